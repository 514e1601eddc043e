"""How paper is bent: what stands where on a page, beside where the blank has it.

A cubic over the page follows curls; what is left is told by the places nearby, since rows that
another program printed a little lower move as rows.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import BlankPage
from parsers.scan.pixels.picture import Points

_REACH = np.array([70.0, 30.0])
"""How far, in points across and down, a patch tells of its neighbourhood: rows move as rows."""
_HOME = 0.3
"""The weight of no displacement at all."""
_STIFFNESS = np.array([0.0, 0.0, 0.0, 0.3, 0.3, 0.3, 1.0, 1.0, 1.0, 1.0])


def cubic(points: Points, page: BlankPage) -> NDArray[np.float64]:
    """The terms of a cubic in x and y, each from -1 to 1 over the page."""
    x = points[:, 0] / page.width * 2 - 1
    y = points[:, 1] / page.height * 2 - 1
    one = np.ones_like(x)
    return np.stack(
        [one, x, y, x * x, x * y, y * y, x * x * x, x * x * y, x * y * y, y * y * y], axis=1
    )


def fitted(
    terms: NDArray[np.float64], moves: NDArray[np.float64], usual: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The displacement's coefficients by least squares, and how far each patch was believed."""
    weights: NDArray[np.float64] = np.ones(len(terms))
    coefficients: NDArray[np.float64] = np.zeros((terms.shape[1], 2))
    for _ in range(4):
        weighted = terms * weights[:, None]
        normal = weighted.T @ terms + np.diag(_STIFFNESS)
        coefficients = np.asarray(np.linalg.solve(normal, weighted.T @ moves), np.float64)
        left = moves - terms @ coefficients
        far = np.asarray(np.hypot(left[:, 0], left[:, 1]), np.float64)
        often = max(usual, float(np.median(far)))
        weights = 1.0 / np.maximum(1.0, far / (2 * often)) ** 2
    return coefficients, weights


def nearby(points: Points, places: Points, moves: Points) -> Points:
    """The displacement at ``points``: that of the nearest ``places``, less the farther they are."""
    if not len(places):
        return np.zeros_like(points)
    across = ((points[:, None, :] - places[None]) / _REACH).astype(np.float32)
    weights = np.exp(-0.5 * (across**2).sum(axis=2))
    moved = weights @ moves / (weights.sum(axis=1, keepdims=True) + _HOME)
    return np.asarray(moved, np.float64)


def nearby_on_mesh(
    xs: NDArray[np.float64], ys: NDArray[np.float64], places: Points, moves: Points
) -> Points:
    """As :func:`nearby` for every crossing; what is far in x and in y can be told apart there."""
    if not len(places):
        return np.zeros((len(ys), len(xs), 2))
    across = np.exp(-0.5 * ((xs[:, None] - places[:, 0]) / _REACH[0]) ** 2)
    down = np.exp(-0.5 * ((ys[:, None] - places[:, 1]) / _REACH[1]) ** 2)
    weight = down @ across.T + _HOME
    made = [(down * moves[:, axis]) @ across.T / weight for axis in (0, 1)]
    return np.stack(made, -1)
