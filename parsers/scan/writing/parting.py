"""Words as the paper parts them, whatever spaces the recogniser saw.

In types that it knows less, and beside broad capitals, it sees spaces where none is and none where
one is. On the paper the spaces of a line are its widest gaps, and what is left between letters is
clearly narrower.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from parsers.scan.laying.blanks import SCALE
from parsers.scan.letters.recognising import Read
from parsers.scan.pixels.picture import Grey
from parsers.scan.writing.spacing import gaps_of, leans_over_a_space, may_part

_LEAST = 1.5
"""Points of white that a space has at least."""
_EVEN = 0.9
"""Points by which gaps differ in any type: they count as so much wider when they are compared."""
_PLAIN = 1.4
"""How many times as wide as what is left between letters a space is at least that is plain."""
_ENOUGH = ((1.3, 0.7), (1.2, 0.9), (0.0, 0.95))
"""How much wider the spaces that were read are, and how sure the least of them is then at least
that is believed."""
_SURELY, _CLEAR = 2.1, 1.3
"""Points of white that no two letters of a word have between them, and how much wider it is."""
_PARTS = re.compile(r"[a-z.,][A-Z]")
_LONE = re.compile(r"(?:^| )[B-HJ-Zb-z] (?=\w)")
"""A letter that is a word by itself: few are, and a broad capital may be parted from its own."""
_ALIKE = 0.55
"""The share of its line's widest space that any other has at least."""
_NUMBER = re.compile(r"[\d.,/-]\d")
_NEAR = 4.0
"""Points from a space that was read within which its gap is."""
_BORNE_OUT = 0.9
"""How sure the recogniser is of a space that is none only by chance of specks and ragged edges."""


def parted(line: Grey, read: Read) -> Read:
    """``read`` with a space wherever ``line`` has one and nowhere else.

    A space that is plain on the paper is certain. Where the paper and what was read differ and it
    is not plain which is right, nothing of the line is certain: ``least`` is 0.
    """
    known = [at for at, letter in enumerate(read.text) if letter == " "]
    gaps = _gaps_between(line, read)
    widths = [b - a for a, b in gaps]
    if len(gaps) <= len(known) or len(read.odds) != len(read.text):
        return read
    if not known:
        return _in_doubt(read) if _are_several(read.text, widths) else read
    places = [read.places[at] * line.shape[1] for at in known]
    middles = [(a + b) / 2 for a, b in gaps]
    count, seen = _counted(widths), _matched(places, middles[: len(known)])
    if None not in seen and _are_believed(widths, count, [read.odds[at] for at in known]):
        count = len(known)
    seen = _matched(places, middles[:count])
    plain = _clearly(widths, count) >= _PLAIN
    if len(known) == count and None not in seen:
        lone = not plain and _LONE.search(read.text) is not None
        return _in_doubt(read) if lone else _with_certain(read) if plain else read
    false = [at for at, gap in zip(known, seen, strict=True) if gap is None]
    made = _without(read, false)
    for one in set(range(count)) - set(seen):
        made = _with_space(made, middles[one] / line.shape[1])
    told = made.text.count(" ") == count and all(read.odds[at] < _BORNE_OUT for at in false)
    told = told and _LONE.search(made.text) is None
    return _with_certain(made) if plain and told else _in_doubt(read)


def _counted(widths: Sequence[int]) -> int:
    """How many spaces the paper shows."""
    return max(range(1, len(widths)), key=lambda one: _clearly(widths, one), default=0)


def _are_believed(widths: Sequence[int], count: int, odds: Sequence[float]) -> bool:
    """Whether the spaces with ``odds``, the widest gaps, are those of the line, where the paper
    shows ``count`` rather: not where it clearly shows more."""
    clearly = _clearly(widths, len(odds))
    if count > len(odds) and _clearly(widths, count) >= _CLEAR:
        return False
    return min(odds) >= next(sure for wider, sure in _ENOUGH if clearly >= wider)


def _are_several(text: str, widths: Sequence[int]) -> bool:
    """Whether what was read as one word has gaps as wide as spaces are, where words may part."""
    count = _counted(widths)
    wide = count > 0 and widths[count - 1] >= _SURELY * SCALE
    return wide and _clearly(widths, count) >= _CLEAR and _PARTS.search(text) is not None


def _gaps_between(line: Grey, read: Read) -> list[tuple[int, int]]:
    """The gaps between the letters of ``read``, the widest first, but for those within numbers: a
    one is narrow and stands in the middle of its ground."""
    wide, found = line.shape[1], list[tuple[int, int]]()
    for gap in gaps_of(line):
        at = sum(place * wide < sum(gap) / 2 for place in read.places)
        if 0 < at < len(read.text) and not _NUMBER.fullmatch(read.text[at - 1 : at + 1]):
            found.append(gap)
    return sorted(found, key=lambda gap: gap[0] - gap[1])


def _clearly(widths: Sequence[int], count: int) -> float:
    """How many times as wide the narrowest of ``count`` spaces is as what is left between letters.

    ``widths`` are those of all gaps, the widest first; 0 where there are not so many spaces.
    """
    if not 0 < count < len(widths):
        return 0.0
    if widths[count - 1] < max(_LEAST * SCALE, _ALIKE * widths[0]):
        return 0.0
    even = _EVEN * SCALE
    return (widths[count - 1] + even) / (widths[count] + even)


def _matched(places: Sequence[float], middles: Sequence[float]) -> list[int | None]:
    """For each of ``places`` which of ``middles`` is the nearest, each taken once."""
    pairs = sorted(
        (abs(place - middle), one, at)
        for one, place in enumerate(places)
        for at, middle in enumerate(middles)
    )
    found: list[int | None] = [None] * len(places)
    for apart, one, at in pairs:
        if apart < _NEAR * SCALE and found[one] is None and at not in found:
            found[one] = at
    return found


def _without(read: Read, gone: Sequence[int]) -> Read:
    """``read`` without the letters at ``gone``."""
    kept = [at for at in range(len(read.text)) if at not in gone]
    return replace(
        read,
        text="".join(read.text[at] for at in kept),
        places=tuple(read.places[at] for at in kept),
        odds=tuple(read.odds[at] for at in kept),
    )


def _with_space(read: Read, place: float) -> Read:
    """``read`` with a space at ``place``; itself where no words may part there."""
    at = sum(one < place for one in read.places)
    if not 0 < at < len(read.text) or not may_part(read.text[:at], read.text[at]):
        return read
    if " " in read.text[at - 1 : at + 1]:
        return read
    return replace(
        read,
        text=f"{read.text[:at]} {read.text[at:]}",
        places=(*read.places[:at], place, *read.places[at:]),
        odds=(*read.odds[:at], 1.0, *read.odds[at:]),
    )


def _in_doubt(read: Read) -> Read:
    return replace(read, least=0.0)


def _with_certain(read: Read) -> Read:
    """``read`` with its spaces certain, but for those of a slash that has one."""
    if not read.least or leans_over_a_space(read.text):
        return _in_doubt(read)
    both = zip(read.text, read.odds, strict=True)
    odds = tuple(1.0 if letter == " " else one for letter, one in both)
    return replace(read, odds=odds, least=min(odds), mean=float(np.mean(odds)))
