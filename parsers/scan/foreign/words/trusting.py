"""How surely each word of a line was read: by its letters, the paper, and what forms print."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, combinations

import numpy as np

from parsers.matching.words import canonical_words, says_something
from parsers.model import DOUBTED
from parsers.scan.foreign.words.faraway import far_letters
from parsers.scan.foreign.words.numerals import counted_numerals
from parsers.scan.foreign.words.pitch import left_out_behind
from parsers.scan.foreign.words.slashes import doubtful_slashes
from parsers.scan.laying.blanks import SCALE
from parsers.scan.letters.recognising import Read
from parsers.scan.pixels.picture import Grey
from parsers.scan.writing.spacing import gaps_of

Tokens = tuple[str, ...]
Sureness = tuple[float, ...]
"""Of each word of a line, from its left."""

SURE_WORD = 0.9
"""A word read with less is looked at a second time."""
GUESSED = 0.3
"""The probability of a letter up to which nothing bears it out."""
AGREED = 0.88
"""What two looks that agree are worth: enough for what its type checks, too little for a name."""
AGREED_THRICE = 0.9
"""What a third one is worth that agrees too: enough for a name."""
_SPACE, _USUAL = 1.7, 2.0
"""Points of white, and how many times the usual gap of its line, that a space has at least."""
_STROKES, _ALIKE = frozenset("/I1l|"), frozenset("CcIKkl1MmOo0PpSsUuVvWwXxZz")
"""What a slash is read as, and letters that are alike large and small, or another one."""
_ANSWERED, _NOTE = 90, 3
"""Letters up to which a question and its answer are one line, and spaces of a note at least."""
_NEAR = 4.0
"""Points from where a space was read within which its gap is."""


def sureness(line: Grey, read: Read, printed: Container[Tokens]) -> Sureness:
    """How surely each word of ``read`` was read off ``line``.

    Of letters that is how probable they are. Of a space the recogniser is often unsure where the
    paper shows it plainly: then it is one. What forms print, one of ``printed``, was hardly made
    of other words by misreading a letter, nor was the slash within it.
    """
    words = read.text.split(" ")
    if not read.least:
        return (0.0,) * len(words)
    odds = _odds(line, read)
    own = list(_least_of_words(words, odds))
    flawed = _words_at(words, left_out_behind(read, line.shape[1]))
    flawed |= _words_at(words, doubtful_slashes(line, read))
    flawed |= _words_at(words, far_letters(read.text))
    if min(own) >= SURE_WORD and not flawed:
        return tuple(own)
    single = _printed_words(words, printed) - _words_at(words, _blurred(read.text, odds))
    borne_out = single | _in_printed_wordings(words, printed)
    borne_out |= _words_at(words, counted_numerals(line, read))
    borne_out -= {at for at, sure in enumerate(own) if sure <= GUESSED}
    return tuple(
        max(sure, SURE_WORD) if at in borne_out else min(sure, GUESSED) if at in flawed else sure
        for at, sure in enumerate(own)
    )


def opens_with_a_wording(text: str, printed: Container[Tokens]) -> bool:
    """Whether a line begins with what forms print, in several words: an answer may stand behind."""
    words = text.split(" ")
    begins = (canonical_words(" ".join(words[:end])) for end in range(2, len(words)))
    return len(text) <= _ANSWERED and any(len(one) > 1 and one in printed for one in begins)


def is_note(text: str) -> bool:
    """Whether all of a line stands in brackets, and is no number: a note of the print."""
    return text.startswith("(") and text.endswith(")") and text.count(" ") >= _NOTE


def agreed(first: Read, sure: Sureness, second: Read) -> Sureness:
    """How sure the words of ``first`` are where ``second`` is another look at the same line."""
    same = _same_words(first.text, second.text)
    return tuple(
        one if one >= SURE_WORD else max(one, AGREED) if alike and one > GUESSED
        else min(one, DOUBTED)
        for one, alike in zip(sure, same, strict=True)
    )  # fmt: skip


def looked_at(read: Read, sure: Sureness, glance: Read, glanced: Sureness) -> Sureness:
    """How sure the words of ``read`` are, a closer look than ``glance``; what that one was sure of
    and says otherwise stays in doubt."""
    told = agreed(read, sure, glance)
    if min(glanced) < SURE_WORD:
        return told
    same = _same_words(read.text, glance.text)
    return tuple(one if alike else min(one, GUESSED) for one, alike in zip(told, same, strict=True))


def agreed_again(first: Read, sure: Sureness, third: Read) -> Sureness:
    """How sure the words of ``first`` are of which two looks agreed; ``third`` is one more.

    It counts for a word that it reads as surely as one look alone would have to: looks of one
    recogniser at one picture go wrong alike where they are unsure.
    """
    words = third.text.split(" ")
    plain = {
        word
        for word, least in zip(words, _least_of_words(words, third.odds), strict=True)
        if least >= SURE_WORD
    }
    same = _same_words(first.text, third.text)
    return tuple(
        AGREED_THRICE if alike and one == AGREED and word in plain else one
        for one, alike, word in zip(sure, same, first.text.split(" "), strict=True)
    )


def words_beside(read: Read, places: Iterable[float]) -> set[int]:
    """Which words of ``read`` stand at ``places`` of its line, from 0 to 1; two where one is
    between them."""
    words = read.text.split(" ")
    if not read.places:
        return set(range(len(words)))
    behind = [bisect_right(read.places, place) for place in places]
    last = len(read.places) - 1
    near = {min(max(at + by, 0), last) for at in behind for by in (-1, 0)}
    near |= {at + 1 for at in near if read.text[at] == " "}
    return _words_at(words, near)


def _odds(line: Grey, read: Read) -> list[float]:
    """How probable each letter is; a space that the paper shows is one."""
    gaps = [(a, b) for a, b in gaps_of(line)]
    if not gaps:
        return list(read.odds)
    least = max(_SPACE * SCALE, _USUAL * float(np.median([b - a for a, b in gaps])))
    wide = [(a + b) / 2 for a, b in gaps if b - a >= least]
    return [
        1.0
        if letter == " " and any(abs(place * line.shape[1] - at) < _NEAR * SCALE for at in wide)
        else odds
        for letter, place, odds in zip(read.text, read.places, read.odds, strict=True)
    ]


def _least_of_words(words: Sequence[str], odds: Sequence[float]) -> Iterator[float]:
    """The least odds of each word's letters and of the spaces beside it."""
    at = 0
    for word in words:
        yield min(odds[max(0, at - 1) : at + len(word) + 1], default=0.0)
        at += len(word) + 1


def _words_at(words: Sequence[str], letters: Iterable[int]) -> set[int]:
    """Which of ``words`` the ``letters`` of their line are in."""
    ends = list(accumulate(len(word) + 1 for word in words))
    return {bisect_right(ends, letter) for letter in letters}


def _blurred(text: str, odds: Sequence[float]) -> Iterator[int]:
    """Where letters of ``text`` are unsure that no word tells: stops, spaces, and those that are
    alike large and small."""
    for at, (letter, sure) in enumerate(zip(text, odds, strict=True)):
        if sure < SURE_WORD and (letter in _ALIKE or not letter.isalnum()):
            yield from (at, at + 1)


def _printed_words(words: Sequence[str], printed: Container[Tokens]) -> set[int]:
    """Which of ``words`` forms print by themselves, or in a wording."""
    told = (canonical_words(word) for word in words)
    return {at for at, tokens in enumerate(told) if tokens and tokens in printed}


def _in_printed_wordings(words: Sequence[str], printed: Container[Tokens]) -> set[int]:
    """Which of ``words`` are of a wording that forms print in full; a lone stroke within it is a
    slash."""
    telling = [
        canonical_words(word) if word not in _STROKES and says_something(word) else ()
        for word in words
    ]
    found: set[int] = set()
    for start, end in combinations(range(len(words) + 1), 2):
        if not (telling[start] and telling[end - 1]) or end - start < 2:
            continue
        if sum(telling[start:end], ()) in printed:
            found |= set(range(start, end))
    return found


def _same_words(one: str, other: str) -> list[bool]:
    """Which words of ``one`` are those of ``other``; all where but spaces differ."""
    mine, theirs = one.split(" "), other.split(" ")
    if "".join(mine) == "".join(theirs):
        return [True] * len(mine)
    same = [False] * len(mine)
    for at, _, count in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks():
        same[at : at + count] = [True] * count
    return same
