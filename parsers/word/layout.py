"""Lays a document's flow out on the sheet.

Word has no coordinates before it is laid out, so they are made up: a line is 12 points high, a
character 5.5 points wide, a table's row as high as its tallest cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.model import Anchor, Cell, Control, Line, Mark, Piece
from parsers.word.flow import (
    RULED_TAB,
    Aside,
    Block,
    Item,
    Paragraph,
    Run,
    Slot,
    StoryFlow,
    Table,
    TableCell,
)
from parsers.word.grid import cell_width

LINE = 12.0
CHARACTER = 5.5
PAGE = 468.0
TAB_EVERY = 36.0
_MARK_WIDTH = 60.0
_APART = 9.0
"""Points of white that part two pieces of a line; they do so when it is squeezed."""
_TABS = re.compile(f"(\t|{RULED_TAB})")
_SPLITS = frozenset("\n\t" + RULED_TAB)
_NOWHERE = Cell(0.0, 0.0, 0.0, 0.0, (), Anchor(""))


class Sheet:
    """The cells, controls and marks of all stories, in reading order."""

    def __init__(self) -> None:
        self.cells: list[Cell] = []
        self.controls: list[Control] = []
        self.marks: list[Mark] = []
        self._y = 0.0
        self._part = ""

    def add(self, flow: StoryFlow) -> None:
        """Lay out one story below what is there."""
        self._part = flow.part
        for block in flow.blocks:
            if type(block) is Paragraph:
                self._y = self._paragraph(block, self._y)
            else:
                self._y = self._table(block, self._y, 0.0, PAGE, nested=False)

    def _paragraph(self, paragraph: Paragraph, y: float) -> float:
        lines: list[Line] = []
        y1 = self._lines(paragraph, 0.0, PAGE, y, lines)
        anchor = Anchor(paragraph.place, self._part, paragraph.path)
        cell = Cell(0.0, y, PAGE, y1, tuple(lines), anchor, item_of=paragraph.item_of)
        self.cells.append(cell)
        return y1

    def _table(self, table: Table, y: float, x0: float, width: float, *, nested: bool) -> float:
        edges = _edges(table, x0, width, nested=nested)
        above: dict[int, int] = {}
        for number, row in enumerate(table.rows):
            top, bottom = y, y + LINE
            filled: list[tuple[int, tuple[Line, ...]]] = []
            for cell in row:
                place = len(self.cells)
                self.cells.append(_NOWHERE)
                left, right = edges[cell.column], edges[cell.column + cell.span]
                lines, end = self._content(cell.blocks, left, right, top)
                bottom = max(bottom, end)
                filled.append((place, lines))
            lined = table.places[number : number + 1]
            place_name = lined[0] if lined else f"{table.place}, row {number + 1}"
            for cell, (place, lines) in zip(row, filled, strict=True):
                own = lines
                if cell.continues and cell.column in above:
                    own = self._lengthen(above[cell.column], lines, bottom)
                else:
                    above[cell.column] = place
                low = _own_bottom(cell, own, top) or bottom
                self.cells[place] = Cell(
                    edges[cell.column], top, edges[cell.column + cell.span], low, own,
                    Anchor(place_name, self._part, cell.path), table.index, number, cell.column,
                )  # fmt: skip
            y = bottom
        return y

    def _lengthen(self, first: int, lines: tuple[Line, ...], bottom: float) -> tuple[Line, ...]:
        """Let a cell reach down over one that continues it, and have what stands in that one."""
        c = self.cells[first]
        written = c.lines + tuple(line for line in lines if line.pieces)
        self.cells[first] = Cell(
            c.x0, c.y0, c.x1, bottom, written, c.anchor, c.table, c.row, c.column
        )
        return ()

    def _content(
        self, blocks: list[Block], left: float, right: float, y: float
    ) -> tuple[tuple[Line, ...], float]:
        lines: list[Line] = []
        for block in blocks:
            if type(block) is Paragraph:
                y = self._lines(block, left, right, y, lines)
            else:
                y = self._table(block, y, left, right - left, nested=True)
        return tuple(lines), y

    def _lines(
        self, paragraph: Paragraph, left: float, right: float, y: float, lines: list[Line]
    ) -> float:
        """Append the paragraph's lines; returns where the next one begins."""
        start = left + paragraph.indent
        x = start
        pieces: list[Piece] = []
        for item in paragraph.items:
            if type(item) is not Run:
                x = self._thing(item, x, pieces)
                continue
            text = item.text
            if _SPLITS.isdisjoint(text):
                end = x + len(text) * CHARACTER
                pieces.append(_printed(text, x, end, item))
                x = end
                continue
            for number, part in enumerate(text.split("\n")):
                if number:
                    lines.append(_line(pieces, left, right, y))
                    y += LINE
                    pieces, x = [], start
                x = _tabbed(item._replace(text=part), x, left, paragraph.stops, pieces)
        lines.append(_line(pieces, left, right, y))
        return y + LINE

    def _thing(self, item: Item, x: float, pieces: list[Piece]) -> float:
        if isinstance(item, Slot):
            if item.control is None:
                return x
            item = item.control
        if isinstance(item, Aside):
            self.controls.append(item.control)
        elif isinstance(item, Control):
            self.controls.append(item)
            end = x + max(1, len(item.shown)) * CHARACTER
            pieces.append(Piece(x, end, "", item))
            return end
        elif isinstance(item, Mark):
            self.marks.append(item)
            pieces.append(Piece(x, x + _MARK_WIDTH, mark=item))
            return x + _MARK_WIDTH
        return x


def _own_bottom(cell: TableCell, lines: Sequence[Line], top: float) -> float:
    """Where the words of a cell around a table end: beside the inner table it is not; else 0."""
    if not any(type(block) is Table for block in cell.blocks):
        return 0.0
    return max((line.y1 for line in lines if line.pieces), default=top + LINE)


def _tabbed(
    run: Run, x: float, left: float, stops: tuple[tuple[float, bool], ...], pieces: list[Piece]
) -> float:
    """Append a run with tabs in it; returns where it ends."""
    ruled = False
    for number, text in enumerate(_TABS.split(run.text)):
        if number % 2:
            ruled = text == RULED_TAB
            continue
        if number:
            stop, leader = _next_stop(x - left, stops)
            if leader or ruled:
                count = max(1, int((stop + left - x) / CHARACTER))
                pieces.append(Piece(x, stop + left, "_" * count))
            x = stop + left
        if text:
            end = x + len(text) * CHARACTER
            piece = _printed(text, x, end, run)
            pieces.append(replace(piece, apart=True) if number and stops else piece)
            x = end
    return x


def _printed(text: str, x0: float, x1: float, look: Run) -> Piece:
    """A piece of text in the look of a run."""
    return Piece(
        x0, x1, text, None, None, look.bold,
        italic=look.italic, marked=look.marked, struck=look.struck, faint=look.faint,
    )  # fmt: skip


def _next_stop(x: float, stops: tuple[tuple[float, bool], ...]) -> tuple[float, bool]:
    for stop, leader in stops:
        if stop > x:
            return stop, leader
    return (x // TAB_EVERY + 1) * TAB_EVERY, False


def _line(pieces: list[Piece], left: float, right: float, y: float) -> Line:
    """One line, its pieces squeezed where they would stand outside of their cell."""
    if pieces and pieces[-1].x1 > right and right > left:
        ends = [left, *(p.x1 for p in pieces)]
        pieces = [
            replace(p, apart=p.apart or p.x0 - end >= _APART)
            for p, end in zip(pieces, ends, strict=False)
        ]
        factor = (right - left) / (pieces[-1].x1 - left)
        pieces = [
            replace(p, x0=left + (p.x0 - left) * factor, x1=left + (p.x1 - left) * factor)
            for p in pieces
        ]
    return Line(y, y + LINE, tuple(pieces))


def _edges(table: Table, x0: float, width: float, *, nested: bool) -> list[float]:
    """The left edges of the grid's columns and the right edge of the last, in points."""
    needed = max((c.column + c.span for row in table.rows for c in row), default=1)
    grid = table.grid[:needed] + [0.0] * (needed - len(table.grid))
    if not all(grid):
        _fill_from_cells(table, grid)
    if not all(grid):
        known = [w for w in grid if w]
        guess = sum(known) / len(known) if known else width / needed
        grid = [w or guess for w in grid]
    start = x0 if nested else x0 + table.indent
    total = sum(grid)
    factor = width / total if total > width else 1.0
    edges = [start]
    for column in grid:
        edges.append(edges[-1] + column * factor)
    return edges


def _fill_from_cells(table: Table, grid: list[float]) -> None:
    for row in table.rows:
        for cell in row:
            if cell.span == 1 and not grid[cell.column]:
                grid[cell.column] = cell_width(cell.element)
