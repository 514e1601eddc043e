"""Drawn shapes by what they are on a form: rules, boxes, tick boxes, ticks, free strokes."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from parsers.pdf.geometry import Rect

Point = tuple[float, float]
_THIN = 3.0
_SHORTEST = 5.0
_ROUND = 16
"""Corners from which a polygon may stand for a circle."""
_SMALL = (4.5, 24.0)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A free shape and how many points it goes through."""

    rect: Rect
    points: int


@dataclass(slots=True)
class Drawing:
    """The drawn things of one page, on the sheet.

    ``across`` are horizontal rules (y, x0, x1), ``down`` vertical ones (x, y0, y1), ``frames``
    rectangles whose sides are among these. ``grounds`` are filled areas that are not white.
    ``tick_boxes`` are small empty squares and circles, ``solids`` small filled ones, ``blots`` all
    small shapes that can stand inside a box, ``strokes`` free curves, ``rings`` closed curves
    that may go round something, ``pictures`` images with PDFium's handle. ``cut``: there was more.
    """

    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)
    frames: list[Rect] = field(default_factory=list)
    grounds: list[Rect] = field(default_factory=list)
    tick_boxes: list[Rect] = field(default_factory=list)
    solids: list[Rect] = field(default_factory=list)
    blots: list[Rect] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    rings: list[Rect] = field(default_factory=list)
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
class Sub:
    """A subpath: corner points on the sheet, how many curves, whether closed."""

    points: list[Point]
    curves: int = 0
    closed: bool = False


def around(points: list[Point]) -> Rect:
    """The smallest rectangle around points."""
    across = [x for x, _ in points]
    down = [y for _, y in points]
    return min(across), min(down), max(across), max(down)


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


def is_ring(one: Rect, other: Rect) -> bool:
    """Whether two rectangles are the edges of one border."""
    return all(abs(a - b) <= _THIN for a, b in zip(one, other, strict=True))


def is_small_square(rect: Rect) -> bool:
    """Whether a shape has the size and form of a tick box."""
    wide, high = rect[2] - rect[0], rect[3] - rect[1]
    low, top = _SMALL
    return low <= wide <= top and low <= high <= top and 0.7 <= wide / high <= 1.43


def take_sub(made: Drawing, sub: Sub, ink: Ink) -> None:
    """Take one subpath for what it is."""
    rect = as_rect(sub.points) if not sub.curves else None
    if rect and (sub.closed or ink.filled or len(sub.points) == 5):
        take_rect(made, rect, ink)
    elif sub.curves or _is_round(sub):
        _take_curved(made, sub, ink)
    elif ink.stroked:
        _take_lines(made, sub)
    elif not ink.white:
        _take_filled(made, sub, ink)


def _is_round(sub: Sub) -> bool:
    """Whether a polygon of many corners is a small circle: so LibreOffice prints radio buttons."""
    rect = around(sub.points)
    return len(sub.points) >= _ROUND and is_small_square(rect) and hugs(sub.points, rect)


def _take_filled(made: Drawing, sub: Sub, ink: Ink) -> None:
    """A filled polygon: a thin one is a rule (browsers draw borders with slanted ends)."""
    rect = around(sub.points)
    if min(rect[2] - rect[0], rect[3] - rect[1]) <= _THIN / 2:
        _take_bar(made, rect)
    else:
        take_shape(made, rect, ink, len(sub.points))


def take_rect(made: Drawing, rect: Rect, ink: Ink) -> None:
    """Take an upright rectangle: a rule, a tick box, or a box with its ground."""
    x0, y0, x1, y1 = rect
    wide, high = x1 - x0, y1 - y0
    if ink.white and not ink.stroked:
        _hollow(made, rect)
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
        else:
            made.frames.append(rect)


def _hollow(made: Drawing, white: Rect) -> None:
    """A white square upon a dark one that is hardly larger: together they are an empty box."""
    for solid in reversed(made.solids):
        edges = [abs(a - b) for a, b in zip(solid, white, strict=True)]
        if max(edges) <= _THIN and white[2] - white[0] < solid[2] - solid[0]:
            made.solids.remove(solid)
            made.blots.remove(solid)
            made.tick_boxes.append(solid)
            return


def _take_bar(made: Drawing, rect: Rect) -> None:
    x0, y0, x1, y1 = rect
    if x1 - x0 >= max(_SHORTEST, y1 - y0):
        made.across.append(((y0 + y1) / 2, x0, x1))
    elif y1 - y0 >= _SHORTEST:
        made.down.append(((x0 + x1) / 2, y0, y1))


def _take_curved(made: Drawing, sub: Sub, ink: Ink) -> None:
    """Circles and boxes with round corners are boxes; anything else is a free shape."""
    rect = around(sub.points)
    whole = sub.closed or sub.points[0] == sub.points[-1]
    if whole and ink.stroked and not ink.filled and hugs(sub.points, rect):
        made.rings.append(rect)
    if whole and hugs(sub.points, rect) and (is_small_square(rect) or _upright_sides(sub) >= 2):
        take_rect(made, rect, ink)
    else:
        take_shape(made, rect, ink, len(sub.points))


def hugs(points: list[Point], rect: Rect) -> bool:
    """Whether a curve keeps to the sides of its rectangle, as circles and round corners do."""
    x0, y0, x1, y1 = rect
    room = min(0.17 * min(x1 - x0, y1 - y0) + 0.4, 6.0)
    return all(min(abs(x - x0), abs(x - x1), abs(y - y0), abs(y - y1)) <= room for x, y in points)


def _upright_sides(sub: Sub) -> int:
    long = [(abs(a[0] - b[0]), abs(a[1] - b[1])) for a, b in pairwise(sub.points)]
    return sum(min(dx, dy) < 0.3 and max(dx, dy) > 8 for dx, dy in long)


def _take_lines(made: Drawing, sub: Sub) -> None:
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
        take_shape(made, around(slanted), Ink(True, False, False), len(slanted))


def take_shape(made: Drawing, rect: Rect, ink: Ink, points: int) -> None:
    """A free shape: small ones may tick a box, longer ones may be handwriting."""
    wide, high = rect[2] - rect[0], rect[3] - rect[1]
    if ink.white and not ink.stroked:
        return
    if max(wide, high) <= _SMALL[1]:
        made.blots.append(rect)
    made.strokes.append(Stroke(rect, points))
