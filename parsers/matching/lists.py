"""Choices printed as a list, a box before (or behind) each: one answer to the label over them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.matching.flow import CellText
from parsers.matching.region import Region
from parsers.matching.values import match_choice
from parsers.matching.words import OBJECT
from parsers.model import ControlKind

_ALIGNED = 6.0
"""Points by which the boxes of one column may stand out of line."""
_LEADING = 2.5
"""Line heights from one choice of a list to the next."""


def with_list(cells: Sequence[CellText], region: Region, choices: Sequence[str]) -> Region | None:
    """``region`` with the choices listed under its first one, and beside these.

    None where fewer than two of ``choices`` stand there, each once with a box of its own.
    """
    first = _choice_in(region.cell, choices)
    if not first:
        return None
    listed, met = [region.cell], {first}
    options = [(cell, said) for cell in cells if (said := _choice_in(cell, choices))]
    for cell, said in [*_column(region.cell, options), *_beside(region.cell, options)]:
        if said not in met and (_goes_on(listed, cell) or _on_a_row(listed, cell)):
            listed.append(cell)
            met.add(said)
    if len(listed) < 2:
        return None
    return replace(region, end=len(region.cell.text), more=tuple(listed[1:]))


def _choice_in(cell: CellText, choices: Sequence[str]) -> str:
    """The choice that stands in a cell with one box, and nothing else; "" for none."""
    boxes = [t for t in cell.things if t.control and t.control.kind is ControlKind.CHECKBOX]
    if len(boxes) != 1 or len(cell.things) != 1:
        return ""
    return match_choice(cell.text.replace(OBJECT, " ").strip(), tuple(choices)) or ""


Option = tuple[CellText, str]


def _column(first: CellText, options: Sequence[Option]) -> Iterator[Option]:
    """The options in line with the first one, from there downwards."""
    under = [
        (cell, said)
        for cell, said in options
        if cell.cell.y0 > first.cell.y0 and abs(cell.cell.x0 - first.cell.x0) <= _ALIGNED
    ]
    yield from sorted(under, key=lambda option: option[0].cell.y0)


def _beside(first: CellText, options: Sequence[Option]) -> Iterator[Option]:
    """The options right of the first one's column, nearest first."""
    right = [(cell, said) for cell, said in options if cell.cell.x0 > first.cell.x0 + _ALIGNED]
    yield from sorted(right, key=lambda option: (option[0].cell.x0, option[0].cell.y0))


def _goes_on(listed: Sequence[CellText], cell: CellText) -> bool:
    """Whether a cell is the next line of the column in which the list stands."""
    last, high = listed[-1].cell, cell.cell.y1 - cell.cell.y0
    aligned = abs(cell.cell.x0 - last.x0) <= _ALIGNED
    return aligned and 0 < cell.cell.y0 - last.y0 <= _LEADING * high


def _on_a_row(listed: Sequence[CellText], cell: CellText) -> bool:
    middle = (cell.cell.y0 + cell.cell.y1) / 2
    return any(one.cell.y0 <= middle <= one.cell.y1 for one in listed)
