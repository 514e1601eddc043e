"""The sections of a PDF form, whatever way its labels stand."""

from __future__ import annotations

from itertools import pairwise

from tests.layouts.catalog import BOXES, FIELDS, PHASES, PLAN_NOTE, VENDOR_NOTE
from tests.layouts.pdf.sheet import LEFT, RIGHT, PdfSheet
from tests.layouts.word.identity import ROWS
from tests.layouts.word.planning import ASKED, LONG

LAST = ROWS[-1]


def place(s: PdfSheet, field_id: str, x0: float, x1: float, way: str, height: float) -> None:
    """A label and the place of its value, in a strip ``height`` high below the cursor."""
    top, low = s.y, s.y - height
    label = s.words.label(field_id)
    if way == "right":
        s.box((x0, low, x1, top))
        used = s.say(x0 + 3, low + (height - 8) / 2 + 2, label, 7.5, bold=True)
        s.slot(field_id, (x0 + used + 6, low + 2, x1 - 2, top - 2))
    elif way == "below":
        s.box((x0, low, x1, top))
        s.say(x0 + 3, top - 8, label, 6.5)
        s.slot(field_id, (x0 + 2, low + 1.5, x1 - 2, top - 10))
    elif way == "line":
        used = s.say(x0, low + 4, label, 9)
        s.rule(x0 + used + 3, low + 2, x1 - 8)
        s.slot(field_id, (x0 + used + 3, low + 2.5, x1 - 8, top - 3))
    elif way == "split":
        middle = x0 + (130 if x1 - x0 > 140 else 65)
        s.box((x0, low, middle, top), fill=0.93)
        parts = s.lines(label, middle - x0 - 6, 7.5, bold=True)
        for i, part in enumerate(parts):
            s.say(x0 + 3, top - 9 - 8 * i, part, 7.5, bold=True)
        s.box((middle, low, x1, top))
        s.slot(field_id, (middle + 2, low + 2, x1 - 2, top - 2))
    else:
        s.say(x0, top - 9, label, 8)
        s.box((x0, low + 2, x1 - 6, top - 11))
        s.slot(field_id, (x0 + 1, low + 3, x1 - 7, top - 12))


_HEIGHT = {"right": 20.0, "below": 27.0, "line": 20.0, "split": 22.0, "above": 32.0}


def strip(
    s: PdfSheet, fields: tuple[str, ...], way: str = "", widths: tuple[int, ...] = ()
) -> None:
    """Fields beside each other across the page; ``widths`` are relative."""
    way = way or s.way
    height = _HEIGHT[way]
    s.need(height)
    total, x = sum(widths or [1] * len(fields)), LEFT
    for f, share in zip(fields, widths or (1,) * len(fields), strict=True):
        right = x + (RIGHT - LEFT) * share / total
        place(s, f, x, right, way, height)
        x = right
    s.y -= height


def identity(s: PdfSheet) -> None:
    """Section I: rows of one, two and four."""
    s.heading("I")
    for fields in ROWS[:-1]:
        strip(s, fields, widths=(5, 3) if len(fields) == 2 else ())
    if s.way in {"line", "split"}:
        strip(s, LAST[:2])
        strip(s, LAST[2:])
    else:
        strip(s, LAST, "below" if s.way == "right" else s.way)


def identity_columns(s: PdfSheet) -> None:
    """Section I in two columns: the project on the left, the people on the right."""
    s.heading("I")
    strip(s, ("engagement_title", "requestor_name"))
    strip(s, ("agency", "requestor_phone"))
    strip(s, ("date_requested", "project_manager_name"))
    strip(s, ("desired_go_live", "project_manager_phone"))
    strip(s, ("current_phase", "business_sponsor_name"))
    strip(s, ("request_type", "business_sponsor_phone"))
    strip(s, ("it_director_name", "it_director_phone"))


def answer(s: PdfSheet, field_id: str, x: float, low: float) -> None:
    """A yes/no in this print's way, from ``x`` on the line at ``low``."""
    if s.yes_no in {"list", "text"}:
        if s.yes_no == "list":
            s.box((x, low - 2, x + 60, low + 11))
        s.slot(field_id, (x + 1, low - 1, x + 59, low + 10))
        return
    kind = "radio" if s.yes_no == "radio" else "check"
    for option in FIELDS[field_id].choices:
        s.slot(field_id, (x, low - 1, x + 9, low + 8), kind, option)
        x += 13 + s.say(x + 12, low, option, 8.5) + 12


def question(s: PdfSheet, field_id: str) -> None:
    """A yes/no question over the line, its answer behind it."""
    s.need(20)
    low = s.y - 14
    label = s.words.label(field_id)
    used = s.say(LEFT + 3, low, label, 8.5 if len(label) < 85 else 7)
    x = LEFT + used + 12
    x = max(x, RIGHT - 110) if s.way in {"split", "above"} else x
    answer(s, field_id, x, low)
    note = {"formal_project_plan": PLAN_NOTE, "vendor_engaged": VENDOR_NOTE}.get(field_id, "")
    s.y -= 18
    if note:
        s.say(LEFT + 12, s.y - 7, note, 7)
        s.y -= 11


def essay(s: PdfSheet, field_id: str, height: float) -> None:
    """A question with a large box under it."""
    s.need(height + 16)
    s.say(LEFT + 3, s.y - 11, s.words.label(field_id), 8.5, bold=True)
    s.y -= 16
    if s.way != "line" or not s.drawn:
        s.box((LEFT, s.y - height, RIGHT, s.y))
    s.slot(field_id, (LEFT + 2, s.y - height + 2, RIGHT - 2, s.y - 2))
    s.y -= height + 2


def asked(s: PdfSheet, number: str) -> None:
    """Section II or III, or the questions of Section IV."""
    if number != "IV":
        s.heading(number)
    for f in ASKED[number]:
        if f in LONG:
            essay(s, f, 105 if f == LONG[0] else 145)
        else:
            question(s, f)


def phases(s: PdfSheet, order: tuple[str, ...] = ("status", "start", "finish")) -> None:
    """Phases as rows under column heads; ruled unless the print has no rules."""
    s.need(185)
    s.heading("IV")
    heads = {"status": "Status", "start": "Start", "finish": "Finish"}
    stops = (LEFT, 245.0, 360.0, 465.0, RIGHT)
    s.need(170)
    top = ["Project Phase", *(heads[o] for o in order)]
    for x, head in zip(stops, top, strict=False):
        s.say(x + 3, s.y - 11, s.words.word(head), 8, bold=True)
    if s.rules:
        for a, b in pairwise(stops):
            s.box((a, s.y - 15, b, s.y))
    s.y -= 15
    for phase, label in PHASES.items():
        low = s.y - 16
        s.say(LEFT + 3, low + 5, s.words.word(label), 8)
        for i, part in enumerate(order, 1):
            s.slot(f"{phase}_{part}", (stops[i] + 2, low + 1.5, stops[i + 1] - 4, s.y - 1.5))
        if s.rules:
            for a, b in pairwise(stops):
                s.box((a, low, b, s.y))
        s.y = low


def phase_strips(s: PdfSheet) -> None:
    """A line a phase, each with the words Status, Start and Finish on it."""
    s.heading("IV")
    for phase, label in PHASES.items():
        s.need(18)
        low = s.y - 15
        s.say(LEFT, low + 3, s.words.word(label), 8, bold=True)
        stops = ((175, 290, "Status"), (300, 425, "Start"), (435, RIGHT, "Finish"))
        for x0, x1, word in stops:
            part = word.lower()
            used = s.say(x0, low + 3, f"{s.words.word(word)}:", 8)
            s.rule(x0 + used + 3, low + 1, x1)
            s.slot(f"{phase}_{part}", (x0 + used + 3, low + 1.5, x1, s.y - 2))
        s.y -= 17


def boxes(s: PdfSheet, columns: int = 2) -> None:
    """The procurement boxes, in one or two columns, and the question after them."""
    s.need(150)
    s.heading("V")
    groups = (BOXES[:4], BOXES[4:]) if columns == 2 else (BOXES,)
    top, deepest = s.y, s.y
    for i, group in enumerate(groups):
        x, y = LEFT + 5 + i * 270, top - 13
        for f in group:
            s.slot(f, (x, y - 1, x + 9, y + 8))
            s.say(x + 14, y, s.words.label(f, ""), 8)
            y -= 14
        deepest = min(deepest, y)
    s.y = deepest + 8
    question(s, "vendor_engaged")


def vendors(s: PdfSheet) -> None:
    """Vendors under two column heads."""
    s.need(20 + 18 * s.vendor_rows)
    stops = (LEFT, 330.0, RIGHT)
    heads = ("Vendor Name(s)", "Purchasing Authority")
    for x, head in zip(stops, heads, strict=False):
        s.say(x + 3, s.y - 11, s.words.word(head), 8, bold=True)
    s.y -= 15
    for n in s.vendors:
        low = s.y - 17
        for i, part in enumerate(("name", "authority")):
            if s.rules:
                s.box((stops[i], low, stops[i + 1], s.y))
            s.slot(f"vendor_{n}_{part}", (stops[i] + 2, low + 2, stops[i + 1] - 4, s.y - 2))
        s.y = low


def sign_table(s: PdfSheet) -> None:
    """Signers as rows; Signature, Printed Name and Date as columns."""
    s.need(125)
    s.heading("VI")
    stops = (LEFT, 150.0, 330.0, 480.0, RIGHT)
    for x, head in zip(stops, ("", "Signature", "Printed Name", "Date"), strict=False):
        s.say(x + 3, s.y - 11, head, 8, bold=True)
    s.y -= 15
    for who in s.signers:
        low = s.y - 34
        for i, part in enumerate(s.lines(s.words.role(who), 96, 8, bold=True)):
            s.say(LEFT + 3, low + 20 - 10 * i, part, 8, bold=True)
        for i, part in enumerate(("signature", "signed_name", "signed_date"), 1):
            s.box((stops[i], low, stops[i + 1], s.y))
            inset = 2 if part == "signature" else 8
            rect = (stops[i] + 2, low + inset, stops[i + 1] - 2, s.y - inset)
            s.slot(f"{who}_{part}", rect)
        s.y = low


def sign_lines(s: PdfSheet) -> None:
    """A signer's block: the role, then a rule for the signature, then name and date."""
    s.heading("VI")
    for who in s.signers:
        s.need(84)
        s.say(LEFT, s.y - 14, s.words.role(who), 9, bold=True)
        low = s.y - 48
        used = s.say(LEFT, low, "Signature:", 9)
        s.rule(LEFT + used + 4, low - 2, 400)
        s.slot(f"{who}_signature", (LEFT + used + 4, low - 1, 400, low + 26))
        low -= 24
        for x0, x1, word, part in (
            (LEFT, 330.0, "Printed Name:", "signed_name"), (350.0, RIGHT, "Date:", "signed_date"),
        ):  # fmt: skip
            used = s.say(x0, low, word, 9)
            s.rule(x0 + used + 3, low - 2, x1)
            s.slot(f"{who}_{part}", (x0 + used + 3, low - 1.5, x1, low + 12))
        s.y = low - 8


def sign_cells(s: PdfSheet) -> None:
    """Cells with their label small on top: … Signature, Printed Name, Date."""
    s.heading("VI")
    stops = (LEFT, 275.0, 450.0, RIGHT)
    for who in s.signers:
        s.need(42)
        low = s.y - 42
        words = (f"{s.words.role(who)} Signature", "Printed Name", "Date")
        parts = ("signature", "signed_name", "signed_date")
        for i, (word, part) in enumerate(zip(words, parts, strict=True)):
            s.box((stops[i], low, stops[i + 1], s.y))
            s.say(stops[i] + 3, s.y - 8, word, 6.5)
            s.slot(f"{who}_{part}", (stops[i] + 2, low + 2, stops[i + 1] - 2, s.y - 11))
        s.y = low
