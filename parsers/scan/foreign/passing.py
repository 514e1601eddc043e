"""Strokes that go through a box: a tick ends near it, a ring or a line through words goes on."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.pdf.geometry import Rect
from parsers.scan.blanks import SCALE
from parsers.scan.blots import blots_of

Ink = NDArray[np.bool_]

_REACH, _MORE = 1.6, 3.0
"""How far beyond its box a tick reaches at most: in sizes of the box, and points."""
_INSIDE = 0.22
"""The share of a box's width, from its sides, within which its frame stands."""
_OUTSIDE = 5.0
"""How many times as much of a tick is out of its box at most as is well within it."""
_WHOLE = 0.9
"""The share of the surroundings of a box from which a line is a rule that its frame stands upon."""


def around(ink: Ink, rect: Rect) -> tuple[tuple[slice, slice], Ink]:
    """The place around a box as far as ticks reach, and what hangs together with the box there."""
    left, top, right, bottom = (round(edge * SCALE) for edge in rect)
    size = max(right - left, bottom - top)
    far = round(_REACH * size + _MORE * SCALE)
    x, y = max(0, left - far), max(0, top - far)
    here = np.s_[y : bottom + far, x : right + far]
    frame = np.zeros(ink[here].shape, np.uint8)
    cv2.rectangle(frame, (left - x, top - y), (right - x - 1, bottom - y - 1), 1, -1)
    part = ink[here] & ~_rules(ink[here], frame, size)
    labels, _ = blots_of(part)
    mine = np.unique(labels[(frame > 0) & part])
    return here, np.asarray(np.isin(labels, mine[mine > 0]))


def _rules(part: Ink, frame: NDArray[np.uint8], size: int) -> Ink:
    """Straight lines that run past a box, or along its sides, over all of ``part``."""
    core = np.ones((2 * round(_INSIDE * size) + 1,) * 2, np.uint8)
    within = cv2.erode(frame, core)
    across, down = (part.mean(axis=at) >= _WHOLE for at in (1, 0))
    across &= ~within.any(axis=1)
    down &= ~within.any(axis=0)
    return np.asarray((across[:, None] | down[None]) & (frame == 0))


def goes_on(ink: Ink, rect: Rect) -> bool:
    """Whether what hangs together with a box goes on farther than ticks do, or is hardly in it."""
    here, mine = around(ink, rect)
    if mine[0].any() or mine[-1].any() or mine[:, 0].any() or mine[:, -1].any():
        return True
    rows, columns = here
    left, top, right, bottom = (round(edge * SCALE) for edge in rect)
    across, down = (
        slice(left - columns.start, right - columns.start),
        slice(top - rows.start, bottom - rows.start),
    )
    whole, within = mine.sum(), mine[down, across].sum()
    inset = round(_INSIDE * (right - left))
    drawn = mine[down, across][inset:-inset, inset:-inset].sum()
    return bool(whole - within > _OUTSIDE * drawn)
