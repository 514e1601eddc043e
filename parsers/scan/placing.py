"""Which page of which blank a picture shows, and how the one lies on the other.

A picture is laid over a blank by features (AKAZE, MAGSAC); what decides is whether printed patches
are found again where they belong, since headers and footers are shared by all pages. The patches'
displacements then give a polynomial, for paper that is not flat.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.blanks import COARSE, PATCH, SCALE, BlankPage, features_of
from parsers.scan.picture import Grey, Points

AGREES = 0.5
"""The share of patches found again from which a picture is a page of the blank."""
SURE = 0.75
"""The share from which no other page need be tried."""

_LONGEST = 1450
"""The longer side, in pixels, of the picture in which features are sought."""
_LEAST_MATCHES = 12
_ALIKE = 0.6
_TRUSTED = 0.2
_HELD = 2.5
"""Points within which a match is explained."""
_STARTS = (
    (4.0, (8.0, 10.0, 8.0, 6.0, 5.0, 4.0)),
    (25.0, (30.0, 28.0, 25.0, 22.0, 19.0, 16.0, 13.0, 10.0, 8.0, 6.0, 5.0, 4.0)),
)
"""Pixels by which matches of a flat page may be off, and then the points while it is bent: paper
that lies flat, and paper that is curled."""
_SEARCHES = ((9, 2.0), (6, 1.0), (4, 0.5))
"""Coarse pixels around a patch that are searched, and points of displacement that are usual."""
_REACH = np.array([70.0, 30.0])
"""How far, in points across and down, a patch tells of its neighbourhood: rows move as rows."""
_HOME = 0.3
"""The weight of no displacement at all."""
_NOTHING: tuple[Points, Points] = (np.zeros((0, 2)), np.zeros((0, 2)))
_STEP = 15
"""The mesh, in pixels of the result, on which the way back is worked out; odd."""


@dataclass(frozen=True)
class Placement:
    """How a picture lies on a blank's page.

    ``back`` leads from points of the page to pixels of the picture; ``bend`` are the coefficients
    of the displacement, in points, by :func:`_terms`. ``near`` are places and what they are
    displaced by beyond that: a row that another program printed a little lower, a crease.
    ``agreement`` is the share of patches found again, ``off`` what ``near`` adds in points (root
    mean square).
    """

    page: BlankPage
    back: NDArray[np.float64]
    bend: NDArray[np.float64]
    near: tuple[Points, Points]
    agreement: float
    off: float

    def to_picture(self, points: Points) -> Points:
        """Pixels of the picture for points of the page, origin in the upper left corner."""
        moved = points + _terms(points, self.page) @ self.bend + _nearby(points, *self.near)
        return np.asarray(cv2.perspectiveTransform(moved[None], self.back)[0], np.float64)

    def _mesh_in_picture(self, xs: NDArray[np.float64], ys: NDArray[np.float64]) -> Points:
        """As :meth:`to_picture` for every crossing of ``xs`` and ``ys``: rows, columns, x and y."""
        mesh = np.stack(np.meshgrid(xs, ys), -1).reshape(-1, 2)
        moved = mesh + _terms(mesh, self.page) @ self.bend
        moved += _nearby_on_mesh(xs, ys, *self.near).reshape(-1, 2)
        there = cv2.perspectiveTransform(moved[None], self.back)[0]
        return np.asarray(there, np.float64).reshape(len(ys), len(xs), 2)

    def upright(self, grey: Grey, scale: float = SCALE) -> Grey:
        """``grey`` as a picture of the page, ``scale`` pixels a point; white beyond its edge."""
        wide, high = round(self.page.width * scale), round(self.page.height * scale)
        xs = np.arange(0, wide + _STEP, _STEP)
        ys = np.arange(0, high + _STEP, _STEP)
        there = self._mesh_in_picture(xs / scale, ys / scale).astype(np.float32)
        size = (len(xs) * _STEP, len(ys) * _STEP)
        grown = cv2.resize(there, size, interpolation=cv2.INTER_LINEAR)
        # Enlarged, a point of the mesh lies in the middle of its square, and not in its corner.
        half = _STEP // 2
        ways = np.ascontiguousarray(grown[half : half + high, half : half + wide])
        nothing = np.zeros((0, 0), np.float32)
        made = cv2.remap(
            grey, ways, nothing, cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_CONSTANT, borderValue=255,
        )  # fmt: skip
        return np.asarray(made, np.uint8)


def place(
    grey: Grey, pages: Sequence[BlankPage], first: BlankPage | None = None
) -> Placement | None:
    """The placement of the flattened picture ``grey`` on the page that it shows.

    ``first`` is the page that its mark names: no other is tried where that one agrees. None where
    the picture shows none of ``pages``.
    """
    scale = min(1.0, _LONGEST / max(grey.shape))
    smaller = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = np.asarray(smaller, np.uint8)
    keys, features = features_of(small)
    best: Placement | None = None
    for page in sorted(pages, key=lambda one: one is not first):
        found = _on_page(small, keys, features, page)
        if found and (best is None or found.agreement > best.agreement):
            best = found
        if best and best.agreement >= SURE:
            break
    if best is None or best.agreement < AGREES:
        return None
    enlarge = np.diag([1 / scale, 1 / scale, 1.0])
    return replace(best, back=enlarge @ best.back)


def _on_page(
    small: Grey, keys: Points, features: NDArray[np.uint8], page: BlankPage
) -> Placement | None:
    found = _by_features(keys, features, page)
    if found is None:
        return None
    for reach, usual in _SEARCHES:
        found = _bent(small, replace(found, near=_NOTHING), reach, usual)
        if found.agreement < AGREES / 2:
            return None
    return found


def _by_features(keys: Points, features: NDArray[np.uint8], page: BlankPage) -> Placement | None:
    """A first placement by matching features, None where there is none."""
    if len(features) < _LEAST_MATCHES or len(page.features) < _LEAST_MATCHES:
        return None
    pairs = cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(page.features, features, k=2)
    good = [p[0] for p in pairs if len(p) == 2 and p[0].distance < 0.85 * p[1].distance]
    if len(good) < _LEAST_MATCHES:
        return None
    here = page.keys[[m.queryIdx for m in good]] / COARSE
    there = keys[[m.trainIdx for m in good]]
    best: tuple[int, Placement] | None = None
    for strict, outwards in _STARTS:
        flat, _ = cv2.findHomography(here, there, cv2.USAC_MAGSAC, strict, maxIters=3000)
        if flat is None or not _sane(np.asarray(flat, np.float64), page):
            continue
        back = np.asarray(flat, np.float64)
        bend, held = _curl(page, back, here, there, outwards)
        if held >= _LEAST_MATCHES and (best is None or held > 1.05 * best[0]):
            best = held, Placement(page, back, bend, _NOTHING, 0.0, 0.0)
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
    moves, terms = np.asarray(seen - here, np.float64), _terms(here, page)
    bend: NDArray[np.float64] = np.zeros((terms.shape[1], 2))
    far = np.hypot(moves[:, 0], moves[:, 1])
    for within in outwards:
        near = far < within
        if near.sum() < _LEAST_MATCHES:
            break
        bend, _ = _fitted(terms[near], moves[near], within)
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


def _bent(small: Grey, found: Placement, reach: int, usual: float) -> Placement:
    """``found`` with its bend bettered by patches sought ``reach`` coarse pixels around.

    Patches that are off by much more than ``usual`` points are hardly believed.
    """
    page = found.page
    seen = found.upright(small, COARSE)
    at: list[NDArray[np.float64]] = []
    by: list[NDArray[np.float64]] = []
    for middle in page.patches:
        moved = _displacement(seen, page.coarse, middle, reach)
        if moved is not None:
            at.append(middle / COARSE)
            by.append(moved / COARSE)
    share = len(at) / max(1, len(page.patches))
    if len(at) < _LEAST_MATCHES:
        return replace(found, agreement=share)
    places, moves = np.array(at), np.array(by)
    terms = _terms(places, page)
    more, weights = _fitted(terms, moves, usual)
    left = np.asarray(moves - terms @ more, np.float64)
    kept = weights > _TRUSTED
    off = float(np.sqrt((left[kept] ** 2).sum(axis=1).mean())) if kept.any() else 0.0
    return Placement(page, found.back, found.bend + more, (places[kept], left[kept]), share, off)


def _displacement(
    seen: Grey, blank: Grey, middle: NDArray[np.int32], reach: int
) -> NDArray[np.float64] | None:
    """How far the patch at ``middle`` stands off in ``seen``; None where it is not found."""
    (wide, high), (x, y) = PATCH, middle
    patch = blank[y - high : y + high + 1, x - wide : x + wide + 1]
    top, left = y - high - reach, x - wide - reach
    around = seen[max(0, top) : y + high + reach + 1, max(0, left) : x + wide + reach + 1]
    if around.shape[0] < patch.shape[0] or around.shape[1] < patch.shape[1]:
        return None
    alike = np.asarray(cv2.matchTemplate(around, patch, cv2.TM_CCOEFF_NORMED), np.float32)
    _, most, _, (best_x, best_y) = cv2.minMaxLoc(alike)
    if most < _ALIKE:
        return None
    fine_x = best_x + _peak(alike[best_y, :], best_x)
    fine_y = best_y + _peak(alike[:, best_x], best_y)
    return np.array([fine_x + max(0, left) - (x - wide), fine_y + max(0, top) - (y - high)])


def _peak(values: NDArray[np.float32], at: int) -> float:
    """How far from ``at`` a parabola through its neighbours has its top."""
    if not 0 < at < len(values) - 1:
        return 0.0
    before, here, after = (float(values[at + step]) for step in (-1, 0, 1))
    bow = before - 2 * here + after
    return 0.0 if bow >= -1e-9 else 0.5 * (before - after) / bow


def _terms(points: Points, page: BlankPage) -> NDArray[np.float64]:
    """The terms of a cubic in x and y, each from -1 to 1 over the page."""
    x = points[:, 0] / page.width * 2 - 1
    y = points[:, 1] / page.height * 2 - 1
    one = np.ones_like(x)
    return np.stack(
        [one, x, y, x * x, x * y, y * y, x * x * x, x * x * y, x * y * y, y * y * y], axis=1
    )


_STIFFNESS = np.array([0.0, 0.0, 0.0, 0.3, 0.3, 0.3, 1.0, 1.0, 1.0, 1.0])


def _fitted(
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


def _nearby(points: Points, places: Points, moves: Points) -> Points:
    """The displacement at ``points``: that of the nearest ``places``, less the farther they are."""
    if not len(places):
        return np.zeros_like(points)
    across = ((points[:, None, :] - places[None]) / _REACH).astype(np.float32)
    weights = np.exp(-0.5 * (across**2).sum(axis=2))
    moved = weights @ moves / (weights.sum(axis=1, keepdims=True) + _HOME)
    return np.asarray(moved, np.float64)


def _nearby_on_mesh(
    xs: NDArray[np.float64], ys: NDArray[np.float64], places: Points, moves: Points
) -> Points:
    """As :func:`_nearby` for every crossing; what is far in x and in y can be told apart there."""
    if not len(places):
        return np.zeros((len(ys), len(xs), 2))
    across = np.exp(-0.5 * ((xs[:, None] - places[:, 0]) / _REACH[0]) ** 2)
    down = np.exp(-0.5 * ((ys[:, None] - places[:, 1]) / _REACH[1]) ** 2)
    weight = down @ across.T + _HOME
    made = [(down * moves[:, axis]) @ across.T / weight for axis in (0, 1)]
    return np.stack(made, -1)
