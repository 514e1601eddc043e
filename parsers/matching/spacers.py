"""Narrow columns in which nothing stands: worksheets have them between a label and its answer."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.model import Cell

_NARROW = 30.0
"""Points in which nobody could write an answer."""
_ROWS = 3


def without_spacers(sheet: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a Word file without those columns; a page's narrow boxes are for ticks."""
    columns: dict[tuple[int, int, int], list[Cell]] = {}
    for cell in sheet:
        if cell.table is not None and cell.anchor.box is None and cell.x1 - cell.x0 <= _NARROW:
            key = cell.table, round(cell.x0), round(cell.x1)
            columns.setdefault(key, []).append(cell)
    empty = [
        cell
        for column in columns.values()
        if len(column) >= _ROWS and not any(map(_says, column))
        for cell in column
    ]
    spacers = set(map(id, empty))
    return tuple(cell for cell in sheet if id(cell) not in spacers)


def _says(cell: Cell) -> bool:
    """Whether a control, a mark or words stand in a cell."""
    pieces = (piece for line in cell.lines for piece in line.pieces)
    return any(piece.control or piece.mark or piece.text.strip() for piece in pieces)
