"""Boxes that stand in one row of a table and on the line of another.

Where a rule between two rows was not seen a cell reaches down into the next row, and where its own
box was not seen either, the next row's is the only one in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.model import Anchor, Cell, ControlKind, Line

_COMMON = 0.3
"""The share of the lower one's height that lines of one row have in common at least."""


def astray(sheet: Sequence[Cell]) -> frozenset[Anchor]:
    """The anchors of boxes on the line of what another row of their table says, and not of what
    their own does."""
    tables: dict[int, list[Cell]] = {}
    for cell in sheet:
        if cell.table is not None:
            tables.setdefault(cell.table, []).append(cell)
    return frozenset(anchor for cells in tables.values() for anchor in _astray_in(cells))


def _astray_in(cells: Sequence[Cell]) -> Iterator[Anchor]:
    said = [(cell.row, line) for cell in cells for line in cell.lines if _says_something(line)]
    for cell in cells:
        for line in cell.lines:
            rows = {row for row, other in said if _level(line, other)}
            if rows and cell.row not in rows:
                yield from _boxes(line)


def _boxes(line: Line) -> Iterator[Anchor]:
    for piece in line.pieces:
        if piece.control is not None and piece.control.kind is ControlKind.CHECKBOX:
            yield piece.control.anchor


def _says_something(line: Line) -> bool:
    return any(letter.isalnum() for piece in line.pieces for letter in piece.text)


def _level(one: Line, other: Line) -> bool:
    common = min(one.y1, other.y1) - max(one.y0, other.y0)
    return common >= _COMMON * min(one.y1 - one.y0, other.y1 - other.y0)
