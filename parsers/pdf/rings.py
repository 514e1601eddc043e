"""Words with a ring drawn round them: so a choice is marked that has no box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.pdf.geometry import Rect
from parsers.pdf.shapes import Drawing
from parsers.pdf.words import Word

_MOST = 3
"""Words that a ring goes round; more are a note."""
_ROOM = 1.6
"""Ems by which a ring may be wider, and higher, than its words."""
_SLACK = 2.0
"""Points by which a ring may cut its words."""


def ringed(words: Sequence[Word], drawing: Drawing) -> Iterator[tuple[Rect, Rect]]:
    """Each ring round words, with the place right before the first of these."""
    for ring in drawing.rings[:200]:
        inner = [word for word in words if _meets(word, ring)]
        if not 1 <= len(inner) <= _MOST or not any(c.isalpha() for w in inner for c in w.text):
            continue
        left, right = min(w.x0 for w in inner), max(w.x1 for w in inner)
        em = max(word.size for word in inner)
        within = left >= ring[0] - _SLACK and right <= ring[2] + _SLACK
        wide, high = ring[2] - ring[0] - (right - left), ring[3] - ring[1] - em
        if within and wide <= 2 * _ROOM * em and high <= _ROOM * em:
            yield ring, (left - 1.5, ring[1], left - 0.5, ring[3])


def _meets(word: Word, ring: Rect) -> bool:
    middle = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return ring[0] <= middle[0] <= ring[2] and ring[1] <= middle[1] <= ring[3]
