"""Labels that stand twice in a row: before the answer, and in another language behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText

_HABIT = 2
"""Rows of a table with a label at both ends, from which it is the table's habit."""

_Column = tuple[int | None, float]


def without_translations(
    cells: Sequence[CellText], found: Sequence[Occurrence]
) -> list[Occurrence]:
    """The labels without those that say again, behind an answer, what was asked before it."""
    repeated = [one for one in found if _repeats(cells, one, found)]
    often = Counter(_column(cells, one) for one in repeated)
    again = {id(one) for one in repeated if often[_column(cells, one)] >= _HABIT}
    return [one for one in found if id(one) not in again]


def _column(cells: Sequence[CellText], one: Occurrence) -> _Column:
    cell = cells[one.cell].cell
    return cell.table, cell.x0


def _repeats(cells: Sequence[CellText], one: Occurrence, found: Sequence[Occurrence]) -> bool:
    """Whether a label ends its row, and the row begins with one of its fields and an answer."""
    cell = cells[one.cell]
    if cell.cell.table is None or one.colon or not (one.opens and one.ends):
        return False
    row = [c for c in cells if (c.cell.table, c.cell.row) == (cell.cell.table, cell.cell.row)]
    if len(row) != 3 or row[-1] is not cell:
        return False
    labels = {o.cell: o for o in found if o.cell in {c.index for c in row}}
    first = labels.get(row[0].index)
    return (
        first is not None
        and first.label.fields == one.label.fields
        and bool(one.label.fields)
        and row[1].index not in labels
    )
