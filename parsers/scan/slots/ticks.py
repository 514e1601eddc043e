"""Check boxes: how much of a box is ink, dark and pale, and how much lies over its frame."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import SCALE, Slot
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, ink_of

TICKED = 0.03
"""The share of ink inside a box from which it is ticked."""
_CLEAR, _PLAIN = 0.02, 0.10
_BLACK = 0.9
_BESIDE, _PERHAPS_BESIDE = 0.1, 0.06
"""What lies around a box, in parts of its area, from which it is ticked, and may be: on samples
0.042 at most around empty ones, and 0.13 at least where a tick missed its box's inside."""
_DARK, _PALE = 150, 200
"""The greys of ink, and of a pale pen's."""
_PALELY, _PERHAPS_PALELY = 0.1, 0.05
"""The share of pale ink inside a box from which it is ticked, and may be: none on samples in empty
ones, and 0.18 and more where the pen was pale."""
_FRAME = 1.0
"""Points from the middle of a box's line to where it has ended."""
_INSIDE = 1.5
"""Points from the middle of a box's line to where its inside begins."""
_REACH = 3.0
_SMALLER, _LARGER, _TALLER = 4, 1.5, 4
"""Points by which a box may be smaller or larger than ours, and pixels by which it is higher."""
_WHOLE, _FARTHER = 0.6, 0.02
"""The share of each of its sides that must be seen, and what it is worth less for a point away."""


def shares_of_ink(page: Grey, slot: Slot) -> tuple[float, float, float]:
    """The share of ink inside the check box that stands at ``slot`` or near it, around it, and
    inside it with what is pale.

    What is around is the ink beyond the frame, in parts of the area that the frame takes.
    """
    left, top, right, bottom = slot.pixels(_REACH)
    area = page[top:bottom, left:right]
    ink = ink_of(area, _DARK)
    if ink.size == 0:
        return 0.0, 0.0, 0.0
    found = _frame(ink, slot.x1 - slot.x0)
    if found is None:
        x0, x1 = _sides(ink.sum(axis=0), slot.x1 - slot.x0)
        y0, y1 = _sides(ink.sum(axis=1), slot.y1 - slot.y0)
    else:
        x0, y0, x1, y1 = found
    inset = round(_INSIDE * SCALE)
    inside = area[y0 + inset : y1 - inset + 1, x0 + inset : x1 - inset + 1]
    around = _beyond(ink, _outside(ink, (x0, y0, x1, y1))) / max(1, (x1 - x0) * (y1 - y0))
    dark, pale = (float(ink_of(inside, tone).mean()) if inside.size else 0.0
                  for tone in (_DARK, _PALE))  # fmt: skip
    return dark, around, pale


def _outside(ink: NDArray[np.bool_], frame: tuple[int, int, int, int]) -> tuple[slice, slice]:
    """The rows and columns of a frame with its lines, which are thicker than one pixel."""
    x0, y0, x1, y1 = frame
    edge = round(_FRAME * SCALE)
    rows, columns = ink[:, x0 : x1 + 1].mean(axis=1), ink[y0 : y1 + 1].mean(axis=0)
    top, bottom = _end(rows, y0, -edge), _end(rows, y1, edge)
    left, right = _end(columns, x0, -edge), _end(columns, x1, edge)
    return (
        slice(max(0, top - edge), bottom + edge + 1),
        slice(max(0, left - edge), right + edge + 1),
    )


def _end(shares: NDArray[np.float64], at: int, most: int) -> int:
    """Where a line ends that is seen at ``at``, ``most`` pixels farther at most."""
    step = 1 if most > 0 else -1
    end = at
    while end != at + most and 0 <= end + step < len(shares) and shares[end + step] >= _WHOLE:
        end += step
    return end


def _beyond(ink: NDArray[np.bool_], framed: tuple[slice, slice]) -> int:
    """Pixels of ink beyond a frame that hang together with it: not the rules and words beside."""
    labels, _ = blots_of(ink)
    mine = np.isin(labels, np.unique(labels[framed])) & ink
    return int(mine.sum()) - int(mine[framed].sum())


def _frame(ink: NDArray[np.bool_], size: float) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of a box of about ``size`` points whose four sides are all seen.

    None where none is: pens and the lines beside it cover what they cover.
    """
    thick = ink.astype(np.uint8)
    lying = np.cumsum(np.pad(cv2.dilate(thick, np.ones((3, 1), np.uint8)), ((0, 0), (1, 0))), 1)
    standing = np.cumsum(np.pad(cv2.dilate(thick, np.ones((1, 3), np.uint8)), ((1, 0), (0, 0))), 0)
    best, found = _WHOLE, None
    for wide in range(round((size - _SMALLER) * SCALE), round((size + _LARGER) * SCALE) + 1):
        rows = (lying[:, wide + 1 :] - lying[:, : -wide - 1]) / (wide + 1)
        for high in range(wide - 2, wide + _TALLER + 1):
            if wide >= ink.shape[1] or high >= ink.shape[0]:
                continue
            columns = (standing[high + 1 :] - standing[: -high - 1]) / (high + 1)
            sides = np.minimum(
                np.minimum(rows[:-high], rows[high:]),
                np.minimum(columns[:, :-wide], columns[:, wide:]),
            )
            worth = sides - _away(sides.shape)
            y, x = np.unravel_index(int(worth.argmax()), worth.shape)
            if worth[y, x] > best:
                best = float(worth[y, x])
                found = int(x), int(y), int(x) + wide, int(y) + high
    return found


@lru_cache(maxsize=512)
def _away(shape: tuple[int, ...]) -> NDArray[np.float64]:
    """What a place is worth less, the farther it is from the middle of all places."""
    y, x = (np.abs(np.arange(n) - (n - 1) / 2) for n in shape)
    return np.asarray(_FARTHER * (y[:, None] + x[None, :]) / SCALE, np.float64)


def _sides(sums: NDArray[np.int64], size: float) -> tuple[int, int]:
    """Where the two lines of a box of about ``size`` points stand, from the ink in each line."""
    thick = np.convolve(sums, np.ones(3), "same")
    margin = _REACH * SCALE
    best, found = -1.0, (round(margin), round(len(sums) - 1 - margin))
    for width in range(round((size - 4) * SCALE), round((size + 1.5) * SCALE) + 1):
        both = thick[:-width] + thick[width:] if 0 < width < len(thick) else np.zeros(0)
        for at in range(len(both)):
            middle = at + width / 2
            away = abs(middle - (len(sums) - 1) / 2) / SCALE
            worth = float(both[at]) - 2.0 * away
            if worth > best:
                best, found = worth, (at, at + width)
    return found


def told(
    share: float, around: float = 0.0, pale: float = 0.0, *, faint: bool = False
) -> tuple[bool, float]:
    """Whether a box with that share of ink is ticked, and how surely.

    A wide tick may lie more over the frame than in it: then there is much ink ``around``. A pen may
    be ``pale``, and so may dirt be: what is ticked so is in doubt. On a ``faint`` page a tick may
    have been lost.
    """
    if share > _BLACK:
        return True, 0.6
    if share >= _PLAIN:
        return True, 0.95
    if share >= TICKED:
        return True, 0.7
    if around >= _BESIDE or pale >= _PALELY:
        return True, 0.7
    if share >= _CLEAR or around >= _PERHAPS_BESIDE or pale >= _PERHAPS_PALELY:
        return False, 0.7
    return False, 0.7 if faint else 0.95
