"""The ground of every field whose label was found: its own label's, or a crossing of two."""

from __future__ import annotations

from dataclasses import replace

from form_templates.model import FieldType
from parsers.matching import neighbours
from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText
from parsers.matching.lists import with_list
from parsers.matching.region import Region, Way
from parsers.matching.regions import Ground
from parsers.matching.settling import columns, same_row
from parsers.matching.structure import Structure
from parsers.model import ControlKind

_DISPUTED = 0.6
_BOXED = frozenset({FieldType.YES_NO, FieldType.CHOICE})
_ELSEWHERE = frozenset({Way.ABOVE, Way.BELOW})
"""Where an answer may seem to stand that in truth stands before its question."""

Placed = dict[str, tuple[Region, Occurrence]]


def places(structure: Structure) -> Placed:
    """Each field's region, with the label that led to it."""
    ground = Ground(structure)
    form = structure.vocabulary.form
    found: Placed = {}
    for field_id, label in structure.fields.items():
        long = form[field_id].type is FieldType.LONG_TEXT
        region = ground.of(label, long=long)
        if region is None:  # nothing is there: its box stands before it, or it is empty
            region = ground.tail(label)
        unsaid = not region or region.blank or region.way in _ELSEWHERE
        if unsaid and form[field_id].type is FieldType.YES_NO:
            region = ground.boxes_ahead(label) or region
        if region and form[field_id].type in _BOXED:
            listed = with_list(structure.cells, region, form[field_id].choices)
            region = listed or ground.with_boxes_beside(region)
        if region:
            found[field_id] = region, label
    _settle_disputes(found)
    _add_crossings(structure, ground, found)
    _add_ticked_rows(structure, ground, found)
    _add_marks_off_line(structure, ground, found)
    for head in columns(structure):
        free = [f for f in head.label.fields if f not in found]
        for field_id, region in zip(free, ground.column_below(head, len(free)), strict=False):
            found[field_id] = region, head
    _add_empty_crossings(structure, found)
    return found


def _settle_disputes(found: Placed) -> None:
    """Ground that two labels claim is that of the label on its line; the other's is uncertain.

    So are both where it stands on lines of its own between a label and a caption.
    """
    owners: dict[tuple[int, int], list[str]] = {}
    for field_id, (region, _) in found.items():
        if not region.blank and region.way is not Way.BEFORE:
            owners.setdefault((region.cell.index, region.end), []).append(field_id)
    for rivals in owners.values():
        ways = {found[field_id][0].way for field_id in rivals}
        if len(rivals) > 1 and len(ways) > 1:
            for field_id in rivals:
                region, label = found[field_id]
                captioned = Way.ABOVE in ways and region.text.startswith("\n")
                if region.way in {Way.BELOW, Way.ABOVE} or captioned:
                    found[field_id] = replace(region, sure=_DISPUTED), label


def _add_crossings(structure: Structure, ground: Ground, found: Placed) -> None:
    role_of = structure.vocabulary.role_of
    for field_id in dict.fromkeys(f for head in structure.headers for f in head.label.fields):
        if field_id in found:
            continue
        markers = [m for key, m in structure.markers if key == role_of[field_id]]
        heads = [head for head in structure.headers if field_id in head.label.fields]
        for head in sorted(heads, key=lambda one: _strangeness(structure, one, markers)):
            region = _crossing(ground, head, markers)
            if region:
                found[field_id] = region, head
                break


def _strangeness(
    structure: Structure, head: Occurrence, rows: list[Occurrence]
) -> tuple[bool, int]:
    """How little a header heads these rows: not in another table, nor one of many meanings."""
    tables = {structure.cells[row.cell].cell.table for row in rows}
    return structure.cells[head.cell].cell.table not in tables, len(head.label.fields)


def _add_empty_crossings(structure: Structure, found: Placed) -> None:
    """On a print without rules there is no cell where nothing was written: such fields are empty.

    So it seems at least: what stands elsewhere may be theirs.
    """
    if any(_holds_answer(cell) for cell in structure.cells):
        return
    role_of = structure.vocabulary.role_of
    for head in structure.headers:
        for field_id in head.label.fields:
            rows = [m for key, m in structure.markers if key == role_of[field_id]]
            if rows and field_id not in found:
                cell, at = structure.cells[rows[-1].cell], rows[-1].end
                found[field_id] = Region(cell, at, at, Way.CROSSING, sure=_DISPUTED), head


def _add_marks_off_line(structure: Structure, ground: Ground, found: Placed) -> None:
    """Signatures off their line: marks that no other slot has, for empty slots.

    They touch the label's line, or stand over a label that is a caption. Where some other mark
    stands near, whether the slot is empty cannot be told.
    """
    form = structure.vocabulary.form
    slots = [f for f in found if form[f].type is FieldType.SIGNATURE]
    taken = {t.mark for f in slots for t in found[f][0].things if t.mark}
    for near in (ground.mark_near, ground.mark_over):
        for field_id in slots:
            region, label = found[field_id]
            mark = near(label, taken) if region.blank else None
            if mark:
                found[field_id] = mark, label
                taken |= {thing.mark for thing in mark.things if thing.mark}
    for field_id in slots:
        region, label = found[field_id]
        if region.blank and neighbours.marks_about(structure.cells, label, taken):
            found[field_id] = replace(region, sure=_DISPUTED), label


def _add_ticked_rows(structure: Structure, ground: Ground, found: Placed) -> None:
    """Choices answered by a tick in one of several columns, whose heads say the choices."""
    form, vocabulary = structure.vocabulary.form, structure.vocabulary
    for key, marker in structure.markers:
        for field_id in vocabulary.members[key]:
            if field_id in found or form[field_id].type is not FieldType.CHOICE:
                continue
            region = ground.boxes_behind(marker)
            if region:
                found[field_id] = region, marker


def _holds_answer(cell: CellText) -> bool:
    """Whether a control that takes words stands in a cell."""
    return any(t.control and t.control.kind is not ControlKind.CHECKBOX for t in cell.things)


def _crossing(ground: Ground, head: Occurrence, markers: list[Occurrence]) -> Region | None:
    """Where a header's column meets a role's row, or a header's row a role's column."""
    below = [m for m in markers if m.y0 > head.y0 and m.x < head.x and not same_row(m, head)]
    if below:
        return ground.crossing(column=head, row=min(below, key=lambda m: m.y0))
    above = [m for m in markers if m.y1 <= head.y0 + 3 and m.x > head.x]
    if above:
        return ground.crossing(column=max(above, key=lambda m: m.y0), row=head)
    return None
