"""What a page draws besides text, by PDFium: paths and pictures, those inside drawings too."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from parsers.pdf.geometry import Page, Rect
from parsers.pdf.limits import MAX_DEPTH, MAX_OBJECTS
from parsers.pdf.shapes import (
    Drawing,
    Ink,
    Point,
    Sub,
    around,
    as_rect,
    is_ring,
    take_rect,
    take_shape,
    take_sub,
)  # fmt: skip

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MAX_SEGMENTS = 400


def drawing_on(raw_page: Any, page: Page) -> Drawing:
    """Everything drawn on a page; ``cut`` says that it was too much to read."""
    made = Drawing()
    for handle, matrix in _objects(raw_page, made):
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _take_path(made, handle, matrix, page)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            made.pictures += _picture(handle, matrix, page)
    return made


def pictures_on(raw_page: Any, page: Page) -> list[tuple[Rect, Any]]:
    """The pictures on a page alone, each with its place on the sheet."""
    made = Drawing()
    for handle, matrix in _objects(raw_page, made):
        if pdfium.FPDFPageObj_GetType(handle) == pdfium.FPDF_PAGEOBJ_IMAGE:
            made.pictures += _picture(handle, matrix, page)
    return made.pictures


def _picture(handle: Any, matrix: Matrix, page: Page) -> Iterator[tuple[Rect, Any]]:
    rect = _bounds(handle, matrix, page)
    if rect and page.holds(rect):
        yield rect, handle


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


def _take_path(made: Drawing, handle: Any, matrix: Matrix, page: Page) -> None:
    ink = _ink(handle)
    if not ink.stroked and not ink.filled:
        return
    if pdfium.FPDFPath_CountSegments(handle) > _MAX_SEGMENTS:
        rect = _bounds(handle, matrix, page)
        if rect and not _is_pattern(handle):
            take_shape(made, rect, ink, _MAX_SEGMENTS)
        return
    subs = _subpaths(handle, times(_matrix(handle), matrix), page)
    rects = [rect for sub in subs if (rect := as_rect(sub.points))]
    if len(rects) == len(subs) == 2 and ink.filled and is_ring(rects[0], rects[1]):
        take_rect(made, rects[0], Ink(True, False, ink.white))
        return
    for sub in subs:
        take_sub(made, sub, ink)


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


def _subpaths(handle: Any, matrix: Matrix, page: Page) -> list[Sub]:
    x, y = ctypes.c_float(), ctypes.c_float()
    subs: list[Sub] = []
    for index in range(pdfium.FPDFPath_CountSegments(handle)):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = page.seen(*moved(matrix, x.value, y.value))
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not subs:
            subs.append(Sub([point]))
        else:
            subs[-1].points.append(point)
            subs[-1].curves += kind == pdfium.FPDF_SEGMENT_BEZIERTO
        subs[-1].closed |= bool(pdfium.FPDFPathSegment_GetClose(segment))
    return [sub for sub in subs if len(sub.points) > 1]
