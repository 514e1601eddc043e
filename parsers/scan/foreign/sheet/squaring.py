"""A page's last slant taken off by its own rules: paper seen aslant whose edges are not to be seen.

Rules across should be level and rules down upright; how they lean from one edge of the page to the
other gives four lines, whose corners should be the page's.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.foreign.sheet.lying import COARSE
from parsers.scan.pixels.picture import Grey, Points

_LONG = 45.0
"""Points from which a straight edge is a rule's and not a letter's."""
_STEEPEST = 0.16
"""The lean, as a share, up to which an edge may be a rule that should be level."""
_FEWEST = 4
_OFF = 0.035
"""How far a rule's lean may be from what the others say."""


def lean_of(grey: Grey, width: float, height: float) -> NDArray[np.float64] | None:
    """The homography from an upright page to ``grey`` (points both), drawn at ``lying.COARSE``.

       None where it is upright.
    ``width`` and ``height`` are of the page, in points.
    """
    told: tuple[Any, ...] = cv2.createLineSegmentDetector(cv2.LSD_REFINE_NONE).detect(grey)
    if told[0] is None:
        return None
    ends = np.asarray(told[0], np.float64).reshape(-1, 4) / COARSE
    ends = ends[np.hypot(ends[:, 2] - ends[:, 0], ends[:, 3] - ends[:, 1]) >= _LONG]
    top, bottom = _leans(ends, height)
    left, right = _leans(ends[:, [1, 0, 3, 2]], width)
    corners = np.array(
        [
            _crossing(x, lean_x, y, lean_y, width, height)
            for x, lean_x, y, lean_y in (
                (0.0, left, 0.0, top), (width, right, 0.0, top),
                (width, right, height, bottom), (0.0, left, height, bottom),
            )
        ], np.float32,
    )  # fmt: skip
    square = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    if np.abs(corners - square).max() < 0.7:
        return None
    return np.asarray(cv2.getPerspectiveTransform(square, corners), np.float64)


def _leans(ends: Points, far: float) -> tuple[float, float]:
    """By how much rules across fall a point, at the page's near edge and at its ``far`` one."""
    across, down = ends[:, 2] - ends[:, 0], ends[:, 3] - ends[:, 1]
    lying = np.abs(down) < _STEEPEST * np.abs(across)
    if lying.sum() < _FEWEST:
        return 0.0, 0.0
    lean = down[lying] / across[lying]
    at = (ends[lying, 1] + ends[lying, 3]) / 2
    long = np.abs(across[lying])
    slope, offset = 0.0, float(np.median(lean))
    near = np.abs(lean - offset) < 2 * _OFF
    for _ in range(3):
        if near.sum() < _FEWEST:
            return 0.0, 0.0
        if np.ptp(at[near]) > 0.25 * far:
            slope, offset = np.polyfit(at[near], lean[near], 1, w=np.sqrt(long[near]))
        near = np.abs(lean - (slope * at + offset)) < _OFF / 2
    return float(offset), float(offset + slope * far)


def _crossing(
    x: float, lean_x: float, y: float, lean_y: float, width: float, height: float
) -> tuple[float, float]:
    """Where the line down at ``x`` and the line across at ``y`` meet, each turned about its
    middle."""
    made = x, y
    for _ in range(8):
        made = x + lean_x * (made[1] - height / 2), y + lean_y * (made[0] - width / 2)
    return made
