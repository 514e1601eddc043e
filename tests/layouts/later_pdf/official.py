"""The office's own form set anew: labels and answers in one cell, and its table of phases."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.layouts.catalog import FIELDS, PHASES, PLAN_NOTE, SIGNERS, VENDOR_NOTE
from tests.layouts.later_pdf.kit import CLOSING, PARTS, SIGNED, WHY, Sheet


def _bar(s: Sheet, section: str, room: float) -> None:
    s.need(room)
    s.y -= 6
    s.box((s.left, s.y - 14, s.right, s.y), fill=0.86)
    s.say(s.left + 4, s.y - 10.5, s.words.section(section), 8.5, bold=True)
    s.y -= 14


def _row(s: Sheet, row: Sequence[tuple[str, float]], high: float = 20, over: bool = False) -> None:
    """Cells with their label before the answer, or over it."""
    for (field_id, _), rect in zip(row, s.cells(high, row), strict=True):
        x0, y0, x1, y1 = rect
        words = s.caption(field_id, ":")
        if over:
            s.say(x0 + 3, y1 - 8, words, 6.5)
            s.answer(field_id, (x0 + 1, y0, x1, y1 - 9))
        else:
            s.say(x0 + 3, (y0 + y1) / 2 - 2.5, words, 7)
            s.answer(field_id, (x0 + 5 + stringWidth(words, s.font, 7), y0, x1, y1))


def _long(s: Sheet, field_id: str, high: float) -> None:
    s.need(high)
    s.box((s.left, s.y - high, s.right, s.y))
    s.say(s.left + 3, s.y - 9, s.caption(field_id), 7.5)
    s.slot(field_id, (s.left + 4, s.y - high + 2, s.right - 4, s.y - 12))
    s.y -= high


def _ask(s: Sheet, field_id: str, note: str = "") -> None:
    ((x0, y0, _x1, _),) = s.cells(17, [(field_id, 1)])
    used = s.say(x0 + 3, y0 + 5, s.caption(field_id), 7.5)
    if FIELDS[field_id].type == "yes_no" and s.yes_no == "list":
        s.slot(field_id, (x0 + used + 8, y0 + 2, x0 + used + 50, y0 + 15))
        used += 46
    else:
        s.options(field_id, x0 + used + 8, y0 + 5, 38)
        used += 84
    s.say(x0 + used + 12, y0 + 5, note, 6.5)


def official(s: Sheet) -> None:
    """The whole form in the order of its sections."""
    s.masthead()
    _bar(s, "I", 160)
    _row(s, [("engagement_title", 1)])
    _row(s, [("requestor_name", 6), ("requestor_phone", 4)])
    _row(s, [("agency", 1)])
    for who in ("project_manager", "business_sponsor", "it_director"):
        _row(s, [(f"{who}_name", 6), (f"{who}_phone", 4)])
    _row(s, [(f, 1) for f in CLOSING], 28, over=True)
    _bar(s, "II", 160)
    _long(s, "business_objectives", 116)
    for field_id in WHY:
        _ask(s, field_id)
    _bar(s, "III", 180)
    _long(s, "services_requested", 150)
    _bar(s, "IV", 200)
    _phases(s)
    _ask(s, "depends_on_other_agencies")
    _ask(s, "formal_project_plan", PLAN_NOTE)
    _bar(s, "V", 150)
    _support(s)
    _bar(s, "VI", 110)
    for who in SIGNERS:
        rects = s.cells(34, [(who, w) for w in (5, 4, 2.4)])
        for part, (x0, y0, x1, y1) in zip(SIGNED, rects, strict=True):
            s.say(x0 + 3, y1 - 8, s.who(f"{who}_{part}"), 6.5)
            s.place(f"{who}_{part}", (x0 + 2, y0 + 1, x1 - 2, y1 - 10))


def _phases(s: Sheet) -> None:
    row = [("", 4.0), ("status", 3.0), ("start", 2.0), ("finish", 2.0)]
    for (part, _), rect in zip(row, s.cells(15, row), strict=True):
        s.words_in(rect, s.caption(f"design_{part}", "") if part else "Project Phase", bold=True)
    for phase, name in PHASES.items():
        first, *rest = s.cells(16, row)
        s.words_in(first, name)
        for part, rect in zip(PARTS, rest, strict=True):
            s.answer(f"{phase}_{part}", rect)


def _support(s: Sheet) -> None:
    left = ("solution_procurement", "high_volume_procurement", "federal_transfer_system",
            "state_transfer_system")  # fmt: skip
    (x0, _y0, _x1, y1), (x2, *_) = s.cells(60, [("", 1), ("", 1)])
    for x, ids in ((x0, left), (x2, ("itb", "rfq", "rfp"))):
        for at, field_id in enumerate(ids):
            y = y1 - 13 - at * 14
            s.slot(field_id, (x + 4, y, x + 12, y + 8))
            s.say(x + 16, y + 1, s.caption(field_id, ""), 7.5)
    _ask(s, "vendor_engaged", VENDOR_NOTE)
    for rect, field_id in zip(s.cells(14, [("", 3), ("", 2)]),
                              ("vendor_1_name", "vendor_1_authority"), strict=True):  # fmt: skip
        s.words_in(rect, s.caption(field_id, ""), bold=True)
    for n in s.vendors:
        for rect, part in zip(s.cells(17, [("", 3), ("", 2)]), ("name", "authority"), strict=True):
            s.answer(f"vendor_{n}_{part}", rect)
