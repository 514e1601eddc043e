"""A page of one typewriter face: dots to a colon, brackets to tick, columns by spaces."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.layouts.catalog import PHASES, SIGNERS
from tests.layouts.furtherpdf.kit import Sheet
from tests.layouts.furtherpdf.tables import FIRST, LONG, PARTS, SIGNED, TALL
from tests.layouts.novelpdf.boxes import BUYING, PLAN
from tests.layouts.novelpdf.kit import HEIGHTS, ROLES

WIDE = stringWidth("m", "Courier", 9)
"""Points that a letter is wide."""


def typescript(s: Sheet) -> None:
    """The whole form, in the order of its sections."""
    s.font = "Courier"
    _put(s, 10, s.words.title.upper())
    _step(s, 22)
    _head(s, "I")
    for field_id in FIRST:
        _dotted(s, field_id)
    for section, (long, asked) in LONG.items():
        _head(s, section)
        _put(s, 0, s.caption(long))
        _step(s, 12)
        s.need(HEIGHTS[long] + 10)
        s.slot(long, (s.left, s.y - HEIGHTS[long] - 10, s.right, s.y))
        s.y -= HEIGHTS[long] + 14
        for field_id in asked:
            _ask(s, field_id)
    _head(s, "IV")
    _phases(s)
    for field_id in PLAN:
        _ask(s, field_id)
    _head(s, "V")
    _buying(s)
    _head(s, "VI")
    for who in SIGNERS:
        _signs(s, who)


def _put(s: Sheet, column: float, text: str) -> None:
    s.say(s.left + column * WIDE, s.y - 10, text, 9)


def _value(s: Sheet, field_id: str, column: float, room: float) -> None:
    x = s.left + column * WIDE
    s.slot(field_id, (x - 2, s.y - 14.0, x + room * WIDE, s.y - 2.5))


def _step(s: Sheet, high: float = 13) -> None:
    s.y -= high
    s.need(30)


def _head(s: Sheet, section: str) -> None:
    s.need(TALL.get(section, 80))
    s.y -= 8
    words = s.words.section(section)
    _put(s, 0, words)
    _step(s, 11)
    _put(s, 0, "-" * len(words))
    _step(s)


def _dotted(s: Sheet, field_id: str, words: str = "") -> None:
    words = words or s.caption(field_id, "")
    _put(s, 0, f"{words} ".ljust(38, ".") + ":")
    _value(s, field_id, 40, 45)
    _step(s)


def _ask(s: Sheet, field_id: str) -> None:
    for line in s.fits(s.caption(field_id, ""), 66 * WIDE, 9):
        _put(s, 0, line)
        _step(s, 11)
    s.y += 11
    for at, option in enumerate(("Yes", "No")):
        column = 70 + at * 9
        _put(s, column, f"[ ] {option}")
        x = s.left + (column + 1) * WIDE
        s.tick_in(field_id, (x, s.y - 11.2, x + WIDE, s.y - 4), option)
    _step(s)


def _phases(s: Sheet) -> None:
    s.need(140)
    for column, words in ((0, "PHASE"), (34, "STATUS"), (54, "START"), (74, "FINISH")):
        _put(s, column, words)
    _step(s)
    for phase, name in PHASES.items():
        _put(s, 0, name)
        for part, column in zip(PARTS, (34, 54, 74), strict=True):
            _value(s, f"{phase}_{part}", column, 17)
        _step(s)


def _buying(s: Sheet) -> None:
    for field_id in BUYING:
        _put(s, 0, f"[ ] {s.caption(field_id, '')}")
        x = s.left + WIDE
        s.tick_in(field_id, (x, s.y - 11.2, x + WIDE, s.y - 4), "")
        _step(s)
    _ask(s, "vendor_engaged")
    for n in s.vendors:
        for part in ("name", "authority"):
            _dotted(s, f"vendor_{n}_{part}", f"{s.caption(f'vendor_{n}_{part}', '')} {n}")


def _signs(s: Sheet, who: str) -> None:
    s.need(110)
    _put(s, 0, ROLES[who].upper())
    _step(s, 26)
    for part in SIGNED:
        words = s.caption(f"{who}_{part}", "")
        _put(s, 0, f"{words} ".ljust(38, ".") + ":")
        x = s.left + 40 * WIDE
        high = 22.0 if part == "signature" else 11.0
        s.place(f"{who}_{part}", (x - 2, s.y - 14, x + 45 * WIDE, s.y - 14 + high))
        _step(s)
    _step(s, 8)
