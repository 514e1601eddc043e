"""How a sheet lies on its picture, and the sheet drawn as it would lie upright.

The picture itself is drawn anew once only, at the end: each time softens its letters.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.picture import Grey, Points
from parsers.scan.pixels.seeing import STEP, whole

COARSE = 1.5
"""Pixels a point at which it is told how a sheet lies."""
_SHRINKS = 1.5
"""Pixels of the picture a pixel drawn from which their mean counts, and not the nearest few."""


@dataclass(frozen=True)
class Level:
    """A page upright at :data:`SCALE`, its paper white; ``width`` and ``height`` in points.

    ``back`` leads from points of the page to pixels of the picture that it was cut out of.
    """

    grey: Grey
    width: float
    height: float
    back: NDArray[np.float64]

    def to_picture(self, points: Points) -> Points:
        """Where points of the page lie in the picture, in pixels."""
        return np.asarray(cv2.perspectiveTransform(points[None], self.back)[0], np.float64)


@dataclass(frozen=True)
class Lying:
    """A sheet on the flattened picture ``flat``, with what is so far known of how it lies.

    ``width``, ``height`` and ``back`` are as a :class:`Level` has them.
    """

    flat: Grey
    width: float
    height: float
    back: NDArray[np.float64]

    def turned(self, quarters: int) -> Lying:
        """The same turned clockwise by quarters."""
        made = self
        for _ in range(quarters % 4):
            # A point (x, y) of the turned sheet stands at (y, height - x) of the sheet as it was.
            there = np.array([[0.0, 1.0, 0.0], [-1.0, 0.0, made.height], [0.0, 0.0, 1.0]])
            made = Lying(made.flat, made.height, made.width, made.back @ there)
        return made

    def rotated(self, angle: float) -> Lying:
        """The same with lines that fall by ``angle`` degrees made level."""
        middle = (self.width / 2, self.height / 2)
        there = np.vstack([cv2.getRotationMatrix2D(middle, -angle, 1.0), [0, 0, 1]])
        return self.moved(np.asarray(there, np.float64))

    def moved(self, there: NDArray[np.float64]) -> Lying:
        """The same where ``there`` leads from points of the sheet to those of the sheet so far."""
        return replace(self, back=self.back @ there)

    def drawn(self, scale: float) -> Grey:
        """The sheet upright, at ``scale`` pixels a point."""
        size = (round(self.width * scale), round(self.height * scale))
        there = self.back @ np.diag([1 / scale, 1 / scale, 1.0])
        flat, shrinks = self.flat, self._pixels_a_point() / scale
        if shrinks > _SHRINKS:
            less, middle = 1 / shrinks, (1 / shrinks - 1) / 2
            small = cv2.resize(flat, None, fx=less, fy=less, interpolation=cv2.INTER_AREA)
            flat = np.asarray(small, np.uint8)
            there = np.array([[less, 0, middle], [0, less, middle], [0, 0, 1]]) @ there
        made = cv2.warpPerspective(
            flat, there, size, flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_CONSTANT, borderValue=255,
        )  # fmt: skip
        return np.asarray(made, np.uint8)

    def level(self) -> Level:
        """The sheet as a page that is read; letters are drawn more carefully than paper."""
        grey = self.drawn(SCALE) if self._pixels_a_point() > _SHRINKS * SCALE else self._sharp()
        return Level(grey, self.width, self.height, self.back)

    def _sharp(self) -> Grey:
        wide, high = round(self.width * SCALE), round(self.height * SCALE)
        xs, ys = np.arange(0, wide + STEP, STEP) / SCALE, np.arange(0, high + STEP, STEP) / SCALE
        mesh = np.stack(np.meshgrid(xs, ys), -1).reshape(1, -1, 2)
        there = cv2.perspectiveTransform(mesh, self.back).reshape(len(ys), len(xs), 2)
        return whole(self.flat, there.astype(np.float32), high, wide)

    def _pixels_a_point(self) -> float:
        edges = np.array([[0.0, 0.0], [self.width, 0.0], [self.width, self.height],
                          [0.0, self.height]])  # fmt: skip
        seen = cv2.perspectiveTransform(edges[None], self.back)[0]
        around = np.linalg.norm(np.roll(seen, -1, axis=0) - seen, axis=1).sum()
        return float(around) / (2 * (self.width + self.height))
