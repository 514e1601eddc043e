"""The straight runs of a page that are boxes' sides, and whether four of them are a frame."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import SCALE

_SIDE = 4.5
"""Points of a straight run that may be a box's side."""
_COVERED = 0.8
"""The share of each side that is a straight run."""
_FILLED = 0.25
"""The share of a corner that a frame fills, as thin as it is: round letters fill less."""


def sides(ink: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The straight runs across and down that may be a box's sides."""
    long = round(_SIDE * SCALE)
    standing = cv2.transpose(_runs(np.asarray(cv2.transpose(ink), np.uint8), long))
    return _runs(ink, long), np.asarray(standing, np.uint8)


def _runs(ink: NDArray[np.uint8], long: int) -> NDArray[np.uint8]:
    """Where ink runs on across, though it falls a pixel."""
    thick = cv2.dilate(ink, np.ones((2, 1), np.uint8))
    return np.asarray(cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, long), np.uint8)))


def framed(
    lying: NDArray[np.uint8], standing: NDArray[np.uint8], covered: float = _COVERED
) -> bool:
    """Whether straight runs make all four sides, ``covered`` of each."""
    band = max(3, round(1.2 * SCALE))
    sides = (
        lying[:band].max(axis=0), lying[-band:].max(axis=0),
        standing[:, :band].max(axis=1), standing[:, -band:].max(axis=1),
    )  # fmt: skip
    return all(side.mean() >= covered for side in sides)


def cornered(part: NDArray[np.bool_]) -> bool:
    """Whether ink stands in all four corners: an O has none there."""
    band = max(3, round(1.2 * SCALE))
    corners = part[:band, :band], part[:band, -band:], part[-band:, :band], part[-band:, -band:]
    return all(corner.mean() >= _FILLED for corner in corners)
