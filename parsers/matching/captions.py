"""Captions: labels that are printed under what they name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from form_templates.model import FieldType
from parsers.matching import neighbours
from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText
from parsers.matching.region import Region, Way
from parsers.matching.vocabulary import Sort
from parsers.model import ControlKind

if TYPE_CHECKING:
    from parsers.matching.regions import Ground

_ALIKE = 1.5
"""Points by which two distances may differ and still be the same."""
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


def captioned(
    cells: Sequence[CellText], standing: Mapping[int, Sequence[Occurrence]], label: Occurrence
) -> bool:
    """Whether a label ends its cell, without a colon, under the lines that answer it."""
    behind = cells[label.cell].text[label.end :].strip(" )\n")
    return not behind and not label.colon and lines_over(cells, standing, label) is not None


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
                for field_id, one in ground.structure.fields.items()
                if ground.place_of(one) == around
                and form[field_id].type is not FieldType.CHECKBOX  # has its box before it
                and ground.tail(one).blank
                and not ground.right(one)
                and not ground.boxes_ahead(one)
            ]
            self._captioned[around] = sum(votes) > 0
        return self._captioned[around]

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
