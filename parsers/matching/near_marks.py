"""Marks near a label: beside its line, over its caption, a few lines about it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText
from parsers.matching.neighbours import on_line
from parsers.model import Mark

_OVER = 24.0
"""Points between a signature and the caption under its line."""
_LINE = 220.0
"""Points that a line to sign on is long."""
_ABOUT = 45.0
"""Points from a slot within which a mark may have been meant for it."""
_SLACK = 3.0
"""Points by which what stands beside each other may overlap."""


def marks_touching(
    cells: Sequence[CellText], label: Occurrence, taken: Collection[Mark]
) -> CellText | None:
    """The cell of an open page behind a label, touching its line, with a mark not ``taken``."""
    mine = cells[label.cell].cell
    found = [
        other
        for other in _with_marks(cells, taken)
        if other.cell.table is None
        and other.cell.x0 >= mine.x1 - _SLACK
        and min(other.cell.y1, label.y1) > max(other.cell.y0, label.y0)
    ]
    middle = label.y0 + label.y1
    return min(found, key=lambda c: abs(c.cell.y0 + c.cell.y1 - middle), default=None)


def mark_over(
    cells: Sequence[CellText], label: Occurrence, taken: Collection[Mark]
) -> CellText | None:
    """The lowest such cell over a caption: between its left end and what stands beside it."""
    mine = cells[label.cell].cell
    behind = (c.cell.x0 for c in cells if c.cell.x0 >= mine.x1 and on_line(c.cell, label))
    right_end = min(behind, default=mine.x0 + _LINE)
    found = [
        other
        for other in _with_marks(cells, taken)
        if other.cell.table is None
        and mine.x0 - _SLACK <= (other.cell.x0 + other.cell.x1) / 2 <= right_end
        and -_SLACK <= mine.y0 - other.cell.y1 <= _OVER
    ]
    return max(found, key=lambda other: other.cell.y1, default=None)


def marks_about(
    cells: Sequence[CellText], label: Occurrence, taken: Collection[Mark]
) -> list[CellText]:
    """The cells with such marks a few lines above or below a label, or further on in a table.

    Where a table goes on behind a page's end, the rows are far from their head.
    """
    return [
        other
        for other in _with_marks(cells, taken)
        if max(other.cell.y0 - label.y1, label.y0 - other.cell.y1) <= _ABOUT
        or (other.cell.table is not None and other.index > label.cell)
    ]


def _with_marks(cells: Sequence[CellText], taken: Collection[Mark]) -> list[CellText]:
    return [
        cell
        for cell in cells
        if any(t.mark and t.mark.present and t.mark not in taken for t in cell.things)
    ]
