"""Yes and no without boxes: one of the two has a ring round it, a line under it, or a disc before
it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.model import DOUBTED
from parsers.pdf.geometry import Rect
from parsers.pdf.words import Word
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, ink_of

SURE_MARK = 0.85
"""How sure it is that what is marked was chosen, where the other word surely has no mark."""
_ANSWERS = frozenset({"yes", "no"})
_STROKES = frozenset("/|1Il\\-–")
"""What stands between the two, as it may be read."""
_WIDE, _HIGH = (11.0, 90.0), (9.0, 30.0)
"""Points that a ring is wide, and high."""
_ROUND = 0.2
"""The share of its surroundings that is within a ring."""
_PEN, _BROAD, _BROADER = 1.7, 3.0, 1.5
"""Points from the outside of a ring to the inside of its line, at least and at most, and how many
times as thick as it that is: no ring is round."""
_CLOSED, _TOUCHING = 0.8, 0.5
"""The share of the way round where a ring is drawn, and of its ink that may be letters within."""
_LETTERS = 30
"""Pixels of ink that a word within a ring has at least."""
_MORE, _SLACK = 14.0, 4.0
"""Points that what was drawn is wider than a ring, which may touch a slash, and larger else."""
_BESIDE, _LEVEL = 70.0, 4.0
"""Points within which both words stand, and by which their lines may differ."""
_UNDER = 0.5, 4.0
"""Points from the foot of a word between which a line under it is."""
_WHOLE, _NONE = 0.85, 0.5
"""The share of a word's width that a line under it has at least, and that letters' feet have."""
_BOX = 16.0
"""Points from a word within which its own box stands."""


@dataclass(frozen=True)
class Ring:
    """A closed line round something, by its edges in pixels and where its own ink is."""

    left: int
    top: int
    line: NDArray[np.bool_]

    @property
    def rect(self) -> Rect:
        """Its edges in points."""
        high, wide = self.line.shape
        edges = self.left, self.top, self.left + wide, self.top + high
        x0, y0, x1, y1 = (edge / SCALE for edge in edges)
        return x0, y0, x1, y1


@dataclass(frozen=True)
class Chosen:
    """A pair of words: boxes would stand ``at`` these places before them; ``by`` the ring round
    one.

    ``between`` are the strokes that part them, and the disc before one of them as it was read.
    """

    at: tuple[tuple[Rect, bool], ...]
    by: Rect | None
    between: tuple[Word, ...]
    sure: float = SURE_MARK

    def marked_by(self, rect: Rect) -> bool:
        """Whether a line drawn by hand on the page is what marks one of them."""
        if self.by is None:
            return False
        x0, y0, x1, y1 = self.by
        across = max(x0 - rect[0], rect[2] - x1, rect[0] - x0 - _SLACK, x1 - rect[2] - _SLACK)
        down = max(y0 - rect[1], rect[3] - y1, rect[1] - y0 - _SLACK, y1 - rect[3] - _SLACK)
        return across <= _MORE and down <= _SLACK


def rings_on(bare: Grey) -> list[Ring]:
    """The rings with letters in them on a page without rules and boxes."""
    labels, about = blots_of(ink_of(bare, 165))
    found: list[Ring] = []
    for one in range(1, len(about)):
        left, top, wide, high, _ = (int(number) for number in about[one])
        if not (_within(wide, _WIDE) and _within(high, _HIGH)):
            continue
        here = np.s_[top : top + high, left : left + wide]
        own = np.asarray(labels[here] == one)
        line = _ring(own, np.asarray((labels[here] > 0) & ~own))
        if line is not None:
            found.append(Ring(left, top, line))
    return found


def _within(pixels: int, points: tuple[float, float]) -> bool:
    return points[0] * SCALE <= pixels <= points[1] * SCALE


def _ring(own: NDArray[np.bool_], others: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
    """Where a ring's own line is among the ink of a part; None where it is no ring.

    Its ends need not meet. What is ``own`` within the line are letters that it touches.
    """
    around = cv2.convexHull(np.argwhere(own)[:, ::-1].astype(np.int32))
    whole = np.zeros(own.shape, np.uint8)
    cv2.fillConvexPoly(whole, around, 1)
    pad = np.pad(whole, 1)
    thick = np.ones((3, 3), np.uint8)
    edge = np.asarray(pad - cv2.erode(pad, thick))[1:-1, 1:-1] > 0
    pen = own.sum() / cv2.arcLength(around, closed=True)
    deep = round(min(max(_PEN * SCALE, _BROADER * pen), _BROAD * SCALE))
    within = np.asarray(cv2.erode(pad, thick, iterations=deep))[1:-1, 1:-1] > 0
    if within.sum() < _ROUND * own.size or (own & within).sum() > _TOUCHING * own.sum():
        return None
    far = cv2.distanceTransform(np.asarray(~own, np.uint8), cv2.DIST_L2, 3)
    closed = float((far[edge] <= deep).mean()) >= _CLOSED
    written = (others & within).sum() >= _LETTERS
    return np.asarray(own & ~within) if closed and written else None


def with_words_in_rings(bare: Grey, clean: Grey, rings: Sequence[Ring]) -> Grey:
    """``clean``, of which rings were taken off with all in them, with what stands in these."""
    made = clean.copy() if rings else clean
    for ring in rings:
        high, wide = ring.line.shape
        here = np.s_[ring.top : ring.top + high, ring.left : ring.left + wide]
        made[here] = bare[here]
        line = cv2.dilate(ring.line.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
        letters = ink_of(bare[here], 165) & ~ring.line
        made[here][line & ~letters] = 255
    return made


def chosen_on(
    grey: Grey,
    words: Sequence[Word],
    rings: Sequence[Ring],
    boxes: Collection[Rect],
    top: float,
    discs: Sequence[Rect] = (),
) -> Iterator[Chosen]:
    """The pairs of yes and no of which one is marked, and surely only one.

    ``grey`` is the page with its rules; the words' places are ``top`` farther down.
    """
    answers = [word for word in words if _is_answer(word)]
    told = [(word, disc) for word in words for disc in discs if _is_disc(word, disc, top)]
    for one in answers:
        other = _partner(one, answers)
        if other is None or any(_is_box_of(box, word) for box in boxes for word in (one, other)):
            continue
        between = [word for word in words if one.x1 <= word.x0 and word.x1 <= other.x0
                   and abs(word.base - one.base) <= _LEVEL]  # fmt: skip
        if (dotted := _by_disc(one, other, between, told, top)) is not None:
            yield dotted
            continue
        if any(word.text not in _STROKES for word in between):
            continue
        round_ = [next((r for r in rings if _goes_round(r, word, top)), None)
                  for word in (one, other)]  # fmt: skip
        foot = min(one.base, other.base) - top  # a line under it is of a word's run
        marks = _marked(round_, [_underlined(grey, word, foot) for word in (one, other)])
        if marks is not None:
            at = tuple(
                (_before(word), mark) for word, mark in zip((one, other), marks, strict=True)
            )
            ring = next((ring for ring in round_ if ring), None)
            yield Chosen(at, ring.rect if ring else None, tuple(between))


def _by_disc(
    one: Word,
    other: Word,
    between: Sequence[Word],
    discs: Sequence[tuple[Word, Rect]],
    top: float,
) -> Chosen | None:
    """The pair where a disc stands before one of them alone, and nothing else between them."""
    first, second = (
        tuple(read for read, disc in discs if _stands_before(disc, word, top))
        for word in (one, other)
    )
    if len(first) + len(second) != 1 or not set(between) <= set(second):
        return None
    at = (_before(one), bool(first)), (_before(other), bool(second))
    return Chosen(at, None, (*first, *second), DOUBTED)


def doubted_beside(words: Sequence[Word], marks: Sequence[Rect]) -> list[Word]:
    """``words`` with yes and no in doubt where handwriting stands beside on the line, which may go
    round the other one, or over it; and where the other one has been read with what is no letter of
    it: that may be a part of its ring."""
    odd = [word for word in words if _is_answer(word) and not word.text.strip(".,:").isalpha()]
    beside = [*marks, *(word.rect for word in odd)]
    return [
        replace(word, sure=min(word.sure, DOUBTED))
        if _is_answer(word) and any(_is_beside(rect, word) for rect in beside)
        else word
        for word in words
    ]


def _is_beside(mark: Rect, word: Word) -> bool:
    level = mark[1] < word.base and mark[3] > word.base - 0.7 * word.size
    return level and max(mark[0] - word.x1, word.x0 - mark[2]) <= _BESIDE


def _is_answer(word: Word) -> bool:
    return _letters(word) in _ANSWERS


def _letters(word: Word) -> str:
    return "".join(letter for letter in word.text if letter.isalpha()).casefold()


def _marked(rings: Sequence[Ring | None], lines: Sequence[float]) -> tuple[bool, bool] | None:
    """Which of two words is marked; None where both may be, or none is."""
    if any(rings):
        ringed = (rings[0] is not None, rings[1] is not None)
        return None if all(ringed) else ringed
    lined = (lines[0] >= _WHOLE, lines[1] >= _WHOLE)
    return lined if any(lined) and min(lines) <= _NONE else None


def _partner(one: Word, answers: Sequence[Word]) -> Word | None:
    """The other word of a pair, behind ``one`` on its line; None where it is not certain which."""
    near = [
        word
        for word in answers
        if word is not one
        and abs(word.base - one.base) <= _LEVEL
        and max(word.x0 - one.x1, one.x0 - word.x1) <= _BESIDE
    ]
    if len(near) != 1 or near[0].x0 < one.x1:
        return None
    return near[0] if _letters(near[0]) != _letters(one) else None


def _is_box_of(box: Rect, word: Word) -> bool:
    """Whether a box stands before a word or behind it, over it or under it."""
    across = max(box[0] - word.x1, word.x0 - box[2])
    down = max(box[1] - word.base, word.base - word.size - box[3])
    return (down <= 0.0 and -1.0 <= across <= _BOX) or (across <= 0.0 and down <= _BOX)


def _goes_round(ring: Ring, word: Word, top: float) -> bool:
    x0, y0, x1, y1 = ring.rect
    x, y = (word.x0 + word.x1) / 2, word.base - 0.35 * word.size - top
    return x0 < x < x1 and y0 < y < y1 and x1 - x0 <= 2.5 * (word.x1 - word.x0 + word.size)


def _underlined(grey: Grey, word: Word, foot: float) -> float:
    """The largest share of a word's width that ink has on a line below its ``foot``."""
    inset = 0.12 * word.size
    left, right = round((word.x0 + inset) * SCALE), round((word.x1 - inset) * SCALE)
    above, below = (max(0, round((foot + by) * SCALE)) for by in _UNDER)
    part = grey[above:below, left:right]
    return float(ink_of(part, 165).mean(axis=1).max()) if part.size else 0.0


def _is_disc(word: Word, disc: Rect, top: float) -> bool:
    """Whether a word is nothing but a disc, whatever it was read as."""
    middle = (disc[0] + disc[2]) / 2, (disc[1] + disc[3]) / 2 + top
    holds = word.x0 <= middle[0] <= word.x1 and word.base - word.size <= middle[1] <= word.base
    return holds and len(word.text) == 1


def _stands_before(disc: Rect, word: Word, top: float) -> bool:
    level = word.base - word.size <= (disc[1] + disc[3]) / 2 + top <= word.base
    return level and -1.0 <= word.x0 - disc[2] <= _BOX


def _before(word: Word) -> Rect:
    return word.x0 - 1.5, word.base - 0.7 * word.size, word.x0 - 0.5, word.base
