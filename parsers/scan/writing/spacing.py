"""Spaces that the recogniser left out, told by the gaps on the paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from parsers.scan.laying.blanks import SCALE
from parsers.scan.letters.recognising import Read
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, ink_of

_SPACE = 2.1
"""Points of white that no two letters of one word have between them, in type of usual size."""
_USUAL = 2.2
"""How many times the usual gap a space is at least: typewriters set letters wide apart."""
_NEAR = 4.0
"""Points from a space that was read within which a gap is that space."""
_LIKE = 0.75
"""The share of a space that was read in the same line that another one has at least."""
_LETTERS = 4
_FIGURE, _LOW = 0.6, " .,-–:"
"""How high a figure is at least, by the highest one, and what is not as high."""
_WORDS = "AI"
"""Capitals that are words by themselves."""
_ASTRIDE = re.compile(r"\w /\w|\w/ \w")


def spaced(line: Grey, read: Read) -> Read:
    """``read`` with a space wherever ``line`` has a gap as wide as one between two letters."""
    gaps = gaps_of(line)
    if len(read.text) < _LETTERS or not gaps:
        return read
    least = max(_SPACE * SCALE, _USUAL * float(np.median([b - a for a, b in gaps])))
    wide = line.shape[1]
    known = [at * wide for letter, at in zip(read.text, read.places, strict=True) if letter == " "]
    seen = _those_of(gaps, known)
    if seen:
        least = max(least, _LIKE * min(b - a for a, b in seen))
    middles = [sum(gap) / 2 for gap in gaps if gap[1] - gap[0] >= least and gap not in seen]
    made, places, odds = list(read.text), list(read.places), list(read.odds)
    for at in range(len(made) - 1, 0, -1):
        if made[at] == " " or made[at - 1] == " " or not may_part(read.text[:at], made[at]):
            continue
        here, there = read.places[at - 1] * wide, read.places[at] * wide
        between = [middle for middle in middles if here <= middle <= there]
        if between:
            made.insert(at, " ")
            places.insert(at, between[0] / wide)
            odds.insert(at, 1.0)
    return replace(read, text="".join(made), places=tuple(places), odds=tuple(odds))


def without_doubtful_spaces(line: Grey, read: Read) -> Read:
    """``read``, a date or a number, no less sure for its spaces and for low marks at its ends: with
    or without them it is the same. But a figure must not stand there: no more ink on ``line`` may
    be as high as one than letters were read.
    """
    letters = sum(letter not in _LOW for letter in read.text)
    _, about = blots_of(ink_of(line, 165))
    high = about[1:, 3] >= _FIGURE * about[1:, 3].max(initial=1)
    if len(read.odds) != len(read.text) or int(high.sum()) > letters:
        return read
    begins = len(read.text) - len(read.text.lstrip(_LOW))
    ends = len(read.text.rstrip(_LOW))
    odds = tuple(
        one if letter != " " and begins <= at < ends else 1.0
        for at, (letter, one) in enumerate(zip(read.text, read.odds, strict=True))
    )
    return replace(read, odds=odds, least=min(odds, default=0.0), mean=float(np.mean(odds or 0.0)))


def _those_of(gaps: Sequence[tuple[int, int]], known: Sequence[float]) -> list[tuple[int, int]]:
    """Which of ``gaps`` are the spaces ``known`` by their places, in pixels."""
    middles = np.array(gaps, np.float64).mean(axis=1)
    apart = np.abs(middles[:, None] - np.array(known, np.float64))
    near = (apart < _NEAR * SCALE).any(axis=1)
    return [gap for gap, one in zip(gaps, near, strict=True) if one]


def may_part(before: str, after: str) -> bool:
    """Whether words may part between ``before`` and the letter ``after``.

    Not within numbers, which may be set wide, nor behind the capital that a word begins with.
    """
    if after.islower() and before[-1].isupper() and before[-1] not in _WORDS:
        return before[-2:-1].isalnum()
    if after.isdigit() and before[-1] in "./" and before[-2:-1].isdigit():
        return False
    ends = before[-1].isalpha() or before[-1] in "&,.;/)'"
    return ends and (after.isalnum() or after in "&(/#")


def gaps_of(line: Grey) -> list[tuple[int, int]]:
    """The white between columns with ink, in pixels."""
    inked = np.flatnonzero(ink_of(line, 185).any(axis=0))
    apart = np.flatnonzero(np.diff(inked) > 1)
    return [(int(inked[at]) + 1, int(inked[at + 1])) for at in apart]


def leans_over_a_space(text: str) -> bool:
    """Whether a slash in ``text`` has a space on one side: it leans over the one on the other.

    >>> leans_over_a_space("Board /Unit"), leans_over_a_space("Board / Unit")
    (True, False)
    """
    return _ASTRIDE.search(text) is not None
