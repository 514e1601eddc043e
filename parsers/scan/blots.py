"""Ink by its connected parts: the ground of nearly all that is told of a picture."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.int32]
"""For each pixel the number of its blot; 0 is the paper."""
Abouts = NDArray[np.int32]
"""A row a blot, that of the paper first: left, top, width, height and area in pixels."""

_NEARLY_ALL = 0.7
"""The share of rows between the first and the last ink from which all are looked at: what is copied
costs more."""


def blots_of(ink: NDArray[np.generic]) -> tuple[Labels, Abouts]:
    """The parts of ``ink`` that touch, corners too.

    A picture without pixels has none: OpenCV ends the process on it.
    """
    high, wide = ink.shape
    rows = np.flatnonzero(ink.any(axis=1))
    if not rows.size:
        nothing: Labels = np.zeros((high, wide), np.int32)
        return nothing, np.array([[0, 0, wide, high, high * wide]], np.int32)
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    if bottom - top >= _NEARLY_ALL * high:
        top, bottom = 0, high
    # The same parts in the same order as by OpenCV's usual way, in less than half of the time.
    _, found, about, _ = cv2.connectedComponentsWithStatsWithAlgorithm(
        _as_bytes(ink[top:bottom]), 8, cv2.CV_32S, cv2.CCL_BBDT
    )
    labels = np.asarray(found, np.int32)
    if len(found) < high:
        labels = np.zeros((high, wide), np.int32)
        labels[top:bottom] = found
    about[1:, 1] += top
    about[0] = 0, 0, wide, high, high * wide - int(about[1:, 4].sum())
    return labels, np.asarray(about, np.int32)


def border_of(ink: NDArray[np.bool_]) -> float:
    """The length of all outlines, inner ones too, in pixels."""
    outlines, _ = cv2.findContours(ink.astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    return float(sum(cv2.arcLength(outline, closed=True) for outline in outlines))


def _as_bytes(ink: NDArray[np.generic]) -> NDArray[np.uint8]:
    """``ink`` in bytes, which are not copied where it has them."""
    if ink.dtype == np.bool_:
        return ink.view(np.uint8)
    return ink.astype(np.uint8, copy=False)
