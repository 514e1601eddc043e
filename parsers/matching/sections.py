"""In which section a label stands, and what it can mean there: a form asks under its titles."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from form_templates.model import FieldType
from parsers.matching.finding import Occurrence, Place, place
from parsers.matching.headers import alone
from parsers.matching.vocabulary import Label, Sort

if TYPE_CHECKING:
    from parsers.matching.structure import Structure

_ANSWER = 24
"""Characters of an answer that is no sentence, with what is printed round it."""
_QUESTION = 5
"""Words of a label that can mean nothing else."""
_SEVERAL = 2
"""Sections with a title of their own that make a print of sections."""


def section_at(structure: Structure, where: Place) -> str:
    """The section in which something stands, "" before the first heading."""
    section = ""
    for heading in structure.headings:
        if place(heading) > where:
            break
        section = heading.label.keys[0]
    return section


def in_section(
    structure: Structure, one: Occurrence, found: Sequence[Occurrence]
) -> Occurrence | None:
    """The occurrence narrowed to the section it stands in; None where it cannot belong there."""
    here = section_at(structure, place(one))
    known = {heading.label.keys[0] for heading in structure.headings}
    if len(known) < _SEVERAL:
        return one
    if not here:
        return None if _dates_a_letter(structure, one, known) else one
    if one.label.sort is Sort.ROLE:
        return _role_there(structure, one, found, known)
    form = structure.vocabulary.form
    fields = tuple(
        f for f in one.label.fields if form[f].section == here or form[f].section not in known
    )
    fields = fields or tuple(f for f in one.label.others if form[f].section == here)
    if fields:
        return replace(one, label=replace(one.label, fields=fields))
    return one if _of_another(structure, one) else _as_role(structure, one, found)


def _of_another(structure: Structure, one: Occurrence) -> bool:
    """Whether a label stands by itself in another section than its field's.

    A whole question stands where this print asks it, and so does a table of another section.
    """
    form = structure.vocabulary.form
    if one.label.unique and len(one.label.tokens) >= _QUESTION and _asked(structure, one):
        return True
    return len({form[f].section for f in one.label.fields}) == 1 and _own_cell(structure, one)


def _as_role(
    structure: Structure, one: Occurrence, found: Sequence[Occurrence]
) -> Occurrence | None:
    """A field's label read as the name of a role of its section; None where it is none."""
    keys = structure.vocabulary.roles.get(one.label.tokens, ())
    role = Label(one.label.tokens, Sort.ROLE, keys=keys)
    return in_section(structure, replace(one, label=role), found) if keys else None


def _role_there(
    structure: Structure, one: Occurrence, found: Sequence[Occurrence], known: set[str]
) -> Occurrence | None:
    here = section_at(structure, place(one))
    keys = tuple(
        key for key in one.label.keys if (s := key.split(":")[0]) == here or s not in known
    )
    keys = keys or (one.label.keys if _in_own_table(structure, one, found) else ())
    return replace(one, label=replace(one.label, keys=keys)) if keys else None


def _dates_a_letter(structure: Structure, one: Occurrence, known: Collection[str]) -> bool:
    """Whether a "Date" over the first title can only be the one of a letter that came along.

    Signers have theirs under the title of their section.
    """
    asked = [structure.vocabulary.form[f] for f in one.label.fields]
    both = len(asked) > 1 and all(field.type is FieldType.DATE for field in asked)
    return both and all(field.section in known for field in asked)


def _asked(structure: Structure, one: Occurrence) -> bool:
    """Whether a question stands by itself, or with no more than a short answer behind it."""
    rest = structure.cells[one.cell].text[one.end :]
    return alone(structure, one) or (one.opens and one.colon and len(rest.strip()) <= _ANSWER)


def _in_own_table(structure: Structure, one: Occurrence, found: Sequence[Occurrence]) -> bool:
    """Whether a role heads a row of a table in which others are asked for what is its own.

    Elsewhere a phase's name may be an answer.
    """
    if not _own_cell(structure, one):
        return False
    table = structure.cells[one.cell].cell.table
    members = {f for key in one.label.keys for f in structure.vocabulary.members[key]}
    asked = (o for o in found if structure.cells[o.cell].cell.table == table)
    return any(len(o.label.fields) > 1 and members & set(o.label.fields) for o in asked)


def _own_cell(structure: Structure, one: Occurrence) -> bool:
    """Whether a label of one section is all that a cell of a table of several columns says."""
    cell = structure.cells[one.cell].cell
    near = structure.cells[max(0, one.cell - 1) : one.cell + 2]
    row = [c for c in near if c.cell.table == cell.table and c.cell.row == cell.row]
    return cell.table is not None and len(row) > 1 and alone(structure, one)
