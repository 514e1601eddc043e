"""What all boxes of a page have: their size, white beside them, and frames of one grey."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.pdf.geometry import Rect
from parsers.scan.foreign.boxes.alike import Place
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import Abouts
from parsers.scan.pixels.picture import Grey

_SMALL, _LARGE = 5.5, 20.0
CLOSE, BEFORE = 1.5, 2.4
"""Points of white beside a box as small as a letter, and before it: words begin closer behind a
box than it stands behind words."""
_TALLER = 0.4
"""How far above and below a box, in parts of its height, a rule beside it goes on: no letter."""
_HAIR = 2
"""Pixels up to which ink is as low as what is left of a pale rule: no letter."""
_DARKER, _PALEST = 40, 215
"""By how much what ticks a box may be paler than its frame, and how pale at most."""


def sized(about: Abouts, less: int = 0) -> Iterator[tuple[int, tuple[int, int, int, int]]]:
    """The blots ``about`` that are as large as boxes where ``less`` is taken off both ways: number,
    and left, top, width and height as they are."""
    wide, high = about[:, 2] - less, about[:, 3] - less
    least, most = _SMALL * SCALE, _LARGE * SCALE
    fit = (wide >= least) & (wide <= most) & (high >= least) & (high <= most)
    fit &= (wide >= 0.75 * high) & (wide <= 1.34 * high)
    fit[0] = False  # the paper
    for one in np.flatnonzero(fit).tolist():
        left, top, across, down, _ = about[one].tolist()
        yield one, (left, top, across, down)


def rect_of(left: int, top: int, wide: int, high: int) -> Rect:
    """A place in pixels as one in points."""
    return (
        float(left) / SCALE, float(top) / SCALE,
        float(left + wide) / SCALE, float(top + high) / SCALE,
    )  # fmt: skip


def has_neighbour(ink: NDArray[np.bool_], place: Place, *, of_letters: bool = True) -> bool:
    """Whether a letter stands close beside a small box: then it is one too, a bold O or a B.

    Any ink but a rule beside the box, where not only what is ``of_letters`` counts.
    """
    left, top, wide, high = place
    before = slice(max(0, left - round(BEFORE * SCALE)), max(0, left - 1))
    behind = slice(left + wide + 1, left + wide + round(CLOSE * SCALE))
    more = round(_TALLER * high)
    around = slice(max(0, top - more), top + high + more)
    for columns in (before, behind):
        rule = ink[around, columns].all(axis=0)
        beside = ink[top : top + high, columns] & ~rule
        if is_lettered(beside) if of_letters else beside.any():
            return True
    return False


def is_lettered(part: NDArray[np.bool_]) -> bool:
    """Whether a letter may stand in a ``part`` of a page: ink that is higher than flecks are, into
    which a pale rule falls that passes by."""
    rows = np.asarray(part.any(axis=1), np.uint8).reshape(-1, 1)
    return bool(cv2.erode(rows, np.ones((_HAIR + 1, 1), np.uint8), borderValue=0).any())


def as_dark_as_the_frame(grey: Grey, rect: Rect) -> int:
    """The grey up to which ink is that of a box: its tick may be as fine as its frame."""
    left, top, right, bottom = (round(edge * SCALE) for edge in rect)
    band, box = 4, grey[top:bottom, left:right]
    sides = box[:band].min(axis=0), box[-band:].min(axis=0)
    uprights = box[:, :band].min(axis=1), box[:, -band:].min(axis=1)
    frame = float(np.median(np.concatenate([*sides, *uprights])))
    return round(min(max(150.0, frame + _DARKER), _PALEST))
