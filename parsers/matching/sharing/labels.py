"""Labels that lead to one ground: "Requestor's Name / Contact Phone"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from form_templates.model import FieldType
from parsers.matching.sharing.dividing import shared

if TYPE_CHECKING:
    from parsers.matching.places import Placed
    from parsers.matching.structure import Structure


def share_out(structure: Structure, found: Placed) -> None:
    """Give each of several labels of one cell its part of the ground that they lead to."""
    form = structure.vocabulary.form
    owners: dict[tuple[int, int, int, int], list[str]] = {}
    for field_id, (region, label) in found.items():
        if not region.blank and form[field_id].type is not FieldType.CHECKBOX:
            key = region.cell.index, region.start, region.end, label.cell
            owners.setdefault(key, []).append(field_id)
    for rivals in owners.values():
        if len(rivals) > 1:
            rivals.sort(key=lambda one: found[one][1].start)
            parts = shared(found[rivals[0]][0], [form[one] for one in rivals])
            for field_id, part in zip(rivals, parts, strict=True):
                found[field_id] = part, found[field_id][1]
