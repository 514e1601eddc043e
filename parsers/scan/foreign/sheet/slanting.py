"""How lines of words lie on a page: across it or down it, and how steeply.

Where they are level, rows with ink and rows without take turns most clearly.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from parsers.scan.pixels.picture import Grey, ink_of

_STEEPEST = 5.0
"""Degrees."""
_STRIP = 8
"""Pixels across of the strips that slide as a whole: in one a line falls by less than a pixel."""
_STEPS = ((0.5, _STEEPEST), (0.1, 0.5), (0.03, 0.09))
"""Degrees from try to try, and how far around the best so far."""
_CLEARER, _HARDLY = 1.15, 0.4
"""How many times as clear lines down a page must be to be the lines of words, and how clear at the
first steps to be looked at more closely."""


def lie_of(grey: Grey) -> tuple[int, float]:
    """By how many quarters the page ``grey``, drawn at ``lying.COARSE``, is to be turned, 1 where
    lines of words run up and down, and by how many degrees its lines fall then."""
    ink = _ink(grey)
    slope, across = _best_slope(ink)
    standing = np.ascontiguousarray(ink.T)
    if _best_slope(standing, _STEPS[:1])[1] <= _HARDLY * across:
        return 0, slope
    if _best_slope(standing)[1] <= _CLEARER * across:
        return 0, slope
    return 1, _best_slope(np.ascontiguousarray(np.rot90(ink, -1)))[0]


def slope_of(grey: Grey) -> float:
    """By how many degrees lines that run across the page ``grey`` fall to the right."""
    return _best_slope(_ink(grey))[0]


def _ink(grey: Grey) -> NDArray[np.uint8]:
    return np.asarray(ink_of(grey, 190), np.uint8)


def _best_slope(
    ink: NDArray[np.uint8], steps: Sequence[tuple[float, float]] = _STEPS
) -> tuple[float, float]:
    """By how many degrees lines fall to the right, and how clearly lines part the page."""
    strips = _strips(ink)
    best, clearest = 0.0, -1.0
    for step, span in steps:
        for angle in np.arange(best - span, best + span + step / 2, step):
            clear = _clearness(strips, float(angle))
            if clear > clearest:
                clearest, found = clear, float(angle)
        best = found
    return best, clearest


def _strips(ink: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The ink of each row in strips side by side: a row a strip, from the left."""
    starts = np.arange(0, ink.shape[1], _STRIP)
    sums = np.add.reduceat(ink, starts, axis=1, dtype=np.float32)
    return np.ascontiguousarray(sums.T)


def _clearness(strips: NDArray[np.float32], angle: float) -> float:
    """How much neighbouring rows differ where lines that fall by ``angle`` degrees are level."""
    count, high = strips.shape
    fall = np.tan(np.radians(angle)) * _STRIP * (np.arange(count) - (count - 1) / 2)
    room = int(np.abs(fall).max()) + 2
    rows: NDArray[np.float32] = np.zeros(high + 2 * room, np.float32)
    whole = np.floor(fall).astype(int)
    for strip, at, part in zip(strips, room - whole, fall - whole, strict=True):
        rows[at : at + high] += np.float32(1 - part) * strip
        rows[at - 1 : at - 1 + high] += np.float32(part) * strip
    return float((np.diff(rows[room : room + high].astype(np.float64)) ** 2).sum())
