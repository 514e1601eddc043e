"""Labels that head columns or rows: of which answers they ask, and in which tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.matching.finding import Occurrence, place
from parsers.matching.neighbours import beside
from parsers.matching.words import only_numbers

if TYPE_CHECKING:
    from parsers.matching.structure import Structure


_SEVERAL = 2
"""Rows under a header that tell whose it is."""


def headers_of(structure: Structure) -> list[Occurrence]:
    """Repeated labels that head a column (or row) of answers owned by roles beside it (or above).

    Nothing else stands in their cell, and no role of theirs stands before them on their line.
    """
    repeated = [o for o in structure.labels if not o.label.unique and not o.colon]
    found = [o for o in repeated if alone(structure, o) and _heads(structure, o)]
    return _of_one_section(structure, found)


def _of_one_section(structure: Structure, headers: Sequence[Occurrence]) -> list[Occurrence]:
    """The headers, each asking for fields of the only section that all of its table ask for.

    Beside "Signature", "Print Name" is the signer's.
    """
    form = structure.vocabulary.form
    common: dict[int, set[str]] = {}
    for one in headers:
        table = structure.cells[one.cell].cell.table
        if table is not None:
            mine = {form[f].section for f in one.label.fields}
            common[table] = common.get(table, mine) & mine
    narrowed = []
    for one in headers:
        only = common.get(structure.cells[one.cell].cell.table or 0, set())
        fields = tuple(f for f in one.label.fields if form[f].section in only)
        own = fields if structure.cells[one.cell].cell.table is not None else ()
        narrowed.append(replace(one, label=replace(one.label, fields=own or one.label.fields)))
    return narrowed


def _heads(structure: Structure, one: Occurrence) -> bool:
    role_of = structure.vocabulary.role_of
    keys = {role_of[f] for f in one.label.fields}
    markers = [m for key, m in structure.markers if key in keys and m.cell != one.cell]
    alike = sum(
        set(o.label.fields) == set(one.label.fields) and not _of_another_table(structure, o, keys)
        for o in structure.labels
    )
    roles = {key for key, _ in structure.markers if key in keys}
    if alike * 2 > len(roles) or any(same_row(m, one) and m.x < one.x for m in markers):
        return False
    asked = beside(structure.cells, structure.cells[one.cell].cell)
    own = asked is not None and any(thing.control for thing in asked.things)
    below = [m for m in markers if m.y0 > one.y0 and m.x < one.x - 3 and not own]
    below += [m for m in markers if m.y0 > one.y0 and begins_answer(structure, one, m)]
    above = [m for m in markers if m.y1 <= one.y0 + 3 and m.x > one.x + 3]
    return (
        bool(below)
        or _before_rows(structure, one, markers)
        or len({place(m) for m in above if same_row(m, above[-1])}) >= 2
    )


def begins_answer(structure: Structure, head: Occurrence, row: Occurrence) -> bool:
    """Whether a role with a colon begins the cell of its own answer under a header.

    Beside "Printed Name" and "Date", a column "Signature" says "Agency IT Manager: ____".
    """
    above, mine = structure.cells[head.cell].cell, structure.cells[row.cell].cell
    column = above.table == mine.table and above.column == mine.column
    return row.colon and row.start == 0 and above.table is not None and column


def _of_another_table(structure: Structure, one: Occurrence, keys: set[str]) -> bool:
    """Whether a label stands in a table without anybody of its roles: "for office use only"."""
    table = structure.cells[one.cell].cell.table
    named = {structure.cells[m.cell].cell.table for key, m in structure.markers if key in keys}
    return table is not None and None not in named and table not in named


def _before_rows(structure: Structure, one: Occurrence, markers: Sequence[Occurrence]) -> bool:
    """Whether rows of the header's own table have their heads in a column right of it."""
    table = structure.cells[one.cell].cell.table
    mine = [m for m in markers if table is not None and structure.cells[m.cell].cell.table == table]
    behind = [m for m in mine if m.y0 > one.y0 and m.x > one.x + 3]
    in_line = len({m.y0 for m in behind if abs(m.x - behind[0].x) <= 3}) == len(behind)
    return len(behind) >= 2 and len(behind) == len(mine) and in_line


def columns(structure: Structure) -> list[Occurrence]:
    """Headers of columns whose rows have no heads: the form's order tells the rows apart."""
    role_of = structure.vocabulary.role_of
    marked = {key for key, _ in structure.markers}
    found = []
    for one in structure.labels:
        keys = {role_of[f] for f in one.label.fields}
        alike = [o for o in structure.labels if set(o.label.fields) == set(one.label.fields)]
        alike = [o for o in alike if not titles_table(structure, o)]
        if rows_are_others(structure, one):
            continue
        if len(keys) > 1 and not keys & marked and alike == [one] and alone(structure, one):
            found.append(one)
    return found


def rows_are_others(structure: Structure, one: Occurrence) -> bool:
    """Whether the next rows under a header are headed by roles that are none of its own."""
    cells, role_of = structure.cells, structure.vocabulary.role_of
    keys = {role_of[field_id] for field_id in one.label.fields}
    mine = cells[one.cell].cell
    named = {
        key
        for key, m in structure.markers
        if cells[m.cell].cell.table == mine.table
        and 0 < cells[m.cell].cell.row - mine.row <= _SEVERAL
    }
    return mine.table is not None and len(named - keys) >= _SEVERAL and not named & keys


def titles_table(structure: Structure, one: Occurrence) -> bool:
    """Whether a label stands over a table with the same label in it: "Vendors, if any"."""
    cells = structure.cells
    following = cells[one.cell + 1].cell.table if one.cell + 1 < len(cells) else None
    if cells[one.cell].cell.table is not None or following is None or one.colon:
        return False
    again = (o for o in structure.labels if set(o.label.fields) == set(one.label.fields))
    inside = any(cells[o.cell].cell.table == following for o in again)
    return inside and alone(structure, one)


def alone(structure: Structure, one: Occurrence) -> bool:
    """Whether nothing else stands in a label's cell."""
    cell = structure.cells[one.cell]
    before, behind = cell.text[: one.start], cell.text[one.end :]
    return not cell.things and only_numbers(before) and not behind.strip(" \n*:")


def headed(structure: Structure) -> set[str]:
    """The fields that a header asks for in a table where their row has its head."""
    role_of, cells = structure.vocabulary.role_of, structure.cells
    rows = {(key, cells[m.cell].cell.table) for key, m in structure.markers}
    return {
        field_id
        for head in structure.headers
        for field_id in head.label.fields
        if (table := cells[head.cell].cell.table) is not None and (role_of[field_id], table) in rows
    }


def same_row(one: Occurrence, other: Occurrence) -> bool:
    """Whether two labels stand on one line of the sheet."""
    return min(one.y1, other.y1) - max(one.y0, other.y0) > 0.4 * min(
        one.y1 - one.y0, other.y1 - other.y0
    )
