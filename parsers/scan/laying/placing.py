"""Which page of which blank a picture shows, and how the one lies on the other.

Where it begins is told by the printed mark, or by features where the mark is not seen or leads
nowhere. What decides is whether printed patches are found again where they belong, since headers
and footers are shared by all pages. The patches' displacements then give a polynomial, for paper
that is not flat.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.bending import cubic, fitted, nearby, nearby_on_mesh
from parsers.scan.laying.blanks import COARSE, PATCH, SCALE, BlankPage, features_of
from parsers.scan.laying.starting import Start, by_features, by_mark
from parsers.scan.pixels.picture import Grey, Points
from parsers.scan.pixels.seeing import STEP, in_windows, whole

Searches = tuple[tuple[int, float], ...]

AGREES = 0.5
"""The share of patches found again from which a picture is a page of the blank."""
SURE = 0.75
"""The share from which no other page need be tried."""

_LONGEST = 1450
"""The longer side, in pixels, of the picture in which features are sought."""
_LEAST_MATCHES = 12
_ALIKE = 0.6
_TRUSTED = 0.2
_NEAR: Searches = ((9, 2.0), (6, 1.0), (4, 0.5))
_FAR: Searches = ((14, 4.0), (6, 1.0), (4, 0.5))
"""Coarse pixels around a patch that are searched, and points of displacement that are usual: from
a start by features, and from one by the mark."""
_FURTHER: Searches = ((6, 0.5),) * 3
_WHOLE, _MORE = 0.99, 0.02
"""The share from which hardly a patch is left, and what a search that goes on brings at least."""
NOTHING_NEAR: tuple[Points, Points] = (np.zeros((0, 2)), np.zeros((0, 2)))
Around = tuple[Grey, tuple[int, int]]
"""A part of a page as it is seen, and where it begins, left and top in coarse pixels."""


@dataclass(frozen=True)
class Placement:
    """How a picture lies on a blank's page.

    ``back`` leads from points of the page to pixels of the picture; ``bend`` are the coefficients
    of the displacement, in points, by :func:`parsers.scan.laying.bending.cubic`. ``near`` are
    places and what they are displaced by beyond that: a row that another program printed a little
    lower, a crease.
    ``agreement`` is the share of patches found again.
    """

    page: BlankPage
    back: NDArray[np.float64]
    bend: NDArray[np.float64]
    near: tuple[Points, Points]
    agreement: float

    def to_picture(self, points: Points) -> Points:
        """Pixels of the picture for points of the page, origin in the upper left corner."""
        moved = points + cubic(points, self.page) @ self.bend + nearby(points, *self.near)
        return np.asarray(cv2.perspectiveTransform(moved[None], self.back)[0], np.float64)

    def _mesh_in_picture(self, xs: NDArray[np.float64], ys: NDArray[np.float64]) -> Points:
        """As :meth:`to_picture` for every crossing of ``xs`` and ``ys``: rows, columns, x and y."""
        mesh = np.stack(np.meshgrid(xs, ys), -1).reshape(-1, 2)
        moved = mesh + cubic(mesh, self.page) @ self.bend
        moved += nearby_on_mesh(xs, ys, *self.near).reshape(-1, 2)
        there = cv2.perspectiveTransform(moved[None], self.back)[0]
        return np.asarray(there, np.float64).reshape(len(ys), len(xs), 2)

    def upright(self, grey: Grey) -> Grey:
        """``grey`` as a picture of the page at :data:`SCALE`, white beyond its edge."""
        wide, high = self._size(SCALE)
        return whole(grey, self._mesh(SCALE), high, wide)

    def around(self, grey: Grey, middles: NDArray[np.int32], reach: int) -> list[Around]:
        """What ``grey`` shows around ``middles``, in coarse pixels: patches, ``reach`` farther."""
        wide, high = self._size(COARSE)
        windows = []
        for x, y in middles:
            left, top = max(0, x - PATCH[0] - reach), max(0, y - PATCH[1] - reach)
            right, bottom = x + PATCH[0] + reach + 1, y + PATCH[1] + reach + 1
            windows.append((slice(top, min(high, bottom)), slice(left, min(wide, right))))
        seen = in_windows(grey, self._mesh(COARSE), windows)
        return [(one, (at[1].start, at[0].start)) for one, at in zip(seen, windows, strict=True)]

    def _size(self, scale: float) -> tuple[int, int]:
        return round(self.page.width * scale), round(self.page.height * scale)

    def _mesh(self, scale: float) -> NDArray[np.float32]:
        wide, high = self._size(scale)
        xs, ys = np.arange(0, wide + STEP, STEP), np.arange(0, high + STEP, STEP)
        return self._mesh_in_picture(xs / scale, ys / scale).astype(np.float32)


def place(
    grey: Grey, pages: Sequence[BlankPage], mark: tuple[BlankPage, Points] | None = None
) -> Placement | None:
    """The placement of the flattened picture ``grey`` on the page that it shows.

    ``mark`` is the page that a mark on ``grey`` names, with the mark's corners in its pixels: no
    other page is tried where that one agrees. None where the picture shows none of ``pages``.
    """
    scale = min(1.0, _LONGEST / max(grey.shape))
    smaller = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = np.asarray(smaller, np.uint8)
    best = _marked(small, mark, scale) if mark else None
    if best is None or best.agreement < SURE:
        best = _likeliest(small, pages, best, mark and mark[0])
    if best is None or best.agreement < AGREES:
        return None
    enlarge = np.diag([1 / scale, 1 / scale, 1.0])
    return replace(best, back=enlarge @ best.back)


def _marked(small: Grey, mark: tuple[BlankPage, Points], scale: float) -> Placement | None:
    page, corners = mark
    start = by_mark(page, corners * scale)
    return _refined(small, start, _FAR) if start else None


def _likeliest(
    small: Grey, pages: Sequence[BlankPage], best: Placement | None, first: BlankPage | None
) -> Placement | None:
    """The placement by features that agrees most, ``best`` where none does more."""
    keys, features = features_of(small)
    for page in sorted(pages, key=lambda one: one is not first):
        start = by_features(keys, features, page)
        found = _refined(small, start, _NEAR) if start else None
        if found and (best is None or found.agreement > best.agreement):
            best = found
        if best and best.agreement >= SURE:
            break
    return best


def _refined(small: Grey, start: Start, searches: Searches) -> Placement | None:
    """``start`` bettered by patches, None where hardly any is found.

    Each search brings others into reach: as long as it does, another follows.
    """
    found = Placement(start.page, start.back, start.bend, NOTHING_NEAR, 0.0)
    before = 0.0
    for reach, usual in searches:
        before = found.agreement
        found = _bent(small, replace(found, near=NOTHING_NEAR), reach, usual)
        if found.agreement < AGREES / 2:
            return None
    for reach, usual in _FURTHER:
        if not SURE <= found.agreement < _WHOLE or found.agreement < before + _MORE:
            break
        before = found.agreement
        found = _bent(small, replace(found, near=NOTHING_NEAR), reach, usual)
    return found


def _bent(small: Grey, found: Placement, reach: int, usual: float) -> Placement:
    """``found`` with its bend bettered by patches sought ``reach`` coarse pixels around.

    Patches that are off by much more than ``usual`` points are hardly believed.
    """
    page = found.page
    at: list[NDArray[np.float64]] = []
    by: list[NDArray[np.float64]] = []
    around = found.around(small, page.patches, reach)
    for middle, seen in zip(page.patches, around, strict=True):
        moved = _displacement(seen, page.coarse, middle)
        if moved is not None:
            at.append(middle / COARSE)
            by.append(moved / COARSE)
    share = len(at) / max(1, len(page.patches))
    if len(at) < _LEAST_MATCHES:
        return replace(found, agreement=share)
    places, moves = np.array(at), np.array(by)
    terms = cubic(places, page)
    more, weights = fitted(terms, moves, usual)
    left = np.asarray(moves - terms @ more, np.float64)
    kept = weights > _TRUSTED
    return Placement(page, found.back, found.bend + more, (places[kept], left[kept]), share)


def _displacement(
    seen: Around, blank: Grey, middle: NDArray[np.int32]
) -> NDArray[np.float64] | None:
    """How far the patch at ``middle`` stands off in ``seen``; None where it is not found."""
    (wide, high), (x, y) = PATCH, middle
    patch = blank[y - high : y + high + 1, x - wide : x + wide + 1]
    around, (left, top) = seen
    if around.shape[0] < patch.shape[0] or around.shape[1] < patch.shape[1]:
        return None
    alike = np.asarray(cv2.matchTemplate(around, patch, cv2.TM_CCOEFF_NORMED), np.float32)
    _, most, _, (best_x, best_y) = cv2.minMaxLoc(alike)
    if most < _ALIKE:
        return None
    fine_x = best_x + _peak(alike[best_y, :], best_x)
    fine_y = best_y + _peak(alike[:, best_x], best_y)
    return np.array([fine_x + left - (x - wide), fine_y + top - (y - high)])


def _peak(values: NDArray[np.float32], at: int) -> float:
    """How far from ``at`` a parabola through its neighbours has its top."""
    if not 0 < at < len(values) - 1:
        return 0.0
    before, here, after = (float(values[at + step]) for step in (-1, 0, 1))
    bow = before - 2 * here + after
    return 0.0 if bow >= -1e-9 else 0.5 * (before - after) / bow
