"""Signatures off their line: marks that touch an empty slot, or stand over its caption."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from form_templates.model import FieldType, Form
from parsers.matching import near_marks, neighbours
from parsers.matching.finding import Occurrence
from parsers.matching.prompts import without_fill
from parsers.matching.region import DISPUTED, Region, Way
from parsers.matching.signatures import from_region
from parsers.matching.words import OBJECT
from parsers.model import Mark, SignatureStatus

if TYPE_CHECKING:
    from parsers.matching.places import Placed
    from parsers.matching.structure import Structure

_UNSAID = f" \t\n:{OBJECT}"


def add_marks_off_line(structure: Structure, found: Placed) -> None:
    """Give empty slots the marks that no other slot has.

    They touch the label's line, or stand over a label that is a caption. Where some other mark
    stands near, whether the slot is empty cannot be told.
    """
    form = structure.vocabulary.form
    slots = [f for f in found if form[f].type is FieldType.SIGNATURE]
    taken = {t.mark for f in slots for t in found[f][0].things if t.mark}
    for near in (_beside, _over, _right_above):
        for field_id in slots:
            region, label = found[field_id]
            empty = region.blank or (not region.things and _unsigned(form, field_id, region))
            mark = near(structure, label, taken) if empty else None
            if mark:
                found[field_id] = mark, label
                taken |= {thing.mark for thing in mark.things if thing.mark}
    for field_id in slots:
        region, label = found[field_id]
        unsigned = _unsigned(form, field_id, region)
        if unsigned and near_marks.marks_about(structure.cells, label, taken):
            found[field_id] = replace(region, sure=DISPUTED), label


def _beside(structure: Structure, label: Occurrence, taken: Collection[Mark]) -> Region | None:
    """A mark behind a label on an open page that touches its line: signatures keep to none."""
    if structure.cells[label.cell].cell.table is not None:
        return None
    near = near_marks.marks_touching(structure.cells, label, taken)
    return Region(near, 0, len(near.text), Way.RIGHT) if near else None


def _over(structure: Structure, label: Occurrence, taken: Collection[Mark]) -> Region | None:
    """A mark over a label that is the caption of a line on an open page."""
    if structure.cells[label.cell].cell.table is not None:
        return None
    over = near_marks.mark_over(structure.cells, label, taken)
    return Region(over, 0, len(over.text), Way.ABOVE) if over else None


def _right_above(structure: Structure, label: Occurrence, taken: Collection[Mark]) -> Region | None:
    """A mark right over a label, which then is its caption, where nothing else is written."""
    over = neighbours.above(structure.cells, label)
    if over is None or any(one.cell == over.index for one in structure.standing):
        return None
    free = any(t.mark and t.mark not in taken and t.mark.present for t in over.things)
    alone = len(without_fill(over.text).strip(_UNSAID)) <= 1  # "X" may stand before it
    return Region(over, 0, len(over.text), Way.ABOVE) if free and alone else None


def _unsigned(form: Form, field_id: str, region: Region) -> bool:
    """Whether nobody has signed there, whatever prompt or empty control stands there."""
    return from_region(form[field_id], region).status is SignatureStatus.MISSING
