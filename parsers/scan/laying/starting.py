"""About where a page lies on a picture: by its printed mark, or by features (AKAZE, MAGSAC)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.bending import cubic, fitted
from parsers.scan.laying.blanks import COARSE, BlankPage
from parsers.scan.pixels.picture import Points

_LEAST_MATCHES = 12
_HELD = 2.5
"""Points within which a match is explained."""
_STARTS = (
    (4.0, (8.0, 10.0, 8.0, 6.0, 5.0, 4.0)),
    (25.0, (30.0, 28.0, 25.0, 22.0, 19.0, 16.0, 13.0, 10.0, 8.0, 6.0, 5.0, 4.0)),
)
"""Pixels by which matches of a flat page may be off, and then the points while it is bent: paper
that lies flat, and paper that is curled."""


@dataclass(frozen=True)
class Start:
    """About how a picture lies on ``page``.

    ``back`` leads from points of the page to pixels of the picture; ``bend`` are the coefficients
    of the displacement, in points, by :func:`parsers.scan.laying.bending.cubic`.
    """

    page: BlankPage
    back: NDArray[np.float64]
    bend: NDArray[np.float64]


def by_mark(page: BlankPage, corners: Points) -> Start | None:
    """Where ``page`` lies by the ``corners`` of its mark, in pixels; far from it off by points.

    None where the blank's own mark was not found. Four points of so small a square say nothing of
    perspective.
    """
    if page.mark_corners is None:
        return None
    here = np.column_stack([page.mark_corners, np.ones(len(corners))])
    found, *_ = np.linalg.lstsq(here, corners)
    back = np.vstack([found.T, [0.0, 0.0, 1.0]])
    return Start(page, back, np.zeros((10, 2))) if _sane(back, page) else None


def by_features(keys: Points, features: NDArray[np.uint8], page: BlankPage) -> Start | None:
    """A start by matching features, None where there is none."""
    if len(features) < _LEAST_MATCHES or len(page.features) < _LEAST_MATCHES:
        return None
    pairs = cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(page.features, features, k=2)
    good = [p[0] for p in pairs if len(p) == 2 and p[0].distance < 0.85 * p[1].distance]
    if len(good) < _LEAST_MATCHES:
        return None
    here = page.keys[[m.queryIdx for m in good]] / COARSE
    there = keys[[m.trainIdx for m in good]]
    best: tuple[int, Start] | None = None
    for strict, outwards in _STARTS:
        flat, _ = cv2.findHomography(here, there, cv2.USAC_MAGSAC, strict, maxIters=3000)
        if flat is None or not _sane(np.asarray(flat, np.float64), page):
            continue
        back = np.asarray(flat, np.float64)
        bend, held = _curl(page, back, here, there, outwards)
        if held >= _LEAST_MATCHES and (best is None or held > 1.05 * best[0]):
            best = held, Start(page, back, bend)
    return best[1] if best else None


def _curl(
    page: BlankPage,
    back: NDArray[np.float64],
    here: Points,
    there: Points,
    outwards: Sequence[float],
) -> tuple[NDArray[np.float64], int]:
    """The bend that matches tell of, and how many of them it explains.

    ``outwards`` are points by which matches may be off, from try to try.
    """
    seen = cv2.perspectiveTransform(there[None], np.linalg.inv(back))[0]
    moves, terms = np.asarray(seen - here, np.float64), cubic(here, page)
    bend: NDArray[np.float64] = np.zeros((terms.shape[1], 2))
    far = np.hypot(moves[:, 0], moves[:, 1])
    for within in outwards:
        near = far < within
        if near.sum() < _LEAST_MATCHES:
            break
        bend, _ = fitted(terms[near], moves[near], within)
        left = moves - terms @ bend
        far = np.hypot(left[:, 0], left[:, 1])
    return bend, int((far < _HELD).sum())


def _sane(back: NDArray[np.float64], page: BlankPage) -> bool:
    """Whether the page's corners make a convex figure that is not mirrored."""
    corners = np.array([[0, 0], [page.width, 0], [page.width, page.height], [0, page.height]])
    seen = cv2.perspectiveTransform(corners[None].astype(np.float64), back)[0]
    sides = np.roll(seen, -1, axis=0) - seen
    after = np.roll(sides, -1, axis=0)
    turns = sides[:, 0] * after[:, 1] - sides[:, 1] * after[:, 0]
    lengths = np.hypot(sides[:, 0], sides[:, 1])
    return bool((turns > 0).all() and lengths.min() > 0.3 * lengths.max())
