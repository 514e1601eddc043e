"""Thin strokes that a scanner shows in pieces: pale where they are thinnest."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, ink_of

DARKER_THAN = 165
"""The grey that ink is darker than."""
_GAP, _BETWEEN = 7, 205
"""Pixels between the dark parts of a thin stroke, and the grey that it is darker than there."""


def whole(left: Grey) -> NDArray[np.bool_]:
    """The ink of ``left``; where a thin stroke is pale between two dark parts it is one stroke."""
    ink = ink_of(left, DARKER_THAN)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_GAP, _GAP))
    closed = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_CLOSE, disc) > 0
    bridges, about = blots_of(closed & ink_of(left, _BETWEEN) & ~ink)
    if len(about) == 1:
        return ink
    return np.asarray(ink | _joining(bridges, len(about), ink)[bridges])


def _joining(bridges: NDArray[np.int32], count: int, ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which of ``count`` blots touch more than one part of ``ink``."""
    parts = blots_of(ink)[0].astype(np.float32)
    beside = np.ones((3, 3), np.uint8)
    most = cv2.dilate(parts, beside)
    least = cv2.erode(np.where(parts > 0, parts, np.inf).astype(np.float32), beside)
    first, last = np.full(count, np.inf), np.zeros(count)
    on = bridges > 0
    np.minimum.at(first, bridges[on], least[on])
    np.maximum.at(last, bridges[on], most[on])
    return np.asarray(first < last)
