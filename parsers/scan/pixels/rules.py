"""The printed rules of a blank's page, in pieces that can be sought on a picture of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.pixels.picture import Grey, Points, ink_of

_LONG = (26.0, 40.0)
"""Points that an upright and a level rule is long at least."""
_PIECE = (24.0, 60.0)
"""Points of a rule that are looked at together, upright and level."""
THICK = 4.0
"""Points from which print is a bar or a letter, no rule."""


@dataclass(frozen=True)
class Rules:
    """Pieces of the rules in one direction: their middles in points, and half their length.

    ``axis`` is the one across them: 0 for upright rules, which tell what lies left or right.
    """

    axis: int
    middles: Points
    half: float


def rules_in(fine: Grey, scale: float) -> tuple[Rules, Rules]:
    """The upright and the level rules of a page drawn at ``scale`` pixels a point."""
    ink = ink_of(fine, 200).astype(np.uint8)
    square = np.ones((round(THICK * scale),) * 2, np.uint8)
    thick = cv2.dilate(cv2.morphologyEx(ink, cv2.MORPH_OPEN, square), square)
    thin = np.where(thick > 0, 0, ink).astype(np.uint8)
    return _along(thin, 0, scale), _along(thin.T.copy(), 1, scale)


def _along(thin: NDArray[np.uint8], axis: int, scale: float) -> Rules:
    """Pieces of the rules that run down ``thin``."""
    tall = np.ones((round(_LONG[axis] * scale), 1), np.uint8)
    rules = cv2.morphologyEx(thin, cv2.MORPH_OPEN, tall)
    count, _, stats, _ = cv2.connectedComponentsWithStats(rules, connectivity=8)
    middles = [
        (left + wide / 2, middle)
        for left, top, wide, high, _ in stats[1:count]
        if wide <= THICK * scale
        for middle in _middles(top, high, _PIECE[axis] * scale)
    ]
    places = np.array(middles, np.float64).reshape(-1, 2) / scale
    return Rules(axis, places if axis == 0 else places[:, ::-1], _PIECE[axis] / 2)


def _middles(begin: int, length: int, piece: float) -> Iterator[float]:
    count = max(1, round(length / piece))
    yield from (begin + length * (at + 0.5) / count for at in range(count))
