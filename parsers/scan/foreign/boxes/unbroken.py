"""Rules that run past a box stay whole where the box is taken off the page.

A box close under a rule takes what it touches along, and a table whose rules are broken has fewer
rows: an answer of one would be another's.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.picture import Grey

_BESIDE = 5.0
"""Points that a rule goes on at both sides, farther than a letter's stroke."""
_PALE = 220
"""The grey up to which it is one."""
_FALLS, _SMOOTH = 3, 5
"""Pixels of height within which it runs on, and of length over which its grey is taken."""

Place = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""


def mend_rules(made: Grey, page: Grey, place: Place) -> None:
    """Draw into ``made`` the rules that run through a ``place`` of ``page`` and are gone there."""
    left, top, right, bottom = place
    _mend_across(made, page, place)
    _mend_across(made.T, page.T, (top, left, bottom, right))


def _mend_across(made: Grey, page: Grey, place: Place) -> None:
    left, top, right, bottom = place
    far = round(_BESIDE * SCALE)
    if left < far or right + far > page.shape[1]:
        return
    rows = page[top:bottom]
    sides = rows[:, left - far : left], rows[:, right : right + far]
    if min(side.size for side in sides) == 0:
        return
    drawn = _is_ruled(sides[0]) & _is_ruled(sides[1])
    tone = np.hstack(sides).mean(axis=1).astype(np.uint8)
    part = made[top:bottom, left:right]
    part[drawn] = np.minimum(part[drawn], tone[drawn, None])


def _is_ruled(side: Grey) -> NDArray[np.bool_]:
    """The rows of ``side`` in which all is dark, or just above and below."""
    even = cv2.blur(np.ascontiguousarray(side), (_SMOOTH, 1))
    lowest = cv2.erode(even, np.ones((_FALLS, 1), np.uint8))
    return np.asarray(lowest.max(axis=1) <= _PALE)
