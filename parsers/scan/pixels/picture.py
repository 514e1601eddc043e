"""What a page looks like as pixels, and the light on it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
"""Rows from the top, columns from the left; 0 is black, 255 white paper."""

Points = NDArray[np.float64]
"""Rows of x and y, in pixels or points as said."""

_THUMB = 400
"""The longer side, in pixels, of the picture on which the light is looked at."""
_WHITE = 250


def flattened(grey: Grey) -> Grey:
    """``grey`` with its paper made white everywhere: shadows and yellow light gone.

    The paper's tone is what is brightest around each place, in a circle wider than any printed bar.
    """
    high, wide = grey.shape
    scale = min(1.0, _THUMB / max(high, wide))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    paper = cv2.dilate(small, np.ones((13, 13), np.uint8))
    paper = cv2.GaussianBlur(cv2.medianBlur(paper, 21), (0, 0), 5)
    paper = cv2.resize(paper, (wide, high), interpolation=cv2.INTER_LINEAR)
    made = cv2.divide(grey, np.maximum(paper, 40), scale=_WHITE)
    return np.asarray(made, np.uint8)


def ink_of(grey: Grey, darker_than: int = 150) -> NDArray[np.bool_]:
    """Where a flattened picture holds ink."""
    return np.asarray(grey < darker_than)


def grown(ink: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    """``ink`` with ``by`` pixels more on every side."""
    if by <= 0:
        return ink
    kernel = np.ones((2 * by + 1, 2 * by + 1), np.uint8)
    return np.asarray(cv2.dilate(ink.astype(np.uint8), kernel) > 0)
