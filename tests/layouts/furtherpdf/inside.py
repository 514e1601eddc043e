"""Boxes with their label inside at the left, before the answer; persons in two columns."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.layouts.catalog import PERSONS, PHASES, SIGNERS
from tests.layouts.furtherpdf.kit import Sheet
from tests.layouts.furtherpdf.tables import LONG, PARTS, SIGNED, TALL
from tests.layouts.novelpdf.boxes import BUYING, PLAN
from tests.layouts.novelpdf.kit import HEIGHTS, ROLES


def inside(s: Sheet) -> None:
    """The whole form, in the order of its sections."""
    s.title()
    _head(s, "I")
    _persons(s)
    for section, (long, asked) in LONG.items():
        _head(s, section)
        high = HEIGHTS[long] + 14
        s.need(high)
        s.box((s.left, s.y - high, s.right, s.y))
        s.say(s.left + 3, s.y - 9, s.caption(long), 7)
        s.slot(long, (s.left + 3, s.y - high + 2, s.right - 3, s.y - 13))
        s.y -= high + 2
        _ask(s, asked)
    _head(s, "IV")
    _phases(s)
    _ask(s, PLAN)
    _head(s, "V")
    _buying(s)
    _head(s, "VI")
    _signers(s)


def _head(s: Sheet, section: str) -> None:
    s.need(TALL.get(section, 90))
    s.y -= 9
    s.shade((s.left, s.y - 17, s.right, s.y), 0.3)
    s.white_on_dark(s.left + 8, s.y - 12.5, s.words.section(section), 10, dark=True)
    s.y -= 20


def _within(s: Sheet, field_id: str, x: float, wide: float, high: float = 20) -> None:
    """The box's label in small grey print, the answer behind it."""
    s.box((x, s.y - high, x + wide, s.y))
    words = s.caption(field_id)
    s.canvas.setFont(s.font, 7)
    s.canvas.setFillGray(0.45)
    s.canvas.drawString(x + 3, s.y - high / 2 - 2.5, words)
    s.canvas.setFillGray(0)
    begin = x + stringWidth(words, s.font, 7) + 7
    s.place(field_id, (begin, s.y - high + 1, x + wide - 2, s.y - 1))


def _ask(s: Sheet, ids: Sequence[str]) -> None:
    for field_id in ids:
        s.need(22)
        s.box((s.left, s.y - 19, s.right, s.y))
        s.say(s.left + 3, s.y - 12, s.caption(field_id), 7.5)
        s.options(field_id, s.right - 90, s.y - 12, 44, kind="radio")
        s.y -= 21


def _persons(s: Sheet) -> None:
    half = s.wide / 2
    for field_id in ("engagement_title", "agency"):
        _within(s, field_id, s.left, s.wide)
        s.y -= 22
    for pair in (PERSONS[:2], PERSONS[2:]):
        for part in ("name", "phone"):
            for at, who in enumerate(pair):
                _within(s, f"{who}_{part}", s.left + at * half, half - (4 if at == 0 else 0))
            s.y -= 22
    for left, right in (("date_requested", "desired_go_live"), ("current_phase", "request_type")):
        _within(s, left, s.left, half - 4)
        _within(s, right, s.left + half, half)
        s.y -= 22


def _phases(s: Sheet) -> None:
    for phase, name in PHASES.items():
        s.need(24)
        s.box((s.left, s.y - 20, s.left + 132, s.y), fill=0.93)
        s.say(s.left + 4, s.y - 13, name, 8, bold=True)
        step = (s.wide - 134) / 3
        for at, part in enumerate(PARTS):
            _within(s, f"{phase}_{part}", s.left + 134 + at * step, step - 2)
        s.y -= 22


def _buying(s: Sheet) -> None:
    for at, field_id in enumerate(BUYING):
        s.need(18)
        x = s.left + at % 2 * s.wide / 2
        s.slot(field_id, (x + 4, s.y - 13, x + 13, s.y - 4))
        s.say(x + 18, s.y - 12, s.caption(field_id, ""), 8)
        s.y -= 15 * (at % 2 or at == len(BUYING) - 1)
    s.y -= 4
    _ask(s, ("vendor_engaged",))
    for n in s.vendors:
        s.need(24)
        _within(s, f"vendor_{n}_name", s.left, s.wide * 0.58 - 2)
        _within(s, f"vendor_{n}_authority", s.left + s.wide * 0.58, s.wide * 0.42)
        s.y -= 22


def _signers(s: Sheet) -> None:
    half = s.wide / 2
    s.need(100)
    for at, who in enumerate(SIGNERS):
        s.say(s.left + at * half + 2, s.y - 11, ROLES[who], 8.5, bold=True)
    s.y -= 15
    for part, high in zip(SIGNED, (34, 20, 20), strict=True):
        for at, who in enumerate(SIGNERS):
            _within(s, f"{who}_{part}", s.left + at * half, half - (4 if at == 0 else 0), high)
        s.y -= high + 2
