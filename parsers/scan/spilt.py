"""Ink that no pen drew: smears and crumbs, drops and flecks, lines on their way elsewhere."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.blanks import SCALE
from parsers.scan.blots import blots_of, border_of

_LONG, _IN_STROKES, _CLOTTED, _HOLES = 7.0, 0.83, 0.39, 35
_KNOTTED = 2.3
"""How many times its stroke a pen's ink is broad at most where small letters fill their ground."""
_BROAD = 3.4
"""Points: what is broader is a marker's or a smear."""
_EVENLY = 2.15
"""How many times as broad as all of it a marker's ink is in one place at most."""
_FELT = 2.9
"""Points: a pen that writes such letters is not as broad."""
_TURNS, _TURNS_FULL = 1.2, 0.3
"""How many times as long as a string drawn tight around it the outline of a pen's ink is at least,
and how much more where it fills all that the string holds."""
_TURNS_FREELY = 1.5
"""The same for ink that lies in compact pieces too, as small thick letters do."""
_COMPACT, _IN_COMPACT = 0.75, 0.25
"""The share of its hull that a compact piece fills, and the share of a pen's ink in such at most.
"""


def runs_through(ink: NDArray[np.bool_]) -> bool:
    """Whether ink comes in at one edge of what is seen and leaves at the other: no name does."""
    about = blots_of(ink)[1][1:]
    return bool((about[:, 2] == ink.shape[1]).any() or (about[:, 3] == ink.shape[0]).any())


def is_smeared(drawn: NDArray[np.bool_], broad: float, *, winds: bool = False) -> bool:
    """Whether ink lies in crumbs or clots, as black and white makes of a smear, and not in strokes.

    Strokes as broad as a marker's must be known to wind as a pen does (``winds``), and be nowhere
    much broader: then they may fill their ground.

    Measured on samples: of strokes at least 84 in 100 parts lie in long ones, which fill up to 38
    of 100 parts of their rectangles, and up to 47 where letters are small; of smears either less
    do, or they fill more and are broad in places or all over, or they are full of holes.
    """
    ink = drawn.astype(np.uint8)
    about = blots_of(ink)[1][1:]
    outlines, _ = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if len(outlines) - len(about) >= _HOLES:
        return True
    across, down, area = (np.asarray(about[:, at], np.float64) for at in (2, 3, 4))
    long_ = np.maximum(across, down) >= _LONG * SCALE
    if area[long_].sum() < _IN_STROKES * area.sum():
        return True
    broadest = 2 * float(cv2.distanceTransform(ink, cv2.DIST_L2, 5).max()) / SCALE
    if broad > _BROAD:
        return not winds or broadest > _EVENLY * broad
    clotted = (area * area / (across * down)).sum() >= _CLOTTED * area.sum()
    return bool(clotted and (broadest > _KNOTTED * broad or broad > _FELT))


def is_strewn(ink: NDArray[np.bool_]) -> bool:
    """Whether ink lies in drops, flecks or streaks: a pen turns, and these do not.

    A string drawn tight around ink that does not turn is as long as its outline. Measured on
    samples: of signatures the outline is at least 1.29 times as long, and 1.2 of two or three
    plain letters, which are doubted then; of drops up to 1.12, of flecks and streaks up to 1.5
    where many lie across one another, but then some still lie apart.
    """
    labels, about = blots_of(ink)
    around, _ = cv2.findContours(ink.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    hulls = [cv2.convexHull(one) for one in around]
    strings = np.array([cv2.arcLength(hull, closed=True) for hull in hulls])
    held = np.array([cv2.contourArea(hull) for hull in hulls]) + strings / 2 + 1
    area = np.array([about[labels[one[0, 0, 1], one[0, 0, 0]], 4] for one in around], np.float64)
    turns = border_of(ink) / max(1.0, float(strings.sum()))
    if turns < _TURNS + _TURNS_FULL * area.sum() / held.sum():
        return True
    compact = float(area[area > _COMPACT * held].sum() / area.sum())
    return turns < _TURNS_FREELY and compact > _IN_COMPACT
