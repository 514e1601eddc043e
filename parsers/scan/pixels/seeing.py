"""What a page looks like where its picture shows it: pixels sought along ways to the picture.

Cubic interpolation keeps letters sharp and takes four times as long as linear, which gives the same
on white paper: it is kept for ink and what lies beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.pixels.picture import Grey

Ways = NDArray[np.float32]
"""For each pixel of a page where it stands in the picture, x and y in the last axis."""
Window = tuple[slice, slice]
"""Rows and columns of a page."""

STEP = 15
"""The mesh, in pixels of the result, on which ways are worked out; odd."""
_BAND = 4
"""Rows of the mesh that are worked on together: the ways of a whole page take 40 megabytes."""
_WHITE, _BESIDE = 235, 5
"""The grey from which paper is white, and pixels across of what counts as beside darker ones."""
_ROW = 256
"""Pixels that are sought in one row: OpenCV takes no picture wider than 32,767."""
_NOTHING: NDArray[np.float32] = np.zeros((0, 0), np.float32)


def whole(grey: Grey, mesh: Ways, high: int, wide: int) -> Grey:
    """A page of ``high`` by ``wide`` pixels whose crossings ``mesh`` finds in ``grey``; white
    beyond its edge."""
    made: Grey = np.empty((high, wide), np.uint8)
    for row in range(0, len(mesh) - 1, _BAND):
        top, bottom = row * STEP, min(high, (row + _BAND) * STEP)
        ways = _between(mesh[row : row + _BAND + 1], bottom - top, wide)
        made[top:bottom] = _sharp_on_ink(grey, ways)
    return made


def in_windows(grey: Grey, mesh: Ways, windows: Sequence[Window]) -> list[Grey]:
    """What :func:`whole` shows in each of ``windows``, of pages whose ways fit into memory."""
    high, wide = ((count - 1) * STEP for count in mesh.shape[:2])
    ways = _between(mesh, high, wide)
    parts = [ways[window] for window in windows]
    seen = _sought(grey, np.concatenate([_pairs(part) for part in parts]))
    ends = np.cumsum([part.shape[0] * part.shape[1] for part in parts])
    cut = np.split(seen, ends[:-1])
    return [one.reshape(part.shape[:2]) for one, part in zip(cut, parts, strict=True)]


def _between(mesh: Ways, high: int, wide: int) -> Ways:
    """The ways of all pixels between the crossings of ``mesh``."""
    size = (mesh.shape[1] * STEP, mesh.shape[0] * STEP)
    grown = cv2.resize(mesh, size, interpolation=cv2.INTER_LINEAR)
    # Enlarged, a point of the mesh lies in the middle of its square, and not in its corner.
    half = STEP // 2
    return np.ascontiguousarray(grown[half : half + high, half : half + wide], np.float32)


def _sharp_on_ink(grey: Grey, ways: Ways) -> Grey:
    made = _remapped(grey, ways, cv2.INTER_LINEAR)
    dark = cv2.dilate((made < _WHITE).view(np.uint8), np.ones((_BESIDE, _BESIDE), np.uint8))
    at = np.flatnonzero(dark.view(np.bool_))
    if at.size:
        made.reshape(-1)[at] = _sought(grey, _pairs(ways)[at])
    return made


def _sought(grey: Grey, pairs: NDArray[np.float64]) -> Grey:
    """The pixels at the ends of single ways, as :func:`_pairs` has them."""
    rows = -(-len(pairs) // _ROW)
    filled = np.zeros(rows * _ROW, np.float64)
    filled[: len(pairs)] = pairs
    ways = filled.view(np.float32).reshape(rows, _ROW, 2)
    return _remapped(grey, ways, cv2.INTER_CUBIC).reshape(-1)[: len(pairs)]


def _pairs(ways: Ways) -> NDArray[np.float64]:
    """Ways in one row, x and y of each as one number of eight bytes: picked as such, faster."""
    return np.ascontiguousarray(ways).view(np.float64).reshape(-1)


def _remapped(grey: Grey, ways: Ways, way: int) -> Grey:
    made = cv2.remap(grey, ways, _NOTHING, way, borderMode=cv2.BORDER_CONSTANT, borderValue=255)
    return np.asarray(made, np.uint8)
