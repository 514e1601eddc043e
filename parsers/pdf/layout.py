"""From words and controls with places to lines, columns and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from parsers.model import Control, ControlKind, Line, Mark, Piece
from parsers.pdf.faces import turn_of
from parsers.pdf.geometry import Rect
from parsers.pdf.words import Word

_WIDE = 0.8
_TIGHT = 0.15
"""Ems between words that are one: less than any space."""
_RAISED = 0.3
"""The share of its height that a check box above or below its words has in common with them."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something with a place on the sheet: a word, or a control or mark in its box.

    ``box`` tells apart what stands in different drawn boxes within one cell; -1 is in none.
    """

    rect: Rect
    size: float
    word: Word | None = None
    control: Control | None = None
    mark: Mark | None = None
    box: int = -1

    @property
    def middle(self) -> tuple[float, float]:
        """The point that decides in which cell it stands."""
        return (self.rect[0] + self.rect[2]) / 2, (self.rect[1] + self.rect[3]) / 2

    @property
    def alone(self) -> bool:
        """Whether it stands for itself between columns: any control but a check box."""
        if self.mark:
            return True
        return self.control is not None and self.control.kind is not ControlKind.CHECKBOX


@dataclass(slots=True)
class Row:
    """Items of one line; ``y0`` and ``y1`` bound its text. ``mates``: others stand beside it.

    ``limit`` is where the control right of it begins; None where none stands there. ``led``: a
    check box of its own stands before it. ``ruled``: a line to write on stands right of it.
    ``asked``: what stands before it on its line ends with a colon.
    """

    y0: float
    y1: float
    items: list[Item] = field(default_factory=list)
    mates: bool = False
    limit: float | None = None
    led: bool = False
    ruled: bool = False
    asked: bool = False

    @property
    def size(self) -> float:
        """The em of its largest word, 10 points where it has none."""
        return max((item.size for item in self.items if item.word), default=10.0)


def rows_of(items: Sequence[Item]) -> list[Row]:
    """Lines from top to bottom, each sorted from left to right."""
    rows: list[Row] = []
    for item in sorted((i for i in items if i.word), key=lambda i: i.rect[1] + i.rect[3]):
        row = _row_for(rows[-3:], item)
        if row is None:
            rows.append(Row(item.rect[1], item.rect[3], [item]))
        else:
            row.items.append(item)
    rows.sort(key=lambda row: row.y0)
    for item in items:
        if not item.word:
            _seat(rows, item)
    for row in rows:
        row.items = _from_left(row.items)
    return sorted(rows, key=lambda row: row.y0)


def _from_left(items: Sequence[Item]) -> list[Item]:
    """A line's items from left to right; a mark that lies over words stands behind them."""
    found = sorted((i for i in items if not i.mark), key=lambda item: item.rect[0])
    for mark in (item for item in items if item.mark):
        at = sum(item.rect[0] < mark.rect[0] for item in found)
        while 0 < at < len(found) and _runs_under(found[at - 1], found[at], mark):
            at += 1
        found.insert(at, mark)
    return found


def _runs_under(last: Item, item: Item, mark: Item) -> bool:
    """Whether two words that belong together stand under a mark, or before it and under it."""
    close = item.rect[0] - last.rect[2] < _WIDE * max(last.size, item.size)
    return bool(last.word and item.word) and close and item.rect[0] < mark.rect[2]


def _row_for(rows: Sequence[Row], item: Item) -> Row | None:
    """The row whose first word overlaps the item's height by more than half of the smaller."""
    best, most = None, 0.5
    for row in rows:
        shared = min(row.y1, item.rect[3]) - max(row.y0, item.rect[1])
        share = shared / max(0.1, min(row.y1 - row.y0, item.rect[3] - item.rect[1]))
        if share > most:
            best, most = row, share
    return best


def _seat(rows: list[Row], item: Item) -> None:
    """Put a control or mark on the line beside it: the nearest, or the first beside a tall one."""
    _, y0, _, y1 = item.rect
    beside = [row for row in rows if _beside(row, y0, y1)]
    if not beside and item.control and item.control.kind is ControlKind.CHECKBOX:
        beside = [row for row in rows if _beside(row, y0, y1, _RAISED)]
    if not beside:
        rows.append(Row(y0, y1, [item]))
        return
    size = beside[0].size
    if y1 - y0 > 2.6 * size:
        beside[0].items.append(item)
        return
    middle = (y0 + y1) / 2
    min(beside, key=lambda row: abs((row.y0 + row.y1) / 2 - middle)).items.append(item)


def _beside(row: Row, y0: float, y1: float, share: float = 0.5) -> bool:
    shared = min(row.y1, y1) - max(row.y0, y0)
    return shared >= share * min(row.y1 - row.y0, y1 - y0)


def segments_of(row: Row) -> list[list[Item]]:
    """A line's items, parted where the gap is wider than words leave between them."""
    parted: list[list[Item]] = []
    edge = 0.0
    for item in row.items:
        gap = item.rect[0] - edge
        if parted and not _parts(parted[-1][-1], item, gap):
            parted[-1].append(item)
            edge = max(edge, item.rect[2])
        else:
            parted.append([item])
            edge = item.rect[2]
    return parted


def _parts(last: Item, item: Item, gap: float) -> bool:
    if last.alone or item.alone or last.box != item.box:
        return True
    return gap > _WIDE * max(last.size, item.size)


def line_of(row: Row) -> Line:
    """The line as pieces: text parted at wide gaps and where bold begins or ends."""
    pieces: list[Piece] = []
    for segment in segments_of(row):
        pieces.extend(_pieces(segment))
    return Line(min(i.rect[1] for i in row.items), max(i.rect[3] for i in row.items), tuple(pieces))


def _pieces(segment: Sequence[Item]) -> list[Piece]:
    pieces: list[Piece] = []
    run: list[Word] = []
    turn = turn_of([item.word for item in segment])
    for at, item in enumerate(segment):
        if item.word is None or at == turn or (run and not _of_one_piece(run[-1], item.word)):
            pieces.extend(_text(run, apart=at - len(run) == turn))
            run = []
        if item.word is not None:
            run.append(item.word)
        else:
            pieces.append(Piece(item.rect[0], item.rect[2], control=item.control, mark=item.mark))
    return pieces + _text(run, apart=len(segment) - len(run) == turn)


def _of_one_piece(last: Word, word: Word) -> bool:
    return last.bold == word.bold and last.fills == word.fills


def _text(run: Sequence[Word], *, apart: bool) -> list[Piece]:
    if not run:
        return []
    text = run[0].text
    for last, word in pairwise(run):
        close = not word.spaced and word.x0 - last.x1 < _TIGHT * word.size
        text += word.text if close else " " + word.text
    sure = min(word.sure for word in run)
    right = max(word.x1 for word in run)
    return [Piece(run[0].x0, right, text, bold=run[0].bold, sure=sure, apart=apart)]
