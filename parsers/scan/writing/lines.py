"""Lines of writing in one field of a page: what stands there beyond the blank's own print."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, grown, ink_of
from parsers.scan.writing.shapes import ASIDE, NEAR_EDGE, letters_in
from parsers.scan.writing.strangers import (
    STROKE,
    TYPE_BEGINS,
    without_dust,
    without_frame,
    without_strangers,
    without_tails,
)
from parsers.scan.writing.taken import may_be_words
from parsers.scan.writing.wiping import SPECK, wiped

_SPARE, _SIDE = 3, round(2 * SCALE)
"""Pixels of the page left beside a line, and of white beside them."""
_LEAST_HIGH = 9.0
"""Points that a line is given at least: the model wants letters with room above and below."""
_LETTER = 2.6
"""Points below which nothing on a line is as high as a letter."""
_TALLEST, _JOINED = 16.0, 0.03
"""Points that a line of type is high at most, and the ink by which specks join two lines, in parts
of that of their fullest row."""
_THIN = 200
"""The grey of a thin stroke, whose middle is no darker where the page is not sharp."""
_PALE = 215
_BESIDE, _BROAD = 4.0, 2.0
"""Points from a line within which a letter of it may have stood, and from which what was left out
there is none of the frame's rests."""
_OVER, _NEXT = 3.0, 9.0
"""Points by which a figure by hand is higher than the others, and beside them."""
_LATE = 14.0
"""Points from the left edge by which type has begun."""
_FILLED = 0.6
"""The share of a field that a line takes up at least behind which the text goes on."""


@dataclass(frozen=True)
class Written:
    """What stands in a field: ``lines`` from the top, and whether it may hold more than they say.

    ``doubtful`` with no lines: something is there that is no letter, or too pale to be sure of.
    ``reached``: ink from elsewhere, a signature's stroke, comes in. ``lost``: something as high as
    a letter was left out between or beside letters, which may have been one that a hair or a streak
    touches.
    ``span`` is where lines begin and end, in pixels of the field from its left edge, and ``wide``
    how wide that is; ``touched`` are its columns with ink from elsewhere and the letters which that
    touches, None where it hides some.
    """

    lines: tuple[Grey, ...]
    doubtful: bool = False
    reached: bool = False
    lost: bool = False
    span: tuple[int, int] | None = None
    touched: NDArray[np.bool_] | None = None
    wide: int = 0

    @property
    def runs_on(self) -> bool:
        """Whether its lines are one text: who goes on in a second line has filled the first."""
        return all(line.shape[1] >= _FILLED * self.wide for line in self.lines[:-1])

    def column_of(self, place: float) -> float:
        """The column, in pixels of the field, of a ``place`` from 0 to 1 of its one line."""
        begins = max(0, self.span[0] - _SPARE) if self.span else 0
        return begins - _SIDE + place * float(self.lines[0].shape[1])

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return not self.lines


def written_in(area: Grey, blank: Grey, beyond: NDArray[np.bool_] | None = None) -> Written:
    """What is written on ``area``, a field at :data:`SCALE`, where the blank prints ``blank``.

    ``beyond`` are the rows that hold ink left of it, where that is known.
    """
    left = area.copy()
    left[grown(ink_of(blank, 200), 2)] = 255
    faint = ink_of(left, _THIN)
    letters = letters_in(faint)
    thin = without_frame(without_dust(letters))
    thin, mixed = without_strangers(left, thin, bands_of, beyond)
    thin = without_tails(thin, bands_of)
    left = wiped(left, faint & ~thin, thin)
    ink = letters_in(ink_of(left, 165))
    bands = (part for band in bands_of(ink) for part in _parted(ink, band))
    lines = tuple(_cut(left, thin, band) for band in bands)
    taken = faint & ~thin
    doubtful = not lines and (_shows_something(left, thin) or may_be_words(taken))
    mixed |= _reaching_in(thin)
    covered = _begins_late(taken, thin) or _words_beside(taken, thin)
    return Written(
        lines,
        doubtful=doubtful,
        reached=covered or bool(mixed.any()),
        lost=covered or _lost(faint & ~letters, thin),
        span=_span(thin) if lines else None,
        touched=None if covered else np.asarray(mixed.any(axis=0)),
        wide=area.shape[1],
    )


def _span(letters: NDArray[np.bool_]) -> tuple[int, int] | None:
    """From the first to the last column of all lines; specks above and below them are none."""
    bands = bands_of(letters)
    if not bands:
        return None
    columns = np.flatnonzero(np.any([letters[a:b].any(axis=0) for a, b in bands], axis=0))
    return int(columns[0]), int(columns[-1]) + 1


def _begins_late(taken: NDArray[np.bool_], letters: NDArray[np.bool_]) -> bool:
    """Whether a line begins far behind where type does, and what came in from elsewhere was taken
    off before it: a stamp's frame or a stroke takes the word that it touches along."""
    for top, bottom in bands_of(letters):
        first = int(np.flatnonzero(letters[top:bottom].any(axis=0))[0])
        if first > _LATE * SCALE and taken[top:bottom, :first].sum() >= 12 * SPECK:
            return True
    return False


def _words_beside(taken: NDArray[np.bool_], letters: NDArray[np.bool_]) -> bool:
    """Whether words went with a line that runs through them, and others on theirs are left."""
    return any(may_be_words(taken[top:bottom]) for top, bottom in bands_of(letters))


def _lost(left_out: NDArray[np.bool_], letters: NDArray[np.bool_]) -> bool:
    """Whether something as high as a letter was left out between the letters of a line, or what is
    broader than a frame's rest right beside them: a streak on a stem takes its letter away."""
    near, begins = round(_BESIDE * SCALE), round(TYPE_BEGINS * SCALE)
    for top, bottom in bands_of(letters):
        columns = np.flatnonzero(letters[top:bottom].any(axis=0))
        columns = columns[columns >= begins]
        if not columns.size:
            continue
        if _stands_beside(left_out, (top, bottom), columns):
            return True
        start = max(0, int(columns[0]) - near)
        _, about = blots_of(left_out[top:bottom, start : int(columns[-1]) + 1 + near])
        left, across, down = start + about[1:, 0], about[1:, 2], about[1:, 3]
        between = (left + across > columns[0]) & (left < columns[-1])
        if ((down >= _LETTER * SCALE) & (between | (across >= _BROAD * SCALE))).any():
            return True
    return False


def _stands_beside(
    left_out: NDArray[np.bool_], band: tuple[int, int], columns: NDArray[np.intp]
) -> bool:
    """Whether a stroke was left out that stands on the line of ``band`` as its letters do: a rule
    is longer or goes on in other pieces, a one by hand is as high."""
    _, about = blots_of(left_out)
    left, top, across, down = (about[1:, at] for at in range(4))
    right, wide = left + across, left_out.shape[1]
    within = (top >= band[0] - _OVER * SCALE) & (top + down <= band[1] + _OVER * SCALE)
    within &= (left > TYPE_BEGINS * SCALE) & (right < wide - NEAR_EDGE * SCALE)
    apart = np.maximum(columns[0] - right, left - columns[-1])
    tall = within & (down >= 9 * SCALE) & (apart <= _NEXT * SCALE)
    beyond = (top < band[0] - _OVER * SCALE) | (top + down > band[1] + _OVER * SCALE)
    beyond &= down >= SCALE
    goes_on = (
        bool((beyond & (left < right[at] + ASIDE) & (right > left[at] - ASIDE)).any())
        for at in np.flatnonzero(tall)
    )
    return not all(goes_on)


def lines_of(left: Grey, ink: NDArray[np.bool_]) -> tuple[Grey, ...]:
    """The lines that ``ink`` makes, each cut out of ``left``."""
    return tuple(_cut(left, ink, band) for band in bands_of(ink))


def _parted(ink: NDArray[np.bool_], band: tuple[int, int]) -> list[tuple[int, int]]:
    """The lines of ``band`` where it is taller than one and only specks join them."""
    top, bottom = band
    edge = round(_LETTER * SCALE)
    sums = ink[top:bottom].sum(axis=1)
    if len(sums) <= _TALLEST * SCALE:
        return [band]
    at = edge + int(sums[edge:-edge].argmin())
    if sums[at] > _JOINED * sums.max():
        return [band]
    return _parted(ink, (top, top + at)) + _parted(ink, (top + at, bottom))


def _reaching_in(thin: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The strokes that come in over an edge and into the line of type, with the letters that they
    touch; but over the right edge, where no type begins."""
    none = np.zeros_like(thin)
    if not (thin[:, :1].any() or thin[:1].any() or thin[-1:].any()):
        return none
    labels, about = blots_of(thin)
    left, top, across, down = (about[:, at] for at in range(4))
    over = (left == 0) | (top == 0) | (top + down == thin.shape[0])
    over &= (down >= STROKE * SCALE) & (across >= 0.5 * STROKE * SCALE)
    over[0] = False
    own = thin & ~over[labels]
    bands = bands_of(own)
    if not bands:
        return np.asarray(over[labels])
    upper, lower = max(bands, key=lambda band: int(own[band[0] : band[1]].sum()))
    inside = (top + down > upper + SCALE) & (top < lower - SCALE)
    return np.asarray((over & inside)[labels])


def bands_of(ink: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Top and bottom, in pixels, of each line of writing."""
    rows = ink.sum(axis=1) > 0
    edges = np.flatnonzero(np.diff(np.concatenate([[False], rows, [False]]).astype(np.int8)))
    bands = [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    joined: list[tuple[int, int]] = []
    for top, bottom in bands:
        low = joined and (bottom - top < 2.2 * SCALE or joined[-1][1] - joined[-1][0] < 2.2 * SCALE)
        near = joined and top - joined[-1][1] <= (2.2 if low else 0.6) * SCALE
        if near:
            joined[-1] = joined[-1][0], bottom
        else:
            joined.append((top, bottom))
    return [(top, bottom) for top, bottom in joined if bottom - top >= _LETTER * SCALE]


def _cut(clean: Grey, ink: NDArray[np.bool_], band: tuple[int, int]) -> Grey:
    """One line with white around it."""
    top, bottom = band
    columns = np.flatnonzero(ink[top:bottom].any(axis=0))
    left, right = max(0, int(columns[0]) - _SPARE), int(columns[-1]) + _SPARE + 1
    top, bottom = max(0, top - 2), bottom + 2
    line = clean[top:bottom, left:right]
    bottom = top + line.shape[0]
    wanted = max(bottom - top, round(_LEAST_HIGH * SCALE)) + round(3 * SCALE)
    above = (wanted - (bottom - top)) // 2
    below = wanted - (bottom - top) - above
    return np.asarray(
        cv2.copyMakeBorder(line, above, below, _SIDE, _SIDE, cv2.BORDER_CONSTANT, value=255),
        np.uint8,
    )


def _shows_something(left: Grey, ink: NDArray[np.bool_]) -> bool:
    """Whether a field without letters still holds ink, or something pale of a letter's size."""
    if ink.sum() >= 12 * SPECK:
        return True
    soft = np.asarray(cv2.GaussianBlur(left, (0, 0), 1.5), np.uint8)
    pale = letters_in(ink_of(soft, _PALE))
    return bool(bands_of(pale)) and int(pale.sum()) > 40 * SPECK
