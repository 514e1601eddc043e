"""Ink as thin as a line: the middle of each stroke, one pixel broad."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

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
    there = np.flatnonzero(left)
    for _ in range(_MOST):
        before = len(there)
        for taken in _taken():
            there = _without(left, there, taken)
        if len(there) == before:
            break
    for corner in _corners():
        there = _without(left, there, corner)
    return np.asarray(left[1:-1, 1:-1] > 0)


def _without(
    left: NDArray[np.uint8], there: NDArray[np.intp], taken: NDArray[np.bool_]
) -> NDArray[np.intp]:
    """Take from ``left`` the pixels that go by their neighbours; gives those that stay.

    ``there`` are the pixels of ink, which are few: nothing else is looked at.
    """
    flat, wide = left.reshape(-1), left.shape[1]
    around = np.zeros(len(there), np.uint8)
    for bit, (row, column) in enumerate(_AROUND):
        around |= flat[there + (row - 1) * wide + column - 1] << bit
    goes = taken[around]
    flat[there[goes]] = 0
    return there[~goes]


@cache
def _taken() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which pixels go, by their neighbours: from below and the right first, then the others."""
    first, second = np.zeros(256, np.bool_), np.zeros(256, np.bool_)
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
def _corners() -> tuple[NDArray[np.bool_], ...]:
    """Which pixels are the corner of a step and no more: the two beside them touch without."""
    corners = []
    for side in range(0, 8, 2):
        one, between, other = (1 << (side + at) % 8 for at in range(3))
        free = sum(1 << (side + at) % 8 for at in (4, 5, 6)) | between
        codes = np.arange(256)
        step = (codes & one > 0) & (codes & other > 0) & (codes & free == 0)
        corners.append(step)
    return tuple(corners)
