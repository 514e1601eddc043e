"""What is said of a phase in one breath: "Design: Active, 1/5/2026 to 3/3/2026".

So prints answer that give a phase's status and dates one line (``add_rows_in_one``), or its two
dates one column (``add_spans``). Nothing heads the single answers; their types tell them, where
several rows are alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from form_templates.model import Field, FieldType
from parsers.matching import neighbours
from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText
from parsers.matching.region import DISPUTED, Region, Way
from parsers.matching.sharing.dividing import shared, two_dates

if TYPE_CHECKING:
    from parsers.matching.places import Placed
    from parsers.matching.regions import Ground
    from parsers.matching.structure import Structure

_ROWS = 3
"""Rows of one kind that a print must have whose line says all."""
_TOLD = 2
"""Rows in which all that is asked for must stand."""
_PAIR = 2
"""Dates that a span of time has."""
_SURE = 0.9


def add_rows_in_one(structure: Structure, ground: Ground, found: Placed) -> None:
    """Give the fields of roles their parts of one cell, or of the line behind the role's name."""
    markers: dict[str, Occurrence] = {}
    for key, marker in structure.markers:
        markers.setdefault(key, marker)
    for section in dict.fromkeys(key.partition(":")[0] for key in markers):
        rows = {key: m for key, m in markers.items() if key.partition(":")[0] == section}
        lacking = {key: _lacking(structure, key, found) for key in rows}
        rows = {key: m for key, m in rows.items() if len(_dates(lacking[key])) == _PAIR}
        if len(rows) >= _ROWS:
            _fill(structure, ground, rows, lacking, found)


def _lacking(structure: Structure, key: str, found: Placed) -> list[Field]:
    """The dates and choices of a role that have no place yet."""
    form = structure.vocabulary.form
    asked = [form[f] for f in structure.vocabulary.members[key] if f not in found]
    return [field for field in asked if field.type in {FieldType.DATE, FieldType.CHOICE}]


def _dates(fields: Collection[Field]) -> list[Field]:
    return [field for field in fields if field.type is FieldType.DATE]


def _fill(
    structure: Structure,
    ground: Ground,
    rows: dict[str, Occurrence],
    lacking: dict[str, list[Field]],
    found: Placed,
) -> None:
    used = {region.cell.index for region, _ in found.values()}
    for grounds in (_lines_behind(ground, rows, used), _free_column(structure, rows, used)):
        told = {
            key: list(zip(lacking[key], shared(region, lacking[key]), strict=True))
            for key, region in grounds.items()
        }
        whole = [key for key, parts in told.items() if _complete(parts)]
        if len(whole) < _TOLD or len(told) < _ROWS:
            continue
        for key, parts in told.items():
            found.update({field.id: (region, rows[key]) for field, region in parts})
        return


def _complete(parts: list[tuple[Field, Region]]) -> bool:
    """Whether each answer has a place of its own and something stands there."""
    places = {(region.start, region.end) for _, region in parts}
    return len(places) == len(parts) and not any(region.blank for _, region in parts)


def _lines_behind(
    ground: Ground, rows: dict[str, Occurrence], used: Collection[int]
) -> dict[str, Region]:
    """What stands behind each role on its line."""
    tails = {key: ground.tail(marker) for key, marker in rows.items()}
    return {
        key: Region(tail.cell, tail.start, _line_end(tail), Way.TAIL)
        for key, tail in tails.items()
        if tail.cell.index not in used
    }


def _line_end(tail: Region) -> int:
    stop = tail.cell.text.find("\n", tail.start, tail.end)
    return tail.end if stop < 0 else stop


def _free_column(
    structure: Structure, rows: dict[str, Occurrence], used: Collection[int]
) -> dict[str, Region]:
    """The cells of the one column that nobody has, beside the roles' names in their table."""
    told: dict[int, dict[str, Region]] = {}
    for key, marker in rows.items():
        head = structure.cells[marker.cell].cell
        if head.table is None:
            continue
        for cell in structure.cells:
            here = cell.cell
            beside = here.table == head.table and here.row == head.row and here.x0 >= head.x1 - 3
            if beside and cell.index not in used:
                told.setdefault(here.column, {})[key] = _whole(cell)
    whole = [column for column in told.values() if len(column) == len(rows)]
    return whole[0] if len(whole) == 1 else {}


def _whole(cell: CellText, sure: float = 1.0) -> Region:
    return Region(cell, 0, len(cell.text), Way.CROSSING, sure=sure)


def add_spans(structure: Structure, found: Placed) -> None:
    """Give each role whose dates alone have no place both of them from one cell of its row."""
    told: dict[str, tuple[CellText, Occurrence, tuple[int, int]]] = {}
    rows: dict[str, Occurrence] = {}
    for key, marker in structure.markers:
        if len(_dates(_lacking(structure, key, found))) != _PAIR:
            continue
        rows.setdefault(key, marker)
        for cell in _behind(structure, marker):
            parts = two_dates(cell.text)
            if parts and key not in told:
                told[key] = cell, marker, parts
    if len(told) < _TOLD:
        return
    column = {(cell.cell.table, cell.cell.column) for cell, _, _ in told.values()}
    for key, marker in rows.items():
        first, second = (field.id for field in _dates(_lacking(structure, key, found)))
        if key in told:
            cell, _, (end, start) = told[key]
            found[first] = Region(cell, 0, end, Way.CROSSING, sure=_SURE), marker
            found[second] = Region(cell, start, len(cell.text), Way.CROSSING, sure=_SURE), marker
        elif other := _in_column(structure, marker, column):
            found[first] = found[second] = other, marker


def _behind(structure: Structure, marker: Occurrence) -> Iterator[CellText]:
    """The cells right of a role's name on its line."""
    mine = structure.cells[marker.cell].cell
    for cell in structure.cells:
        if cell.cell.x0 >= mine.x1 - 3 and neighbours.overlap(cell.cell, mine) > 0.4:
            yield cell


def _in_column(
    structure: Structure, marker: Occurrence, columns: set[tuple[int | None, int]]
) -> Region | None:
    """The cell of a role's row in the only column of spans of its table.

    Which date it is that stands there alone nobody can tell.
    """
    table = structure.cells[marker.cell].cell.table
    cells = [
        cell
        for cell in _behind(structure, marker)
        if table is not None and (cell.cell.table, cell.cell.column) in columns
    ]
    if len(cells) != 1:
        return None
    return _whole(cells[0], _SURE if cells[0].blank else DISPUTED)
