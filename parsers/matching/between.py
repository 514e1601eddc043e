"""Rows (or columns) between known ones are those that the form has between them.

Under "Business Issues" and over "Procurement" a row that nobody can read ("Reqs.") is that of the
requirements: the form has one there, and so has the print.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText
from parsers.matching.vocabulary import Label, Sort, Vocabulary

_KNOWN = 3
"""Heads that must be known for the others to be told by their order."""
_SCORE = 0.85
_LINE = 3.0

Marker = tuple[str, Occurrence]


def markers_between(
    vocabulary: Vocabulary,
    cells: Sequence[CellText],
    markers: Sequence[Marker],
    labelled: Container[int],
) -> Iterator[Marker]:
    """The heads of a table that stand, as many as the form has, between two known ones.

    ``labelled`` are the cells with labels that heads share: "Contact Phone" is nobody's row.
    """
    order = list(vocabulary.members)
    here: dict[tuple[int, str], dict[int, str]] = {}
    for key, marker in markers:
        cell = cells[marker.cell].cell
        if cell.table is not None:
            here.setdefault((cell.table, key.partition(":")[0]), {}).setdefault(marker.cell, key)
    for heads in here.values():
        known = {key for _, key in markers}
        rows = {cells[head].cell.row for head in heads}
        if len(set(heads.values())) < _KNOWN:
            continue
        for first, last in pairwise(sorted(heads)):
            if len(rows) > 1 and cells[first].cell.row == cells[last].cell.row:
                continue  # what stands between the heads of two rows is answers
            lacking = order[order.index(heads[first]) + 1 : order.index(heads[last])]
            between = _heads_between(cells, cells[first], cells[last])
            found = [cell for cell in between if cell.index not in labelled]
            if lacking and len(found) == len(lacking) and known.isdisjoint(lacking):
                yield from ((k, _as_head(k, c)) for k, c in zip(lacking, found, strict=True))


def _heads_between(cells: Sequence[CellText], first: CellText, last: CellText) -> list[CellText]:
    """The cells with words alone in line with two heads and between them, each of a row."""
    one, other = first.cell, last.cell
    down = abs(one.x0 - other.x0) <= _LINE
    if not down and one.row != other.row:
        return []
    return [
        cell
        for cell in cells
        if cell.cell.table == one.table
        and not cell.things
        and cell.text.strip()
        and (
            (abs(cell.cell.x0 - one.x0) <= _LINE and one.row < cell.cell.row < other.row)
            if down
            else (cell.cell.row == one.row and one.x0 < cell.cell.x0 < other.x0)
        )
    ]


def _as_head(key: str, cell: CellText) -> Occurrence:
    label = Label((), Sort.ROLE, keys=(key,), primary=False)
    return Occurrence(
        label, cell.index, 0, len(cell.text), _SCORE, opens=True, ends=True, colon=False,
        y0=cell.cell.y0, y1=cell.cell.y1, x=cell.cell.x0,
    )  # fmt: skip
