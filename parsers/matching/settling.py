"""For which field each label is: by itself, by the role it stands with, by the form's order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from parsers.matching.finding import Occurrence, place
from parsers.matching.headers import (
    alone,
    columns,
    headed,
    headers_of,
    rows_are_others,
    same_row,
    titles_table,
)
from parsers.matching.neighbours import beside, right
from parsers.matching.preferring import better
from parsers.matching.sections import section_at
from parsers.matching.signers import NOBODY, whose
from parsers.matching.vocabulary import Sort

if TYPE_CHECKING:
    from parsers.matching.structure import Structure

_CARD = 140.0
"""Points that a card under somebody's name is high at most."""
_BELOW = 0.0005
"""What a label is nearer to the one of two names beside each other that it stands below."""
_SEVERAL = 2
"""Rows that one cell stands beside."""
_REACH = 400.0
"""Points under somebody's name within which a label may still be theirs."""


def settle(structure: Structure) -> None:
    """Give every label of ``structure`` to its field, and name the headers of columns and rows."""
    _settle_unique(structure)
    structure.headers = headers_of(structure)
    _leave_to_headers(structure)
    _settle_repeated(structure)


def _settle_unique(structure: Structure) -> None:
    """A label that names one field is that field's; of several, the best-looking, then the first.

    A printed form name repeated in a page head must not take the place of the label.
    """
    for one in structure.labels:
        if not one.label.unique:
            continue
        field_id = one.label.fields[0]
        sofar = structure.fields.get(field_id)
        if sofar is None or better(structure, one, sofar):
            structure.fields[field_id] = one


def _leave_to_headers(structure: Structure) -> None:
    """A role's name in one table is no label where a header of another table asks for its field.

    "Agency Business Sponsor" heads a row of approvals; the name stands in the table of contacts.
    """
    for field_id, one in list(structure.fields.items()):
        table = structure.cells[one.cell].cell.table
        asked = {
            structure.cells[head.cell].cell.table
            for head in structure.headers
            if field_id in head.label.fields
        } - {None}
        own = structure.vocabulary.role_of[field_id]
        named = {structure.cells[m.cell].cell.table for key, m in structure.markers if key == own}
        if not (one.label.role and table is not None and alone(structure, one)):
            continue
        elsewhere = (asked & named) - {table} or _named_elsewhere(structure, field_id, one)
        elsewhere = elsewhere or _has_card(structure, field_id)
        if elsewhere and table in _of_others(structure, own, one):
            del structure.fields[field_id]
            for other in structure.labels:
                if _asks_elsewhere(structure, other, field_id, table):
                    structure.fields.setdefault(field_id, other)
            for other in _in_tables_of_questions(structure, field_id, own):
                structure.fields.setdefault(field_id, other)


def _in_tables_of_questions(structure: Structure, field_id: str, own: str) -> Iterator[Occurrence]:
    """The labels alone in a cell of a table that asks line by line, whatever title is over it.

    Several of the section's other fields are asked there too.
    """
    vocabulary, section = structure.vocabulary, own.partition(":")[0]
    for one in structure.labels:
        table = structure.cells[one.cell].cell.table
        if one.label.fields != (field_id,) or table is None or not alone(structure, one):
            continue
        if table in _of_others(structure, own, one):
            continue
        beside_it = {
            o.label.fields[0]
            for o in structure.labels
            if o.label.unique and structure.cells[o.cell].cell.table == table
        }
        own_kind = [f for f in beside_it if vocabulary.form[f].section == section]
        if len(own_kind) > _SEVERAL:
            yield one


def _asks_elsewhere(
    structure: Structure, one: Occurrence, field_id: str, table: int | None
) -> bool:
    """Whether a label asks for nothing but a field, in its section and outside of a table."""
    section = section_at(structure, place(one))
    return (
        one.label.fields == (field_id,)
        and structure.cells[one.cell].cell.table != table
        and one.opens
        and one.ends
        and section in {"", structure.vocabulary.form[field_id].section}
    )


def _named_elsewhere(structure: Structure, field_id: str, one: Occurrence) -> bool:
    """Whether a label of the role's own asks for the field elsewhere: "Sponsor Name"."""
    role_of, named = structure.vocabulary.role_of, structure.vocabulary.roles
    keys = set(named.get(one.label.tokens, ()))
    table = structure.cells[one.cell].cell.table
    return any(
        field_id in o.label.fields
        and keys.issuperset(role_of[f] for f in o.label.fields)
        and structure.cells[o.cell].cell.table != table
        and o.opens
        and o.ends
        for o in structure.labels
        if o is not one
    )


def _has_card(structure: Structure, field_id: str) -> bool:
    """Whether a role's name titles a card in the field's own section: labels stand under it."""
    own, section = (
        structure.vocabulary.role_of[field_id],
        structure.vocabulary.form[field_id].section,
    )
    return any(
        key == own
        and marker.label.sort is Sort.ROLE
        and section_at(structure, place(marker)) == section
        and any(
            0 < o.y0 - marker.y0 <= _CARD and o.colon and field_id in o.label.fields
            for o in structure.labels
        )
        for key, marker in structure.markers
    )


def _of_others(structure: Structure, key: str, one: Occurrence) -> set[int | None]:
    """The tables with a header before a label that asks only for fields of other sections.

    A worksheet may be one table: what its lower part asks for says nothing of the upper one.
    """
    role_of = structure.vocabulary.role_of
    section = key.partition(":")[0]
    return {
        structure.cells[head.cell].cell.table
        for head in structure.headers
        if place(head) < place(one)
        and all(role_of[f].partition(":")[0] != section for f in head.label.fields)
    }


def _settle_repeated(structure: Structure) -> None:
    """Give each repeated label that is no header to the field of the role it stands with."""
    taken: set[str] = set(structure.fields) | headed(structure)
    heads = {place(one) for one in (*structure.headers, *columns(structure))}
    leftover: list[Occurrence] = []
    for one in structure.labels:
        if one.label.unique or place(one) in heads or titles_table(structure, one):
            continue
        if alone(structure, one) and rows_are_others(structure, one):
            continue
        if _stands_beside_rows(structure, one):
            continue
        free = [f for f in one.label.fields if f not in taken]
        signer = whose(structure, one, {structure.vocabulary.role_of[f] for f in free})
        if signer == NOBODY:
            continue
        own = [f for f in free if structure.vocabulary.role_of[f] == signer]
        chosen = own[0] if own else _by_role(structure, one, free)
        if chosen:
            structure.fields[chosen] = one
            taken.add(chosen)
        elif free:
            leftover.append(one)
    _settle_in_order(structure, leftover, taken)


def _stands_beside_rows(structure: Structure, one: Occurrence) -> bool:
    """Whether a label titles rows from their left that ask for the same: "Vendors" in one cell."""
    mine = structure.cells[one.cell].cell
    if mine.table is None or one.colon or not alone(structure, one):
        return False
    nearest = right(structure.cells, one)
    rows = [
        o
        for o in structure.labels
        if o.label.fields == one.label.fields
        and structure.cells[o.cell].cell.table == mine.table
        and o.x > one.x
        and o.opens
        and mine.y0 - 1 <= o.y0 < mine.y1
    ]
    return any(nearest is structure.cells[o.cell] for o in rows) and len(rows) >= _SEVERAL


def _by_role(structure: Structure, one: Occurrence, free: Sequence[str]) -> str | None:
    """The field among ``free`` whose role's marker stands best beside this label."""
    role_of: Mapping[str, str] = structure.vocabulary.role_of
    by_key: dict[str, str] = {}
    for field_id in free:
        by_key.setdefault(role_of[field_id], field_id)
    by_itself = alone(structure, one)
    best: tuple[float, str] | None = None
    order = {place(marker): at for at, (_, marker) in enumerate(structure.markers)}
    for key, marker in structure.markers:  # of several that one wording names, the form's first
        if key not in by_key or _under_another_title(structure, key, marker, one):
            continue
        if place(marker) > place(one):
            score = _heads_answers(structure, marker, one) if by_itself else 0.0
        else:
            score = _nearness(structure, marker, one) + order[place(marker)] * 1e-6
        if score and (best is None or score > best[0]):
            best = score, by_key[key]
    return best[1] if best else None


def _under_another_title(
    structure: Structure, key: str, marker: Occurrence, one: Occurrence
) -> bool:
    """Whether somebody is named in another section than the own one, in which a label stands.

    Who sponsors is named among the contacts as well, and signs under the title of the approvals.
    """
    own = key.partition(":")[0]
    named, asked = (section_at(structure, place(at)) for at in (marker, one))
    return asked == own and named not in {"", own}


def _heads_answers(structure: Structure, marker: Occurrence, one: Occurrence) -> float:
    """Above 1 for a role at the head of the row of answers right under this label; else 0."""
    down = marker.y0 - one.y0
    if not 0 < down < 20 or marker.x >= one.x - 3:
        return 0.0
    cell = structure.cells[marker.cell]
    answered = bool(cell.text[marker.end :].split("\n")[0].strip(" \t:")) or beside(
        structure.cells, cell.cell
    )
    return 1.5 - down * 1e-3 if answered else 0.0


def _nearness(structure: Structure, marker: Occurrence, one: Occurrence) -> float:
    """Higher is nearer: same cell, same row to the left, above in the column, then before."""
    if marker.cell == one.cell:
        return 4.0 - (one.start - marker.start) * 1e-5
    merged, mine = structure.cells[marker.cell].cell, structure.cells[one.cell].cell
    apart = merged.table is not None and mine.table is not None and merged.table != mine.table
    # A merged cell stands beside several rows.
    if (
        not apart
        and marker.x <= one.x
        and (same_row(marker, one) or merged.y0 <= one.y0 < merged.y1)
    ):
        return 3.0 - (one.x - marker.x) * 1e-4
    down = one.y0 - marker.y0
    if abs(marker.x - one.x) < 20 and 0 < down < _CARD:
        return 2.0 - down * 1e-3
    if 0 < down < 20:
        return 1.6 - down * 1e-3
    below = _BELOW if abs(marker.x - one.x) < 20 else 0.0  # as in a table that goes on overleaf
    return 1.0 + below - down * 1e-3 if down < _REACH else 0.0


def _settle_in_order(structure: Structure, leftover: Iterable[Occurrence], taken: set[str]) -> None:
    """Repeated labels without a role nearby follow the form's order."""
    for one in leftover:
        for field_id in one.label.fields:
            if field_id not in taken:
                structure.fields[field_id] = one
                taken.add(field_id)
                break
