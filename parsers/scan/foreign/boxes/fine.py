"""Check boxes drawn in lines finer than a pixel of the scanner."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.pdf.geometry import Rect
from parsers.scan.foreign.boxes.alike import boxes_alike, is_alike
from parsers.scan.foreign.boxes.framing import as_dark_as_the_frame, has_neighbour, rect_of, sized
from parsers.scan.foreign.boxes.ruling import fine_lines
from parsers.scan.foreign.boxes.sides import cornered, framed, sides
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, ink_of

_SEEN, _WIDER = 0.6, 8.5
"""The share that is seen of the sides of a box of fine lines, and the points that it is wide at
least, for a soft O is like a smaller one."""
_BRIDGED, _HARDLY = 9, 3
"""Pixels between the ends of its sides; fewer where several boxes stand closer to each other."""
_LONG = 22.0
"""Points of a straight run that is longer than the side of any box."""
_CROSSED = 0.4
"""The share of a side that is seen of a box like one that is seen well: beside the ends of a cross
as fine as its frame nothing is darker than what is around."""

_Place = tuple[int, int, int, int]
"""Left, top, width and height in pixels."""


def fine_boxes(grey: Grey, ink: NDArray[np.bool_]) -> list[Rect]:
    """Boxes drawn in lines finer than a pixel of the scanner, which are paler than ink.

    Where a tick ends at such a line the line is not seen: less of it is enough where a box is as
    large as one that is seen well, and in its row or column.
    """
    upright = cv2.transpose(fine_lines(np.asarray(cv2.transpose(grey), np.uint8)))
    raw = ink.astype(np.uint8) | fine_lines(grey) | np.asarray(upright, np.uint8)
    lying, standing = _without_rules(*sides(raw))
    plain = [rect_of(*at) for at in _framed(lying, standing, _BRIDGED) if _is_box(grey, ink, *at)]
    close = [rect_of(*at) for at in _framed(lying, standing, _HARDLY) if _is_box(grey, ink, *at)]
    seen = [*plain, *close]
    places = boxes_alike(lying, standing, seen, _CROSSED) if seen else ()
    alike = [rect_of(*at) for at in places if _is_box(grey, ink, *at)]
    others = [*seen, *alike]
    return [
        *plain,
        *(one for one in (*close, *alike) if any(_is_other(one, two) for two in others)),
    ]


def _is_other(one: Rect, two: Rect) -> bool:
    """Whether one box is another than ``two``, and like it."""
    apart = max(abs(one[0] - two[0]), abs(one[1] - two[1])) >= min(one[2] - one[0], two[2] - two[0])
    return apart and is_alike(one, two)


def _without_rules(
    lying: NDArray[np.uint8], standing: NDArray[np.uint8]
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Straight runs that are no longer than a box's side: others are rules, which stand close."""
    long = np.ones((1, round(_LONG * SCALE)), np.uint8)
    across = cv2.morphologyEx(lying, cv2.MORPH_OPEN, long)
    down = cv2.morphologyEx(standing, cv2.MORPH_OPEN, long.T)
    return np.asarray(cv2.subtract(lying, across)), np.asarray(cv2.subtract(standing, down))


def _framed(
    lying: NDArray[np.uint8], standing: NDArray[np.uint8], bridged: int
) -> Iterator[_Place]:
    """What straight runs frame that are so many pixels from each other at most."""
    _, about = blots_of(cv2.dilate(lying | standing, np.ones((bridged, bridged), np.uint8)))
    off = bridged // 2
    for _, (x, y, w, h) in sized(about, 2 * off):
        left, top, wide, high = x + off, y + off, w - 2 * off, h - 2 * off
        here = np.s_[top : top + high, left : left + wide]
        if framed(lying[here], standing[here], _SEEN):
            yield left, top, wide, high


def _is_box(grey: Grey, ink: NDArray[np.bool_], left: int, top: int, wide: int, high: int) -> bool:
    """Whether a frame is large enough, has corners, and nothing beside it: a rule and letters under
    it have what is seen here of four sides."""
    part = grey[top : top + high, left : left + wide]
    if wide < _WIDER * SCALE or part.shape != (high, wide):
        return False
    own = ink_of(part, as_dark_as_the_frame(grey, rect_of(left, top, wide, high)))
    beside = has_neighbour(ink, (left, top, wide, high), of_letters=False)
    return cornered(own) and not beside
