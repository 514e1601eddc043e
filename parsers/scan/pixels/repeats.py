"""Lines that are the same picture again: prompts and choices come many times on one page."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from parsers.scan.pixels.picture import Grey

_LONGER, _HIGHER = 4, 4
"""Pixels by which two pictures of one word may differ in size."""
_SPOT = 5
"""Pixels across of the spots that are compared: a point and a half."""
_UNLIKE = 70.0
"""The difference of two spots' greys that no scanner makes: a figure for another makes 100."""
_NEAR = (0, -1, 1)


def first_alike(lines: Sequence[Grey]) -> list[int]:
    """For each of ``lines`` which one, itself or one before it, shows the same."""
    found: list[int] = []
    for at, line in enumerate(lines):
        firsts = (other for other in range(at) if found[other] == other)
        found.append(next((one for one in firsts if _alike(lines[one], line)), at))
    return found


def _alike(one: Grey, other: Grey) -> bool:
    (high, wide), (tall, broad) = one.shape, other.shape
    if abs(high - tall) > _HIGHER or abs(wide - broad) > _LONGER:
        return False
    sides = (_HIGHER, _HIGHER, _LONGER, _LONGER)
    bordered = cv2.copyMakeBorder(one, *sides, cv2.BORDER_CONSTANT, value=255)
    room = np.asarray(bordered, np.uint8)
    alike = cv2.matchTemplate(room[::2, ::2], other[::2, ::2], cv2.TM_CCOEFF_NORMED)
    _, _, _, (left, top) = cv2.minMaxLoc(alike)
    return any(_is_there(room, other, 2 * left + x, 2 * top + y) for y in _NEAR for x in _NEAR)


def _is_there(room: Grey, line: Grey, left: int, top: int) -> bool:
    high, wide = line.shape
    if left < 0 or top < 0:
        return False
    here = room[top : top + high, left : left + wide]
    if here.shape != line.shape:
        return False
    apart = cv2.boxFilter(here.astype(np.float32) - line, -1, (_SPOT, _SPOT))
    return float(np.abs(apart).max()) < _UNLIKE
