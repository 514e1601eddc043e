"""Ground that no label owns by itself: under a header, beside the head of a row."""

from __future__ import annotations

from dataclasses import replace

from parsers.matching import neighbours
from parsers.matching.finding import Occurrence
from parsers.matching.headers import begins_answer
from parsers.matching.region import Region, Way, is_remark
from parsers.matching.regions import FAR, Ground


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
    for other in neighbours.column(ground.cells, head):
        if other.cell.y0 < low - 3:
            continue
        far = other.cell.y0 - low > FAR
        if not ground.is_free(other) or len(found) == count or far:
            break
        if not is_remark(other):
            found.append(Region(other, 0, len(other.text), Way.CROSSING))
            low = other.cell.y1
    return found
