"""Strokes that come into a slot over the rule between two rows.

The rule is taken away as all print is, and cuts them; what stands beyond is a part of them, and
they sign no slot in which only their ends lie.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import blots_of

_CROSSING = 13
"""Pixels within which ink on both sides of a rule is one stroke: a rule and what is left around."""
_LONG = 20.0
"""Points that a lying rule is long at least."""
_HALF = 0.5
"""The share of a stroke that is level with the slot at least, or it is another row's."""
_LEANS = (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5)
"""How far strokes that cross a lying rule lean, in parts of their height."""


def coming_in(
    ink: NDArray[np.bool_], print_: NDArray[np.bool_], slot: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """The part of ``ink`` whose strokes go over the lying rules of ``print_``, out of ``slot``, and
    stand mostly in another row."""
    whole = _bridged(ink, print_)
    labels, about = blots_of(whole)
    beside, inside = (
        np.bincount(labels[ground].ravel(), minlength=len(about))
        for ground in (slot.any(axis=1), slot)
    )
    strange = (inside > 0) & (beside < _HALF * about[:, 4])
    strange[0] = False
    return np.asarray(strange[labels] & ink)


def _bridged(ink: NDArray[np.bool_], print_: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """``ink`` with its strokes joined along their way where lying rules were taken away."""
    there, taken = ink.astype(np.uint8), print_.astype(np.uint8)
    lying = np.ones((1, round(_LONG * SCALE)), np.uint8)
    rules = np.asarray(cv2.morphologyEx(taken, cv2.MORPH_OPEN, lying)) > 0
    made = ink.copy()
    for lean in _LEANS if rules.any() and ink.any() else ():
        closed = np.asarray(cv2.morphologyEx(there, cv2.MORPH_CLOSE, _stroke(lean)))
        made |= (closed > 0) & rules
    return made


def _stroke(lean: float) -> NDArray[np.uint8]:
    """A thin stroke as high as the ground of a rule, which leans so far."""
    half = _CROSSING // 2
    aside = round(abs(lean) * half)
    made = np.zeros((2 * half + 1, 2 * aside + 1), np.uint8)
    for down in range(-half, half + 1):
        made[down + half, round(lean * down) + aside] = 1
    return made
