"""Words that ask a signer to sign, over a line that asks it again: the signer's title.

"Approved by the IT Manager", and under it "Signature: ____": who signs there signs on the line,
unless the next signer is named behind it, and has no other line to sign on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from form_templates.model import FieldType
from parsers.matching.finding import Occurrence, place
from parsers.matching.flow import CellText
from parsers.matching.vocabulary import Label, Sort, Vocabulary


def with_signers_titles(
    vocabulary: Vocabulary, cells: Sequence[CellText], found: Sequence[Occurrence]
) -> list[Occurrence]:
    """The labels, those as the names of signers that stand so over a line to sign on."""
    return [
        replace(one, label=replace(one.label, sort=Sort.ROLE, fields=(), keys=(role,)))
        if (role := _titles(vocabulary, cells, one, found))
        else one
        for one in found
    ]


def _titles(
    vocabulary: Vocabulary,
    cells: Sequence[CellText],
    one: Occurrence,
    found: Sequence[Occurrence],
) -> str:
    """The role whose title a label is; "" where it is none."""
    cell = cells[one.cell]
    alone = one.opens and not one.colon and not cell.text[one.end :].strip() and not cell.things
    if not (one.label.unique and alone and cell.cell.table is None):
        return ""
    field_id = one.label.fields[0]
    if vocabulary.form[field_id].type is not FieldType.SIGNATURE:
        return ""
    behind = sorted((o for o in found if o.cell > one.cell), key=place)
    role = vocabulary.role_of[field_id]
    again = (
        behind
        and behind[0].cell == one.cell + 1  # what is left white between them may be to sign in
        and behind[0].colon
        and behind[0].opens
        and field_id in behind[0].label.fields
        and not behind[0].label.unique
    )
    return role if again and _is_their_own(vocabulary, role, behind[1:]) else ""


def _is_their_own(vocabulary: Vocabulary, role: str, behind: Sequence[Occurrence]) -> bool:
    """Whether the next signer named behind a line, if any, has another to sign on."""
    for at, one in enumerate(behind):
        others = _signatures(vocabulary, one.label, role)
        if others:
            return any(not others.isdisjoint(o.label.fields) for o in behind[at:])
    return True


def _signatures(vocabulary: Vocabulary, label: Label, role: str) -> set[str]:
    """The signatures of the signers that a label names, ``role`` not among them."""
    named = {*label.keys, *vocabulary.roles.get(label.tokens, ())}
    if label.unique:
        named.add(vocabulary.role_of[label.fields[0]])
    return {
        field_id
        for key in named - {role, ""}
        for field_id in vocabulary.members.get(key, ())
        if vocabulary.form[field_id].type is FieldType.SIGNATURE
    }
