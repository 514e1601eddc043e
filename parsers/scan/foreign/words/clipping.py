"""Answers that end at the edge of their box: more of them may stand in the file than on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.model import DOUBTED
from parsers.pdf.grid import Face
from parsers.pdf.words import Word
from parsers.scan.foreign.words.wording import SIDE

_LINES = 2.4
"""Ems that a box for one line is high at most: in a higher one text is wrapped."""
_CLOSE = 0.7
"""Ems from a box's right edge within which its text seldom ends."""


def with_cut_off(words: Sequence[Word], faces: Sequence[Face]) -> list[Word]:
    """``words``, those in doubt that end where a box of one line does."""
    small = sorted(faces, key=lambda face: face.area)
    return [_weighed(word, small) for word in words]


def _weighed(word: Word, faces: Sequence[Face]) -> Word:
    x, y = (word.x0 + word.x1) / 2, word.base - 0.3 * word.size
    face = next((face for face in faces if face.holds(x, y)), None)
    if face is None or face.rect[3] - face.rect[1] > _LINES * word.size:
        return word
    if face.rect[2] - (word.x1 - SIDE * word.size) > _CLOSE * word.size:
        return word
    return replace(word, sure=min(word.sure, DOUBTED))
