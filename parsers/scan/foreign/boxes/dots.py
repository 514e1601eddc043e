"""Dots: what fills a check box, with paper around or all over, and discs that need none."""

from __future__ import annotations

import numpy as np

from parsers.pdf.geometry import Rect
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, ink_of

_LIGHTER = 30
"""How much lighter the paper between a frame and a dot is than both, where the picture is soft."""
_BAND = 1
"""Pixels beside a box's middle that are looked at with it."""
_SMALL, _LARGE, _ROUND = 3.0, 8.0, 1.2
"""Points that a disc is wide and high, and how many times one of these is the other at most."""
_FULL = 0.7, 0.88
"""The share of its square that a disc fills: an o fills less, a bullet with corners more."""
_ALONE = 1.5
"""Points of white before and behind a disc."""


def discs_on(bare: Grey) -> list[Rect]:
    """The filled discs that stand alone on a page without rules and boxes.

    Programs that draw no frames round their buttons tell an answer by nothing else.
    """
    ink = ink_of(bare, 165)
    _, about = blots_of(ink)
    gap = round(_ALONE * SCALE)
    found: list[Rect] = []
    for left, top, wide, high, area in about[1:].tolist():
        small, large = min(wide, high), max(wide, high)
        if not _SMALL * SCALE <= small <= large <= min(_LARGE * SCALE, _ROUND * small):
            continue
        rows = slice(top, top + high)
        sides = ink[rows, max(0, left - gap) : left], ink[rows, left + wide : left + wide + gap]
        if _FULL[0] <= area / (wide * high) <= _FULL[1] and not any(side.any() for side in sides):
            edges = left, top, left + wide, top + high
            x0, y0, x1, y1 = (edge / SCALE for edge in edges)
            found.append((x0, y0, x1, y1))
    return found


def has_dot(grey: Grey, rect: Rect) -> bool:
    """Whether paper is seen between the frame of the box ``rect`` and what fills its middle, on all
    four sides: so a program ticks it. Who blackens a box leaves none, and may mean the contrary."""
    left, top, right, bottom = (round(edge * SCALE) for edge in rect)
    box = grey[top:bottom, left:right].astype(np.int16)
    if min(box.shape) < 4 * _BAND:
        return False
    middle = [size // 2 for size in box.shape]
    across = box[middle[0] - _BAND : middle[0] + _BAND + 1].mean(axis=0)
    down = box[:, middle[1] - _BAND : middle[1] + _BAND + 1].mean(axis=1)
    ways = (
        across[: middle[1]],
        across[: middle[1] : -1],
        down[: middle[0]],
        down[: middle[0] : -1],
    )
    return all(_parted(np.asarray(way)) for way in ways)


def _parted(way: np.ndarray[tuple[int], np.dtype[np.float64]]) -> bool:
    """Whether it is dark, light and dark again from a frame to the middle."""
    frame = int(np.argmin(way[: len(way) // 2]))
    inner = way[frame:]
    paper = int(np.argmax(inner))
    return bool(
        inner[paper] - inner[0] >= _LIGHTER and inner[paper] - inner[paper:].min() >= _LIGHTER
    )
