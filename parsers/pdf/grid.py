"""Ruled lines make cells: the smallest rectangles that rules enclose, grouped into tables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.pdf.geometry import Rect

Across = tuple[float, float, float]
_SNAP = 2.6
_JOIN = 3.5
_MAX_RULES = 600
_MAX_CORNERS = 12_000
_MAX_STEPS = 400_000
_SMALLEST = 3.0
_BORDER = 5.0
"""Points between a control's box and the border that is drawn around it."""


@dataclass(frozen=True, slots=True)
class Face:
    """A ruled cell. ``table`` is None for a box that stands alone; row and column from 0."""

    rect: Rect
    table: int | None = None
    row: int = 0
    column: int = 0

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the sheet lies in it."""
        x0, y0, x1, y1 = self.rect
        return x0 <= x <= x1 and y0 <= y <= y1

    @property
    def area(self) -> float:
        """Square points."""
        return (self.rect[2] - self.rect[0]) * (self.rect[3] - self.rect[1])


def faces_of(across: list[Across], down: list[Across], first_table: int = 0) -> list[Face]:
    """The cells that rules enclose, row by row; tables are counted from ``first_table``.

    Nothing where the page has more rules than any form (a map, a chart).
    """
    rows = _snapped(across)
    columns = _snapped(down)
    if len(rows) > _MAX_RULES or len(columns) > _MAX_RULES:
        return []
    return _tables(_Grid(rows, columns).cells(), first_table)


def without_frames(faces: Sequence[Face], places: Sequence[Rect]) -> list[Face]:
    """The faces without those that are only a control's own border inside of a cell.

    ``places`` are the boxes of the controls.
    """
    return [face for face in faces if not _is_frame(face, faces, places)]


def hugs_any(rect: Rect, places: Sequence[Rect]) -> bool:
    """Whether a rectangle is hardly larger or smaller than one of ``places``."""
    x0, y0, x1, y1 = rect
    return any(
        abs(x0 - a0) <= _BORDER
        and abs(y0 - b0) <= _BORDER
        and abs(x1 - a1) <= _BORDER
        and abs(y1 - b1) <= _BORDER
        for a0, b0, a1, b1 in places
    )


def _is_frame(face: Face, faces: Sequence[Face], places: Sequence[Rect]) -> bool:
    hugged = hugs_any(face.rect, places)
    sliver = face.rect[3] - face.rect[1] < _BORDER  # between a border and the cell's rule
    return (hugged or sliver) and any(
        other.table != face.table and other.area > 1.3 * face.area and _around(other, face)
        for other in faces
    )


def _around(outer: Face, inner: Face) -> bool:
    (x0, y0, x1, y1), (a0, b0, a1, b1) = outer.rect, inner.rect
    return x0 - 1 <= a0 and y0 - 1 <= b0 and a1 <= x1 + 1 and b1 <= y1 + 1


@dataclass(slots=True)
class _Rule:
    """All collinear pieces of one rule: ``at`` its height (or abscissa), merged ``spans``."""

    at: float
    spans: list[tuple[float, float]]

    def covers(self, start: float, end: float) -> bool:
        """Whether the rule runs from ``start`` to ``end`` without a gap."""
        return any(a - _SNAP <= start and end <= b + _SNAP for a, b in self.spans)

    def touches(self, at: float) -> bool:
        return any(a - _SNAP <= at <= b + _SNAP for a, b in self.spans)


def _snapped(pieces: list[Across]) -> list[_Rule]:
    """Rules in order; pieces closer than the snapping distance are one rule."""
    groups: list[list[Across]] = []
    for piece in sorted(pieces):
        if groups and piece[0] - groups[-1][0][0] <= _SNAP:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    rules = []
    for group in groups:
        at = sum(piece[0] for piece in group) / len(group)
        rules.append(_Rule(at, _merged(sorted((a, b) for _, a, b in group))))
    return rules


def _merged(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1] + _JOIN:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


class _Grid:
    """Rules and where they cross: ``corners`` names for each row rule the column rules it meets."""

    def __init__(self, rows: list[_Rule], columns: list[_Rule]) -> None:
        self.rows = rows
        self.columns = columns
        self.steps = _MAX_STEPS
        self.corners = [
            [n for n, col in enumerate(columns) if row.touches(col.at) and col.touches(row.at)]
            for row in rows
        ]

    def cells(self) -> list[Rect]:
        """From each corner the smallest rectangle whose four sides are ruled."""
        if sum(map(len, self.corners)) > _MAX_CORNERS:
            return []
        found = (
            self._smallest(top, left, met[place + 1 :])
            for top, met in enumerate(self.corners)
            for place, left in enumerate(met)
        )
        return [cell for cell in found if cell]

    def _smallest(self, top: int, left: int, rights: list[int]) -> Rect | None:
        x0, y0 = self.columns[left].at, self.rows[top].at
        rights = [n for n in rights if self.rows[top].covers(x0, self.columns[n].at)]
        for bottom in range(top + 1, len(self.rows)):
            y1 = self.rows[bottom].at
            if not rights or self.steps < 0 or not self.columns[left].covers(y0, y1):
                return None
            if y1 - y0 < _SMALLEST or not _has(self.corners[bottom], left):
                continue
            x1 = self._right_side(x0, y0, bottom, rights)
            if x1 is not None:
                return x0, y0, x1, y1
        return None

    def _right_side(self, x0: float, y0: float, bottom: int, rights: list[int]) -> float | None:
        """The nearest column rule that closes a cell whose other three sides are known."""
        y1 = self.rows[bottom].at
        for right in rights:
            self.steps -= 1
            x1 = self.columns[right].at
            if x1 - x0 < _SMALLEST or not _has(self.corners[bottom], right):
                continue
            if self.rows[bottom].covers(x0, x1) and self.columns[right].covers(y0, y1):
                return x1
        return None


def _has(ordered: list[int], wanted: int) -> bool:
    place = bisect_left(ordered, wanted)
    return place < len(ordered) and ordered[place] == wanted


def _tables(cells: list[Rect], first: int) -> list[Face]:
    """Cells that share a side are one table; its distinct edges number rows and columns."""
    faces: list[Face] = []
    table = first
    for group in _connected(cells):
        if len(group) == 1:
            faces.append(Face(group[0]))
            continue
        tops = sorted({round(cell[1], 1) for cell in group})
        lefts = sorted({round(cell[0], 1) for cell in group})
        faces.extend(
            Face(cell, table, tops.index(round(cell[1], 1)), lefts.index(round(cell[0], 1)))
            for cell in sorted(group, key=lambda c: (c[1], c[0]))
        )
        table += 1
    return faces


def _connected(cells: list[Rect]) -> list[list[Rect]]:
    """Groups of cells that share a corner, in reading order."""
    parent = list(range(len(cells)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    owner: dict[tuple[float, float], int] = {}
    for n, (x0, y0, x1, y1) in enumerate(cells):
        for corner in ((x0, y0), (x1, y0), (x0, y1), (x1, y1)):
            parent[root(n)] = root(owner.setdefault(corner, n))
    groups: dict[int, list[Rect]] = {}
    for n, cell in enumerate(cells):
        groups.setdefault(root(n), []).append(cell)
    return sorted(groups.values(), key=lambda group: min((c[1], c[0]) for c in group))
