"""Strokes that go through a box: a tick ends near it, a ring or a line through words goes on."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.pdf.geometry import Rect
from parsers.scan.foreign.boxes.framing import is_lettered
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import blots_of

Ink = NDArray[np.bool_]

_REACH, _MORE = 1.6, 3.0
"""How far beyond its box a tick reaches at most: in sizes of the box, and points."""
_INSIDE = 0.22
"""The share of a box's width, from its sides, within which its frame stands."""
_OUTSIDE = 5.0
"""How many times as much of a tick is out of its box at most as is well within it."""
_LOST = 2
"""Pixels of a pale rule that are lost in one place at most."""
_FLECKS = 1.0
"""Pixels of ink beside a box, for each that it is wide, which no pen drew."""
_TALLER = 0.4
"""How far above and below a box, in parts of its height, a rule beside it goes on: no letter."""
_WHOLE = 0.9
"""The share of the surroundings of a box from which a line is a rule that its frame stands upon."""


@dataclass(frozen=True)
class Around:
    """What is drawn ``here``, around a box as far as ticks reach: ``mine`` hangs together with it,
    ``others`` does not. ``box`` is its place in both."""

    here: tuple[slice, slice]
    box: tuple[slice, slice]
    mine: Ink
    others: Ink


def around(ink: Ink, rect: Rect) -> Around:
    """What is drawn around a box, but for rules that run past it."""
    left, top, right, bottom = (round(edge * SCALE) for edge in rect)
    size = max(right - left, bottom - top)
    far = round(_REACH * size + _MORE * SCALE)
    x, y = max(0, left - far), max(0, top - far)
    here, box = (
        np.s_[y : bottom + far, x : right + far],
        np.s_[top - y : bottom - y, left - x : right - x],
    )
    frame = np.zeros(ink[here].shape, np.uint8)
    frame[box] = 1
    part = ink[here] & ~_rules(ink[here], frame, size)
    labels, _ = blots_of(part)
    own = np.unique(labels[(frame > 0) & part])
    mine = np.asarray(np.isin(labels, own[own > 0]))
    return Around(here, box, mine, np.asarray(part & ~mine))


def stands_apart(ink: Ink, rect: Rect, before: float, behind: float) -> bool:
    """Whether no letter stands within so many points before a box and behind it.

    What ticks the box is none, nor is a rule beside it.
    """
    seen = around(ink, rect)
    rows, columns = seen.box
    near = slice(
        max(0, columns.start - round(before * SCALE)), columns.stop + round(behind * SCALE)
    )
    more = round(_TALLER * (rows.stop - rows.start))
    rule = seen.others[max(0, rows.start - more) : rows.stop + more, near].all(axis=0)
    return not is_lettered(seen.others[rows, near] & ~rule)


def _rules(part: Ink, frame: NDArray[np.uint8], size: int) -> Ink:
    """Straight lines that run past a box, or along its sides, over all of ``part``."""
    core = np.ones((2 * round(_INSIDE * size) + 1,) * 2, np.uint8)
    within = cv2.erode(frame, core)
    across, down = _drawn_through(part), _drawn_through(part.T)
    across &= ~within.any(axis=1)
    down &= ~within.any(axis=0)
    return np.asarray((across[:, None] | down[None]) & (frame == 0))


def _drawn_through(part: Ink) -> Ink:
    """The rows of ``part`` that a line takes, which falls by a pixel at most and may be so pale
    that pixels of it are lost."""
    line = cv2.morphologyEx(part.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((1, _LOST + 1)))
    pair = np.maximum(line[:-1], line[1:]).mean(axis=1) >= _WHOLE
    beside = np.concatenate([pair, [False]]) | np.concatenate([[False], pair])
    return np.asarray(beside & part.any(axis=1))


def goes_on(ink: Ink, rect: Rect) -> bool:
    """Whether what hangs together with a box goes on farther than ticks do, or is hardly in it."""
    seen = around(ink, rect)
    mine, box = seen.mine, seen.mine[seen.box]
    if mine[0].any() or mine[-1].any() or mine[:, 0].any() or mine[:, -1].any():
        return True
    inset = round(_INSIDE * box.shape[1])
    drawn = box[inset:-inset, inset:-inset].sum()
    flecks = _FLECKS * box.shape[1]
    return bool(mine.sum() - box.sum() > _OUTSIDE * drawn + flecks)
