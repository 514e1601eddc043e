"""What the scanner or the printer did to a page as a whole: streaks, and print that is faint."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.blanks import SCALE
from parsers.scan.picture import Grey, grown, ink_of

_STREAK = 26.0
"""Points: no stroke of writing is straight up and down for so long."""
_PRINTED, _SEEN = 110, 140
_FAINT = 0.8
"""The share of the blank's print that is there on a page whose letters can be trusted."""


def streaks_on(page: Grey, blank: Grey) -> NDArray[np.bool_]:
    """Where dirt on the glass draws lines down through everything."""
    ink = ink_of(page, 190)
    own = grown(ink_of(blank, 200), 3)
    free = (ink & ~own).astype(np.uint8)
    closed = cv2.morphologyEx(free, cv2.MORPH_CLOSE, np.ones((9, 1), np.uint8))
    tall = np.ones((round(_STREAK * SCALE), 1), np.uint8)
    found = cv2.morphologyEx(closed, cv2.MORPH_OPEN, tall)
    return np.asarray((cv2.dilate(found, np.ones((9, 5), np.uint8)) > 0) & ~own)


def is_faint(page: Grey, blank: Grey) -> bool:
    """Whether much of what the blank prints dark is missing or pale."""
    dark = ink_of(blank, _PRINTED)
    if dark.sum() < 1000:
        return False
    seen = cv2.erode(page, np.ones((3, 3), np.uint8))
    return bool((seen[dark] < _SEEN).mean() < _FAINT)
