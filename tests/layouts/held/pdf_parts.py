"""Section builders that no open PDF layout uses."""

from __future__ import annotations

from tests.layouts.catalog import FIELDS, PHASES
from tests.layouts.pdf.more_parts import PARTS
from tests.layouts.pdf.parts import essay, question
from tests.layouts.pdf.sheet import LEFT, RIGHT, PdfSheet
from tests.layouts.word.identity import ROWS
from tests.layouts.word.planning import ASKED, LONG


def over_rules(s: PdfSheet) -> None:
    """Section I with the label small above, the value under it, a rule under the value."""
    s.heading("I")
    for group in ROWS:
        s.need(28)
        x, wide, low = LEFT, (RIGHT - LEFT) / len(group), s.y - 26
        for f in group:
            s.say(x, s.y - 8, s.words.label(f, ""), 6.5, bold=True)
            s.rule(x, low, x + wide - 12)
            s.slot(f, (x, low + 1, x + wide - 12, s.y - 10))
            x += wide
        s.y = low - 3


def leaders(s: PdfSheet) -> None:
    """Section I as a list with dots between label and value."""
    s.heading("I")
    s.y -= 2
    for group in ROWS:
        for f in group:
            low = s.y - 13
            used = s.say(LEFT, low, s.words.label(f, ""), 9)
            dots = "." * int((250 - used) / 2.6)
            s.say(LEFT + used + 3, low, dots, 9)
            s.slot(f, (LEFT + 260, low - 2, RIGHT, low + 11))
            s.y -= 16


def right_aligned(s: PdfSheet) -> None:
    """Labels set flush right before boxes of one width."""
    s.heading("I")
    s.y -= 3
    for group in ROWS:
        for f in group:
            low = s.y - 15
            label = s.words.label(f)
            s.canvas.setFont(s.font, 8)
            s.canvas.setFillGray(0)
            s.canvas.drawRightString(235, low + 4, label)
            s.box((240, low, RIGHT - 60, s.y - 1))
            s.slot(f, (241, low + 0.8, RIGHT - 61, s.y - 2))
            s.y = low - 2


def phases_across(s: PdfSheet) -> None:
    """Phases as columns, status, start and finish as rows."""
    s.need(120)
    s.heading("IV")
    first, wide = LEFT + 40, (RIGHT - LEFT - 40) / 8
    for i, label in enumerate(PHASES.values()):
        for j, line in enumerate(s.lines(s.words.word(label), wide - 2, 5, bold=True)):
            s.say(first + wide * i + 1, s.y - 8 - 6 * j, line, 5, bold=True)
    s.y -= 30
    for part, word in PARTS:
        low = s.y - 20
        s.box((LEFT, low, first, s.y))
        s.say(LEFT + 2, low + 7, s.words.word(word), 6.5, bold=True)
        for i, phase in enumerate(PHASES):
            x = first + wide * i
            s.box((x, low, x + wide, s.y))
            s.slot(f"{phase}_{part}", (x + 1, low + 1.5, x + wide - 1, s.y - 1.5))
        s.y = low
    s.y -= 4


def vendor_lines(s: PdfSheet) -> None:
    """A line a vendor, each with its own labels."""
    for n in s.vendors:
        s.need(18)
        low = s.y - 15
        used = s.say(LEFT, low + 3, f"Vendor {n} Name:", 8)
        s.rule(LEFT + used + 3, low + 1, 300)
        s.slot(f"vendor_{n}_name", (LEFT + used + 3, low + 1.5, 300, s.y - 1))
        used = s.say(310, low + 3, f"{s.words.word('Purchasing Authority')}:", 8)
        s.rule(310 + used + 3, low + 1, RIGHT)
        s.slot(f"vendor_{n}_authority", (310 + used + 3, low + 1.5, RIGHT, s.y - 1))
        s.y -= 17


def sign_columns(s: PdfSheet) -> None:
    """Signers as columns; signature, name and date as rows."""
    s.need(120)
    s.heading("VI")
    stops = (LEFT, 140.0, 354.0, RIGHT)
    for i, who in enumerate(s.signers, 1):
        s.say(stops[i] + 3, s.y - 11, s.words.role(who), 8, bold=True)
    s.y -= 15
    rows = (("signature", "Signature", 36), ("signed_name", "Printed Name", 18),
            ("signed_date", "Date", 18))  # fmt: skip
    for part, word, high in rows:
        low = s.y - high
        s.say(LEFT + 3, low + high / 2 - 3, word, 8)
        for i, who in enumerate(s.signers, 1):
            s.box((stops[i], low, stops[i + 1], s.y))
            s.slot(f"{who}_{part}", (stops[i] + 2, low + 2, stops[i + 1] - 2, s.y - 2))
        s.y = low


def plain_questions(s: PdfSheet, number: str) -> None:
    """The questions over the line, without a section's heading for IV."""
    if number != "IV":
        s.heading(number)
    for f in ASKED[number]:
        if FIELDS[f].type == "long_text":
            essay(s, f, 105 if f == LONG[0] else 140)
        else:
            question(s, f)
