"""What a print says of how to answer, between a question and its answer.

Most prints set it in italics, which no other words of theirs are in. Where much of a page is in
italics, its answers are.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from parsers.matching.flow import CellText

if TYPE_CHECKING:
    from parsers.matching.structure import Structure

_RARE = 0.2
"""The share of a print's letters that may be in italics where these are no answers."""
_WORDS = 3
"""Words that a hint has at least; fewer may be a title in italics."""


class Hints:
    """The hints of one document."""

    def __init__(self, structure: Structure) -> None:
        """``structure`` says which labels stand; a label in italics is no hint."""
        self._cells = structure.cells
        self._labelled = {one.cell for one in structure.standing}

    def whole(self, cell: CellText) -> bool:
        """Whether a cell is nothing but a hint."""
        if not cell.italics or cell.things or cell.index in self._labelled or not self._rare:
            return False
        enough = len(cell.text.split()) >= _WORDS
        return enough and cell.italic(0, len(cell.text))

    def behind(self, cell: CellText, start: int, end: int) -> int:
        """Where an answer behind a label may begin: behind the hint on the next lines.

        ``start`` where there is no such hint.
        """
        at = cell.text.find("\n", start, end)
        if at < 0 or cell.text[start:at].strip(" :*") or not cell.italics or not self._rare:
            return start
        stop = at
        while 0 <= stop < end:
            following = cell.text.find("\n", stop + 1, end)
            line_end = end if following < 0 else following
            enough = len(cell.text[stop + 1 : line_end].split()) >= _WORDS
            if not enough or cell.things_in(stop, line_end) or not cell.italic(stop, line_end):
                break
            stop = line_end
        return stop if stop > at else start

    @cached_property
    def _rare(self) -> bool:
        """Whether italics are rare enough not to be how somebody answers."""
        said = sum(len(cell.text) for cell in self._cells)
        slanted = sum(stop - start for cell in self._cells for start, stop in cell.italics)
        return slanted <= _RARE * said
