"""Check boxes drawn in lines finer than a pixel of the scanner."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.pdf.geometry import Rect
from parsers.scan.blanks import SCALE
from parsers.scan.blots import blots_of
from parsers.scan.foreign.alike import is_alike
from parsers.scan.foreign.framing import as_dark_as_the_frame, has_neighbour, rect_of, sized
from parsers.scan.foreign.ruling import fine_lines
from parsers.scan.foreign.sides import cornered, framed, sides
from parsers.scan.picture import Grey, ink_of

_SEEN, _BRIDGED, _WIDER = 0.6, 9, 8.5
"""The share that is seen of the sides of a box of fine lines, pixels between their ends, and the
points that it is wide at least, for a soft O is like a smaller one."""
_CROSSED = 0.4
"""The share of a side that is seen of a box like one that is seen well: beside the ends of a cross
as fine as its frame nothing is darker than what is around."""


def fine_boxes(grey: Grey, ink: NDArray[np.bool_]) -> list[Rect]:
    """Boxes drawn in lines finer than a pixel of the scanner, which are paler than ink.

    Where a tick ends at such a line the line is not seen: it is enough that boxes are as large as
    one that is seen well, and in its row or column.
    """
    upright = cv2.transpose(fine_lines(np.asarray(cv2.transpose(grey), np.uint8)))
    raw = ink.astype(np.uint8) | fine_lines(grey) | np.asarray(upright, np.uint8)
    drawn = sides(raw)
    found = list(_framed(grey, ink, drawn))
    plain = [rect for rect, seen in found if seen >= _SEEN]
    return [
        rect
        for rect, seen in found
        if seen >= _SEEN or any(is_alike(rect, other) for other in plain)
    ]


def _framed(
    grey: Grey, ink: NDArray[np.bool_], drawn: tuple[NDArray[np.uint8], NDArray[np.uint8]]
) -> Iterator[tuple[Rect, float]]:
    """What may be boxes, each with the share of its sides that is seen."""
    lying, standing = drawn
    _, about = blots_of(cv2.dilate(lying | standing, np.ones((_BRIDGED, _BRIDGED), np.uint8)))
    off = _BRIDGED // 2
    for _, (x, y, w, h) in sized(about, 2 * off):
        left, top, wide, high = x + off, y + off, w - 2 * off, h - 2 * off
        here = np.s_[top : top + high, left : left + wide]
        if wide < _WIDER * SCALE or not framed(lying[here], standing[here], _CROSSED):
            continue
        rect = rect_of(left, top, wide, high)
        own = ink_of(grey[here], as_dark_as_the_frame(grey, rect))
        if cornered(own) and not has_neighbour(ink, left, top, wide, high):
            seen = _SEEN if framed(lying[here], standing[here], _SEEN) else _CROSSED
            yield rect, seen
