"""Ink on a page: strokes drawn with a pen whose line is thinner where it moves faster."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.scans.strokes import Points

Page = NDArray[np.uint8]
"""A page's picture: height by width by RGB."""

DPI = 300
"""At which pages are printed and written on; y counts downwards from the upper edge."""
POINT = DPI / 72
_FINER = 3


def draw(
    page: Page,
    strokes: Sequence[Points],
    width: float,
    color: tuple[int, int, int],
    *,
    strength: float = 1.0,
) -> None:
    """Draw strokes (points in pixels of the page) on ``page``; ``width`` in pixels."""
    every = np.vstack(strokes)
    pad = int(4 * width) + 2
    high, wide = page.shape[:2]
    x0, y0 = (max(0, int(v) - pad) for v in every.min(axis=0))
    x1 = min(wide, int(every[:, 0].max()) + pad)
    y1 = min(high, int(every[:, 1].max()) + pad)
    if x1 <= x0 or y1 <= y0:
        return
    mask = np.zeros(((y1 - y0) * _FINER, (x1 - x0) * _FINER), np.uint8)
    for stroke in strokes:
        _line(mask, (stroke - (x0, y0)) * _FINER, width * _FINER)
    cover = cv2.resize(mask, (x1 - x0, y1 - y0), interpolation=cv2.INTER_AREA) / 255
    cover = (cover * strength)[..., None]
    part = page[y0:y1, x0:x1].astype(np.float64)
    inked = part * np.array(color) / 255 * 0.35 + np.array(color) * 0.65
    page[y0:y1, x0:x1] = (part * (1 - cover) + inked * cover).astype(np.uint8)


def _line(mask: NDArray[np.uint8], way: Points, width: float) -> None:
    steps = np.linalg.norm(np.diff(way, axis=0), axis=1)
    if not len(steps):
        return
    speed = np.convolve(steps, np.ones(5) / 5, "same") / max(float(np.median(steps)), 1e-6)
    widths = np.clip(width * (1.2 - 0.25 * speed), 0.55 * width, 1.3 * width)
    ends = np.rint(way * 8).astype(int)
    for a, b, one in zip(ends, ends[1:], widths, strict=False):
        start, end = (int(a[0]), int(a[1])), (int(b[0]), int(b[1]))
        cv2.line(mask, start, end, 255, max(1, round(float(one))), cv2.LINE_AA, 3)
