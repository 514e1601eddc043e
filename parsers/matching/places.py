"""The ground of every field whose label was found: its own label's, or a crossing of two."""

from __future__ import annotations

import re
from dataclasses import replace

from form_templates.model import Field, FieldType
from parsers.matching import neighbours
from parsers.matching.columns import add_columns_by_content
from parsers.matching.crossings import column_below, crossing
from parsers.matching.finding import Occurrence
from parsers.matching.headers import columns, same_row
from parsers.matching.lists import with_list
from parsers.matching.marks import add_marks_off_line
from parsers.matching.region import DISPUTED, Region, Way
from parsers.matching.regions import Ground
from parsers.matching.sharing.labels import share_out
from parsers.matching.sharing.persons import add_names, add_phones
from parsers.matching.sharing.rows import add_rows_in_one, add_spans
from parsers.matching.signed_rows import keep_to_rows
from parsers.matching.signers import doubt_shared_lines, leave_to_neighbours
from parsers.matching.structure import Structure
from parsers.matching.ticks import group_behind, ticked_row
from parsers.matching.values import match_choice
from parsers.matching.words import only_numbers

_ROWS_ALIKE = 2
"""Rows that answer behind their heads, from which a row with nothing there has no answer."""
_UNTICKED = re.compile(r"[ \t]*_{2,}\s*")
"""A short line behind words, upon which nobody set a tick."""
_BOUND = " \t\n:;*–—-|_"
_YES_NO = ("Yes", "No")
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
        tail = ground.tail(label)
        if region is None:  # nothing is there: its box stands before it, or it is empty
            region = tail
        if form[field_id].type is FieldType.CHECKBOX and _UNTICKED.fullmatch(tail.text):
            region = tail
        unsaid = not region or region.blank or region.way in _ELSEWHERE
        if unsaid and form[field_id].type is FieldType.YES_NO:
            region = ground.boxes_ahead(label) or region
        if region and form[field_id].type in _BOXED:
            region = _with_boxes(structure, ground, form[field_id], label, region)
        if region:
            found[field_id] = region, label
    share_out(structure, found)
    _settle_disputes(structure, found)
    _add_crossings(structure, ground, found)
    _add_ticked_rows(structure, ground, found)
    add_rows_in_one(structure, ground, found)
    add_columns_by_content(structure, found)
    add_spans(structure, found)
    add_phones(structure, found)
    add_names(structure, found)
    add_marks_off_line(structure, found)
    _doubt_choices_below(structure, ground, found)
    for head in columns(structure):
        free = [f for f in head.label.fields if f not in found]
        below = _numbered_column(structure, ground, head, len(free))
        for field_id, region in zip(free, below, strict=False):
            found[field_id] = region, head
    _add_empty_crossings(structure, found)
    keep_to_rows(structure, ground, found)
    doubt_shared_lines(structure, found)
    leave_to_neighbours(structure, found)
    return found


def _doubt_choices_below(structure: Structure, ground: Ground, found: Placed) -> None:
    """What offers itself under a question that seems empty may be its answer: nobody is sure."""
    for field_id, (region, label) in found.items():
        field = structure.vocabulary.form[field_id]
        asked = field.type in _BOXED and label.label.unique
        if not asked or not region.blank or region.things:
            continue
        below = ground.below(label, long=False)
        if below and match_choice(below.text.strip(), field.choices or _YES_NO):
            found[field_id] = replace(below, sure=DISPUTED), label


def _with_boxes(
    structure: Structure, ground: Ground, field: Field, label: Occurrence, region: Region
) -> Region:
    """The region with all boxes of its answer: in columns, in a list, or in a row."""
    cells = structure.cells
    if told := ticked_row(cells, cells[label.cell], field):
        return told
    row = ground.with_boxes_beside(region)
    if field.type is FieldType.YES_NO and len(row.things) > 1:
        return row
    asked = [one for one in structure.fields.values() if one is not label]
    beside = [ground.right(one) for one in asked] + [ground.below(one, long=False) for one in asked]
    others = {id(answer.cell) for answer in beside if answer}
    own = [cell for cell in cells if id(cell) not in others]
    return with_list(own, region, field.choices or _YES_NO) or row


def _numbered_column(
    structure: Structure, ground: Ground, head: Occurrence, count: int
) -> list[Region]:
    """The answers under a header; under the one right of it where it only numbers its rows."""
    below = column_below(ground, head, count)
    if not below or any(r.blank or not only_numbers(r.text) for r in below):
        return below
    behind = [
        o
        for o in structure.labels
        if same_row(o, head) and o.x > head.x and set(head.label.fields) <= set(o.label.fields)
    ]
    named = min(behind, key=lambda o: o.x, default=None)
    return column_below(ground, named, count) if named else below


def _settle_disputes(structure: Structure, found: Placed) -> None:
    """Ground that two labels claim is that of the label on its line; the other's is uncertain.

    So are both where it stands on lines of its own between a label and a caption. A mark that but
    one slot claims is no other label's answer.
    """
    form = structure.vocabulary.form
    owners: dict[tuple[int, int], list[str]] = {}
    for field_id, (region, _) in found.items():
        if not region.blank and region.way is not Way.BEFORE:
            said = region.cell.text[region.start : region.end].rstrip(" \n(")
            owners.setdefault((region.cell.index, region.start + len(said)), []).append(field_id)
    for rivals in owners.values():
        ways = {found[field_id][0].way for field_id in rivals}
        if len(rivals) > 1 and len(ways) > 1:
            for field_id in rivals:
                region, label = found[field_id]
                captioned = Way.ABOVE in ways and region.text.startswith("\n")
                slots = [f for f in rivals if form[f].type is FieldType.SIGNATURE]
                if slots == [field_id] and any(thing.mark for thing in region.things):
                    continue
                if region.way in {Way.BELOW, Way.ABOVE} or captioned:
                    found[field_id] = replace(region, sure=DISPUTED), label


def _add_crossings(structure: Structure, ground: Ground, found: Placed) -> None:
    """Of headers in several tables, that of the row's own table is the one that it crosses."""
    role_of = structure.vocabulary.role_of
    for field_id, heads in _headers_of(structure).items():
        if field_id in found:
            continue
        markers = [m for key, m in structure.markers if key == role_of[field_id]]
        for head in sorted(heads, key=lambda one: _strangeness(structure, one, markers)):
            region = _crossing(structure, ground, head, markers)
            if region:
                found[field_id] = region, head
                break


def _headers_of(structure: Structure) -> dict[str, list[Occurrence]]:
    """The headers that each field may have."""
    heads: dict[str, list[Occurrence]] = {}
    for head in structure.headers:
        for field_id in head.label.fields:
            heads.setdefault(field_id, []).append(head)
    return heads


def _strangeness(
    structure: Structure, head: Occurrence, rows: list[Occurrence]
) -> tuple[bool, bool, int]:
    """How little a header heads these rows: not in another table, nor one of many meanings.

    Of columns that stand twice, those left of a row's head are another row's.
    """
    tables = {structure.cells[row.cell].cell.table for row in rows}
    behind = bool(rows) and all(head.x < row.x for row in rows)
    strange = structure.cells[head.cell].cell.table not in tables
    return strange, behind, len(head.label.fields)


def _add_empty_crossings(structure: Structure, found: Placed) -> None:
    """On a print without rules there is no cell where nothing was written: such fields are empty.

    So it seems at least: what stands elsewhere may be theirs.
    """
    if any(neighbours.holds_answer(cell) for cell in structure.cells):
        return
    role_of = structure.vocabulary.role_of
    for head in structure.headers:
        for field_id in head.label.fields:
            rows = [m for key, m in structure.markers if key == role_of[field_id]]
            if rows and field_id not in found:
                cell, at = structure.cells[rows[-1].cell], rows[-1].end
                found[field_id] = Region(cell, at, at, Way.CROSSING, sure=DISPUTED), head


def _add_ticked_rows(structure: Structure, ground: Ground, found: Placed) -> None:
    """Choices told on the line of their role: by a tick under a choice, or the choice behind it."""
    form, vocabulary = structure.vocabulary.form, structure.vocabulary
    behind: Placed = {}
    for key, marker in structure.markers:
        for field_id in vocabulary.members[key]:
            if field_id in found or form[field_id].type is not FieldType.CHOICE:
                continue
            cells, head = structure.cells, structure.cells[marker.cell]
            region = (
                group_behind(cells, head, form[field_id])
                or ground.boxes_behind(marker)
                or ticked_row(cells, head, form[field_id])
            )
            if region:
                found[field_id] = region, marker
            elif (region := ground.tail(marker).first_segment) and not marker.label.fields:
                behind.setdefault(field_id, (region, marker))
    told = sum(_chosen(form[f], region) for f, (region, _) in behind.items())
    if told >= _ROWS_ALIKE:
        found.update({f: at for f, at in behind.items() if at[0].blank or _chosen(form[f], at[0])})


def _chosen(field: Field, region: Region) -> bool:
    """Whether nothing but one of the field's choices stands on a ground."""
    return match_choice(region.text.strip(_BOUND), field.choices) is not None


def _crossing(
    structure: Structure, ground: Ground, head: Occurrence, markers: list[Occurrence]
) -> Region | None:
    """Where a header's column meets a role's row, or a header's row a role's column."""
    table = structure.cells[head.cell].cell.table

    def beside(one: Occurrence) -> bool:
        return table is not None and structure.cells[one.cell].cell.table == table

    below = [m for m in markers if m.y0 > head.y0 and not same_row(m, head)]
    below = [m for m in below if m.x < head.x or beside(m)]
    if below:
        return crossing(ground, column=head, row=min(below, key=lambda m: (not beside(m), m.y0)))
    above = [m for m in markers if m.y1 <= head.y0 + 3 and m.x > head.x]
    if above:
        return crossing(ground, column=max(above, key=lambda m: m.y0), row=head)
    return None
