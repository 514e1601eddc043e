"""Captions: labels that are printed under what they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from form_templates.model import FieldType
from parsers.matching import neighbours
from parsers.matching.finding import Occurrence, place
from parsers.matching.flow import CellText
from parsers.matching.other_questions import asks_otherwise
from parsers.matching.region import DISPUTED, Region, Way
from parsers.matching.signers import is_signers, names_another
from parsers.matching.vocabulary import Sort
from parsers.model import ControlKind

if TYPE_CHECKING:
    from parsers.matching.regions import Ground

_ALIKE = 1.5
"""Points by which two distances may differ and still be the same."""
_ROOM = 8.0
"""Points over a caption in its cell from which something may be written there."""
_SEVERAL = 2
"""Captions in a table from which what else stands there is one."""
_WRITTEN = re.compile(r"_{4,}|/s/[^\n]+")
"""A line to sign on, or what is typed for a signature."""
_EVEN = 0.5
"""The same where nothing but the lines of a text set them, as in Word."""


def lines_over(
    cells: Sequence[CellText], standing: Mapping[int, Sequence[Occurrence]], label: Occurrence
) -> Region | None:
    """What stands on the lines over a label in its own cell: an answer with its caption.

    Where labels of the cell stand before it, the first must have such lines too: else what
    stands under a label is that label's. ``standing`` are the labels by cell.
    """
    cell = cells[label.cell]
    earlier = [o for o in standing[label.cell] if o.end <= label.start]
    first = next((o for o in earlier if o.label.sort is Sort.FIELD), None)
    start = max((o.end for o in earlier), default=0)
    stop = cell.text.rfind("\n", start, label.start)
    if stop < 0 or cell.cell.table is None or cell.text[stop + 1 : label.start].strip(" ("):
        return None
    if first and lines_over(cells, standing, first) is None:
        return None
    if earlier:
        start = cell.text.find("\n", start)
    region = Region(cell, start, stop, Way.ABOVE)
    return None if region.blank else region


def ends_captioned(
    cells: Sequence[CellText], standing: Mapping[int, Sequence[Occurrence]], label: Occurrence
) -> bool:
    """Whether a label ends its cell, without a colon, under the lines that answer it."""
    behind = cells[label.cell].text[label.end :].strip(" )\n")
    return not behind and not label.colon and lines_over(cells, standing, label) is not None


def ends_open(cell: CellText, label: Occurrence) -> bool:
    """Whether a label ends a cell of a page without rules, alone on its line and without a colon.

    Whether it is the caption of the lines over it, or asks under them, cannot be told.
    """
    drawn = cell.cell.table is None and cell.anchor.box is not None
    bare = not cell.text[label.end :].strip(" )\n") and not label.colon
    return (
        drawn
        and bare
        and _alone_on_line(cell.text, label)
        and bool(cell.text[: label.start].strip())
    )


def captioned(ground: Ground, cell: CellText) -> Occurrence | None:
    """The label at a cell's foot with something over it that it names; None where none is."""
    standing = ground.labels_in(cell)
    one = next((o for o in standing if o.ends), None)
    if one is None or one.label.sort is not Sort.FIELD or one.colon:
        return None
    over = lines_over(ground.cells, {cell.index: standing}, one)
    return one if over and ground.tail(one).blank else None


def claim_of_caption(ground: Ground, cell: CellText, asking: Occurrence) -> float:
    """How surely what stands in a cell is its own caption's: 0 where it has none.

    Of two captions beside each other, and of two labels of one wording, none has what stands in
    the other's cell; whether any other label has is in doubt.
    """
    if names_another(ground.structure, cell, asking) or _stands_on_next(ground, cell, asking):
        return 1.0
    form = ground.structure.vocabulary.form
    if asks_otherwise(cell, (form[f] for f in asking.label.fields)):
        return 1.0
    told = captioned(ground, cell)
    if told is None or asking.colon:
        return 0.0
    alike = told.label.tokens == asking.label.tokens or _signs(ground, told, asking)
    return 1.0 if alike or _is_caption(ground, asking) else 1.0 - DISPUTED


def _is_caption(ground: Ground, asking: Occurrence) -> bool:
    """Whether a label with nothing beside it is a caption as the others of its table are.

    Its own cell shows it where room was left over it, else another of its wording, or all of them.
    """
    cells = ground.cells
    if is_at_foot(cells[asking.cell], asking):
        return True
    table = cells[asking.cell].cell.table
    mine = [o for o in ground.structure.labels if cells[o.cell].cell.table == table]
    told = [o for o in mine if captioned(ground, cells[o.cell]) is o]
    if table is None or any(not ground.tail(o).blank for o in mine):
        return False
    return len(told) >= _SEVERAL or any(o.label.tokens == asking.label.tokens for o in told)


def _stands_on_next(ground: Ground, cell: CellText, asking: Occurrence) -> bool:
    """Whether what stands under a signer's label on an open page is nearer to the next caption."""
    over = cell.cell.y0 - asking.y1
    drawn = cell.anchor.box is not None and cell.cell.table is None
    if not drawn or over < 0 or asking.colon:
        return False
    inked = any(thing.mark and thing.mark.present for thing in cell.things)
    inked = inked and _signs(ground, asking)  # no name or date is answered so
    return any(
        o.cell != asking.cell
        and (not inked or _signs(ground, o))
        and is_signers(ground.structure, o.label.fields[0])
        and not o.colon
        and 0 <= o.y0 - cell.cell.y1 < over - _ALIKE
        and abs(o.x - asking.x) <= _ALIKE
        and ground.tail(o).blank
        for o in ground.structure.labels
    )


def _signs(ground: Ground, *labels: Occurrence) -> bool:
    """Whether all of these labels ask for signatures."""
    form = ground.structure.vocabulary.form
    return all(form[f].type is FieldType.SIGNATURE for one in labels for f in one.label.fields)


def is_at_foot(cell: CellText, label: Occurrence) -> bool:
    """Whether room was left in a label's cell over it, and nothing but that: it is a caption."""
    before = cell.text[: label.start]
    if cell.cell.table is None or re.search(r"[^\W_]", before):
        return False
    left = label.y0 - cell.cell.y0
    drawn = cell.anchor.box is not None  # a Word file's places are made up
    return "\n" in before or (drawn and left > _ROOM and left > 2 * (cell.cell.y1 - label.y1))


def lines_of_block(ground: Ground, label: Occurrence) -> Region | None:
    """What stands over a label in a cell in which a signer has a mark and lines, each captioned.

    The first caption has its mark over it or the room for one, and the last one ends the cell.
    """
    cell = ground.cells[label.cell]
    standing = ground.labels_in(cell)
    mine = [o for o in standing if o.label.sort is Sort.FIELD]
    form = ground.structure.vocabulary.form
    signs = any(form[f].type is FieldType.SIGNATURE for o in mine for f in o.label.fields)
    bare = not any(o.colon or not _alone_on_line(cell.text, o) for o in mine)
    if len(mine) < _SEVERAL or cell.cell.table is None or not (signs and bare):
        return None
    if cell.text[standing[-1].end :].strip() or not _has_room(cell, standing, mine[0], mine[1]):
        return None
    start = max((o.end for o in standing if o.end <= label.start), default=0)
    return Region(cell, start, label.start, Way.ABOVE)


def _alone_on_line(text: str, label: Occurrence) -> bool:
    before, behind = text[: label.start].rpartition("\n")[2], text[label.end :].partition("\n")[0]
    return not before.strip() and not behind.strip()


def _has_room(
    cell: CellText, standing: Sequence[Occurrence], first: Occurrence, second: Occurrence
) -> bool:
    """Whether over the first caption of a block stands a mark, or room for one, and none under."""
    start = max((o.end for o in standing if o.end <= first.start), default=0)
    over = cell.text[start : first.start]
    if any(thing.mark for thing in cell.things_in(first.end, second.start)):
        return False
    marked = any(thing.mark for thing in cell.things_in(start, first.start))
    top = cell.y_range(max(start - 1, 0))[1] if start else cell.cell.y0
    drawn = cell.anchor.box is not None and first.y0 - top > _ROOM
    room = not over.strip() and (over.count("\n") > 1 or drawn)
    return marked or room or _WRITTEN.fullmatch(over.strip()) is not None


class Captions:
    """Which labels of one document are captions."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._captioned: dict[tuple[str, int | None], bool] = {}

    def holds(self, label: Occurrence) -> bool:
        """Whether the labels around this one are captions: printed under what they name.

        Every label of the same section and table that owns nothing on its own line says which it
        stands nearer to, the free cell above or the one below.
        """
        ground = self._ground
        around, form = ground.place_of(label), ground.structure.vocabulary.form
        if around not in self._captioned:
            votes = [
                self._leans(one, long=form[field_id].type is FieldType.LONG_TEXT)
                for field_id, one in self._asked()
                if ground.place_of(one) == around
                and form[field_id].type is not FieldType.CHECKBOX  # has its box before it
                and ground.tail(one).blank
                and not ground.right(one)
                and not ground.boxes_ahead(one)
            ]
            self._captioned[around] = sum(votes) > 0
        return self._captioned[around]

    def _asked(self) -> Iterator[tuple[str, Occurrence]]:
        """The labels of the form's fields, and those of signers whom it does not ask for."""
        structure = self._ground.structure
        yield from structure.fields.items()
        known = {place(one) for one in structure.fields.values()}
        for one in structure.labels:
            field_id = one.label.fields[0]
            if place(one) not in known and is_signers(structure, field_id):
                yield field_id, one

    def _leans(self, label: Occurrence, *, long: bool) -> int:
        """1 where the free cell above is the nearer one, -1 where that below is, 0 for neither."""
        ground = self._ground
        above, below = ground.above(label), ground.below(label, long=long)
        if above and (not ground.is_free(above.cell) or self._is_boxed(above, label)):
            above = None
        if above is None or below is None:
            return (above is not None) - (below is not None)
        mine = ground.cells[label.cell].cell
        nearest = neighbours.below(ground.cells, label, across=long)[0].cell  # or a hint to it
        over = neighbours.above(ground.cells, label) or above.cell  # or the rule it stands upon
        up = mine.y0 - over.cell.y1
        down = nearest.y0 - mine.y1
        if abs(up - down) < _EVEN and label.colon:
            return -1  # who asks, or says "Title:", is answered behind
        if abs(up - down) < _ALIKE:
            return 0
        return 1 if up < down else -1

    def _is_boxed(self, region: Region, label: Occurrence) -> bool:
        """Whether boxes stand on a ground, and ``label`` asks for words."""
        form = self._ground.structure.vocabulary.form
        asked = {form[field_id].type for field_id in label.label.fields}
        boxed = any(
            t.control and t.control.kind is ControlKind.CHECKBOX for t in region.cell.things
        )
        return boxed and asked.isdisjoint({FieldType.YES_NO, FieldType.CHOICE})
