"""Ink in a field that is not its own: dust beside the line, strokes of a signature next to it."""

from __future__ import annotations

import math
from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, grown

STROKE = 3.6
"""Points: what comes in over an edge and is smaller is the tail of a printed letter."""
_LETTER, _NEAR = 2.6, 10.0
"""Points that a letter is high, and within which of one a small mark is a stop or an accent."""
_CRUMBS = 2.4
"""Points between marks that belong together."""
_FRAME = 5.0
"""Points from the right edge within which a thin mark alone is what is left of the frame."""
TYPE_BEGINS = 3.0
"""Points from the left edge of what is looked at before which no type stands."""
_BEHIND_FRAME = 2.7
"""Points from the same edge within which the frame ends."""
_SLANTS = 4.0
"""Points by which a stroke is higher or lower behind the frame than before it."""
_HEAD = 1.0
"""Points behind where type begins that tell how high its first letter is."""
_ALONE = 6.0
"""Points from all letters beyond which a stroke that comes in over an edge is none of them."""
_PALER = 30
"""By how much a pen must be paler than the type that it crosses for the two to be parted."""
_TAIL = 6.0
"""Points from the left edge up to which a stroke that comes in there is the end of a signature."""
_SPECK = 5

Bands = list[tuple[int, int]]


def without_dust(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """``ink`` without small and thin marks that stand away from all letters.

    Faxes break letters into crumbs: what stands close together counts as one mark.
    """
    close = cv2.dilate(ink.astype(np.uint8), np.ones((3, round(_CRUMBS * SCALE)), np.uint8))
    labels, about = blots_of(close)
    left, across, down = about[:, 0], about[:, 2], about[:, 3]
    frame = (left + across > ink.shape[1] - _FRAME * SCALE) & (across <= (2 + _CRUMBS) * SCALE)
    letters = (down >= _LETTER * SCALE + 2) & (across >= (1 + _CRUMBS) * SCALE) & ~frame
    letters[0] = False
    if not letters.any():
        return ink
    starts, ends = left[letters], (left + across)[letters]
    apart = np.maximum(starts - (left + across)[:, None], left[:, None] - ends).min(axis=1)
    keep = letters | (apart < _NEAR * SCALE)
    keep[0] = False
    return np.asarray(keep[labels] & ink)


def without_frame(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """``ink`` without tall strokes that come in over an edge and stand beside all letters."""
    if not (ink[:1].any() or ink[-1:].any()):
        return ink
    labels, about = blots_of(ink)
    left, top, across, down = (about[:, at] for at in range(4))
    over = (top == 0) | (top + down == ink.shape[0])
    over &= down >= STROKE * SCALE
    over[0] = False
    own = ~over & (down >= _LETTER * SCALE)
    own[0] = False
    if not over.any() or not own.any():
        return ink
    first, last = int(left[own].min()), int((left + across)[own].max())
    beside = (left > last + _ALONE * SCALE) | (left + across < first - _ALONE * SCALE)
    return np.asarray(ink & ~(over & beside)[labels])


def without_strangers(
    grey: Grey,
    ink: NDArray[np.bool_],
    bands_of: Callable[[NDArray[np.bool_]], Bands],
    beyond: NDArray[np.bool_] | None = None,
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """``ink`` without strokes that come in from the left, where no type begins.

    ``bands_of`` tells the lines of type; above and below the main one such strokes are no letters.
    Beside it what is left of them, mixed with letters. A pen that is paler than type is parted from
    it in ``grey``. ``beyond`` are the rows that hold ink beyond the frame on the left, all of them
    where that is not known: what begins behind the frame and has nothing there begins with a
    letter.
    """
    none = np.zeros_like(ink)
    if not ink[:, : math.ceil(_BEHIND_FRAME * SCALE)].any():
        return ink, none
    labels, about = blots_of(ink)
    left, across, down = about[:, 0], about[:, 2], about[:, 3]
    strange = (left == 0) & (down >= STROKE * SCALE)
    # the frame cuts strokes in two: their tails begin behind it
    tail = (left < _BEHIND_FRAME * SCALE) & (across > 2 * down) & (across > _LETTER * SCALE)
    tail &= _height_at_left(labels, len(about)) < STROKE * SCALE
    strange |= tail & _come_in(labels, len(about), beyond)
    strange[0] = False
    if not strange.any():
        return ink, none
    own, theirs = np.asarray((~strange)[labels]) & ink, np.asarray(strange[labels])
    start = round(TYPE_BEGINS * SCALE)
    pen = theirs.copy()
    pen[:, start:] = False
    theirs[:, :start] = False
    if bands := bands_of(own):
        top, bottom = max(bands, key=lambda band: int(own[band[0] : band[1]].sum()))
        theirs[: max(0, top - round(SCALE))] = False
        theirs[bottom + round(SCALE) :] = False
    theirs &= _type_in(grey, own, pen)
    return own | theirs, theirs if theirs.sum() > _SPECK else none


def _height_at_left(labels: NDArray[np.int32], count: int) -> NDArray[np.int64]:
    """How high, in pixels, each blot is where type begins: a whole word that is soft begins with a
    letter, a stroke's tail is thin."""
    head = labels[:, : round((TYPE_BEGINS + _HEAD) * SCALE)]
    rows, _ = np.nonzero(head)
    first, last = np.full(count, len(labels)), np.full(count, -1)
    np.minimum.at(first, head[head > 0], rows)
    np.maximum.at(last, head[head > 0], rows)
    return np.asarray(np.maximum(0, last + 1 - first), np.int64)


def _come_in(
    labels: NDArray[np.int32], count: int, beyond: NDArray[np.bool_] | None
) -> NDArray[np.bool_]:
    """Which blots have, where they begin, ink near on the other side of the frame."""
    if beyond is None:
        return np.ones(count, np.bool_)
    near = np.convolve(beyond, np.ones(2 * round(_SLANTS * SCALE) + 1), "same") > 0
    head = labels[near, : math.ceil(_BEHIND_FRAME * SCALE)]
    found = np.zeros(count, np.bool_)
    found[head[head > 0]] = True
    return found


def without_tails(
    ink: NDArray[np.bool_], bands_of: Callable[[NDArray[np.bool_]], Bands]
) -> NDArray[np.bool_]:
    """``ink`` without lines that are nothing but a stroke's end, come in from the left beside,
    above or below the lines of type."""
    bands = bands_of(ink)
    made = ink.copy()
    for top, bottom in bands if len(bands) > 1 else []:
        columns = np.flatnonzero(ink[top:bottom].any(axis=0))
        if columns[0] == 0 and columns[-1] < _TAIL * SCALE:
            made[top:bottom] = False
    return made if made.any() else ink


def _type_in(grey: Grey, own: NDArray[np.bool_], pen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where type may be, by its being darker than the pen; everywhere where it is not."""
    if own.sum() < _SPECK or pen.sum() < _SPECK:
        return np.ones(grey.shape, np.bool_)
    type_, pens = float(np.percentile(grey[own], 15)), float(np.percentile(grey[pen], 15))
    if pens - type_ < _PALER:
        return np.ones(grey.shape, np.bool_)
    return grown(np.asarray(grey < (type_ + pens) / 2), 2)
