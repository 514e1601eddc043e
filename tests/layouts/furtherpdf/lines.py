"""Prints of lines to write on: labels in brackets behind them, labels in a margin beside them."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.layouts.catalog import FIELDS, PHASES, SIGNERS
from tests.layouts.furtherpdf.kit import Sheet
from tests.layouts.furtherpdf.tables import FIRST, LONG, PARTS, SIGNED, TALL
from tests.layouts.novelpdf.boxes import BUYING, PLAN
from tests.layouts.novelpdf.kit import HEIGHTS, ROLES


def trailing(s: Sheet) -> None:
    """A line to write on, its label in brackets behind it."""
    s.title()
    _centred(s, "I")
    for left, right in zip(FIRST[::2], FIRST[1::2], strict=True):
        _behind(s, (left, right))
    for section, (long, asked) in LONG.items():
        _centred(s, section)
        s.need(HEIGHTS[long] + 20)
        s.say(s.left, s.y - 9, s.caption(long), 8)
        s.slot(long, (s.left, s.y - 14 - HEIGHTS[long], s.right, s.y - 13))
        s.y -= 16 + HEIGHTS[long]
        _asked(s, asked)
    _centred(s, "IV")
    for phase, name in PHASES.items():
        s.need(36)
        s.say(s.left, s.y - 12, name, 8, bold=True)
        s.y -= 12
        _behind(s, [f"{phase}_{p}" for p in PARTS])
    _asked(s, PLAN)
    _centred(s, "V")
    for field_id in BUYING:
        s.need(16)
        s.slot(field_id, (s.left, s.y - 12, s.left + 8, s.y - 4))
        s.say(s.left + 14, s.y - 11, s.caption(field_id, ""), 8)
        s.y -= 14
    _asked(s, ("vendor_engaged",))
    for n in s.vendors:
        _behind(s, (f"vendor_{n}_name", f"vendor_{n}_authority"))
    _centred(s, "VI")
    for who in SIGNERS:
        s.need(60)
        s.say(s.left, s.y - 12, ROLES[who], 8, bold=True)
        s.y -= 14
        _behind(s, [f"{who}_{p}" for p in SIGNED], 30)


def _centred(s: Sheet, section: str) -> None:
    s.need(TALL.get(section, 90))
    words, middle = s.words.section(section), (s.left + s.right) / 2
    half = stringWidth(words, s.bold, 9) / 2 + 8
    s.y -= 18
    s.rule(s.left, s.y + 3, middle - half)
    s.rule(middle + half, s.y + 3, s.right)
    s.say(middle - half + 8, s.y, words, 9, bold=True)
    s.y -= 6


def _behind(s: Sheet, row: Sequence[str], high: float = 20) -> None:
    s.need(high + 4)
    wide = s.wide / len(row)
    for at, field_id in enumerate(row):
        words = f"({s.caption(field_id, '')})"
        x, used = s.left + at * wide, stringWidth(words, s.font, 7.5)
        end = x + wide - used - 14
        s.rule(x, s.y - high + 3, end)
        s.place(field_id, (x + 1, s.y - high + 3.5, end - 1, s.y - 1))
        s.say(end + 4, s.y - high + 4, words, 7.5)
    s.y -= high


def _asked(s: Sheet, ids: Sequence[str]) -> None:
    for field_id in ids:
        s.need(20)
        s.options(field_id, s.left, s.y - 12, 34)
        s.say(s.left + 84, s.y - 12, s.caption(field_id), 8)
        s.y -= 16


def margin(s: Sheet) -> None:
    """Labels flush right in a wide margin, answers in a column of lines beside them."""
    s.title()
    edge = s.left + s.wide * 0.36
    _headed(s, "I")
    for field_id in FIRST:
        _beside(s, field_id)
    for section, (long, asked) in LONG.items():
        _headed(s, section)
        for field_id in (long, *asked):
            _beside(s, field_id)
    _headed(s, "IV")
    for phase, name in PHASES.items():
        s.need(75)
        s.say(edge, s.y - 10, name, 8.5, bold=True)
        s.y -= 13
        for part in PARTS:
            _beside(s, f"{phase}_{part}")
    for field_id in PLAN:
        _beside(s, field_id)
    _headed(s, "V")
    for field_id in BUYING:
        s.need(16)
        s.slot(field_id, (edge + 2, s.y - 11, edge + 10, s.y - 3))
        s.say(edge + 16, s.y - 10, s.caption(field_id, ""), 8)
        s.y -= 14
    _margin_end(s, edge)


def _margin_end(s: Sheet, edge: float) -> None:
    """Vendors and signers."""
    _beside(s, "vendor_engaged")
    for n in s.vendors:
        for part in ("name", "authority"):
            _beside(s, f"vendor_{n}_{part}", f"{n}. {s.caption(f'vendor_{n}_{part}')}")
    _headed(s, "VI")
    for who in SIGNERS:
        s.need(90)
        s.say(edge, s.y - 10, ROLES[who], 8.5, bold=True)
        s.y -= 13
        for part in SIGNED:
            _beside(s, f"{who}_{part}")


def _headed(s: Sheet, section: str) -> None:
    s.need(TALL.get(section, 90) * 1.5)
    s.y -= 10
    s.say(s.left, s.y - 9, s.words.section(section), 9.5, bold=True)
    s.y -= 17


def _beside(s: Sheet, field_id: str, words: str = "") -> None:
    edge = s.left + s.wide * 0.36
    high = HEIGHTS.get(field_id, 0) * 1.5 or (28.0 if field_id.endswith("_signature") else 17.0)
    lines = s.fits(words or s.caption(field_id), edge - s.left - 8, 8)
    s.need(max(high, 10 * len(lines)) + 4)
    for at, line in enumerate(lines):
        s.say_right(edge - 8, s.y - 11 - at * 9.5, line, 8)
    if FIELDS[field_id].type == "yes_no":
        s.options(field_id, edge + 2, s.y - 11, 50)
    else:
        s.place(field_id, (edge, s.y - high + 1, s.right, s.y))
        s.rule(edge, s.y - high + 0.5, s.right)
    s.y -= max(high, 9.5 * len(lines) + 3) + 3
