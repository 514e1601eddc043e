"""Names into whose first word a stroke runs: a signature reaches into the name beside it.

It makes another letter of the one that it touches, alike for every look, and hardly ever another
name. The letters that it does not touch are as sure as any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from form_templates.model import Field, FieldType
from parsers.scan.laying.blanks import SCALE
from parsers.scan.letters.recognising import Read
from parsers.scan.telling.accents import may_be_a_speck, may_lack_an_accent_at
from parsers.scan.telling.judging import Judged, is_odd
from parsers.scan.telling.known_names import is_known_name, is_written_so
from parsers.scan.telling.lookalikes import LESS
from parsers.scan.writing.lines import Written

_WELL = 0.75
"""How sure one look is at least: no more is said of what a stroke touches."""
_HALF_A_LETTER = 3.0
"""Points from the middle of a letter to its ends."""
_WORD = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(r" (?!\s*[A-ZÀ-Þ])")
"""A space with no capital behind it: a stroke may have made it."""


def is_borne_out(field: Field, found: Written, ways: Sequence[Judged]) -> bool:
    """Whether all looks say the same name, and the one word that strokes touch is a known one.

    Not where a stroke reaches a space, a hyphen or an initial, which it may hide or make, and not
    where the word is another known name with a stroke less in what they touch.
    """
    first, *others = ways
    same = all(told.shown == first.shown for told in others)
    if not others or not same or max(told.confidence for told in ways) < _WELL:
        return False
    if field.type is not FieldType.TEXT or not field.personal or is_odd(field, first.shown):
        return False
    if first.guessed or _NEXT.search(first.shown):
        return False
    told = _touched(found, first.lines)
    return told is not None and told.is_sure()


@dataclass(frozen=True)
class _Touched:
    """A word, and of which of its letters strokes may have made others."""

    word: str
    letters: Sequence[int]

    def is_sure(self) -> bool:
        """Whether it is a known name, with these accents, and none that lost a stroke would be."""
        if may_be_a_speck(self.word) or may_lack_an_accent_at(self.word, self.letters):
            return False
        if not self.word.isascii() and not is_written_so(self.word):
            return False
        return is_known_name(self.word) and not any(map(is_known_name, self._with_less()))

    def _with_less(self) -> Iterator[str]:
        for at in self.letters:
            for less in LESS.get(self.word[at], ""):
                yield self.word[:at] + less + self.word[at + 1 :]


def _end_of(last: float, read: Read, at: int, found: Written) -> float:
    """The column where the word ends whose last letter has its middle at ``last``, and behind which
    the letter ``at`` comes."""
    if at == len(read.text):
        return float(found.wide)
    beyond = found.column_of(read.places[at])
    return beyond if read.text[at] == " " else (last + beyond) / 2


def _touched(found: Written, reads: Sequence[Read]) -> _Touched | None:
    """The one word that strokes touch; None where it is none, or several, or more than words."""
    if found.touched is None or len(found.lines) != 1:
        return None
    columns, (read,) = np.flatnonzero(found.touched), reads
    if not columns.size or len(read.places) != len(read.text):
        return None
    half = _HALF_A_LETTER * SCALE
    for word in _WORD.finditer(read.text):
        middles = [found.column_of(at) for at in read.places[word.start() : word.end()]]
        ends = _end_of(middles[-1], read, word.end(), found)
        if ends < columns[0]:
            continue
        begins = word.start() == 0 or columns[0] >= middles[0] - half
        if not begins or columns[-1] > ends:
            return None
        near = columns[0] - half, columns[-1] + half
        letters = [at for at, x in enumerate(middles) if near[0] <= x <= near[1]]
        return _Touched(word.group(), letters)
    return None
