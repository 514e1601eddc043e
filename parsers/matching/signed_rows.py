"""Signers' rows in a table with a column of signatures: there they sign, and nowhere else.

Another "Signature" stands below many forms, for whoever receives them: "For bureau use only".
"""

from __future__ import annotations

from dataclasses import replace

from form_templates.model import FieldType
from parsers.matching.crossings import crossing
from parsers.matching.finding import Occurrence
from parsers.matching.headers import alone
from parsers.matching.region import DISPUTED, Region
from parsers.matching.regions import Ground
from parsers.matching.structure import Structure


def keep_to_rows(
    structure: Structure, ground: Ground, found: dict[str, tuple[Region, Occurrence]]
) -> None:
    """Move each slot that was found outside of its signer's row to where the row is signed.

    That it is empty is in doubt where somebody signed outside: it may have been the signer.
    """
    form = structure.vocabulary.form
    for field_id, (region, label) in tuple(found.items()):
        if form[field_id].type is not FieldType.SIGNATURE or label.label.unique:
            continue
        for head in structure.labels:
            slot = _slot(structure, ground, field_id, head)
            if slot is not None and _table(structure, head) != _table(structure, label):
                empty = DISPUTED if _is_signed(region) else region.sure
                sure = empty if slot.blank else 1.0
                found[field_id] = replace(slot, sure=min(slot.sure, sure)), head
                break


def _slot(structure: Structure, ground: Ground, field_id: str, head: Occurrence) -> Region | None:
    """Where the row of the slot's signer crosses a column of signatures in one table."""
    table = _table(structure, head)
    if table is None or field_id not in head.label.fields or not alone(structure, head):
        return None
    role = structure.vocabulary.role_of[field_id]
    rows = [
        row
        for key, row in structure.markers
        if key == role and _table(structure, row) == table and row.y0 > head.y0 and row.x < head.x
    ]
    return crossing(ground, column=head, row=rows[0]) if rows else None


def _is_signed(region: Region) -> bool:
    return any(thing.mark is not None and thing.mark.present for thing in region.things)


def _table(structure: Structure, one: Occurrence) -> int | None:
    return structure.cells[one.cell].cell.table
