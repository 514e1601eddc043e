"""Letters that stand farther apart than type sets them: between them one was left out.

The recogniser has not all letters of all names, and may leave out what it does not know.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import numpy as np

from parsers.scan.letters.recognising import Read

_NARROW, _SLIM, _BROAD = frozenset("ijl.,:;'!|I"), frozenset('ftr()[]-/"'), frozenset("mwMW%@&—")
_WIDTHS = ((_NARROW, 0.27), (_SLIM, 0.34), (_BROAD, 0.85))
_CAPITAL, _SMALL = 0.68, 0.53
"""Ems that letters are wide, in the usual types about alike."""
_APART = 0.42
"""Ems that two letters of a word stand farther apart than they should where one is left out."""
_FEWEST = 4
"""Pairs of letters from which the size of a line's type is told."""


def left_out_behind(read: Read, wide: int) -> frozenset[int]:
    """Behind which letters of ``read``, by their number, one was left out.

    ``wide`` is its line's width, in pixels. Of two letters that are the same the recogniser sees
    the first early and the second late.
    """
    pairs = [
        (at, (_width(one) + _width(other)) / 2, (there - here) * wide)
        for at, ((one, here), (other, there)) in enumerate(
            pairwise(zip(read.text, read.places, strict=True))
        )
        if one.isalpha() and other.isalpha()
    ]
    if len(pairs) < _FEWEST:
        return frozenset()
    em = float(np.median([apart / usual for _, usual, apart in pairs]))
    return frozenset(
        at
        for at, usual, apart in pairs
        if apart - em * usual > _APART * em and read.text[at] != read.text[at + 1]
    )


def _width(letter: str) -> float:
    plain = unicodedata.normalize("NFD", letter)[0]
    for letters, width in _WIDTHS:
        if plain in letters:
            return width
    return _CAPITAL if plain.isupper() else _SMALL
