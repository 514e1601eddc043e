"""The ground of one answer: a slice of the sheet, and the way that led from the label to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

from parsers.matching.flow import CellText, Thing
from parsers.matching.prompts import without_fill

_NO_ANSWER = " \t\n:;*–—-|.…()[]"
_REMARK = re.compile(r"\([^()\d]{3,100}\)")
"""A printed remark, such as what to do "(If yes, …)"; an answer in brackets has figures."""
_ROOM = 6.0
"""Points under the last line of a box."""
_ONLY_REMARK = re.compile(rf"\s*{_REMARK.pattern}[.:]?\s*")
_LINE = re.compile(r"[^\S\n]*(?:_{4,}|\.{6,}|…{2,})")
DISPUTED = 0.6
"""How sure a place is that two labels claim, or that may be empty or not."""


class Way(Enum):
    """Where an answer stands, seen from its label."""

    TAIL = "tail"
    RIGHT = "right"
    BELOW = "below"
    ABOVE = "above"
    CROSSING = "crossing"
    BEFORE = "before"


@dataclass(frozen=True)
class Region:
    """The ground of one answer: a slice of a cell's text. ``sure`` is less for a disputed place."""

    cell: CellText
    start: int
    end: int
    way: Way
    sure: float = 1.0
    more: tuple[CellText, ...] = ()

    @property
    def text(self) -> str:
        """What is printed on it, objects included."""
        return "\n".join((self.cell.text[self.start : self.end], *(c.text for c in self.more)))

    @property
    def things(self) -> tuple[Thing, ...]:
        """The controls and marks on it."""
        mine = self.cell.things_in(self.start, self.end)
        return mine + tuple(thing for cell in self.more for thing in cell.things)

    @property
    def read(self) -> float:
        """How surely its text was read: 1 where the file itself says it."""
        mine = self.cell.sure_of(self.start, self.end)
        return min([mine, *(cell.sure_of(0, len(cell.text)) for cell in self.more)])

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.things and not _REMARK.sub("", without_fill(self.text)).strip(_NO_ANSWER)

    @property
    def first_segment(self) -> Region:
        """Its slice up to a tab or the line's end."""
        said = re.split(r"[\t\n]", self.cell.text[self.start : self.end], maxsplit=1)[0]
        return replace(self, end=self.start + len(said), more=())

    @property
    def last_segment(self) -> Region:
        """Its slice behind the last tab, where something stands there: "We ask for\tPermits"."""
        parts = self.cell.text[self.start : self.end].rstrip("\t ").rpartition("\t")
        return replace(self, start=self.start + len(parts[0] + parts[1]))

    @property
    def ruled(self) -> bool:
        """Whether a line to write on is printed there: who answers writes on it or not at all."""
        return _LINE.match(self.cell.text, self.start, self.end) is not None


def is_remark(cell: CellText) -> bool:
    """Whether the cell is nothing but a remark in brackets, printed before the answer."""
    return _ONLY_REMARK.fullmatch(cell.text) is not None


def is_box(cell: CellText) -> bool:
    """Whether a cell on a page has room under its last line: a drawn box holds no more."""
    lines = cell.cell.lines
    drawn = cell.anchor.box is not None  # a Word file's places are made up
    return drawn and bool(lines) and cell.cell.y1 - lines[-1].y1 > _ROOM
