"""A grid as ``form.toml`` writes it: rows and columns that make a field at every crossing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from form_templates.field_schema import RowLabels, read_field
from form_templates.model import Field, Grid, GridRow
from form_templates.table import Table, nearest

_ROW = "{row}"


@dataclass(frozen=True)
class GridDraft:
    """A grid with its fields, each with the table that an error about it would name."""

    grid: Grid
    fields: tuple[tuple[Field, Table], ...]


def row_labels(table: Table) -> tuple[str, ...]:
    """The labels of a grid's rows, for ``choices_from``; :func:`read_grid` notes the problems."""
    rows = table.values.get("rows")
    found = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    labels = [row.get("label") for row in found]
    return tuple(label for label in labels if isinstance(label, str))


def read_grid(table: Table, labels: RowLabels) -> GridDraft:
    """The grid that ``table`` describes, with a field for every row and column."""
    columns = tuple(table.tables("columns", needed=True))
    headers = tuple(column.text("header") for column in columns)
    rows: list[GridRow] = []
    fields: list[tuple[Field, Table]] = []
    for row in table.tables("rows", needed=True):
        made = list(_row_fields(row, columns, headers, labels))
        fields += made
        rows.append(GridRow(row.text("label"), tuple(field.id for field, _ in made)))
        row.done()
    grid = Grid(table.text("corner"), headers, tuple(rows), table.wholes("widths"))
    table.done()
    expected = len(headers) + any(row.label for row in rows)
    if grid.widths and len(grid.widths) != expected:
        problem = f"`widths` has {len(grid.widths)} numbers for {expected} columns."
        table.wrong("widths", problem, "Give one for each column, the rows' heads included.")
    return GridDraft(grid, tuple(fields))


def _row_fields(
    row: Table, columns: tuple[Table, ...], headers: tuple[str, ...], labels: RowLabels
) -> Iterator[tuple[Field, Table]]:
    row_id = row.text("id", needed=True)
    also = row.texts("also")
    common: dict[str, object] = {"role": row.text("role") or row.text("label")}
    if also:
        common["role_also"] = list(also)
    if "required" in row.values:
        common["required"] = row.flag("required")
    changes = row.table("changes")
    for column, header in zip(columns, headers, strict=True):
        column_id = column.text("id", needed=True)
        change = changes.table(column_id) if changes else None
        values = {key: value for key, value in column.values.items() if key != "header"}
        values |= common | {"id": f"{_ROW}_{column_id}"} | dict(change.values if change else {})
        place = change or column
        crossing = Table(_filled(values, row_id), place.where, place.problems, place.needle)
        yield read_field(crossing, labels, default_label=header), crossing
    if changes:
        _refuse_unknown(changes, columns)


def _refuse_unknown(changes: Table, columns: tuple[Table, ...]) -> None:
    ids = [column.text("id") for column in columns]
    for key in changes.values:
        if key not in ids:
            changes.wrong("", f'`changes` names "{key}", which is no column.', nearest(key, ids))


def _filled(values: dict[str, object], row_id: str) -> dict[str, object]:
    return {key: _fill(value, row_id) for key, value in values.items()}


def _fill(value: object, row_id: str) -> object:
    if isinstance(value, str):
        return value.replace(_ROW, row_id)
    if isinstance(value, dict):
        return _filled(value, row_id)
    return value
