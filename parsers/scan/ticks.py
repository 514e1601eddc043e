"""Check boxes: how much of a box is ink, and how much lies over its frame."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parsers.scan.blanks import SCALE, Slot
from parsers.scan.picture import Grey, ink_of

TICKED = 0.03
"""The share of ink inside a box from which it is ticked."""
_CLEAR, _PLAIN = 0.02, 0.10
_BLACK = 0.9
_BESIDE = 0.15
_FRAME = 1.0
"""Points from the middle of a box's line to where it has ended."""
_INSIDE = 1.5
"""Points from the middle of a box's line to where its inside begins."""
_REACH = 3.0


def shares_of_ink(page: Grey, slot: Slot) -> tuple[float, float]:
    """The share of ink inside the check box that stands at ``slot`` or near it, and around it.

    What is around is the ink beyond the frame, in parts of the area that the frame takes.
    """
    left, top, right, bottom = slot.pixels(_REACH)
    ink = ink_of(page[top:bottom, left:right], 150)
    if ink.size == 0:
        return 0.0, 0.0
    x0, x1 = _sides(ink.sum(axis=0), slot.x1 - slot.x0)
    y0, y1 = _sides(ink.sum(axis=1), slot.y1 - slot.y0)
    inset = round(_INSIDE * SCALE)
    inside = ink[y0 + inset : y1 - inset + 1, x0 + inset : x1 - inset + 1]
    edge = round(_FRAME * SCALE)
    framed = ink[max(0, y0 - edge) : y1 + edge + 1, max(0, x0 - edge) : x1 + edge + 1]
    area = max(1, (x1 - x0) * (y1 - y0))
    around = (int(ink.sum()) - int(framed.sum())) / area
    return float(inside.mean()) if inside.size else 0.0, around


def _sides(sums: NDArray[np.int64], size: float) -> tuple[int, int]:
    """Where the two lines of a box of about ``size`` points stand, from the ink in each line."""
    thick = np.convolve(sums, np.ones(3), "same")
    margin = _REACH * SCALE
    best, found = -1.0, (round(margin), round(len(sums) - 1 - margin))
    for width in range(round((size - 4) * SCALE), round((size + 1.5) * SCALE) + 1):
        both = thick[:-width] + thick[width:] if 0 < width < len(thick) else np.zeros(0)
        for at in range(len(both)):
            middle = at + width / 2
            away = abs(middle - (len(sums) - 1) / 2) / SCALE
            worth = float(both[at]) - 2.0 * away
            if worth > best:
                best, found = worth, (at, at + width)
    return found


def told(share: float, around: float = 0.0, *, faint: bool = False) -> tuple[bool, float]:
    """Whether a box with that share of ink is ticked, and how surely.

    A wide tick may lie more over the frame than in it: then there is much ink ``around``. On a
    ``faint`` page a tick may have been lost.
    """
    if share > _BLACK:
        return True, 0.6
    if share >= _PLAIN:
        return True, 0.95
    if share >= TICKED:
        return True, 0.7
    if around >= _BESIDE:
        return True, 0.7
    if share >= _CLEAR:
        return False, 0.7
    return False, 0.7 if faint else 0.95
