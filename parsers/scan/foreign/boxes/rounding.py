"""Boxes with round corners, whose upper side may be broken by the label that stands in it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parsers.pdf.geometry import Rect
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, ink_of

_WIDE, _HIGH = 30.0, 12.0
"""Points that a box to write in is wide and high at least."""
_BAND, _CORNER = 1.5, 9.0
"""Points from a side within which its line is seen, and that round corners take at most."""
_UPRIGHT, _BELOW, _ABOVE = 0.6, 0.75, 0.04
"""The share of each side that is a line; what stands above may be broken by a label."""
_WHOLE = 0.85
"""The share of an upper side from which no label breaks it."""
_LABEL = 5.5
"""Points by which a label reaches above the side that it stands in."""
_PALE = 165


def without_round_boxes(grey: Grey) -> tuple[Grey, list[Rect]]:
    """``grey`` without the lines of its boxes with round corners, and these boxes in points.

    A box in whose upper side words stand begins above them.
    """
    labels, about = blots_of(ink_of(grey, _PALE))
    large = (about[:, 2] >= _WIDE * SCALE) & (about[:, 3] >= _HIGH * SCALE)
    large[0] = False  # the paper
    made, found = grey, list[Rect]()
    for one in np.flatnonzero(large).tolist():
        left, top, wide, high, _ = about[one].tolist()
        here = np.s_[top : top + high, left : left + wide]
        own = labels[here] == one
        if not _is_box(own):
            continue
        made = grey.copy() if made is grey else made
        made[here][own & _border(own.shape)] = 255
        up = 0.0 if _above(own) >= _WHOLE else _LABEL
        x0, y0, x1, y1 = (edge / SCALE for edge in (left, top, left + wide, top + high))
        found.append((x0, y0 - up, x1, y1))
    return made, found


def _is_box(own: NDArray[np.bool_]) -> bool:
    """Whether ink is a frame around its place whose lower corners are round."""
    band = round(_BAND * SCALE)
    upright = min(side.any(axis=1).mean() for side in (own[:, :band], own[:, -band:]))
    below = own[-band:].any(axis=0).mean()
    if upright < _UPRIGHT or below < _BELOW or _above(own) < _ABOVE:
        return False
    return _is_round(own) and _is_round(own[:, ::-1])


def _is_round(own: NDArray[np.bool_]) -> bool:
    """Whether the lower left corner has no tip where its two sides would meet.

    They may lean a little: where they are is told right beside the corner.
    """
    near, far = round(_CORNER * SCALE), round(_CORNER * SCALE * 1.5)
    below, left = own[::-1, near:far], own[-far:-near]
    if not (below.any(axis=0).all() and left.any(axis=1).all()):
        return False
    row = len(own) - 1 - round(float(np.median(below.argmax(axis=0))))
    column = round(float(np.median(left.argmax(axis=1))))
    return not own[row - 1 : row + 1, column : column + 2].any()


def _above(own: NDArray[np.bool_]) -> float:
    return float(own[: round(_BAND * SCALE)].any(axis=0).mean())


def _border(shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Where the lines of a frame run, its corners too."""
    band, corner = round(_BAND * SCALE), round(_CORNER * SCALE)
    high, wide = shape
    rows, columns = np.ogrid[:high, :wide]
    down, across = np.minimum(rows, high - 1 - rows), np.minimum(columns, wide - 1 - columns)
    return np.asarray((down < band) | (across < band) | ((down < corner) & (across < corner)))
