"""Prints that answer behind the colon: there a label with nothing behind it has no answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from parsers.matching import neighbours
from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText
from parsers.matching.structure import Structure
from parsers.matching.values import normalise

_MANY = 4
"""Labels with an answer on their line, from which this is the way of a print."""
_UNDER = 12.0
"""Points under a label within which an answer would stand."""
_LED = re.compile(r"[ \u00a0]*(?:\.{3,}|_{3,}|…)")


class Inline:
    """Whether the labels of open pages, and of cells with several, are answered in their line."""

    def __init__(
        self,
        structure: Structure,
        standing: Mapping[int, Sequence[Occurrence]],
        unanswered: Callable[[Occurrence], bool],
    ) -> None:
        """``standing`` are the labels by cell; ``unanswered`` tells what has nothing behind it."""
        self._structure, self._standing, self._unanswered = structure, standing, unanswered

    def holds(self, label: Occurrence) -> bool:
        """Whether a label with nothing behind its colon is rather empty than answered elsewhere."""
        if not self._open(label) or not self._usual:
            return False
        cells = self._structure.cells
        beside = neighbours.right(cells, label)
        under = neighbours.below(cells, label)[:1]
        boxed = any(thing.control for cell in under for thing in cell.things)
        if boxed or any(self._fits(label, cell) for cell in under):
            return False
        return beside is None or beside.blank or self._labelled(beside)

    def _fits(self, label: Occurrence, cell: CellText) -> bool:
        """Whether nothing but a date, a phone number or a choice of the label's field is there."""
        if not label.label.unique or self._labelled(cell):
            return False
        mine = self._structure.cells[label.cell].cell
        field = self._structure.vocabulary.form[label.label.fields[0]]
        near = cell.cell.y0 - mine.y1 <= _UNDER
        return near and normalise(field, cell.text).checked

    def _labelled(self, cell: CellText) -> bool:
        return bool(self._standing.get(cell.index))

    def _open(self, label: Occurrence) -> bool:
        """Whether a label with a colon or dots, no question, shares its ground with others."""
        cell = self._structure.cells[label.cell]
        said = cell.text[label.start : label.end].rstrip(" \u00a0*)")
        if not said.endswith((":", "：")) and not _LED.match(cell.text, label.end):
            return False
        shared = sum(one.colon for one in self._standing[label.cell]) > 1
        return shared or cell.cell.table is None

    @cached_property
    def _usual(self) -> bool:
        said = [one for one in self._structure.labels if self._open(one)]
        told = sum(not self._unanswered(one) for one in said)
        return told >= _MANY and 2 * told > len(said)
