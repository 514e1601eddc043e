"""What type shows whose letters are joined as a pen's: they stand on one line, and the same letter
is the same each time.
"""

from __future__ import annotations

from itertools import combinations

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.blanks import SCALE
from parsers.scan.picture import Grey
from parsers.scan.recognising import Read

_BESIDE = 6
"""Pixels beside a foot in which the outline is nowhere lower."""
_ON_LINE = 0.35
"""Points by which a foot is off the line that it stands on at most."""
_SLOPES = np.linspace(-0.05, 0.05, 21)
_CORE, _AROUND = 0.4, 1.0
"""How much of the way to the next letter is looked at to each side of one, and within how much."""
_SPARE = 4
_NARROWEST = 4
_PLAIN = 5.0
"""The spread of greys below which there is nothing to compare."""


def feet_on_line(ink: NDArray[np.bool_]) -> float:
    """The share of feet - places where the lower outline is lowest - on one straight line."""
    feet = _feet(ink)
    if not len(feet):
        return 0.0
    off = feet[None, :, 1] - _SLOPES[:, None] * feet[None, :, 0]
    near = np.abs(off[:, :, None] - off[:, None, :]) < _ON_LINE * SCALE
    return float(near.mean(axis=2).max())


def _feet(ink: NDArray[np.bool_]) -> NDArray[np.float64]:
    columns = np.flatnonzero(ink.any(axis=0))
    low = np.full(ink.shape[1], -1.0)
    low[columns] = ink.shape[0] - 1 - ink[::-1, columns].argmax(axis=0)
    feet: list[tuple[int, float]] = []
    for x in columns.tolist():
        around = low[max(0, x - _BESIDE) : x + _BESIDE + 1]
        if low[x] == around.max() and (not feet or x - feet[-1][0] > _BESIDE):
            feet.append((x, float(low[x])))
    return np.array(feet, np.float64)


def likeness_of_same(line: Grey, read: Read) -> float | None:
    """How alike, up to 1, the two most alike are of letters of ``line`` that are read the same;
    None where no letter comes again."""
    at = np.array(read.places) * line.shape[1]
    if len(at) < 2:
        return None
    pitch = float(np.median(np.diff(at)))
    wider = np.pad(line, ((_SPARE, _SPARE), (0, 0)), constant_values=255)
    found = [
        _likeness(_part(wider, at[one], _AROUND * pitch), _part(line, at[other], _CORE * pitch))
        for one, other in combinations(range(len(at)), 2)
        if read.text[one] == read.text[other] and read.text[one].isalnum()
    ]
    return max(found, default=None)


def _part(line: Grey, at: float, far: float) -> Grey:
    return line[:, max(0, int(at - far)) : int(at + far)]


def _likeness(where: Grey, letter: Grey) -> float:
    narrow = letter.shape[1] < _NARROWEST or letter.shape[1] > where.shape[1]
    if narrow or letter.std() < _PLAIN:
        return 0.0
    return float(cv2.matchTemplate(where, letter, cv2.TM_CCOEFF_NORMED).max())
