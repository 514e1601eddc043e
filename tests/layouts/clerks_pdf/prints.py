"""The prints: a landscape form of two halves, boxes with captions above, cards, a typed sheet."""

from __future__ import annotations

from collections.abc import Sequence

from tests.layouts.catalog import FIELDS, PERSONS, PHASES, SIGNERS
from tests.layouts.clerks_pdf.sheets import Sheet
from tests.layouts.later_pdf.kit import BUYING, CLOSING, PARTS, PLAN, ROLES, SIGNED, WHY

_TALL = {"business_objectives": 96.0, "services_requested": 126.0}


def _rows(s: Sheet, ids: Sequence[str], share: float = 0.42, high: float = 19) -> None:
    """Label in a shaded cell, the answer in the cell to its right."""
    for field_id in ids:
        tall = _TALL.get(field_id, high)
        s.need(tall)
        split = s.left + s.wide * share
        label, rest = (s.left, s.y - tall, split, s.y), (split, s.y - tall, s.right, s.y)
        s.box(label, fill=0.92)
        s.box(rest)
        s.words_in(label, s.who(field_id), 7)
        s.answer(field_id, rest, "radio")
        s.y -= tall


def _plan(s: Sheet, shares: Sequence[float] = (4, 2.5, 2.2, 2.2), high: float = 18) -> None:
    row = [(p, w) for p, w in zip(("", *PARTS), shares, strict=True)]
    for (part, _), rect in zip(row, s.cells(16, row), strict=True):
        s.words_in(rect, s.caption(f"design_{part}", "") if part else "Phase", 7, bold=True)
    for phase, name in PHASES.items():
        first, *rest = s.cells(high, row)
        s.words_in(first, name, 7)
        for part, rect in zip(PARTS, rest, strict=True):
            s.answer(f"{phase}_{part}", rect)


def _ticks(s: Sheet, columns: int = 1) -> None:
    step = s.wide / columns
    for at, field_id in enumerate(BUYING):
        x = s.left + at % columns * step
        s.need(14)
        s.slot(field_id, (x + 2, s.y - 11, x + 10.5, s.y - 2.5))
        s.say(x + 15, s.y - 10, s.caption(field_id, ""), 7.5)
        if at % columns == columns - 1 or at == len(BUYING) - 1:
            s.y -= 14


def _vendors(s: Sheet) -> None:
    row = [("name", 3.0), ("authority", 2.0)]
    for (part, _), rect in zip(row, s.cells(15, row), strict=True):
        s.words_in(rect, s.caption(f"vendor_1_{part}", ""), 7, bold=True)
    for n in s.vendors:
        for (part, _), rect in zip(row, s.cells(18, row), strict=True):
            s.answer(f"vendor_{n}_{part}", rect)


def halves(s: Sheet) -> None:
    """Landscape: sections I to III in the left half, the others in the right one, on each page."""
    s.title(13)
    top, left, right, middle = s.y, s.left, s.right, (s.left + s.right) / 2
    s.right, s.wide = middle - 8, middle - 8 - left
    s.head("I")
    _rows(s, ["engagement_title", "agency", *(f"{w}_{p}" for w in PERSONS
                                              for p in ("name", "phone")), *CLOSING])  # fmt: skip
    s.y, s.left, s.right = top, middle + 8, right
    s.head("IV")
    _plan(s)
    _rows(s, PLAN, 0.62, 22)
    s.turn()
    top, s.left, s.right = s.y, left, middle - 8
    s.head("II")
    _rows(s, ("business_objectives", *WHY), 0.36, 24)
    s.head("III")
    _rows(s, ("services_requested",), 0.36)
    s.y, s.left, s.right = top, middle + 8, right
    s.head("V")
    _ticks(s)
    _rows(s, ("vendor_engaged",), 0.62, 22)
    _vendors(s)
    s.head("VI")
    for who in SIGNERS:
        _rows(s, [f"{who}_{p}" for p in SIGNED], 0.46, 24)


def _above(s: Sheet, ids: Sequence[str], shares: Sequence[float] = (), high: float = 31) -> None:
    """Captions over open boxes with white between them."""
    x, whole = s.left, sum(shares or [1] * len(ids))
    tall = max(_TALL.get(f, high) for f in ids)
    s.need(tall)
    for field_id, share in zip(ids, shares or [1] * len(ids), strict=True):
        wide = s.wide * share / whole - 8
        s.say(x, s.y - 8, s.caption(field_id), 7)
        if FIELDS[field_id].type != "yes_no":
            s.box((x, s.y - tall + 3, x + wide, s.y - 11))
        s.answer(field_id, (x, s.y - tall + 3, x + wide, s.y - 11), "radio")
        x += wide + 8
    s.y -= tall


def boxes_above(s: Sheet) -> None:
    """Captions over open boxes; a count of characters and of days that nobody fills in."""
    s.title()
    s.head("I")
    _above(s, ("engagement_title", "date_requested", "desired_go_live"), (3, 1.4, 1.6))
    _above(s, ("agency",))
    for who in PERSONS:
        _above(s, (f"{who}_name", f"{who}_phone"), (3, 2))
    _above(s, CLOSING[2:])
    for section, field_id, asked in (("II", "business_objectives", WHY),
                                     ("III", "services_requested", ())):  # fmt: skip
        s.head(section, 150)
        _above(s, (field_id,))
        shown = len(s.profile.written[field_id])
        s.say_right(s.right - 8, s.y - 5, f"Characters used: {shown}", 6)
        s.y -= 8
        for question in asked:
            _above(s, (question,), high=26)
    s.head("IV", 260)
    _plan(s, (4, 2.6, 2, 2))
    for question in PLAN:
        _above(s, (question,), high=26)
    s.head("V", 200)
    _ticks(s, 2)
    _above(s, ("vendor_engaged",), high=26)
    for n in s.vendors:
        _above(s, (f"vendor_{n}_name", f"vendor_{n}_authority"), (3, 2))
    s.head("VI", 130)
    for who in SIGNERS:
        s.say(s.left, s.y - 10, ROLES[who], 8, bold=True)
        s.y -= 12
        _above(s, [f"{who}_{p}" for p in SIGNED], (4, 3, 1.6), 38)


def cards(s: Sheet) -> None:
    """Persons as cards two abreast, the phases in two tables of four beside each other."""
    s.title()
    s.head("I")
    _rows(s, ("engagement_title", "agency"), 0.25)
    top, left, right, middle = s.y - 6, s.left, s.right, (s.left + s.right) / 2
    for at, who in enumerate(PERSONS):
        s.left, s.right = (middle + 4, right) if at % 2 else (left, middle - 4)
        s.wide, s.y = s.right - s.left, top - at // 2 * 62
        s.cells(14, [("", 1)])
        s.say(s.left + 3, s.y + 4, s.caption(f"{who}_name", ""), 7.5, bold=True)
        for part, words in (("name", "Name"), ("phone", s.caption(f"{who}_phone", ""))):
            s.say(s.left + 3, s.y - 15, f"{words}:", 7)
            s.answer(f"{who}_{part}", (s.left + 62, s.y - 20, s.right - 4, s.y - 3))
            s.rule(s.left + 62, s.y - 20, s.right - 4)
            s.y -= 21
    s.left, s.right, s.wide = left, right, right - left
    s.y = top - 2 * 62 - 4
    _rows(s, CLOSING, 0.25)
    for section, field_id, asked in (("II", "business_objectives", WHY),
                                     ("III", "services_requested", ())):  # fmt: skip
        s.head(section, 160)
        _rows(s, (field_id, *asked), 0.25, 26)
    s.head("IV", 150)
    top, names = s.y, list(PHASES)
    for side in (0, 1):
        s.left, s.right = (middle + 4, right) if side else (left, middle - 4)
        s.wide, s.y = s.right - s.left, top
        _some(s, names[4 * side : 4 * side + 4])
    s.left, s.right, s.wide = left, right, right - left
    _rows(s, PLAN, 0.6, 20)
    s.head("V", 190)
    _ticks(s, 2)
    _rows(s, ("vendor_engaged",), 0.6, 20)
    _vendors(s)
    s.head("VI", 120)
    row = [("", 2.0), *zip(SIGNED, (3.4, 2.6, 1.6), strict=True)]
    for (part, _), rect in zip(row, s.cells(15, row), strict=True):
        s.words_in(rect, s.caption(f"it_manager_{part}", "") if part else "", 7, bold=True)
    for who in SIGNERS:
        first, *rest = s.cells(32, row)
        s.words_in(first, ROLES[who], 7)
        for part, rect in zip(SIGNED, rest, strict=True):
            s.answer(f"{who}_{part}", rect)


def _some(s: Sheet, phases: Sequence[str]) -> None:
    """A table of some of the phases in narrow columns."""
    row = [(p, w) for p, w in zip(("", *PARTS), (3.4, 2.9, 2.9, 2.9), strict=True)]
    for (part, _), rect in zip(row, s.cells(15, row), strict=True):
        s.words_in(rect, s.caption(f"design_{part}", "") if part else "Phase", 6.5, bold=True)
    for phase in phases:
        first, *rest = s.cells(24, row)
        s.words_in(first, PHASES[phase], 6.5)
        for part, rect in zip(PARTS, rest, strict=True):
            s.answer(f"{phase}_{part}", rect)
