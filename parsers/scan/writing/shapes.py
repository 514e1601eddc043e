"""Which blots of a field may be letters, by their shapes: rules, frames and specks are none."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import Abouts, blots_of
from parsers.scan.writing.strangers import TYPE_BEGINS
from parsers.scan.writing.wiping import SPECK

NEAR_EDGE = 5.0
"""Points from the right edge within which an upright stroke is the frame's."""
ASIDE = 2
"""Pixels by which a rule may slant from piece to piece."""
_HOLLOW = 0.15
"""The share of ink below which a blot at the edge is a corner of the lines around the field."""
_SLIVER, _STANDS = 2, 0.6
"""Pixels that slivers of the frame are wide, and the share of the height over which they stand."""
_TALL, _LEAN = 13.0, 0.03
"""Points beyond which no letter is high, and how much a rule may lean, of what it is higher."""


def letters_in(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """``ink`` without dust and without pieces of ruled lines."""
    ink = _off_the_frame(ink)
    labels, about = blots_of(ink)
    high, wide = ink.shape
    left, top, across, down, area = (about[:, at] for at in range(5))
    right, bottom = left + across, top + down
    rule = (down <= 1.2 * SCALE) & (across >= 12 * SCALE)
    leant = _LEAN * np.maximum(0, down - _TALL * SCALE)
    upright = (across <= 1.2 * SCALE + leant) & (down >= 9 * SCALE)
    rule |= upright | _pieces_of(upright, about, wide) | _slivers(about, high)
    edge = ((left == 0) | (right == wide)) & (across <= 1.5 * SCALE)
    side = (right >= wide - NEAR_EDGE * SCALE) | (left <= 0.5 * NEAR_EDGE * SCALE)
    slim = (across <= 1.5 * SCALE) | (area < _HOLLOW * across * down)
    edge |= side & slim & (down >= 0.5 * high)
    brim = ((top == 0) | (bottom == high)) & (down <= 1.2 * SCALE)
    touches = (left == 0) | (top == 0) | (right == wide) | (bottom == high)
    frame = touches & (across >= 12 * SCALE) & (area < _HOLLOW * across * down)
    keep = (area >= SPECK) & ~(rule | edge | brim | frame)
    keep[0] = False
    return np.asarray(keep[labels])


def _off_the_frame(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """``ink`` without what is left of the frame on the left, so that a stroke that comes in over it
    begins at the edge, and the letters that it touches do not hang on the frame."""
    side = ink[:, : round(TYPE_BEGINS * SCALE)].astype(np.uint8)
    tall = np.ones((round(_TALL * SCALE), 1), np.uint8)
    if len(side) <= len(tall):
        return ink
    there = np.asarray(cv2.morphologyEx(side, cv2.MORPH_OPEN, tall)).any(axis=0).reshape(-1)
    first = int(there.argmax())
    behind = first + int((~there[first:]).argmax()) + ASIDE - 1
    if not there.any() or there[first:].all() or behind >= len(there):
        return ink
    made = ink.copy()
    made[:, :behind] = ink[:, behind, None]
    return made


def _pieces_of(upright: NDArray[np.bool_], about: Abouts, wide: int) -> NDArray[np.bool_]:
    """Which blots are what is left of ``upright`` rules, above or below them.

    The blank's own rule, a little aside, takes the rest of them away.
    """
    there = np.zeros(wide, np.bool_)
    for left, _, across, _, _ in about[1:][upright[1:]]:
        there[max(0, left - ASIDE) : left + across + ASIDE] = True
    left, across = about[:, 0], about[:, 2]
    last = np.minimum(left + across, wide) - 1
    return np.asarray((across <= 1.2 * SCALE) & there[left] & there[last])


def _slivers(about: Abouts, high: int) -> NDArray[np.bool_]:
    """Which blots are slivers of the frame on the left, one above the other, taller than type."""
    left, top, across, down = (about[:, at] for at in range(4))
    slim = (across <= _SLIVER) & (left + across <= TYPE_BEGINS * SCALE)
    slim[0] = False
    if not slim.any():
        return slim
    stands = (top + down)[slim].max() - top[slim].min() >= _STANDS * high
    return np.asarray(slim & stands)
