"""What is said of a phase in one breath: "Design: Active, 1/5/2026 to 3/3/2026".

So prints answer that give a phase's dates one column, or its status and dates one line. Nothing
heads the single answers; they are told by their types, where several rows are alike.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from form_templates.model import Field, FieldType
from parsers.matching.finding import Occurrence
from parsers.matching.region import Region, Way
from parsers.matching.sharing import shared

if TYPE_CHECKING:
    from parsers.matching.places import Placed
    from parsers.matching.regions import Ground
    from parsers.matching.structure import Structure

_ROWS = 3
"""Rows of one kind that a print must have."""
_TOLD = 2
"""Rows in which all that is asked for must stand."""
_PAIR = 2
"""Dates that a span of time has."""


def add_rows_in_one(structure: Structure, ground: Ground, found: Placed) -> None:
    """Give the fields of roles their parts of one cell, or of the line behind the role's name."""
    markers: dict[str, Occurrence] = {}
    for key, marker in structure.markers:
        markers.setdefault(key, marker)
    for section in dict.fromkeys(key.partition(":")[0] for key in markers):
        rows = {key: m for key, m in markers.items() if key.partition(":")[0] == section}
        lacking = {key: _lacking(structure, key, found) for key in rows}
        rows = {key: m for key, m in rows.items() if _dates(lacking[key]) == _PAIR}
        if len(rows) >= _ROWS:
            _fill(structure, ground, rows, lacking, found)


def _lacking(structure: Structure, key: str, found: Placed) -> list[Field]:
    form = structure.vocabulary.form
    asked = [form[f] for f in structure.vocabulary.members[key] if f not in found]
    return [field for field in asked if field.type in {FieldType.DATE, FieldType.CHOICE}]


def _dates(fields: Collection[Field]) -> int:
    return sum(field.type is FieldType.DATE for field in fields)


def _fill(
    structure: Structure,
    ground: Ground,
    rows: dict[str, Occurrence],
    lacking: dict[str, list[Field]],
    found: Placed,
) -> None:
    used = {region.cell.index for region, _ in found.values()}
    for way in (_behind, _columns):
        grounds = way(structure, ground, rows, used)
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


def _behind(
    structure: Structure, ground: Ground, rows: dict[str, Occurrence], used: Collection[int]
) -> dict[str, Region]:
    """What stands behind each role on its line."""
    del structure
    tails = {key: ground.tail(marker) for key, marker in rows.items()}
    return {
        key: Region(tail.cell, tail.start, _line_end(tail), Way.TAIL)
        for key, tail in tails.items()
        if tail.cell.index not in used
    }


def _line_end(tail: Region) -> int:
    stop = tail.cell.text.find("\n", tail.start, tail.end)
    return tail.end if stop < 0 else stop


def _columns(
    structure: Structure, ground: Ground, rows: dict[str, Occurrence], used: Collection[int]
) -> dict[str, Region]:
    """The cells of the one column that nobody has, beside the roles' names in their table."""
    del ground
    told: dict[int, dict[str, Region]] = {}
    for key, marker in rows.items():
        head = structure.cells[marker.cell].cell
        if head.table is None:
            continue
        for cell in structure.cells:
            here = cell.cell
            beside = here.table == head.table and here.row == head.row and here.x0 >= head.x1 - 3
            if beside and cell.index not in used:
                region = Region(cell, 0, len(cell.text), Way.CROSSING)
                told.setdefault(here.column, {})[key] = region
    whole = [column for column in told.values() if len(column) == len(rows)]
    return whole[0] if len(whole) == 1 else {}
