"""What sort of thing a slot's ink is, by its look: a small model that was shown many of each.

It is trained on drawn samples by ``python -m tests.scans.training.fit``; what it was shown and how
well it tells slots that it never saw is written in docs/accuracy.md.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import SCALE
from parsers.scan.letters.recognising import session
from parsers.scan.pixels.picture import Grey, grown

WIDE, HIGH = 288, 96
"""Pixels of the picture that the model sees."""
_FINE = 1.5
"""Its pixels a point, of ink that is not larger than it."""
_AROUND = 3
"""Pixels around ink that belong to it: the edges of its strokes."""


class Sort(StrEnum):
    """What ink in a slot may be, in the order of the model's answers."""

    HAND = "handwriting"
    TYPE = "type"
    STAMP = "a stamp"
    MARK = "a mark"
    LINES = "lines"
    SPOTS = "spots"


def sorts_of(left: Grey, ink: NDArray[np.bool_]) -> dict[Sort, float]:
    """How likely the ``ink`` of ``left`` at :data:`SCALE` is of each sort; 1 in all."""
    shown = picture_of(left, ink).astype(np.float32)[None, None] / 255
    (scores,) = _model().run(None, {"picture": shown})
    powers = np.exp(scores[0] - scores[0].max())
    return dict(zip(Sort, (powers / powers.sum()).tolist(), strict=True))


def picture_of(left: Grey, ink: NDArray[np.bool_]) -> Grey:
    """``ink`` alone, bright on black, in the middle of the model's picture."""
    rows, columns = (np.flatnonzero(ink.any(axis=axis)) for axis in (1, 0))
    shown = np.zeros((HIGH, WIDE), np.uint8)
    if not rows.size:
        return shown
    top, foot = max(0, rows[0] - _AROUND), rows[-1] + _AROUND + 1
    start, end = max(0, columns[0] - _AROUND), columns[-1] + _AROUND + 1
    bright = np.where(grown(ink, _AROUND), 255 - left, 0)[top:foot, start:end].astype(np.uint8)
    scale = min(_FINE / SCALE, WIDE / bright.shape[1], HIGH / bright.shape[0])
    size = max(1, int(bright.shape[1] * scale)), max(1, int(bright.shape[0] * scale))
    small = cv2.resize(bright, size, interpolation=cv2.INTER_AREA)
    y, x = (HIGH - size[1]) // 2, (WIDE - size[0]) // 2
    shown[y : y + size[1], x : x + size[0]] = small
    return shown


@cache
def _model() -> Any:
    return session(files("parsers.scan.slots").joinpath("sorts.onnx").read_bytes())
