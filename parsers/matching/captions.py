"""Captions: labels that are printed under what they name."""

from __future__ import annotations

from collections.abc import Sequence
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


_PLAIN = 3
"""One label in so many must stand nearer to one side than to the other, all told."""
Vote = tuple[float, int, bool]


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
            self._captioned[around] = _carried(votes)
        return self._captioned[around]

    def _leans(self, label: Occurrence, *, long: bool) -> Vote:
        """1 where the free cell above is the nearer one, -1 where that below is, 0 for neither.

        With it the height at which the label stands, and whether both cells are there.
        """
        ground = self._ground
        above, below = ground.above(label), ground.below(label, long=long)
        if above and (not ground.is_free(above.cell) or self._is_boxed(above, label)):
            above = None
        if above is None or below is None:
            return label.y0, (above is not None) - (below is not None), False
        mine = ground.cells[label.cell].cell
        nearest = neighbours.below(ground.cells, label, across=long)[0].cell  # or a hint to it
        up = mine.y0 - above.cell.cell.y1
        down = nearest.y0 - mine.y1
        if abs(up - down) < _ALIKE:
            return label.y0, 0, True
        return label.y0, 1 if up < down else -1, True

    def _is_boxed(self, region: Region, label: Occurrence) -> bool:
        """Whether boxes stand on a ground, and ``label`` asks for words."""
        form = self._ground.structure.vocabulary.form
        asked = {form[field_id].type for field_id in label.label.fields}
        boxed = any(
            t.control and t.control.kind is ControlKind.CHECKBOX for t in region.cell.things
        )
        return boxed and asked.isdisjoint({FieldType.YES_NO, FieldType.CHOICE})


def _carried(votes: Sequence[Vote]) -> bool:
    """Whether the labels are captions, by those between two cells or, failing these, the first.

    Where labels and answers alternate evenly, an answer that was left empty tells nothing.
    """
    both = [lean for _, lean, between in votes if between]
    if not both:
        return sum(lean for _, lean, _ in votes) > 0
    if _PLAIN * abs(sum(both)) >= len(both):
        return sum(both) > 0
    top = min(y for y, _, _ in votes)
    first = sum(lean for y, lean, _ in votes if y - top < _ALIKE)
    return (first or sum(lean for _, lean, _ in votes)) > 0
