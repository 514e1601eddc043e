"""The sheet of a PDF: printed text, controls and marks as cells, page after page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from parsers.model import Anchor, Cell, Control, Line, Mark, Piece
from parsers.pdf.asked import questions_first
from parsers.pdf.geometry import Page, Rect
from parsers.pdf.grid import Across, Face
from parsers.pdf.layout import Item, Row, line_of, rows_of, segments_of
from parsers.pdf.paragraphs import is_box, paragraphs_of
from parsers.pdf.words import Word

_TINY = 40.0
_BAND = 20.0
_TITLE = 2.0
_ASKED = 2
"""Lines of a table cell that ask for, or go on with, the choices in its other lines."""
_LINE = (9.0, 36.0)
"""Points that a box for one answer is high."""


@dataclass(slots=True)
class PageContent:
    """What one page holds, ready to be laid out: everything on the sheet."""

    page: Page
    words: list[Word]
    items: list[Item]
    faces: list[Face] = field(default_factory=list)
    across: list[Across] = field(default_factory=list)


def word_item(word: Word) -> Item:
    """A word at its place."""
    return Item(word.rect, word.size, word=word)


def control_item(control: Control, rect: Rect) -> Item:
    """A control at its place."""
    return Item(rect, min(12.0, rect[3] - rect[1]), control=control)


def mark_item(mark: Mark, rect: Rect) -> Item:
    """A mark at its place."""
    return Item(rect, min(12.0, rect[3] - rect[1]), mark=mark)


def cells_of(content: PageContent) -> list[Cell]:
    """The cells of one page in reading order: ruled ones whole, the rest by columns."""
    free: list[Item] = []
    inside: dict[int, list[Item]] = {}
    small_first = sorted(range(len(content.faces)), key=lambda n: content.faces[n].area)
    around = {n: _table_around(content.faces, small_first, n) for n in small_first}
    last: tuple[Word, int | None] | None = None
    upright = [word_item(word) for word in content.words if not word.turned]
    turned = [word_item(word) for word in content.words if word.turned]
    for item in upright + content.items:
        owner = _owner(content.faces, small_first, item)
        if item.word:
            if last and _runs_on(last[0], item.word):
                owner = last[1]
            last = item.word, owner
            if owner is None and not content.page.holds(item.rect):
                continue  # what runs off the page and stands in no box
        if owner is None:
            free.append(item)
        elif (cell := around[owner]) is not None:
            inside.setdefault(cell, []).append(replace(item, box=owner))
        else:
            inside.setdefault(owner, []).append(item)
    heads = {_owner(content.faces, small_first, item) for item in turned} - set(inside)
    cells: list[Cell] = []
    for number, face in enumerate(content.faces):
        if around[number] is None and number not in heads:
            cells += _ruled(content, face, inside.get(number, []))
    cells += _blocks(content, rows_of(free))
    for item in turned:
        if (owner := _owner(content.faces, small_first, item)) is not None:
            cells.append(_turned(content.page, item, content.faces[owner]))
    return _in_reading_order(cells)


def _in_reading_order(cells: list[Cell]) -> list[Cell]:
    """Cells that begin on one line from left to right, lines from the top."""
    rows: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda cell: sum(_band(cell))):
        if rows and _overlap(_band(rows[-1][0]), _band(cell)):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [cell for row in rows for cell in sorted(row, key=lambda cell: cell.x0)]


def _band(cell: Cell) -> tuple[float, float]:
    """The height of a cell's first line, as high as two lines of text at most."""
    if cell.table is not None or not cell.lines:
        return cell.y0, min(cell.y1, cell.y0 + _BAND)
    return cell.lines[0].y0, min(cell.lines[0].y1, cell.lines[0].y0 + _BAND)


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0.5 * min(one[1] - one[0], other[1] - other[0])


def _table_around(faces: Sequence[Face], small_first: Sequence[int], number: int) -> int | None:
    """The table cell that a lone box is drawn in; None for table cells and boxes in the open."""
    face = faces[number]
    if face.table is not None:
        return None
    return next(
        (n for n in small_first if faces[n].table is not None and _within(face, faces[n])), None
    )


def _within(face: Face, other: Face) -> bool:
    (x0, y0, x1, y1), (a0, b0, a1, b1) = face.rect, other.rect
    return face is not other and a0 - 1 <= x0 and x1 <= a1 + 1 and b0 - 1 <= y0 and y1 <= b1 + 1


def _runs_on(word: Word, after: Word) -> bool:
    """Whether a word was written with the one before: it may run over the edge of its box."""
    gap = after.x0 - word.x1
    together = word.run == after.run and abs(word.base - after.base) < 0.3 * word.size
    return bool(word.run) and together and -0.3 * word.size < gap < 0.8 * word.size


def _owner(faces: Sequence[Face], small_first: Sequence[int], item: Item) -> int | None:
    x, y = item.middle
    return next((n for n in small_first if faces[n].holds(x, y)), None)


def _ruled(content: PageContent, face: Face, items: list[Item]) -> list[Cell]:
    """A ruled box is one cell, unless it is a frame around columns or other boxes."""
    if not items:
        return [_empty(content.page, face)] if _is_place(face) else []
    rows = rows_of(items)
    if _is_frame(content, face, rows):
        return _blocks(content, rows)
    lines = tuple(line_of(row) for row in questions_first(rows))
    x0, y0, x1, y1 = face.rect
    anchor = _anchor(content.page, face.rect)
    return [Cell(x0, y0, x1, y1, lines, anchor, face.table, face.row, face.column)]


def _is_place(face: Face) -> bool:
    """Whether an empty box is a place to write in: a table's cell, or as high as a line or two."""
    wide, high = face.rect[2] - face.rect[0], face.rect[3] - face.rect[1]
    return face.table is not None or (_LINE[0] <= high <= _LINE[1] and wide >= 2 * high)


def _empty(page: Page, face: Face) -> Cell:
    x0, y0, x1, y1 = face.rect
    return Cell(x0, y0, x1, y1, (), _anchor(page, face.rect), face.table, face.row, face.column)


def _is_frame(content: PageContent, face: Face, rows: Sequence[Row]) -> bool:
    """A box around columns, or a lone box around other boxes, is no cell.

    Rows of check boxes with their words are no columns: they are a table cell's one answer.
    """
    boxed = [row for row in rows if any(is_box(item) for item in row.items)]
    said = [len(segments_of(row)) for row in rows if row not in boxed]
    asked = face.table is not None and len(said) <= _ASKED and max(said, default=0) < 2
    parted = sum(len(segments_of(row)) > 1 for row in rows if not asked or row not in boxed)
    if parted >= 2:
        return True
    return any(_within(other, face) and other.area > _TINY for other in content.faces) and (
        face.table is None
    )


def _turned(page: Page, item: Item, face: Face) -> Cell:
    """A line that runs up or down a box, as a title at the top of what it stands beside.

    In no box nobody can tell beside what it stands: it is left out.
    """
    x0, y0, x1, _ = face.rect
    line = Line(y0 - _TITLE, y0, (Piece(x0, x1, item.word.text if item.word else ""),))
    return Cell(x0, y0 - _TITLE, x1, y0, (line,), _anchor(page, face.rect))


def _blocks(content: PageContent, rows: Sequence[Row]) -> list[Cell]:
    cells = []
    for block in paragraphs_of(rows, content.across):
        lines = tuple(line_of(row) for row in block)
        pieces = [piece for line in lines for piece in line.pieces]
        rect = (
            min(piece.x0 for piece in pieces), min(line.y0 for line in lines),
            max(piece.x1 for piece in pieces), max(line.y1 for line in lines),
        )  # fmt: skip
        cells.append(Cell(*rect, lines, _anchor(content.page, rect)))
    return cells


def _anchor(page: Page, rect: Rect) -> Anchor:
    return Anchor(f"page {page.number}", box=page.box(rect))
