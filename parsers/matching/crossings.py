"""Ground that no label owns by itself: under a header, beside the head of a row."""

from __future__ import annotations

from dataclasses import replace

from parsers.matching import neighbours
from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText
from parsers.matching.headers import begins_answer
from parsers.matching.region import Region, Way, is_remark
from parsers.matching.regions import FAR, Ground

_EVEN = 1.0
"""Points by which the columns of one table may differ on two pages."""


def crossing(ground: Ground, column: Occurrence, row: Occurrence) -> Region | None:
    """The cell under ``column`` and beside ``row``, or the rest of the row's own cell there."""
    if begins_answer(ground.structure, column, row):
        return replace(ground.tail(row), way=Way.CROSSING)
    found = neighbours.crossing(ground.cells, column, row)
    return Region(found, 0, len(found.text), Way.CROSSING) if found else None


def column_below(ground: Ground, head: Occurrence, count: int) -> list[Region]:
    """Up to ``count`` cells under a header, to the next label or heading."""
    found: list[Region] = []
    low = ground.cells[head.cell].cell.y1
    more = _overleaf(ground, ground.cells[head.cell])
    for other in (*neighbours.column(ground.cells, head), *more):
        if other.cell.y0 < low - 3:
            continue
        far = other.cell.y0 - low > FAR and not (found and other.cell.row == 0 and other in more)
        if not ground.is_free(other) or len(found) == count or far:
            break
        if not is_remark(other):
            found.append(Region(other, 0, len(other.text), Way.CROSSING))
            low = other.cell.y1
    return found


def _overleaf(ground: Ground, head: CellText) -> list[CellText]:
    """The cells of a header's column in the table on the next page that goes on with its own.

    That one begins at once, has the same columns, and asks for nothing itself.
    """
    table, cells = head.cell.table, ground.cells
    if table is None or head.anchor.box is None:
        return []
    page = head.anchor.box.page + 1
    mine = [c.index for c in cells if c.cell.table == table]
    following = [c for c in cells if c.cell.table == table + 1]
    goes_on = following and following[0].index == mine[-1] + 1
    if not goes_on or not all(map(ground.is_free, following)):
        return []
    return [
        c
        for c in following
        if abs(c.cell.x0 - head.cell.x0) <= _EVEN
        and abs(c.cell.x1 - head.cell.x1) <= _EVEN
        and c.anchor.box is not None
        and c.anchor.box.page == page
    ]
