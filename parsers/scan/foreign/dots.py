"""What fills a check box: a dot that is drawn in it, with paper around, or ink all over."""

from __future__ import annotations

import numpy as np

from parsers.pdf.geometry import Rect
from parsers.scan.blanks import SCALE
from parsers.scan.picture import Grey

_LIGHTER = 30
"""How much lighter the paper between a frame and a dot is than both, where the picture is soft."""
_BAND = 1
"""Pixels beside a box's middle that are looked at with it."""


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
