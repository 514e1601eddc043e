"""Captions: labels that are printed under what they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from form_templates.model import FieldType
from parsers.matching import neighbours
from parsers.matching.finding import Occurrence
from parsers.model import ControlKind

if TYPE_CHECKING:
    from parsers.matching.region import Region
    from parsers.matching.regions import Ground

_ALIKE = 1.5
"""Points by which two distances may differ and still be the same."""
_EVEN = 0.5
"""The same where nothing but the lines of a text set them, as in Word."""


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
        up = mine.y0 - above.cell.cell.y1
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
