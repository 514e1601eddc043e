"""Words that went with what was taken off a field: a line that crosses them joins their letters."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import SCALE

_LETTER, _TALLEST = 2.6, 13.0
"""Points that a column of a letter's ink is high: at least, and at most."""
_STEMS, _FAR = 4, 12.0
"""Stems side by side from which they may be words, a pen's stroke or two make fewer; and points
from one to the next at most."""
_EDGE = 5.0
"""Points from the sides of a field within which its frame stands."""


def may_be_words(taken: NDArray[np.bool_]) -> bool:
    """Whether as many upright strokes as those of letters stand side by side in ``taken``."""
    edge = round(_EDGE * SCALE)
    stems = np.flatnonzero(_starts(_is_stem(taken[:, edge:-edge])))
    near = np.diff(stems) <= _FAR * SCALE
    row = most = 0
    for close in near.tolist():
        row = row + 1 if close else 0
        most = max(most, row)
    return most + 1 >= _STEMS


def _starts(columns: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which of ``columns`` begin a stem."""
    before = np.concatenate([[False], columns[:-1]])
    return np.asarray(columns & ~before)


def _is_stem(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which columns have a run of ink as high as a letter's stem, and none that is higher."""
    best = run = np.zeros(ink.shape[1], np.int64)
    for row in ink:
        run = np.where(row, run + 1, 0)
        best = np.maximum(best, run)
    return np.asarray((best >= _LETTER * SCALE) & (best <= _TALLEST * SCALE))
