"""Labels that stand twice in a row: before the answer, and in another language behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText
from parsers.matching.vocabulary import Sort

_HABIT = 2
"""Rows of a table with a label at both ends, from which it is the table's habit."""

_SAID = re.compile(r"[^\W_]")
_Column = tuple[int | None, float]


def without_translations(
    cells: Sequence[CellText], found: Sequence[Occurrence]
) -> list[Occurrence]:
    """The labels without those that say again, behind an answer, what was asked before it."""
    repeated = [one for one in found if _repeats(cells, one, found)]
    often = Counter(_column(cells, one) for one in repeated if _answered(cells, one))
    own = {_column(cells, one) for one in found if _asks_other(cells, one, found)}
    habits = {column for column, times in often.items() if times >= _HABIT} - own
    again = {id(one) for one in repeated if _column(cells, one) in habits}
    return [one for one in found if id(one) not in again]


def _column(cells: Sequence[CellText], one: Occurrence) -> _Column:
    cell = cells[one.cell].cell
    return cell.table, cell.x0


def _repeats(cells: Sequence[CellText], one: Occurrence, found: Sequence[Occurrence]) -> bool:
    """Whether a label ends its row, and the row begins with one of its fields and its answer."""
    cell = cells[one.cell]
    if cell.cell.table is None or one.colon or not (one.opens and one.ends):
        return False
    row = _row(cells, one)
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


def _answered(cells: Sequence[CellText], one: Occurrence) -> bool:
    """Whether something stands between the two labels of a row, and no white between two blocks."""
    middle = _row(cells, one)[1]
    return bool(middle.things or _SAID.search(middle.text))


def _asks_other(cells: Sequence[CellText], one: Occurrence, found: Sequence[Occurrence]) -> bool:
    """Whether a label in a row's last cell names what its first cell does not: another signer."""
    row = _row(cells, one)
    if one.label.sort is Sort.HEADING or len(row) < 2 or row[-1].index != one.cell:
        return False
    named = {o.label.fields + o.label.keys for o in found if o.cell == row[0].index}
    return one.label.fields + one.label.keys not in named


def _row(cells: Sequence[CellText], one: Occurrence) -> list[CellText]:
    """The cells of a label's row in its table; none where it stands in no table."""
    cell = cells[one.cell].cell
    if cell.table is None:
        return []
    return [c for c in cells if (c.cell.table, c.cell.row) == (cell.table, cell.row)]
