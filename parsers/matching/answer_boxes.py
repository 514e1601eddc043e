"""A box drawn under a label is where it is answered, whatever the print says behind the label.

And what stands right under a box, with nothing behind it and under it, is its caption.
Behind it many prints say how to answer: "At most 32 characters.", "mm/dd/yyyy", "Choose one.".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from form_templates.model import Field, FieldType, Form
from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText
from parsers.matching.hints import says_how
from parsers.matching.prompts import is_prompt
from parsers.matching.region import DISPUTED, Region, Way
from parsers.matching.values import normalise

_NEAR = 8.0
"""Points from a label's line to the box under it."""
_CAPTION = 5.0
"""Points from a box to the caption under it."""
_OVER = 3.0
"""Points by which a line of type may reach into it."""
_FLUSH = 8.0
"""Points by which the edges of a box and of its label may differ."""
_INSET, _ABOVE = 2.0, 1.5
"""Points from a box's edges within which nothing is written."""


class AnswerBoxes:
    """The boxes of one document that stand right under labels."""

    def __init__(
        self, cells: Sequence[CellText], form: Form, is_free: Callable[[CellText | None], bool]
    ) -> None:
        """``is_free`` tells whether no label stands in a cell."""
        self._cells, self._form, self._is_free = cells, form, is_free

    def under(self, label: Occurrence, behind: Region | None) -> Region | None:
        """The box under a label behind which words stand, as its ground.

        In doubt where it is not certain that these only say how to answer. None where there is no
        such box, nothing in it, or what stands ``behind`` is in a box of its own.
        """
        mine = self._cells[label.cell]
        alone = mine.cell.table is None and mine.cell.anchor.box is not None
        if behind is None or behind.blank or behind.things or not alone:
            return None
        other = behind.cell if behind.cell is not mine else None
        boxed = other is not None and (other.cell.table is not None or _is_drawn(other))
        if boxed or "\n" in behind.text.strip():
            return None
        left = mine.x_at(label.start)
        box = next((one for one in self._cells if self._is_under(one, label, left)), None)
        if box is None:
            return None
        region = Region(box, 0, len(box.text), Way.BELOW)
        hints = self._only_hints(self._form[label.label.fields[0]], behind.text, box.text)
        return region if hints else Region(box, 0, len(box.text), Way.BELOW, DISPUTED)

    def over(self, label: Occurrence) -> Region | None:
        """The box of a table that a caption stands right under, at its left edge."""
        mine = self._cells[label.cell]
        alone = mine.cell.table is None and mine.cell.anchor.box is not None
        if not alone or label.colon or "\n" in mine.text.strip():
            return None
        left = mine.x_at(label.start)
        box = next((one for one in self._cells if self._is_over(one, label, left)), None)
        return Region(box, 0, len(box.text), Way.ABOVE) if box else None

    def _is_over(self, one: CellText, label: Occurrence, left: float) -> bool:
        cell = one.cell
        if cell.table is None or cell.anchor.box is None or abs(cell.x0 - left) > _FLUSH:
            return False
        return -_OVER <= label.y0 - cell.y1 <= _CAPTION and self._is_free(one)

    def _is_under(self, one: CellText, label: Occurrence, left: float) -> bool:
        cell = one.cell
        if one.index == label.cell or abs(cell.x0 - left) > _FLUSH or not _is_drawn(one):
            return False
        return -_OVER <= cell.y0 - label.y1 <= _NEAR and self._is_free(one)

    @staticmethod
    def _only_hints(field: Field, said: str, written: str) -> bool:
        """Whether ``said`` only says how to answer, and what is ``written`` is the answer.

        A type tells the two apart: one of them is a date.
        """
        if field.type in (FieldType.TEXT, FieldType.LONG_TEXT):
            return says_how(said) or is_prompt(said.strip(), field.prompt)
        return normalise(field, written).checked and not normalise(field, said).checked


def _is_drawn(cell: CellText) -> bool:
    """Whether a cell is a drawn box with something written in it, away from its edges."""
    lines = [line for line in cell.cell.lines if line.pieces]
    if not lines or cell.cell.anchor.box is None or cell.blank:
        return False
    inset = min(line.pieces[0].x0 for line in lines) - cell.cell.x0
    return inset >= _INSET and lines[0].y0 - cell.cell.y0 >= _ABOVE
