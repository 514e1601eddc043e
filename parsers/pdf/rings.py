"""Words with a ring drawn round them: so a choice is marked that has no box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.pdf.geometry import Rect
from parsers.pdf.shapes import Drawing
from parsers.pdf.words import Word

_MOST = 3
"""Words that a ring goes round; more are a note."""
_ROOM = 1.6
"""Ems by which a ring may be wider, and higher, than its words."""
_SLACK = 2.0
"""Points by which a ring may cut its words."""
_APART, _FAR = 0.8, 8.0
"""Ems from one choice to the next on a line."""


@dataclass(frozen=True, slots=True)
class Ringed:
    """A ring, and where boxes would stand: before what it goes round, and before the rest.

    The rest are the choices beside it on its line.
    """

    ring: Rect
    chosen: Rect
    others: tuple[Rect, ...]


def ringed(words: Sequence[Word], drawing: Drawing) -> Iterator[Ringed]:
    """The rings round words."""
    for ring in drawing.rings[:200]:
        inner = sorted((word for word in words if _meets(word, ring)), key=lambda word: word.x0)
        if not 1 <= len(inner) <= _MOST or not any(c.isalpha() for w in inner for c in w.text):
            continue
        left, right = inner[0].x0, max(w.x1 for w in inner)
        em = max(word.size for word in inner)
        if not all(_on_line(word, inner[0], em) for word in inner):
            continue  # a label and its answer in a box with round corners
        within = left >= ring[0] - _SLACK and right <= ring[2] + _SLACK
        wide, high = ring[2] - ring[0] - (right - left), ring[3] - ring[1] - em
        if within and wide <= 2 * _ROOM * em and high <= _ROOM * em:
            others = tuple(_place(one, ring) for one in _beside(words, inner, em))
            yield Ringed(ring, _place(inner[0], ring), others)


def _place(word: Word, ring: Rect) -> Rect:
    return word.x0 - 1.5, ring[1], word.x0 - 0.5, ring[3]


def _meets(word: Word, ring: Rect) -> bool:
    middle = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return ring[0] <= middle[0] <= ring[2] and ring[1] <= middle[1] <= ring[3]


def _on_line(word: Word, other: Word, em: float) -> bool:
    return abs(word.base - other.base) < 0.2 * em


def _beside(words: Sequence[Word], inner: Sequence[Word], em: float) -> Iterator[Word]:
    """Single words of the same type that stand by themselves right before and right behind."""
    face = inner[0].face
    line = sorted((w for w in words if _on_line(w, inner[0], em)), key=lambda w: w.x0)
    first, last = line.index(inner[0]), line.index(inner[-1])
    for at, near in ((first - 1, line[first]), (last + 1, line[last])):
        if not 0 <= at < len(line):
            continue
        word = line[at]
        gaps = [abs(b.x0 - a.x1) / em for a, b in pairwise(line) if word in {a, b}]
        told = word.face == face and word.text.isalpha()
        gap = max(near.x0 - word.x1, word.x0 - near.x1) / em
        if told and gap <= _FAR and all(gap >= _APART for gap in gaps):
            yield word
