"""Ink by its connected parts: the ground of nearly all that is told of a picture."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.int32]
"""For each pixel the number of its blot; 0 is the paper."""
Abouts = NDArray[np.int32]
"""A row a blot, that of the paper first: left, top, width, height and area in pixels."""


def blots_of(ink: NDArray[np.generic]) -> tuple[Labels, Abouts]:
    """The parts of ``ink`` that touch, corners too.

    A picture without pixels has none: OpenCV ends the process on it.
    """
    if not ink.size:
        return np.zeros(ink.shape, np.int32), np.zeros((1, 5), np.int32)
    found = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    return np.asarray(found[1], np.int32), np.asarray(found[2], np.int32)
