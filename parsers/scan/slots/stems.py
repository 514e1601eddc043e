"""Straight stems of large letters, which were taken off a page as streaks, given back to a slot."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey

_AWAY = 24.0
"""Points above and below a slot beyond which no letter of a signature reaches."""
_ASIDE = 3
"""Pixels beside a streak within which it goes on."""
_INK = 60


def with_stems(
    inked: Grey, streaks: NDArray[np.bool_], here: tuple[slice, slice], slot: tuple[slice, slice]
) -> Grey:
    """The part ``here`` of a page with the strokes in ``slot`` that are no streaks of its glass.

    Dirt on the glass draws its line down the page, above and below the slot too; a letter's stem
    stands alone.
    """
    part = inked[here]
    found = streaks[here]
    if not found.any():
        return part
    far = round(_AWAY * SCALE)
    beyond = streaks.copy()
    beyond[max(0, slot[0].start - far) : slot[0].stop + far] = False
    goes_on = np.flatnonzero(beyond.any(axis=0)) - here[1].start
    made = part.copy()
    labels, about = blots_of(found)
    for one in range(1, len(about)):
        left, right = about[one, 0] - _ASIDE, about[one, 0] + about[one, 2] + _ASIDE
        if not ((goes_on >= left) & (goes_on < right)).any():
            made[labels == one] = _INK
    return made
