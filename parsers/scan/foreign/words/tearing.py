"""Words beside which handwriting was taken off their line: it may have taken letters with it."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from parsers.matching.words import canonical_words
from parsers.model import DOUBTED
from parsers.pdf.words import Word
from parsers.scan.foreign.words.runs import Run
from parsers.scan.foreign.words.trusting import Tokens
from parsers.scan.laying.blanks import SCALE

_BESIDE = 1.0
"""Ems from a word within which a letter or the next word stands."""
_HIGH = 0.5
"""Ems that small letters are high: what is only above them touches none."""


def with_torn(
    words: Sequence[Word],
    taken: NDArray[np.bool_],
    written: Collection[Run],
    printed: Container[Tokens],
    shift: float = 0.0,
) -> list[Word]:
    """``words`` in doubt where handwriting stands on their line, right beside or within them.

    ``taken`` are the pixels that are handwriting, ``written`` runs of letters that were found to
    be. Letters that a pen's stroke touches are one with it, and what is left of a name may be read
    surely. What forms print, one of ``printed``, is known whatever stands beside.
    """
    return [
        replace(word, sure=min(word.sure, DOUBTED))
        if _is_torn(word, taken, written, shift) and canonical_words(word.text) not in printed
        else word
        for word in words
    ]


def _is_torn(word: Word, taken: NDArray[np.bool_], written: Collection[Run], shift: float) -> bool:
    beside, base = _BESIDE * word.size, word.base - shift
    edges = (word.x0 - beside, base - _HIGH * word.size, word.x1 + beside, base)
    left, top, right, bottom = (max(0, round(edge * SCALE)) for edge in edges)
    return bool(taken[top:bottom, left:right].any()) or any(
        run.left < right and left < run.right and run.top < bottom and top < run.bottom
        for run in written
    )
