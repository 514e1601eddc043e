"""Whether strokes turn and stand together as those that a hand writes.

A pen turns back, turns sharply and winds before it leaves the paper; threads, hairs, scratches,
folds, rings and lines struck through a slot begin and end without. Letters that somebody writes
singly turn less, but stand side by side in a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import blots_of
from parsers.scan.slots.ways import Path, ways_of

_SHORTEST = 1.5
"""Points: shorter strokes are left out of account."""
_SMOOTHED, _STEP = 7, 3
"""Points of a stroke over which it is smoothed, and from one of its directions to the next."""
_BACK = 0.8
"""Points that a stroke goes back at least where it turns back."""
_SHARP, _WINDS = 1.0, 0.5
"""Radians by which a stroke bends at a corner, and by which one that winds bends back."""
_EVENLY = 0.2
"""Radians that a thread which bends evenly is off its course."""
_ROUND, _RADIUS, _LARGE = 0.06, 2.0, 4.5
"""How far, in shares of its radius, a ring is off its round; the points of the radius of one that
counts, and of one that counts alone."""
_PIECES, _SMALL = 12, 0.16
"""How many pieces of which none is larger than that share are letters of a stamp or of type."""
_ROW = 6
"""Letters that stand in a row: a stamp's or type are told before."""
_SHORT, _FEW = 100.0, 6
"""Points of path and turns below which what is no row of letters may be a tick."""
_TWO, _TWO_TURN, _TWO_END = 2, 3, 4
"""Two strokes that stand side by side: the turns below which, and the free ends up to which, they
may be a tick and a bar."""
_LETTER, _LIKE, _BESIDE = 8.0, 0.6, 0.7
"""Points that letters in a row are high; how high to the highest, and how much of it beside it."""
_LEANING = 0.6
"""How far, in shares of their height, letters that lean stand above each other."""
_FLAT = 2.5
"""How many times as wide as it is high a stroke is that underlines."""
_IN_ROW = 0.8
"""The share of ink that stands in the row."""
_HALF = 0.5
_ENDS_OF_LETTER = 5
"""Free ends that a letter has at most."""
_HAIR, _SCRATCH, _THREAD, _SPOT = 0.65, 0.95, 1.2, 1.8
"""Points: strokes thinner than these may be hairs, scratches or threads, broader ones spots."""
_TURNS_HAIR, _TURNS, _TURNS_PEN = 1.4, 1.2, 0.25
"""Turns for each free end that ink has at least which may be hairs, which may be threads or spots,
and which is as broad as pens are."""


@dataclass(frozen=True, slots=True)
class Told:
    """What strokes show: their ``turns`` and free ``ends``, the ``pieces`` that ink is in and the
    share of the ``largest``, and how many ``letters`` stand in a row: 0 where other ink lies about.
    """

    turns: int
    ends: float
    pieces: int
    largest: float
    letters: int

    @property
    def turning(self) -> float:
        """Turns for each free end."""
        return self.turns / max(1.0, self.ends)


def told_of(ink: NDArray[np.bool_], broad: float, hidden: NDArray[np.bool_]) -> Told:
    """What the strokes of ``ink`` show, ``broad`` points broad; an end at ``hidden`` ground is
    half an end, as the stroke may go on there."""
    ways = [way for way in ways_of(ink, broad * SCALE) if way.length > _SHORTEST * SCALE]
    about = blots_of(ink)[1][1:].astype(np.float64)
    return Told(
        sum(_turns(_smooth(way.points)) + way.turned for way in ways),
        sum(_HALF if hidden[int(y), int(x)] else 1.0 for way in ways for x, y in way.free),
        len(about),
        float(about[:, 4].max() / about[:, 4].sum()),
        _letters(about),
    )


def signs(told: Told, ink: NDArray[np.bool_], broad: float) -> bool:
    """Whether ``ink``, ``broad`` points broad, turns and stands as what a hand writes."""
    row = told.letters >= _ROW
    if row and told.ends <= _ENDS_OF_LETTER * told.letters and told.turning >= _TURNS_PEN:
        return not has_rings(ink)
    return (row or not _in_pieces(told)) and _writes(told, ink, broad)


def _writes(told: Told, ink: NDArray[np.bool_], broad: float) -> bool:
    """Whether strokes turn as often as those of a hand, and run in no rings."""
    return told.turning >= _turns_needed(told, broad) and not has_rings(ink)


def _in_pieces(told: Told) -> bool:
    return told.pieces >= _PIECES and told.largest < _SMALL


def is_mark(told: Told, path: float) -> bool:
    """Whether strokes, ``path`` points long, may be a tick, or one with a bar beside it."""
    if told.letters:
        return told.letters == _TWO and told.turns < _TWO_TURN and told.ends <= _TWO_END
    return path < _SHORT and told.turns < _FEW


def _turns_needed(told: Told, broad: float) -> float:
    """Turns for each free end; single letters that stand in a row need none where a pen is seen."""
    if broad < _HAIR:
        return _TURNS_HAIR
    if told.letters and told.ends <= _ENDS_OF_LETTER * told.letters:
        return 0.0 if _SCRATCH <= broad < _SPOT else _TURNS_PEN
    return _TURNS_PEN if _THREAD <= broad < _SPOT else _TURNS


def _smooth(points: Path) -> Path:
    if len(points) < _SMOOTHED:
        return points
    half = _SMOOTHED // 2
    padded = np.pad(points, ((half, half), (0, 0)), mode="edge")
    even = np.ones(_SMOOTHED) / _SMOOTHED
    return np.stack([np.convolve(padded[:, at], even, "valid") for at in (0, 1)], axis=1)


def _turns(points: Path) -> int:
    """How often a stroke goes back, up or down, left or right, turns sharply, or winds."""
    back = sum(_reversals(points[:, at], _BACK * SCALE) for at in (0, 1))
    steps = np.diff(points[::_STEP], axis=0)
    if len(steps) < 4:
        return back
    heading = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
    if _curls(heading):
        return 0
    bends = np.abs(np.convolve(np.diff(heading), np.ones(2), "same"))
    sharp = bends > _SHARP
    corners = int(sharp[0]) + int((sharp[1:] & ~sharp[:-1]).sum())
    return back + corners + _reversals(heading, _WINDS)


def _curls(heading: NDArray[np.float64]) -> bool:
    """Whether a stroke bends evenly, as a thread does, however often it goes round."""
    at = np.arange(len(heading), dtype=np.float64)
    off = heading - np.polyval(np.polyfit(at, heading, 2), at)
    return float(off.std()) < _EVENLY


def _reversals(values: NDArray[np.float64], least: float) -> int:
    """How often a course turns back by more than ``least``."""
    turned, way = 0, 0
    low = high = float(values[0])
    for value in values:
        low, high = min(low, float(value)), max(high, float(value))
        if way >= 0 and high - value > least:
            turned, way, low = turned + (way > 0), -1, float(value)
        elif way <= 0 and value - low > least:
            turned, way, high = turned + (way < 0), 1, float(value)
    return turned


def has_rings(ink: NDArray[np.bool_]) -> bool:
    """Whether ink runs in rings, as round as the rims of holes and threads that go round."""
    outlines, tree = cv2.findContours(ink.astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    radii = [
        _radius(outline[:, 0].astype(np.float64))
        for outline, (*_, around) in zip(outlines, tree[0], strict=True)
        if around >= 0
    ]
    return max(radii, default=0.0) > _LARGE or sum(radius > _RADIUS for radius in radii) > 1


def _radius(outline: Path) -> float:
    """The points of a ring's radius; 0 where an outline is none."""
    middle = (outline.min(axis=0) + outline.max(axis=0)) / 2
    away = np.hypot(*(outline - middle).T)
    radius = float(away.mean())
    return radius / SCALE if float(away.std()) < _ROUND * radius else 0.0


def _letters(about: NDArray[np.float64]) -> int:
    """How many pieces of ink stand as letters in a row; 0 where other ink lies about."""
    flat = about[:, 2] > _FLAT * about[:, 3]
    if flat.all():
        return 0
    first = about[~flat][about[~flat, 3].argmax()]
    top, foot = first[1], first[1] + first[3]
    beside = np.minimum(about[:, 1] + about[:, 3], foot) - np.maximum(about[:, 1], top)
    tall = about[:, 3] >= max(_LIKE * first[3], _LETTER * SCALE)
    letters = about[tall & ~flat & (beside >= _BESIDE * about[:, 3])]
    in_row = len(letters) >= 2 and not _overlap(letters)
    return len(letters) if in_row and letters[:, 4].sum() >= _IN_ROW * about[~flat, 4].sum() else 0


def _overlap(letters: NDArray[np.float64]) -> bool:
    """Whether pieces lie above each other by more than leaning letters do."""
    ordered = sorted(letters, key=lambda one: float(one[0]))
    return any(
        left[0] + left[2] - right[0] > _LEANING * max(left[3], right[3])
        for left, right in pairwise(ordered)
    )
