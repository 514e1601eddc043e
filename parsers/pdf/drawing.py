"""What a page draws besides text: rules, boxes, small shapes, strokes and pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from parsers.pdf.geometry import Page, Rect
from parsers.pdf.limits import MAX_DEPTH, MAX_OBJECTS

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_THIN = 3.0
_SHORTEST = 5.0
_SMALL = (4.5, 24.0)
_MAX_SEGMENTS = 400


@dataclass(frozen=True, slots=True)
class Stroke:
    """A free shape and how many points it goes through."""

    rect: Rect
    points: int


@dataclass(slots=True)
class Drawing:
    """The drawn things of one page, on the sheet.

    ``across`` are horizontal rules (y, x0, x1), ``down`` vertical ones (x, y0, y1). ``grounds`` are
    filled areas that are not white. ``tick_boxes`` are small empty squares and circles,
    ``solids`` small filled ones, ``blots`` all small shapes that can stand inside a box,
    ``strokes`` free curves, ``pictures`` images with PDFium's handle. ``cut``: there was more.
    """

    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)
    grounds: list[Rect] = field(default_factory=list)
    tick_boxes: list[Rect] = field(default_factory=list)
    solids: list[Rect] = field(default_factory=list)
    blots: list[Rect] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    pictures: list[tuple[Rect, Any]] = field(default_factory=list)
    cut: bool = False

    def frame(self, rect: Rect) -> None:
        """Take the four sides of ``rect`` as rules."""
        x0, y0, x1, y1 = rect
        self.across += [(y0, x0, x1), (y1, x0, x1)]
        self.down += [(x0, y0, y1), (x1, y0, y1)]


@dataclass(frozen=True, slots=True)
class Ink:
    """How a path is painted."""

    stroked: bool
    filled: bool
    white: bool


@dataclass(slots=True)
class _Sub:
    """A subpath: corner points on the sheet, how many curves, whether closed."""

    points: list[Point]
    curves: int = 0
    closed: bool = False


def drawing_on(raw_page: Any, page: Page) -> Drawing:
    """Everything drawn on a page; ``cut`` says that it was too much to read."""
    made = Drawing()
    for handle, matrix in _objects(raw_page, made):
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _take_path(made, handle, matrix, page)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            rect = _bounds(handle, matrix, page)
            if rect and page.holds(rect):
                made.pictures.append((rect, handle))
    return made


def _objects(raw_page: Any, made: Drawing) -> Iterator[tuple[Any, Matrix]]:
    """Every object, those inside form drawings with the matrix that carries them."""
    left = MAX_OBJECTS
    count = pdfium.FPDFPage_CountObjects(raw_page)
    made.cut = count > MAX_OBJECTS
    stack: list[tuple[Any, Matrix, int]] = []
    for index in range(min(count, MAX_OBJECTS)):
        stack.append((pdfium.FPDFPage_GetObject(raw_page, index), IDENTITY, 0))
        while stack:
            left -= 1
            if left < 0:
                made.cut = True
                return
            handle, matrix, depth = stack.pop()
            if pdfium.FPDFPageObj_GetType(handle) != pdfium.FPDF_PAGEOBJ_FORM:
                yield handle, matrix
                continue
            inner = times(_matrix(handle), matrix)
            inside = pdfium.FPDFFormObj_CountObjects(handle) if depth < MAX_DEPTH else 0
            below = range(min(inside, MAX_OBJECTS))
            stack.extend((pdfium.FPDFFormObj_GetObject(handle, n), inner, depth + 1) for n in below)


def _matrix(handle: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, found):
        return IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies ``first`` and ``then`` after it."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
            e * g + f * i + k, e * h + f * j + m)  # fmt: skip


def moved(matrix: Matrix, x: float, y: float) -> Point:
    """A point carried by ``matrix``."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(handle: Any, matrix: Matrix, page: Page) -> Rect | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return None
    corners = [(x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    return around([page.seen(*moved(matrix, x, y)) for x, y in corners])


def around(points: list[Point]) -> Rect:
    """The smallest rectangle around points."""
    across = [x for x, _ in points]
    down = [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _take_path(made: Drawing, handle: Any, matrix: Matrix, page: Page) -> None:
    ink = _ink(handle)
    if not ink.stroked and not ink.filled:
        return
    if pdfium.FPDFPath_CountSegments(handle) > _MAX_SEGMENTS:
        rect = _bounds(handle, matrix, page)
        if rect and not _is_pattern(handle):
            _take_shape(made, rect, ink, _MAX_SEGMENTS)
        return
    subs = _subpaths(handle, times(_matrix(handle), matrix), page)
    rects = [rect for sub in subs if (rect := as_rect(sub.points))]
    if len(rects) == len(subs) == 2 and ink.filled and _is_ring(rects[0], rects[1]):
        _take_rect(made, rects[0], Ink(True, False, ink.white))
        return
    for sub in subs:
        _take_sub(made, sub, ink)


def _ink(handle: Any) -> Ink:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(handle, mode, stroke):
        return Ink(False, False, False)
    filled, white = bool(mode.value), False
    if filled:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha):
            white = min(red.value, green.value, blue.value) >= 250 or alpha.value < 8
    return Ink(bool(stroke.value), filled, white)


def _is_pattern(handle: Any) -> bool:
    """Whether a long path has only upright sides: a bar code or a hatching, no handwriting."""
    x, y = ctypes.c_float(), ctypes.c_float()
    last: Point = (0.0, 0.0)
    for index in range(_MAX_SEGMENTS):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = x.value, y.value
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return False
        line = kind == pdfium.FPDF_SEGMENT_LINETO
        if line and min(abs(point[0] - last[0]), abs(point[1] - last[1])) > 0.01:
            return False
        last = point
    return True


def _subpaths(handle: Any, matrix: Matrix, page: Page) -> list[_Sub]:
    x, y = ctypes.c_float(), ctypes.c_float()
    subs: list[_Sub] = []
    for index in range(pdfium.FPDFPath_CountSegments(handle)):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = page.seen(*moved(matrix, x.value, y.value))
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not subs:
            subs.append(_Sub([point]))
        else:
            subs[-1].points.append(point)
            subs[-1].curves += kind == pdfium.FPDF_SEGMENT_BEZIERTO
        subs[-1].closed |= bool(pdfium.FPDFPathSegment_GetClose(segment))
    return [sub for sub in subs if len(sub.points) > 1]


def as_rect(points: list[Point]) -> Rect | None:
    """The rectangle that a closed run of points is, None when it is no upright rectangle."""
    distinct = points[:-1] if len(points) == 5 else points
    if len(distinct) != 4:
        return None
    x0, y0, x1, y1 = around(distinct)
    for x, y in distinct:
        if min(abs(x - x0), abs(x - x1)) > 0.6 or min(abs(y - y0), abs(y - y1)) > 0.6:
            return None
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = distinct
    turns = abs(ax - cx) + abs(ay - cy), abs(bx - dx) + abs(by - dy)
    return (x0, y0, x1, y1) if min(turns) > 0.5 * (x1 - x0 + y1 - y0) else None


def _is_ring(one: Rect, other: Rect) -> bool:
    return all(abs(a - b) <= _THIN for a, b in zip(one, other, strict=True))


def is_small_square(rect: Rect) -> bool:
    """Whether a shape has the size and form of a tick box."""
    wide, high = rect[2] - rect[0], rect[3] - rect[1]
    low, top = _SMALL
    return low <= wide <= top and low <= high <= top and 0.7 <= wide / high <= 1.43


def _take_sub(made: Drawing, sub: _Sub, ink: Ink) -> None:
    rect = as_rect(sub.points) if not sub.curves else None
    if rect and (sub.closed or ink.filled or len(sub.points) == 5):
        _take_rect(made, rect, ink)
    elif sub.curves:
        _take_curved(made, sub, ink)
    elif ink.stroked:
        _take_lines(made, sub)
    elif not ink.white:
        _take_filled(made, sub, ink)


def _take_filled(made: Drawing, sub: _Sub, ink: Ink) -> None:
    """A filled polygon: a thin one is a rule (browsers draw borders with slanted ends)."""
    rect = around(sub.points)
    if min(rect[2] - rect[0], rect[3] - rect[1]) <= _THIN / 2:
        _take_bar(made, rect)
    else:
        _take_shape(made, rect, ink, len(sub.points))


def _take_rect(made: Drawing, rect: Rect, ink: Ink) -> None:
    x0, y0, x1, y1 = rect
    wide, high = x1 - x0, y1 - y0
    seen = ink.stroked or not ink.white
    if not seen:
        return
    if min(wide, high) <= _THIN:
        _take_bar(made, rect)
    elif is_small_square(rect):
        if ink.stroked:
            made.tick_boxes.append(rect)
        else:
            made.solids.append(rect)
            made.blots.append(rect)
    else:
        made.frame(rect)
        if ink.filled and not ink.white:
            made.grounds.append(rect)


def _take_bar(made: Drawing, rect: Rect) -> None:
    x0, y0, x1, y1 = rect
    if x1 - x0 >= max(_SHORTEST, y1 - y0):
        made.across.append(((y0 + y1) / 2, x0, x1))
    elif y1 - y0 >= _SHORTEST:
        made.down.append(((x0 + x1) / 2, y0, y1))


def _take_curved(made: Drawing, sub: _Sub, ink: Ink) -> None:
    """Circles and boxes with round corners are boxes; anything else is a free shape."""
    rect = around(sub.points)
    whole = sub.closed or sub.points[0] == sub.points[-1]
    if whole and hugs(sub.points, rect) and (is_small_square(rect) or _upright_sides(sub) >= 2):
        _take_rect(made, rect, ink)
    else:
        _take_shape(made, rect, ink, len(sub.points))


def hugs(points: list[Point], rect: Rect) -> bool:
    """Whether a curve keeps to the sides of its rectangle, as circles and round corners do."""
    x0, y0, x1, y1 = rect
    room = min(0.17 * min(x1 - x0, y1 - y0) + 0.4, 6.0)
    return all(min(abs(x - x0), abs(x - x1), abs(y - y0), abs(y - y1)) <= room for x, y in points)


def _upright_sides(sub: _Sub) -> int:
    long = [(abs(a[0] - b[0]), abs(a[1] - b[1])) for a, b in pairwise(sub.points)]
    return sum(min(dx, dy) < 0.3 and max(dx, dy) > 8 for dx, dy in long)


def _take_lines(made: Drawing, sub: _Sub) -> None:
    points = [*sub.points, sub.points[0]] if sub.closed else sub.points
    slanted = []
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(ay - by) <= 0.6 and abs(ax - bx) >= _SHORTEST:
            made.across.append(((ay + by) / 2, min(ax, bx), max(ax, bx)))
        elif abs(ax - bx) <= 0.6 and abs(ay - by) >= _SHORTEST:
            made.down.append(((ax + bx) / 2, min(ay, by), max(ay, by)))
        elif abs(ax - bx) > 0.6 and abs(ay - by) > 0.6:
            slanted += [(ax, ay), (bx, by)]
    if slanted:
        _take_shape(made, around(slanted), Ink(True, False, False), len(slanted))


def _take_shape(made: Drawing, rect: Rect, ink: Ink, points: int) -> None:
    """A free shape: small ones may tick a box, longer ones may be handwriting."""
    wide, high = rect[2] - rect[0], rect[3] - rect[1]
    if ink.white and not ink.stroked:
        return
    if max(wide, high) <= _SMALL[1]:
        made.blots.append(rect)
    made.strokes.append(Stroke(rect, points))
