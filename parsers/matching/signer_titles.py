"""Words that ask a signer to sign, over a line that asks it again: the signer's title.

"Approved by the IT Manager", and under it "Signature: ____": who signs there signs on the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from form_templates.model import FieldType
from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText
from parsers.matching.vocabulary import Sort, Vocabulary

_NEAR = 2
"""Cells from a title to the line under it: there may be an empty one between."""


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
    after = min(
        (o for o in found if o.cell > one.cell), key=lambda o: (o.cell, o.start), default=None
    )
    again = (
        after is not None
        and after.cell - one.cell <= _NEAR
        and after.colon
        and after.opens
        and field_id in after.label.fields
        and not after.label.unique
    )
    return vocabulary.role_of[field_id] if again else ""
