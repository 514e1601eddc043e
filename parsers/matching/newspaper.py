"""Newspaper columns: pages whose sections flow down one column and then down the next.

Such columns are laid under each other on the sheet, as they are read, so that "right of" and
"below" mean there what they mean elsewhere. They are told by a section's title that begins the
right column's text beside something else: where two columns are rows of one table of labels, their
titles stand over both. So are columns of labels that keep no common rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from parsers.matching import uneven
from parsers.matching.flow import flow
from parsers.matching.headings import is_title
from parsers.matching.vocabulary import Vocabulary
from parsers.model import Cell, Line

_SLACK = 3.0
"""Points by which the edges of a column's cells may differ."""
_INDENT = 12.0
"""Points by which a title may stand farther in than its column."""
_GUTTER = 8.0
"""The least points between two columns."""
_FOOTER = 2
"""Cells that may stand under both columns: what stands at the foot of each page."""
_APART = 20.0
"""Points between two columns when one is laid under the other."""


@dataclass(frozen=True)
class _Columns:
    """Two columns: the cells of each, and the height at which both begin."""

    left: list[Cell]
    right: list[Cell]
    top: float

    @property
    def drop(self) -> float:
        """How far the right one is to be moved down."""
        return max(cell.y1 for cell in self.left) + _APART - min(c.y0 for c in self.right)


def stacked(vocabulary: Vocabulary, sheet: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The sheet with the right one of two newspaper columns laid under the left one."""
    done: list[Cell] = []
    lowered = 0.0
    for page, found in groupby(sheet, key=_page):
        cells = [_lower(cell, lowered) for cell in found]
        columns = _columns(vocabulary, cells) if page else None
        if columns is None and page:
            cells, columns = _uneven(vocabulary, cells)
        if columns is None:
            done += cells
            continue
        moved = {id(cell) for cell in columns.right}
        foot = max(cell.y1 for cell in columns.left)
        done += [_lower(c, columns.drop) if id(c) in moved or c.y0 > foot else c for c in cells]
        lowered += columns.drop
    return tuple(done) if lowered else sheet


def _page(cell: Cell) -> int:
    return cell.anchor.box.page if cell.anchor.box else 0


def _lower(cell: Cell, by: float) -> Cell:
    if not by:
        return cell
    lines = tuple(Line(line.y0 + by, line.y1 + by, line.pieces) for line in cell.lines)
    return replace(cell, y0=cell.y0 + by, y1=cell.y1 + by, lines=lines)


def _columns(vocabulary: Vocabulary, cells: Sequence[Cell]) -> _Columns | None:
    """The columns of a page, None where it has none."""
    edge = min(cell.x0 for cell in cells)
    middle = edge + 0.25 * (max(cell.x1 for cell in cells) - edge)
    behind = tuple(cell for cell in cells if cell.x0 > middle and cell.lines)
    for title in _titles(vocabulary, behind):
        found = _about(title, cells)
        if found is not None:
            return found
    return None


def _uneven(vocabulary: Vocabulary, cells: list[Cell]) -> tuple[list[Cell], _Columns | None]:
    """Columns that keep no common rows, and the page's cells with their answers whole."""
    titles = list(_titles(vocabulary, tuple(cell for cell in cells if cell.lines)))
    for edge in uneven.right_edges(cells):
        found = _beside(edge, cells, titles)
        if found is None or not uneven.are_uneven(found.left, found.right):
            continue
        taken = {id(cell) for cell in (*found.left, *found.right)}
        left, right = uneven.rejoined(found.left), uneven.rejoined(found.right)
        whole = [cell for cell in cells if id(cell) not in taken]
        return [*whole, *left, *right], _Columns(left, right, found.top)
    return cells, None


def _beside(edge: float, cells: Sequence[Cell], titles: Sequence[Cell]) -> _Columns | None:
    """The columns left and right of an edge, between what reaches over it and the next titles."""
    first = min(c.y0 for c in cells if abs(c.x0 - edge) <= _SLACK)
    over = [c for c in cells if c.x0 < edge - _GUTTER and c.x1 > edge + _SLACK] + list(titles)
    top = max((c.y1 for c in over if c.y1 <= first + _SLACK), default=float("-inf"))
    bottom = min((c.y0 for c in over if c.y1 > first + _SLACK), default=float("inf"))
    within = [c for c in cells if c.y0 >= top - _SLACK and c.y1 <= bottom + _SLACK]
    left = [c for c in within if c.x1 <= edge - _GUTTER / 2]
    right = [c for c in within if c.x0 >= edge - _SLACK]
    parted = len(left) + len(right) == len(within) and left and right
    return _Columns(left, right, top) if parted and all(c.table is None for c in within) else None


def _titles(vocabulary: Vocabulary, cells: tuple[Cell, ...]) -> Iterable[Cell]:
    return (one.cell for one in flow(cells) if is_title(vocabulary, one))


def _about(title: Cell, cells: Sequence[Cell]) -> _Columns | None:
    """The two columns, the right one of which begins where ``title`` does."""
    edge = title.x0 - _SLACK
    over = [c for c in cells if c.x0 < edge - _GUTTER and c.x1 > edge + _SLACK]
    top = max((c.y1 for c in over if c.y1 <= title.y0 + _SLACK), default=float("-inf"))
    bottom = min((c.y0 for c in over if c.y1 > title.y0 + _SLACK), default=float("inf"))
    if bottom < title.y1 - _SLACK:
        return None
    within = [c for c in cells if c.y0 >= top - _SLACK and c.y1 <= bottom + _SLACK]
    left = [c for c in within if c.x1 <= edge + _SLACK]
    right = [c for c in within if c.x0 >= edge - _INDENT and c not in left]
    footer = sum(c.y0 >= bottom - _SLACK for c in cells)
    if len(left) + len(right) < len(within) or not left or footer > _FOOTER:
        return None
    tables = {c.table for c in left} & {c.table for c in right} - {None}
    beside = any(c.lines and c.y0 < title.y1 and c.y1 > title.y0 for c in left)
    return _Columns(left, right, top) if beside and not tables else None
