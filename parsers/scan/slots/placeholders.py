"""What Word's blank prints in a signature slot until it is signed: a frame, a cross and a line.

Whoever prints the blank and signs it with a pen leaves it there; copies in black and white show it
as dark as the pen. It is print as the rest of the blank is.
"""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from form_templates.builders.png import icon_size, signature_icon
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.picture import Grey, grown, ink_of

_GROUND = 0xF0
"""The grey of the picture's ground; its lines are darker."""
_SIZES = (0.97, 0.98, 0.99, 1.0, 1.01, 1.02)
"""How large it may be, in parts of its size: paper and scanners shrink and stretch."""
_ASIDE, _ABOVE = 7.0, 6.0
"""Points by which it may lie beside its place, and above or below it."""
_INDENT = 2.5
"""Points between a slot's left edge and the picture."""
_DARKER, _AROUND = 12, 15
"""How much darker a line is than the paper beside it, and the pixels that this is."""
_SEEN = 0.55
"""The share of its lines that is seen: hardly ever less on samples, and 0.47 at most of signatures
where it is not there."""
_LEAST = 0.5
"""The share of its lines that must lie beside the blank's own print."""
_OWN, _BESIDE = 235, 3
"""The grey of the blank's own print, pale lines too, and pixels by which that may lie aside."""
_DARK = 185
"""The grey from which it is too pale to be taken for ink: what crosses it is not cut then."""
_PRINT = 0x80


def with_placeholder(area: Grey, blank: Grey, slot: NDArray[np.bool_]) -> Grey:
    """``blank`` with the picture of an unsigned slot in it, where ``area`` shows it."""
    rows, columns = (np.flatnonzero(slot.any(axis=axis)) for axis in (1, 0))
    wide, high = icon_size(columns.size / SCALE, rows.size / SCALE)
    top = (rows[0] + rows[-1] - high * SCALE) / 2 - _ABOVE * SCALE
    left = columns[0] + (_INDENT - _ASIDE) * SCALE
    start = max(0, round(top)), max(0, round(left))
    end = round(top + (high + 2 * _ABOVE) * SCALE), round(left + (wide + 2 * _ASIDE) * SCALE)
    here = slice(start[0], end[0]), slice(start[1], end[1])
    open_ = ~grown(ink_of(blank[here], _OWN), _BESIDE)
    found = _found(_lines_of(area[here]) * open_, open_.astype(np.float32), wide)
    if found is None:
        return blank
    drawn, (x, y) = found
    there = slice(y, y + drawn.shape[0]), slice(x, x + drawn.shape[1])
    darkest = cv2.erode(area[here], np.ones((3, 3), np.uint8))
    if np.median(darkest[there][(drawn > 0) & open_[there]]) > _DARK:
        return blank
    made = blank.copy()
    made[here][there][drawn > 0] = _PRINT
    return made


def _lines_of(area: Grey) -> NDArray[np.float32]:
    """Where ``area`` is darker than what lies around, a pixel wider: its lines, pale ones too."""
    paper = cv2.morphologyEx(area, cv2.MORPH_CLOSE, np.ones((_AROUND, _AROUND), np.uint8))
    darker = (cv2.subtract(paper, area) > _DARKER).astype(np.float32)
    return np.asarray(cv2.dilate(darker, np.ones((3, 3), np.uint8)), np.float32)


def _found(
    seen: NDArray[np.float32], open_: NDArray[np.float32], wide: float
) -> tuple[NDArray[np.float32], tuple[int, int]] | None:
    """The picture's lines as large as they are, and where they begin; None where it is not.

    Those do not count that lie where it is not ``open_``, on the blank's own print.
    """
    best, found = _SEEN, None
    for size in _SIZES:
        lines = _icon(round(wide * SCALE * size))
        if any(one < other for one, other in zip(seen.shape, lines.shape, strict=True)):
            continue
        shown = cv2.matchTemplate(open_, lines, cv2.TM_CCORR)
        least = np.maximum(shown, _LEAST * lines.sum())
        shares = cv2.matchTemplate(seen, lines, cv2.TM_CCORR) / least
        _, share, _, (x, y) = cv2.minMaxLoc(shares)
        if share > best:
            best, found = share, (lines, (x, y))
    return found


@lru_cache(maxsize=16)
def _icon(wide: int) -> NDArray[np.float32]:
    """The lines of the picture ``wide`` pixels wide."""
    rows = np.array([list(row) for row in signature_icon()], np.uint8)
    size = (wide, round(wide * rows.shape[0] / rows.shape[1]))
    dark = cv2.resize((rows < _GROUND).astype(np.uint8), size, interpolation=cv2.INTER_AREA)
    return np.asarray(dark, np.float32)
