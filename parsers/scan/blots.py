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
    high, wide = ink.shape
    labels: Labels = np.zeros((high, wide), np.int32)
    rows = np.flatnonzero(ink.any(axis=1))
    if not rows.size:
        return labels, np.array([[0, 0, wide, high, high * wide]], np.int32)
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    # The same parts in the same order as by OpenCV's usual way, in less than half of the time.
    _, labels[top:bottom], about, _ = cv2.connectedComponentsWithStatsWithAlgorithm(
        ink[top:bottom].astype(np.uint8), 8, cv2.CV_32S, cv2.CCL_BBDT
    )
    about[1:, 1] += top
    about[0] = 0, 0, wide, high, high * wide - int(about[1:, 4].sum())
    return labels, np.asarray(about, np.int32)


def border_of(ink: NDArray[np.bool_]) -> float:
    """The length of all outlines, inner ones too, in pixels."""
    outlines, _ = cv2.findContours(ink.astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    return float(sum(cv2.arcLength(outline, closed=True) for outline in outlines))
