"""Ink as thin as a line: the middle of each stroke, one pixel broad."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

_AROUND = ((0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0), (0, 0))
"""The eight neighbours of a pixel, from the one above it clockwise, as row and column."""
_MOST = 120
"""Rounds after which thinning ends: ink that is broader is no stroke."""


def thinned(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """``ink`` without what can be taken from its edges before it breaks (Zhang and Suen), and
    without the corners of the steps that are left."""
    left = np.pad(ink, 1).astype(np.uint8)
    for _ in range(_MOST):
        before = int(np.count_nonzero(left))
        for taken in _taken():
            left[taken[neighbours_of(left)] > 0] = 0
        if np.count_nonzero(left) == before:
            break
    for corner in _corners():
        left[corner[neighbours_of(left)] > 0] = 0
    return np.asarray(left[1:-1, 1:-1] > 0)


def neighbours_of(ink: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """For each pixel which of its neighbours are ink, a bit each."""
    weights = np.zeros((3, 3), np.float32)
    for bit, (row, column) in enumerate(_AROUND):
        weights[row, column] = 1 << bit
    found = cv2.filter2D(ink, cv2.CV_16U, weights, borderType=cv2.BORDER_CONSTANT)
    return np.asarray(found, np.uint8)


@cache
def _taken() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Which pixels go, by their neighbours: from below and the right first, then the others."""
    first, second = np.zeros(256, np.uint8), np.zeros(256, np.uint8)
    for code in range(256):
        bits = [code >> at & 1 for at in range(8)]
        steps = sum(one < other for one, other in pairwise([*bits, bits[0]]))
        if not 2 <= sum(bits) <= 6 or steps != 1:
            continue
        up, right, down, left = bits[0], bits[2], bits[4], bits[6]
        first[code] = not (up and right and down) and not (right and down and left)
        second[code] = not (up and right and left) and not (up and down and left)
    return first, second


@cache
def _corners() -> tuple[NDArray[np.uint8], ...]:
    """Which pixels are the corner of a step and no more: the two beside them touch without."""
    corners = []
    for side in range(0, 8, 2):
        one, between, other = (1 << (side + at) % 8 for at in range(3))
        free = sum(1 << (side + at) % 8 for at in (4, 5, 6)) | between
        codes = np.arange(256)
        step = (codes & one > 0) & (codes & other > 0) & (codes & free == 0)
        corners.append(step.astype(np.uint8))
    return tuple(corners)
