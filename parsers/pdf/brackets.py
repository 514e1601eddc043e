"""Boxes typed as two brackets with room between them, "[ ]", that something else is put into.

Where bracket, tick and bracket are one word, "[X]", it is read as type; here they stand apart: the
tick was written over the form, or the box is a control.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parsers.pdf.geometry import Rect
from parsers.pdf.glyphs import ticks
from parsers.pdf.shapes import Drawing
from parsers.pdf.words import Word

_PAIRS = {"[": "]", "(": ")"}
_ROOM = (0.15, 2.0)
"""Ems between the two brackets."""


@dataclass(slots=True)
class Brackets:
    """``gone`` are words that belong to boxes, ``boxes`` the boxes and whether each is ticked.

    ``used`` are the shapes that tick one. A pair round a control is only its frame.
    """

    gone: list[Word] = field(default_factory=list)
    boxes: list[tuple[Rect, bool]] = field(default_factory=list)
    used: list[Rect] = field(default_factory=list)


def bracketed(words: Sequence[Word], drawing: Drawing, taken: Sequence[Rect]) -> Brackets:
    """The pairs of brackets on a page. ``taken`` are places of real controls."""
    made = Brackets()
    single = [word for word in words if len(word.text) == 1 and not word.turned]
    for left, right in _pairs(single):
        x0, y0, x1, y1 = left.x1 - 1, left.y0 - 1, right.x0 + 1, left.y1 + 1
        within = (x0, y0, x1, y1)
        inner = [w for w in words if w not in (left, right) and _middle_in(w.rect, within)]
        if any(_middle_in(place, within) for place in taken):
            made.gone += [left, right]
            continue
        if any(not ticks(word.text) for word in inner):
            continue
        blots = [blot for blot in drawing.blots if _middle_in(blot, within)]
        made.gone += [left, right, *inner]
        made.used += blots
        made.boxes.append(((left.x0, left.y0, right.x1, left.y1), bool(inner or blots)))
    return made


def _pairs(single: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Opening brackets with the next closing one on their line, where there is room for a tick."""
    for left in single:
        closing = _PAIRS.get(left.text)
        behind = [
            word
            for word in single
            if word.text == closing
            and abs(word.base - left.base) < 0.2 * left.size
            and _ROOM[0] * left.size <= word.x0 - left.x1 <= _ROOM[1] * left.size
        ]
        if behind:
            yield left, min(behind, key=lambda word: word.x0)


def _middle_in(rect: Rect, around: Rect) -> bool:
    x, y = (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2
    return around[0] <= x <= around[2] and around[1] <= y <= around[3]
