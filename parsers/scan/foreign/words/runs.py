"""Runs of letters on one line, found by their ink."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.foreign.words.slashes import leans_as_a_slash
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import Labels, blots_of

_JOIN = 5.0
"""Points of white that words of one run have between them at most."""
_LEAST = 1.6
"""Points: what is smaller both ways is a dot or dust."""
_DOT = 3.0
"""Points from a letter within which a dot, an accent or a comma is of its run."""
_STOP, _ON_LINE, _STOP_LEAST = 5.0, 1.2, 0.6
"""Points behind a letter within which a stop is of its run, though type is as wide as a
typewriter's; from the feet of letters, which it shares; and both ways, which dust has not."""
_DASH, _LYING, _ASIDE = 1.8, 1.5, 8.0
"""Points that a dash is wide at least, how many times as wide as high, and points from it, or from
a slash, to the words on both sides of it."""
_LOW = 2.6
_TALL = 1.7
"""How many times the usual height a run is two lines that touch."""


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that stand beside each other: edges in pixels, ``right`` and ``bottom`` excluded."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def high(self) -> int:
        """The height in pixels."""
        return self.bottom - self.top

    @property
    def wide(self) -> int:
        """The width in pixels."""
        return self.right - self.left

    def with_(self, other: Run) -> Run:
        """The smallest run around both."""
        return Run(
            min(self.left, other.left), min(self.top, other.top),
            max(self.right, other.right), max(self.bottom, other.bottom),
        )  # fmt: skip


def runs_of(ink: NDArray[np.bool_]) -> list[Run]:
    """The runs of a page's letters, from the top; rules, boxes and signatures taken off before."""
    wide = np.ones((1, round(_JOIN * SCALE) | 1), np.uint8)
    joined = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_CLOSE, wide)
    labels, about = blots_of(joined)
    found = {
        one: Run(int(x), int(y), int(x + w), int(y + h))
        for one, (x, y, w, h, area) in enumerate(about)
        if one and max(w, h) >= 2 and area >= 4
    }
    letters = {one: run for one, run in found.items() if run.high >= _LOW * SCALE}
    small = [run for one, run in found.items() if one not in letters]
    usual = float(np.median([run.high for run in letters.values()])) if letters else 0.0
    parted = [
        part for one, run in letters.items() for part in _parted_blot(run, ink, labels, one, usual)
    ]
    signs = [run for run in parted if _is_slash(run, ink)]
    signs += [run for run in small if _is_dash(run)]
    whole = _apart(_with_small(_between(parted, signs), small))
    return sorted(whole, key=lambda run: (run.top, run.left))


def _apart(runs: list[Run]) -> list[Run]:
    """Runs of one line that overlap as one: else letters of both would be read twice."""
    done: list[Run] = []
    reach: list[Run] = []  # what the next run may still meet: all start farther left
    for run in sorted(runs, key=lambda one: one.left):
        done += [one for one in reach if one.right <= run.left + 1]
        reach = [one for one in reach if one.right > run.left + 1]
        mate = next((one for one in reach if _meet(one, run)), None)
        if mate is not None:
            reach.remove(mate)
        reach.append(run if mate is None else run.with_(mate))
    return done + reach


def _meet(one: Run, other: Run) -> bool:
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return one.right > other.left + 1 and high > 0.5 * min(one.high, other.high)


def _parted_blot(
    run: Run, ink: NDArray[np.bool_], labels: Labels, one: int, usual: float
) -> list[Run]:
    """The lines of the blot ``one``, whose edges are those of ``run``."""
    if not _may_be_several(run, usual):
        return [run]
    here = np.s_[run.top : run.bottom, run.left : run.right]
    return _parted(run, ink[here] & (labels[here] == one), usual)


def _may_be_several(run: Run, usual: float) -> bool:
    return run.high > _TALL * usual and run.wide >= 2 * usual


def _parted(run: Run, own: NDArray[np.bool_], usual: float) -> list[Run]:
    """Lines that touch, parted where fewest pixels are; ``own`` are those of ``run``.

    Each part has the edges of its own ink: a frame around a page is no line as wide as the page.
    """
    rows = own.sum(axis=1)
    low, high = round(0.5 * usual), run.high - round(0.5 * usual)
    if not _may_be_several(run, usual) or high <= low:
        return [run]
    at = low + int(np.argmin(rows[low:high]))
    if rows[at] > 0.35 * rows.max():
        return [run]
    halves = [half for half in ((0, at), (at, run.high)) if own[slice(*half)].any()]
    return [part for half in halves for part in _parted(*_tight(run, own, *half), usual)]


def _tight(
    run: Run, own: NDArray[np.bool_], top: int, bottom: int
) -> tuple[Run, NDArray[np.bool_]]:
    """The rows of ``run`` from ``top`` to ``bottom``, which hold ink, as a run with that ink."""
    columns = np.flatnonzero(own[top:bottom].any(axis=0))
    left, right = int(columns[0]), int(columns[-1]) + 1
    part = Run(run.left + left, run.top + top, run.left + right, run.top + bottom)
    return part, own[top:bottom, left:right]


def _is_dash(run: Run) -> bool:
    return run.wide >= max(_DASH * SCALE, _LYING * run.high)


def _is_slash(run: Run, ink: NDArray[np.bool_]) -> bool:
    """Whether a run is nothing but a slash that stands by itself."""
    return run.wide < run.high and leans_as_a_slash(ink[run.top : run.bottom, run.left : run.right])


def _between(runs: list[Run], signs: list[Run]) -> list[Run]:
    """Runs between which one of ``signs``, a dash or a slash, stands by itself as one with it:
    typewriters set it wide apart."""
    made = list(runs)
    for sign in signs:
        level = [run for run in made if run != sign and _is_level(run, sign)]
        before = [run for run in level if 0 <= sign.left - run.right <= _ASIDE * SCALE]
        behind = [run for run in level if 0 <= run.left - sign.right <= _ASIDE * SCALE]
        if before and behind:
            one, other = max(before, key=lambda r: r.right), min(behind, key=lambda r: r.left)
            made = [run for run in made if run not in (one, sign, other)]
            made.append(one.with_(sign).with_(other))
    return made


def _is_level(run: Run, sign: Run) -> bool:
    """Whether a dash is within the height of a run, or a slash about as high, on its line."""
    within = run.top < sign.top and sign.bottom < run.bottom
    tall = 2 * sign.high > run.high and 2 * run.top < sign.top + sign.bottom < 2 * run.bottom
    return within or tall


def _with_small(runs: list[Run], small: list[Run]) -> list[Run]:
    """Dots, accents and commas with the run that they are of; those of none are dropped."""
    if not runs:
        return []
    edges = np.array([[run.left, run.top, run.right, run.bottom] for run in runs])
    near = _DOT * SCALE
    made = list(runs)
    for one in small:
        across = np.maximum(edges[:, 0] - one.right, one.left - edges[:, 2])
        down = np.maximum(edges[:, 1] - one.bottom, one.top - edges[:, 3])
        far = np.where((across <= near) & (down <= 0.7 * near), np.maximum(across, down), np.inf)
        if min(one.wide, one.high) >= _STOP_LEAST * SCALE:
            behind = one.left - edges[:, 2]
            low = np.abs(edges[:, 3] - one.bottom) <= _ON_LINE * SCALE
            stop = low & (behind >= 0) & (behind <= _STOP * SCALE)
            far = np.where(stop, np.minimum(far, behind), far)
        at = int(np.argmin(far))
        if np.isfinite(far[at]):
            made[at] = made[at].with_(one)
    return made
