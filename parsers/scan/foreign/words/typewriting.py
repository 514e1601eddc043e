"""Words of a typewriter's type, whose spaces are as wide as its letters, are one answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.pdf.words import Word
from parsers.scan.foreign.words.wording import SIDE, Said

_SPACE, _MORE = 1.6, 0.35
"""Letters' widths of white that one space of such type is at most, and more beside stops, brackets
and figures one, which have white of their own."""
_SLIGHT = frozenset(".,:;'()[]1Iil|!")
_BEARING = 0.1
"""Ems of white that the letters of a word have on both sides of them."""
_TELLING, _EVEN = 4, 1.15
"""Letters from which a word tells how wide each is, and how unlike two such words may be."""
_PARTED = 0.79
"""Ems that words of one answer stand from each other at most."""
_LEVEL, _LARGER = 0.25, 1.3
"""Ems that words of one line are higher or lower, and how much larger they are made at most."""


def with_wide_spaces(said: Sequence[Said]) -> list[Said]:
    """``said`` with words of fixed width that one space parts as large as their type is.

    Typewriters' capitals are low, and words that look small seem to stand far apart.
    """
    sizes: dict[Word, float] = {}
    for one, other in _neighbours([word for each in said for word in each.words]):
        if (wanted := _size_together(one, other)) is not None:
            for word in (one, other):
                sizes[word] = min(max(sizes.get(word, word.size), wanted), _LARGER * word.size)
    return [
        replace(one, words=tuple(_sized(word, sizes.get(word)) for word in one.words))
        for one in said
    ]


def _sized(word: Word, size: float | None) -> Word:
    return replace(word, size=size) if size else word


def _neighbours(words: Sequence[Word]) -> list[tuple[Word, Word]]:
    """Each word and the next behind it on its line."""
    pairs: list[tuple[Word, Word]] = []
    found = sorted(words, key=lambda word: word.x0)
    for at, word in enumerate(found):
        reach = _LEVEL * word.size
        behind = (one for one in found[at + 1 :] if one.x0 >= word.x1 - 0.5)
        mate = next((one for one in behind if abs(one.base - word.base) <= reach), None)
        if mate is not None:
            pairs.append((word, mate))
    return pairs


def _size_together(one: Word, other: Word) -> float | None:
    """The size at which both words are of one answer; None where they are, or are not."""
    gap = other.x0 - one.x1
    if gap <= _PARTED * max(one.size, other.size):
        return None
    pitches = [_pitch(word) for word in (one, other) if len(word.text) >= _TELLING]
    if not pitches or max(pitches) > _EVEN * min(pitches):
        return None
    most = _SPACE + _MORE * ((one.text[-1] in _SLIGHT) + (other.text[0] in _SLIGHT))
    white = gap + SIDE * (one.size + other.size)
    return gap / _PARTED if white <= most * max(pitches) else None


def _pitch(word: Word) -> float:
    """How wide each letter of a word is, with the white around it."""
    ink = word.x1 - word.x0 - 2 * SIDE * word.size
    slight = (word.text[0] in _SLIGHT) + (word.text[-1] in _SLIGHT)
    return (ink + _BEARING * word.size) / (len(word.text) - _MORE * slight)
