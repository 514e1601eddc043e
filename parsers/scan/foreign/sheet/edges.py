"""The dark rim that a scanner sees beyond the edges of a sheet."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parsers.scan.pixels.picture import Grey, ink_of

_DARKER_THAN = 200
_ALONG = 0.2
"""The share of a side along which it is dark where the side has a rim."""
_DEEP = 0.05
"""The share of a page that a rim is deep at most: what goes on from it is a rule of the print."""
_SOFT = 3
"""Pixels into which a rim runs out."""
_AROUND = 151
"""Rows around one whose rim is about as deep: what is deeper there runs into the rim."""
_DEEPER = 1.5
"""How many times as deep as around it a rim is at most."""


def without_rim(flat: Grey) -> Grey:
    """The flattened picture ``flat`` with what is dark along its four sides made white."""
    made = flat.copy()
    for quarters in range(4):
        seen = np.rot90(flat, quarters)
        deep = _deep(ink_of(seen, _DARKER_THAN))
        if deep.any():
            columns = np.arange(int(deep.max()))
            rim = columns[None, :] < deep[:, None]
            np.rot90(made, quarters)[:, : len(columns)][rim] = 255
    return made


def _deep(ink: NDArray[np.bool_]) -> NDArray[np.intp]:
    """For each row how many of its pixels, from the left, are the rim's; zeros where none is."""
    most = max(1, round(_DEEP * ink.shape[1]))
    gap = ~ink[:, : most + 1]
    deep = np.where(gap.any(axis=1), gap.argmax(axis=1), most + 1)
    rim = (deep > 0) & (deep <= most)
    if rim.sum() < _ALONG * len(deep):
        return np.zeros(len(deep), np.intp)
    usual = float(np.median(deep[rim]))
    around = _around(np.where(rim, deep, usual))
    deep = np.where(deep > _DEEPER * around + _SOFT, around, deep)
    return np.asarray(np.where(deep > 0, deep + _SOFT, 0), np.intp)


def _around(deep: NDArray[np.float64]) -> NDArray[np.float64]:
    """The median of the rows around each."""
    padded = np.pad(deep, _AROUND // 2, mode="edge")
    rows = np.lib.stride_tricks.sliding_window_view(padded, _AROUND)
    return np.asarray(np.median(rows, axis=1), np.float64)
