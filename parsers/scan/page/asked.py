"""What is asked of a page: its pictures, and the writing found in its fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from form_templates.model import Field, FieldType
from parsers.model import Anchor
from parsers.scan.laying.blanks import SCALE, BlankPage, Slot
from parsers.scan.letters.lowering import HIGH, LOW
from parsers.scan.pixels.picture import Grey, grown, ink_of
from parsers.scan.pixels.raster import Quality
from parsers.scan.telling.judging import CAPPED
from parsers.scan.writing.lines import Written, written_in
from parsers.scan.writing.toning import untinted

FAXES = frozenset({Quality.FINE_FAX, Quality.STANDARD_FAX})
_MARGIN = 1.5
"""Points around a field that are looked at too: writing seldom keeps within its box."""
_INSIDE = -3.0
"""Points by which a field is smaller than its box, where the lines around it must not count."""
_BESIDE = 4.0
"""Points left of a field that tell whether something comes in over its frame."""
_HIDES = 10.0
"""Points from the letters within which a streak may hide another one, and the space before it."""
_NARROWED = {FieldType.LONG_TEXT: 0.7, FieldType.CHOICE: 0.75, FieldType.YES_NO: 0.75}
"""What need not be read to the letter is read faster."""
_CLEARLY = {**_NARROWED, FieldType.DATE: 0.85, FieldType.PHONE: 1.1, FieldType.LONG_TEXT: 0.9}
"""The same where letters are whole: the figures of dates are broad, and of 1,126 dates of 70 scans
and photos none is read otherwise so. Faxes lose figures."""


@dataclass(frozen=True)
class PageAsked:
    """A page upright and flattened at the blanks' scale, and where its fields stand in the file.

    ``inked`` is the same before low toner was made dark: pens are as dark as ever. ``streaks`` is
    what was seen of streaks on both, and ``hidden`` where something else may lie under them.
    ``thin_lost``: thin print is gone, and thin writing may be; ``worn``: the letters are broken
    or thinner too; ``marks_lost``: thin print is gone from a page that is grey, and stops and
    accents may be.
    """

    blank: BlankPage
    upright: Grey
    inked: Grey
    quality: Quality
    anchors: dict[str, Anchor]
    streaks: NDArray[np.bool_]
    hidden: NDArray[np.bool_]
    thin_lost: bool = False
    worn: bool = False
    marks_lost: bool = False

    @property
    def pale_lost(self) -> bool:
        """Whether pale print, such as prompts, may have fallen into crumbs."""
        return self.thin_lost or self.quality in FAXES

    def quality_at(self, slot: Slot, found: Written) -> Quality:
        """How far letters at ``slot`` can be trusted: with a stranger's stroke in them, hardly."""
        if self.quality is Quality.STANDARD_FAX:
            return self.quality
        if self.quality is Quality.FAINT or self._streaked(slot, found) or found.lost:
            return Quality.FAINT
        return Quality.CROSSED if found.reached else self.quality

    def written_at(self, slot: Slot) -> Written:
        """What is written at ``slot`` and closely around it."""
        rows, columns = self.blank.slice_of(slot, _MARGIN)
        start = max(0, columns.start - round(_BESIDE * SCALE))
        both = rows, slice(start, columns.stop)
        seen, printed = untinted(self.upright[both]), self.blank.fine[both]
        wide = columns.start - start
        ink = ink_of(seen[:, :wide], 200) & ~grown(ink_of(printed[:, :wide], 200), 2)
        return written_in(seen[:, wide:], printed[:, wide:], np.asarray(ink.any(axis=1)))

    def _streaked(self, slot: Slot, found: Written) -> bool:
        """Whether a streak lies on what is written at ``slot``, or hides more of it beside."""
        rows, columns = self.blank.slice_of(slot, _INSIDE)
        if found.span is not None:
            start = self.blank.slice_of(slot, _MARGIN)[1].start
            first, last = (start + edge for edge in found.span)
            near = round(_HIDES * SCALE)
            columns = slice(max(columns.start, first - near), min(columns.stop, last + near))
        return bool(self.hidden[rows, columns].any())


@dataclass(frozen=True)
class Writing:
    """A field that is written into: what was found there, and how far it can be trusted.

    ``closely`` is whether its letters are looked at as large as the model knows them.
    """

    field: Field
    found: Written
    quality: Quality
    closely: bool = False

    @property
    def is_name(self) -> bool:
        """Whether nothing but its letters tells what it says."""
        return self.field.type is FieldType.TEXT

    @property
    def narrowed(self) -> float:
        """How wide its lines are read, of their own width."""
        poor = self.quality in FAXES or self.quality in CAPPED
        return (_NARROWED if poor else _CLEARLY).get(self.field.type, 1.0)

    @property
    def high(self) -> int:
        """How high its lines are read, in pixels: low ones only where letters are whole, and never
        names, of which nothing tells "rn" from "m" but the letters."""
        plain = self.quality is Quality.SCAN and self.field.type is not FieldType.TEXT
        return LOW if plain and not self.closely else HIGH

    def seen(self, look: Callable[[Grey], Grey]) -> Writing:
        """The same writing by another look, a closer one."""
        return replace(
            self, found=replace(self.found, lines=tuple(map(look, self.found.lines))), closely=True
        )
