"""Words that somebody typed over others with a viewer's tool: which of the two counts?

Who has no fields to correct an answer in puts a note over it, often on white.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.pdf.flattened import Flattened
from parsers.pdf.geometry import Rect
from parsers.pdf.words import Word

_LOOSE = 0.6
_WORD = 2
"""Letters of a word; one alone may be a cross over what is chosen."""


def doubted(flat: Flattened, typed: Sequence[Word]) -> Flattened:
    """What a page says, in doubt where words were ``typed`` over it."""
    middles = [_middle(word) for word in typed if _says(word.text)]
    if not middles:
        return flat
    controls = [
        (replace(control, sure=min(control.sure, _LOOSE)), rect)
        if isinstance(control.value, str) and _says(control.value) and _any_in(middles, rect)
        else (control, rect)
        for control, rect in flat.controls
    ]
    words = [
        replace(word, sure=min(word.sure, _LOOSE))
        if _says(word.text) and _any_in(middles, (word.x0, word.y0, word.x1, word.y1))
        else word
        for word in flat.words
    ]
    return replace(flat, controls=controls, words=words)


def _says(text: str) -> bool:
    return sum(letter.isalnum() for letter in text) >= _WORD


def _middle(word: Word) -> tuple[float, float]:
    return (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2


def _any_in(points: Sequence[tuple[float, float]], rect: Rect) -> bool:
    return any(rect[0] <= x <= rect[2] and rect[1] <= y <= rect[3] for x, y in points)
