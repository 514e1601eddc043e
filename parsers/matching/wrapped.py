"""Answers that run over on another line: "Testing / Quality" with "Assurance" under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from form_templates.model import Field, FieldType
from parsers.matching.flow import CellText
from parsers.matching.prompts import is_prompt
from parsers.matching.region import Region, Way
from parsers.matching.values import Normalised, normalise
from parsers.model import Reading

_TYPED = frozenset({FieldType.DATE, FieldType.PHONE, FieldType.CHOICE})
_LEADING = 0.6
"""Line heights from a line to its continuation; more is another paragraph."""
_JOINED = 0.85
_WITH_AREA = 10
"""Digits of a phone number with its area."""
_EDGE = 2.5

Free = Callable[[CellText], bool]
"""Whether nothing but words that belong to nobody stands in a cell."""


def whole(
    field: Field, reading: Reading, region: Region, cells: Sequence[CellText], free: Free
) -> Reading | None:
    """The reading with the words that went over on another line; None where there are none.

    A date, phone or choice proves itself; a text goes on right under its beginning.
    """
    if region.things or not isinstance(reading.shown, str) or not reading.shown:
        return None
    near = [cell for cell in _near(region, cells) if free(cell)]
    if field.type in _TYPED:
        mine = region.cell.cell
        column = [c for c in near if c.cell.x0 < mine.x1 and c.cell.x1 > mine.x0]
        told = list(_proven(field, reading.shown, region, column or near))
        if len(told) != 1:
            return None
        return replace(reading, value=told[0].value, shown=told[0].shown, confidence=_JOINED)
    if field.type is FieldType.TEXT and reading.value and region.way is not Way.BELOW:
        under = [cell for cell in near if _goes_on(region, cell)]
        over = [cell for cell in near if region.way is Way.RIGHT and _began(region, cell)]
        if len(over) == 1 and not under:
            return _joined(reading, f"{' '.join(over[0].text.split())} {reading.shown}")
        if len(under) == 1:
            return _joined(reading, f"{reading.shown} {' '.join(under[0].text.split())}")
    return None


def _joined(reading: Reading, text: str) -> Reading:
    """The reading as the text that its lines make; a prompt may go over on another line too."""
    value = None if is_prompt(text) else text
    return replace(reading, value=value, shown=text, confidence=_JOINED)


def _near(region: Region, cells: Sequence[CellText]) -> Iterator[CellText]:
    """The cells of one line right above or below the answer's own."""
    mine = region.cell.cell
    for cell in cells:
        other = cell.cell
        high = min(other.y1 - other.y0, mine.y1 - mine.y0)
        gap = max(other.y0 - mine.y1, mine.y0 - other.y1)
        if cell is not region.cell and other.table == mine.table and -0.5 * high <= gap <= high:
            yield cell


def _proven(
    field: Field, shown: str, region: Region, near: Sequence[CellText]
) -> Iterator[Normalised]:
    for cell in near:
        text = cell.text.split("\n")[0].strip()
        if _is_whole(field, text):
            continue  # it goes on from none: it is somebody else's
        after = cell.cell.y0 > region.cell.cell.y0
        first, second = (shown, text) if after else (text, shown)
        for between in (" ", ""):
            told = normalise(field, f"{first.rstrip()}{between}{second}")
            if told.checked:
                yield told
                break


def _is_whole(field: Field, text: str) -> bool:
    """Whether a text is a date, or a phone number with its area, by itself."""
    digits = sum(map(str.isdigit, text))
    if field.type is FieldType.PHONE and digits < _WITH_AREA:
        return False
    return field.type is not FieldType.CHOICE and normalise(field, text).checked


def _began(region: Region, cell: CellText) -> bool:
    """Whether a cell is the line before an answer that stands at half the height of its label."""
    mine, other = region.cell.cell, cell.cell
    high = other.y1 - other.y0
    even = abs(mine.x0 - other.x0) <= _EDGE and mine.table is None
    return even and -0.5 * high <= mine.y0 - other.y1 <= _LEADING * high


def _goes_on(region: Region, cell: CellText) -> bool:
    """Whether a cell is the next line of an answer: at its left edge, at once under it."""
    mine, other = region.cell.cell, cell.cell
    start = (
        region.start
        + len(region.cell.text[region.start :])
        - len(region.cell.text[region.start :].lstrip(" \t:._…"))
    )
    high = other.y1 - other.y0
    return (
        abs(region.cell.x_at(start) - other.x0) <= _EDGE
        and -0.5 * high <= other.y0 - mine.y1 <= _LEADING * high
        and mine.table is None
        and len(cell.text.split()) <= 4
    )
