"""What is no letter of a field is wiped off it; what only broke off a letter stays."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, grown

SPECK = 5
"""Pixels of ink below which a blot is dust; a full stop has more."""
_BESIDE = 2
"""Pixels from a letter within which so little ink is a piece of it: pale letters break."""


def wiped(left: Grey, taken: NDArray[np.bool_], letters: NDArray[np.bool_]) -> Grey:
    """``left`` white where it shows ink ``taken`` for none of its ``letters``.

    Crumbs beside a letter stay: wiped off they would take what lies around them along, and make a
    hole in it.
    """
    labels, about = blots_of(taken)
    crumbs = about[:, 4] < SPECK
    crumbs[0] = False
    kept = crumbs[labels] & grown(letters, _BESIDE) if crumbs.any() else crumbs[labels]
    made = left.copy()
    made[grown(taken & ~kept, 1)] = 255
    return made
