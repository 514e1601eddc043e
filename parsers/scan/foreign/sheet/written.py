"""Whether anything is printed on a page, or it is the blank back of another."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.foreign.words.runs import Run, runs_of
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, ink_of

_MUCH, _LITTLE = 0.004, 0.0005
"""The share of ink from which a page is surely not blank, and up to which it surely is."""
_LINES = 2
"""Lines of type that a page has at least of which there is little: one signer's."""
_WIDE, _LOW, _HIGH = 24.0, 4.0, 18.0
"""Points that such a line is wide at least, and high."""
_LETTERS, _TALL = 4, 0.4
"""Blots that a line of type has at least, and the share of its height that these have."""


def is_written(flat: Grey, high: float) -> bool:
    """Whether the flattened page ``flat``, ``high`` points high, is not blank.

    One that lies on its side is told as well. Dust and staples stand in no lines.
    """
    share = float(ink_of(flat).mean())
    if not _LITTLE < share <= _MUCH:
        return share > _MUCH
    zoom = SCALE * high / flat.shape[0]
    way = cv2.INTER_AREA if zoom < 1 else cv2.INTER_LINEAR
    page = np.asarray(cv2.resize(flat, None, fx=zoom, fy=zoom, interpolation=way), np.uint8)
    return any(_has_lines(one) for one in (page, np.ascontiguousarray(page.T)))


def _has_lines(page: Grey) -> bool:
    ink = ink_of(page)
    return sum(_is_line(ink, run) for run in runs_of(ink)) >= _LINES


def _is_line(ink: NDArray[np.bool_], run: Run) -> bool:
    if run.wide < _WIDE * SCALE or not _LOW * SCALE <= run.high <= _HIGH * SCALE:
        return False
    _, about = blots_of(ink[run.top : run.bottom, run.left : run.right])
    return int((about[1:, 3] >= _TALL * run.high).sum()) >= _LETTERS
