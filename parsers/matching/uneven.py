"""Columns whose lines keep no common rows: each of two flows by itself, a wrapped answer at a time.

What stands beside each other in a row of a table begins at one height there, or ends so, or has
its middle so. Where labels stand beside each other and do not, though the columns began at one
height, nothing binds what stands left to what stands right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.model import Cell, Line

_SLACK = 3.0
"""Points by which the edges of a column's cells may differ."""
_GUTTER = 8.0
"""The least points between two columns."""
_LABELS = 3
"""Labels that each of the columns must have."""
_UNEVEN = 2
"""Labels side by side that must keep no row."""
_OFF = 0.2
"""Line heights by which such labels are off; less is the print's."""
_BESIDE = 0.3
"""Line heights that labels side by side have in common."""
_CLOSE = 0.6
"""Line heights from a line to the next of one answer."""
_LABEL = re.compile(r"\W*(?:\d{1,2}\W+)?[^\W\d_][^:?]{2,60}[:?]")


@dataclass
class _Block:
    """A label with the lines close under it, to the next: its first line, its top and its end."""

    first: Line
    top: float
    end: float

    @property
    def high(self) -> float:
        """The height of its first line."""
        return self.first.y1 - self.first.y0

    def keeps_row(self, other: _Block) -> bool:
        """Whether two blocks begin, end or have their middle at one height, as in a table's row."""
        begun, ended = other.top - self.top, other.end - self.end
        return min(abs(begun), abs(ended), abs(begun + ended) / 2) <= _OFF * self.high

    def is_beside(self, other: _Block) -> bool:
        """Whether a good part of a line of each stands beside the other."""
        return min(self.end, other.end) - max(self.top, other.top) >= _BESIDE * self.high


def right_edges(cells: Sequence[Cell]) -> Iterator[float]:
    """Where a right column may begin: the left edges of several labels beside something."""
    edge = min((cell.x0 for cell in cells), default=0.0)
    wide = max((cell.x1 for cell in cells), default=0.0) - edge
    starts = sorted(c.x0 for c in cells if c.x0 > edge + 0.25 * wide and _is_label(c))
    for at, x in enumerate(starts):
        if at and x - starts[at - 1] <= _SLACK:
            continue
        if sum(abs(other - x) <= _SLACK for other in starts) >= _LABELS:
            yield x


def are_uneven(left: Sequence[Cell], right: Sequence[Cell]) -> bool:
    """Whether the labels of two columns keep no common rows."""
    ours, theirs = _blocks(left), _blocks(right)
    if min(len(ours), len(theirs)) < _LABELS or not _begin_alike(ours[0], theirs[0]):
        return False
    if all(a.is_beside(b) for a, b in zip(ours, theirs, strict=False)):  # rows
        return False
    beside = [(one, other) for one in ours for other in theirs if one.is_beside(other)]
    return sum(not one.keeps_row(other) for one, other in beside) >= _UNEVEN


def _begin_alike(one: _Block, other: _Block) -> bool:
    """Whether two columns begin at one height, in letters of one size: else the print is askew."""
    off = _OFF * one.high
    return abs(one.top - other.top) <= off / 2 and abs(one.high - other.high) <= off / 2


def rejoined(column: Sequence[Cell]) -> list[Cell]:
    """A column's cells, each answer whole that went over on a line of its own.

    Such a line begins where its label does, close under it, and its first word had no room.
    """
    found: list[Cell] = []
    full = max(cell.x1 for cell in column)
    for cell in sorted(column, key=lambda c: (c.y0, c.x0)):
        if found and _goes_on(found[-1], cell, full) and _alone(cell, column):
            found[-1] = _with_lines(found[-1], cell)
        else:
            found.append(cell)
    return found


def _blocks(column: Sequence[Cell]) -> list[_Block]:
    """The labels of a column, each with the words under it that begin where it does."""
    blocks: list[_Block] = []
    edge = 0.0
    for cell in sorted(column, key=lambda c: (c.y0, c.x0)):
        if _is_label(cell):
            blocks.append(_Block(cell.lines[0], cell.y0, cell.y1))
            edge = cell.x0
        elif blocks and _is_under(cell, blocks[-1], edge):
            blocks[-1].end = max(blocks[-1].end, cell.y1)
    return blocks


def _is_under(cell: Cell, block: _Block, edge: float) -> bool:
    """Whether a cell is a line of words close under a block, at its left edge."""
    worded = all(piece.text for line in cell.lines for piece in line.pieces)
    close = -_OFF <= (cell.y0 - block.end) / block.high <= _CLOSE
    return worded and close and abs(cell.x0 - edge) <= _SLACK


def _is_label(cell: Cell) -> bool:
    return cell.table is None and bool(cell.lines) and _LABEL.match(_said(cell)) is not None


def _said(cell: Cell) -> str:
    return " ".join(piece.text for piece in cell.lines[0].pieces)


def _alone(cell: Cell, column: Sequence[Cell]) -> bool:
    """Whether nothing stands beside a cell in its column."""
    return not any(c is not cell and c.y0 < cell.y1 - 1 and c.y1 > cell.y0 + 1 for c in column)


def _goes_on(label: Cell, cell: Cell, full: float) -> bool:
    if not label.lines or not cell.lines or not _is_label(label) or _is_label(cell):
        return False
    last, line = label.lines[-1], cell.lines[0]
    pieces = [piece for one in (*label.lines, *cell.lines) for piece in one.pieces]
    if not line.pieces or any(not p.text for p in pieces) or line.pieces[0].bold:
        return False
    high = line.y1 - line.y0
    first = line.pieces[0]
    word = (first.x1 - first.x0) / len(first.text) * len(first.text.split(" ")[0])
    return (
        abs(label.x0 - cell.x0) <= _SLACK
        and -_CLOSE * high <= line.y0 - last.y1 <= _CLOSE * high
        and max(piece.x1 for piece in last.pieces) + word > full
    )


def _with_lines(cell: Cell, more: Cell) -> Cell:
    lines = (*cell.lines, *more.lines)
    return replace(cell, x1=max(cell.x1, more.x1), y1=more.y1, lines=lines)
