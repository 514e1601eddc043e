"""Ticks that reach out of their boxes: the box is where its sides are, not where the tick ends."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import SCALE

_SIDE = 0.6
"""The share of what stands there that a side of the box takes of it at least."""
_OVER = 2.4
"""Points that a tick reaches out of a box at most; what is larger than its frame by more is a
letter, or something else."""
_LINE = 2
"""Pixels by which a side is uneven."""

Part = tuple[int, int, int, int]
"""Left, top, width and height in pixels."""


def frame_within(lying: NDArray[np.uint8], standing: NDArray[np.uint8], part: Part) -> Part:
    """The box in a ``part`` of a page whose straight runs are ``lying`` and ``standing``.

    All of it where no side lies further in. Ticks end above their box and right of it: what has
    more at its left or its foot is a letter.
    """
    left, top, wide, high = part
    here = np.s_[top : top + high, left : left + wide]
    down = _between(lying[here].mean(axis=1))
    across = _between(standing[here].mean(axis=0))
    if down is None or across is None or across[0] > _LINE or high - down[1] > _LINE:
        return part
    return left + across[0], top + down[0], across[1] - across[0], down[1] - down[0]


def _between(shares: NDArray[np.floating]) -> tuple[int, int] | None:
    """From the first side to the last, where both are near the ends."""
    sides = np.flatnonzero(shares >= _SIDE)
    if not sides.size:
        return None
    first, last = int(sides[0]), int(sides[-1]) + 1
    over = round(_OVER * SCALE)
    return (first, last) if first <= over and len(shares) - last <= over else None
