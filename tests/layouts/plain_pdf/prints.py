"""Prints in boxes and columns: an older edition with numbers, two columns, captions under lines."""

from __future__ import annotations

from collections.abc import Sequence

from tests.layouts.catalog import FIELDS, PERSONS, PHASES, SIGNERS
from tests.layouts.later_pdf.kit import BUYING, CLOSING, PARTS, PLAN, SIGNED, WHY, Sheet

Row = Sequence[tuple[str, str, float]]
"""Number, field and share of the width of each box of a row."""


def boxes(s: Sheet, row: Row, high: float = 27) -> None:
    """Boxes side by side, number and label in small print at their top."""
    for (number, field_id, _), rect in zip(row, s.cells(high, [(f, w) for _, f, w in row]),
                                           strict=True):  # fmt: skip
        x0, y0, x1, y1 = rect
        words = s.caption(field_id)
        if field_id.endswith(tuple(SIGNED)) and field_id.startswith(tuple(SIGNERS)):
            words = s.who(field_id)
        s.say(x0 + 2, y1 - 7.5, f"{number} {words}".strip(), 6)
        s.answer(field_id, (x0 + 1, y0 + 1, x1, y1 - 9))


def _bar(s: Sheet, section: str) -> None:
    s.need(110)
    s.y -= 6
    s.box((s.left, s.y - 13, s.right, s.y), fill=0.8)
    s.say(s.left + 4, s.y - 9.5, s.words.section(section), 8, bold=True)
    s.y -= 13


def _long(s: Sheet, number: str, field_id: str, high: float) -> None:
    s.need(high)
    s.box((s.left, s.y - high, s.right, s.y))
    lines = s.fits(f"{number} {s.caption(field_id)}".strip(), s.wide - 6, 6.5)
    for at, line in enumerate(lines, 1):
        s.say(s.left + 2, s.y - 8 * at, line, 6.5)
    s.slot(field_id, (s.left + 3, s.y - high + 2, s.right - 3, s.y - 8 * len(lines) - 3))
    s.y -= high


def _ask(s: Sheet, number: str, field_id: str, kind: str = "check") -> None:
    """A question with its boxes at the right end of the line; wrapped where it is too long."""
    lines = s.fits(f"{number} {s.caption(field_id)}".strip(), s.wide - 96, 7)
    high = max(16, 9 * len(lines) + 5)
    ((x0, y0, x1, y1),) = s.cells(high, [(field_id, 1)])
    for at, line in enumerate(lines, 1):
        s.say(x0 + 3, y1 - 2 - 9 * at, line, 7)
    s.options(field_id, x1 - 88, (y0 + y1) / 2 - 3, 42, kind=kind)


def _phases(s: Sheet, shares: Sequence[float], numbered: bool = False) -> None:
    row = [(p, w) for p, w in zip(("", *PARTS), shares, strict=True)]
    for (part, _), rect in zip(row, s.cells(15, row), strict=True):
        s.words_in(rect, s.caption(f"design_{part}", "") if part else "Project Phase", 7, bold=True)
    for letter, (phase, name) in zip("abcdefgh", PHASES.items(), strict=True):
        first, *rest = s.cells(20, row)
        s.words_in(first, f"15{letter}. {name}" if numbered else name, 7)
        for part, rect in zip(PARTS, rest, strict=True):
            s.answer(f"{phase}_{part}", rect)


def _ticks(s: Sheet, ids: Sequence[str], columns: int) -> None:
    step = s.wide / columns
    for at, field_id in enumerate(ids):
        column = at % columns
        x = s.left + column * step
        s.need(14)
        s.slot(field_id, (x + 3, s.y - 11, x + 11, s.y - 3))
        s.say(x + 15, s.y - 10, s.caption(field_id), 7.5)
        if column == columns - 1 or at == len(ids) - 1:
            s.y -= 14


def _vendors(s: Sheet) -> None:
    row = [("vendor_1_name", 3.0), ("vendor_1_authority", 2.0)]
    for (field_id, _), rect in zip(row, s.cells(14, row), strict=True):
        s.words_in(rect, s.caption(field_id), 7, bold=True)
    for n in s.vendors:
        for part, rect in zip(("name", "authority"), s.cells(18, row), strict=True):
            s.answer(f"vendor_{n}_{part}", rect)


def older(s: Sheet) -> None:
    """The edition of 2009: every box has a number; the office's own boxes stand at the end."""
    s.masthead()
    s.say(s.left, s.top - 6, "DOIT-41 (Rev. 3/09)", 6)
    _bar(s, "I")
    boxes(s, [("1.", "engagement_title", 3), ("2.", "date_requested", 1)])
    for at, who in enumerate(PERSONS, 3):
        boxes(s, [(f"{at}a.", f"{who}_name", 3), (f"{at}b.", f"{who}_phone", 1)])
    boxes(s, [("7.", "agency", 1)])
    boxes(s, [("8.", "current_phase", 2), ("9.", "request_type", 2), ("10.", "desired_go_live", 1)])
    _bar(s, "II")
    _long(s, "11.", "business_objectives", 108)
    for at, field_id in enumerate(WHY, 12):
        _ask(s, f"{at}.", field_id)
    _bar(s, "III")
    _long(s, "14.", "services_requested", 138)
    _bar(s, "IV")
    _phases(s, (4, 2.5, 2, 2), numbered=True)
    for at, field_id in enumerate(PLAN, 16):
        _ask(s, f"{at}.", field_id)
    _bar(s, "V")
    _ticks(s, BUYING, 2)
    _ask(s, "18.", "vendor_engaged")
    _vendors(s)
    _bar(s, "VI")
    for at, who in enumerate(SIGNERS, 19):
        boxes(s, [(f"{at}{x}.", f"{who}_{p}", w)
                  for x, p, w in zip("abc", SIGNED, (4, 3, 1.6), strict=True)], 34)  # fmt: skip
    s.y -= 8
    s.cells(12, [("", 1)])
    s.say(s.left + 3, s.y + 3.5, "FOR DOIT USE ONLY", 6.5, bold=True)
    for words, (x0, _, _, y1) in zip(("Received By", "Date Received", "Tracking Number"),
                                     s.cells(26, [("", 1)] * 3), strict=True):  # fmt: skip
        s.say(x0 + 2, y1 - 7.5, words, 6)


def two_up(s: Sheet) -> None:
    """Sections I to III down the left half of the page, IV to VI down the right one."""
    s.title()
    top, right, middle = s.y, s.right, (s.left + s.right) / 2
    s.right = middle - 6
    s.wide = s.right - s.left
    _bar(s, "I")
    boxes(s, [("", "engagement_title", 1)])
    boxes(s, [("", "agency", 1)])
    for who in PERSONS:
        boxes(s, [("", f"{who}_name", 5), ("", f"{who}_phone", 4)])
    boxes(s, [("", f, 1) for f in CLOSING[:2]])
    boxes(s, [("", "current_phase", 1)])
    boxes(s, [("", "request_type", 1)])
    _bar(s, "II")
    _long(s, "", "business_objectives", 138)
    for field_id in WHY:
        _ask(s, "", field_id, "radio")
    _bar(s, "III")
    _long(s, "", "services_requested", 170)
    s.y, s.left, s.right = top, middle + 6, right
    _bar(s, "IV")
    _phases(s, (4, 3.4, 2.9, 2.9))
    for field_id in PLAN:
        _ask(s, "", field_id, "radio")
    _bar(s, "V")
    _ticks(s, BUYING, 1)
    _ask(s, "", "vendor_engaged", "radio")
    _vendors(s)
    _bar(s, "VI")
    for who in SIGNERS:
        boxes(s, [("", f"{who}_signature", 1)], 34)
        boxes(s, [("", f"{who}_signed_name", 4), ("", f"{who}_signed_date", 3)])


def _under(s: Sheet, row: Sequence[tuple[str, float]], high: float = 17) -> None:
    """Answers upon lines, what they are under each in small print."""
    x, whole = s.left, sum(w for _, w in row)
    s.need(high + 16)
    for field_id, share in row:
        wide = s.wide * share / whole
        s.rule(x, s.y - high, x + wide - 14)
        s.answer(field_id, (x, s.y - high, x + wide - 14, s.y))
        words = s.caption(field_id)
        if field_id.startswith(tuple(f"{w}_sign" for w in SIGNERS)):
            words = s.who(field_id)
        s.say(x + 2, s.y - high - 7.5, words, 6.5)
        x += wide
    s.y -= high + 12


def captions_under(s: Sheet) -> None:
    """No boxes: lines with their captions under them, in every section."""
    s.title()
    s.head("I")
    _under(s, [("engagement_title", 1), ("agency", 1)])
    for who in PERSONS:
        _under(s, [(f"{who}_name", 3), (f"{who}_phone", 2)])
    _under(s, [(f, 1) for f in CLOSING[:2]])
    _under(s, [(f, 1) for f in CLOSING[2:]])
    for section, field_id, asked, high in (("II", "business_objectives", WHY, 100),
                                           ("III", "services_requested", (), 130)):  # fmt: skip
        s.head(section, high + 60)
        _long(s, "", field_id, high)
        for question in asked:
            _line(s, question)
    s.head("IV", 240)
    _phases(s, (4, 2.5, 2, 2))
    for question in PLAN:
        _line(s, question)
    s.head("V")
    _ticks(s, BUYING, 1)
    _line(s, "vendor_engaged")
    for n in s.vendors:
        _under(s, [(f"vendor_{n}_name", 3), (f"vendor_{n}_authority", 2)])
    s.head("VI")
    for who in SIGNERS:
        _under(s, [(f"{who}_{p}", w) for p, w in zip(SIGNED, (4, 3, 1.8), strict=True)], 30)


def _line(s: Sheet, field_id: str) -> None:
    s.need(18)
    used = s.say(s.left, s.y - 12, s.caption(field_id), 8)
    if FIELDS[field_id].type == "yes_no":
        s.options(field_id, s.left + used + 14, s.y - 12, 42, kind="radio")
    s.y -= 18


def leaders(s: Sheet) -> None:
    """A typescript with dots up to the answers; a line of another office at every page's foot."""
    s.title()
    _foot(s)
    s.head("I")
    for at, field_id in enumerate(("engagement_title", "agency"), 1):
        _dotted(s, f"{at}.", field_id)
    for at, who in enumerate(PERSONS, 3):
        _dotted(s, f"{at}a.", f"{who}_name")
        _dotted(s, f"{at}b.", f"{who}_phone")
    for at, field_id in enumerate(CLOSING, 7):
        _dotted(s, f"{at}.", field_id)
    for section, field_id, asked, high in (("II", "business_objectives", WHY, 100),
                                           ("III", "services_requested", (), 130)):  # fmt: skip
        s.head(section, high + 60)
        s.say(s.left, s.y - 10, s.caption(field_id), 8.5)
        s.slot(field_id, (s.left, s.y - high, s.right, s.y - 14))
        s.y -= high
        for question in asked:
            _dotted(s, "", question)
    s.head("IV", 300)
    _foot(s)
    for phase, name in PHASES.items():
        s.need(30)
        s.say(s.left, s.y - 11, name, 8.5, bold=True)
        for x, part in zip((150, 300, 410), PARTS, strict=True):
            used = s.say(s.left + x, s.y - 11, f"{s.caption(f'{phase}_{part}')} ...", 8)
            s.answer(f"{phase}_{part}", (s.left + x + used, s.y - 15, s.left + x + used + 78, s.y))
        s.y -= 18
    for question in PLAN:
        _dotted(s, "", question)
    s.head("V")
    _ticks(s, BUYING, 1)
    _dotted(s, "", "vendor_engaged")
    for n in s.vendors:
        _dotted(s, f"{n}.", f"vendor_{n}_name")
        _dotted(s, "", f"vendor_{n}_authority")
    s.head("VI", 150)
    for who in SIGNERS:
        for part in SIGNED:
            _dotted(s, "", f"{who}_{part}", 30 if part == "signature" else 18)


def _dotted(s: Sheet, number: str, field_id: str, high: float = 18) -> None:
    s.need(high)
    words = s.who(field_id) if "_sign" in field_id else s.caption(field_id)
    used = s.say(s.left, s.y - high + 6, f"{number} {words} ".strip(), 8.5) + 4
    start = max(250.0, used + 30)
    dots = "." * int((start - used - 6) / 2.4)
    s.say(s.left + used, s.y - high + 6, dots, 8.5)
    if FIELDS[field_id].type == "yes_no":
        s.options(field_id, s.left + start + 4, s.y - high + 6, 46)
    else:
        s.answer(field_id, (s.left + start, s.y - high + 1, s.right, s.y))
    s.y -= high


def _foot(s: Sheet) -> None:
    s.say(s.left, 22, "Office of Policy and Management, Budget Division   Phone: 860-555-0190   "
          "Date printed: 01/02/2024", 6.5)  # fmt: skip
