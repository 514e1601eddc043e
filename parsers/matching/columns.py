"""Columns told by what stands in them, where nobody knows the word at their head.

Under "State of Work" each phase has one of the form's statuses: that is the column of statuses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from form_templates.model import Field, FieldType
from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText
from parsers.matching.region import Region, Way
from parsers.matching.values import match_choice, parse_date
from parsers.matching.words import OBJECT, canonical_words
from parsers.model import ControlKind

if TYPE_CHECKING:
    from parsers.matching.places import Placed
    from parsers.matching.structure import Structure

_ROWS = 3
"""Rows of one kind that a table must have."""
_TOLD = 2
"""Answers of a column that must be of its kind."""
_SURE = 0.9


def add_columns_by_content(structure: Structure, found: Placed) -> None:
    """Give each role's fields without a place the cells of the only column that can be theirs."""
    tables = {structure.cells[m.cell].cell.table for _, m in structure.markers} - {None}
    for table in sorted(table for table in tables if table is not None):
        rows = _rows(structure, table)
        if len(rows) < _ROWS:
            continue
        for kind in (FieldType.CHOICE, FieldType.DATE):
            _fill(structure, table, rows, kind, found)


def _rows(structure: Structure, table: int) -> dict[str, Occurrence]:
    """The heads of a table's rows by their roles, of the section that has most of them."""
    rows: dict[str, Occurrence] = {}
    for key, marker in structure.markers:
        if structure.cells[marker.cell].cell.table == table:
            rows.setdefault(key, marker)
    sections = [key.partition(":")[0] for key in rows]
    most = max(sections, key=sections.count, default="")
    return {key: marker for key, marker in rows.items() if key.partition(":")[0] == most}


def _fill(
    structure: Structure,
    table: int,
    rows: dict[str, Occurrence],
    kind: FieldType,
    found: Placed,
) -> None:
    form, members = structure.vocabulary.form, structure.vocabulary.members
    lacking = {
        key: [f for f in members[key] if form[f].type is kind and f not in found] for key in rows
    }
    count = {len(fields) for fields in lacking.values()}
    if len(count) != 1 or count == {0}:
        return
    used = {region.cell.index for region, _ in found.values()}
    fields = [form[f] for f in next(iter(lacking.values()))]
    columns = list(_columns(structure, table, rows, fields, used))
    if len(columns) != len(fields):
        return
    for key, marker in rows.items():
        for field_id, column in zip(lacking[key], columns, strict=True):
            cell = column[structure.cells[marker.cell].cell.row]
            region = Region(cell, 0, len(cell.text), Way.CROSSING, sure=_SURE)
            found[field_id] = region, marker


def _columns(
    structure: Structure,
    table: int,
    rows: dict[str, Occurrence],
    fields: Sequence[Field],
    used: Collection[int],
) -> Iterator[dict[int, CellText]]:
    """The columns of a table, by row, in which nothing but answers to such fields stands."""
    heads = {structure.cells[m.cell].index for m in rows.values()}
    wanted = {structure.cells[m.cell].cell.row for m in rows.values()}
    by_column: dict[int, dict[int, CellText]] = {}
    for cell in structure.cells:
        here = cell.cell
        if here.table == table and here.row in wanted and cell.index not in heads:
            by_column.setdefault(here.column, {})[here.row] = cell
    for _, column in sorted(by_column.items()):
        cells = column.values()
        if column.keys() != wanted or any(cell.index in used for cell in cells):
            continue
        told = [_told(fields[0], cell) for cell in cells if not cell.blank]
        if len(told) >= _TOLD and all(told):
            yield column


def _told(field: Field, cell: CellText) -> bool:
    """Whether what stands in a cell is an answer to such a field, or the place for one."""
    controls = [thing.control for thing in cell.things if thing.control]
    if any(thing.mark for thing in cell.things) or len(controls) > 1:
        return False
    said = cell.text.replace(OBJECT, " ").strip()
    if not controls:
        return _says(field, said)
    control = controls[0]
    if said:
        return False
    choices = {canonical_words(choice) for choice in field.choices}
    listed = choices and choices <= {canonical_words(option) for option in control.options}
    if listed or (field.type is FieldType.DATE and control.kind is ControlKind.DATE):
        return True
    return isinstance(control.value, str) and _says(field, control.value)


def _says(field: Field, text: str) -> bool:
    if field.type is FieldType.DATE:
        return parse_date(text) is not None
    return match_choice(text, field.choices) is not None
