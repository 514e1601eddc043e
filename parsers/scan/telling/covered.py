"""Printed names beside the same person's name: covered by a signature, or read another way."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from parsers.model import Value

_COVERED = 2
"""Letters at the beginning of a printed name that a signature may cover."""
_LETTERS, _REST = 6, 4
"""Letters that a name has at least, and what is left of one that is covered."""
_SCRAP = re.compile(r"\W+[a-z]?$")
_SLIPS = 2
"""Letters by which two readings of one name differ at most."""


def is_same_name(one: Value, other: Value) -> bool:
    """Whether letters differ in the first two at most, of a name of two words or more; a small
    letter behind it is what a stroke's end under it was read as.

    >>> is_same_name("Jane Hill k", "Jane Hill"), is_same_name("Jane Hill V", "Jane Hill")
    (True, False)
    """
    if not (isinstance(one, str) and isinstance(other, str) and len(other.split()) > 1):
        return False
    mine, theirs = _letters(_SCRAP.sub("", one)), _letters(other)
    for at in range(_COVERED + 1):
        for off in range(_COVERED + 1):
            if mine[off:] == theirs[at:] and len(mine) >= _LETTERS:
                return True
    return False


def is_rest_of(one: Value, other: Value) -> bool:
    """Whether ``one`` is the end of the name ``other``: all behind its first word, and of that no
    letter, or its last ones.

    >>> is_rest_of("Hill", "Will Hill"), is_rest_of("ill Hill", "Will Hill")
    (True, True)
    >>> is_rest_of("Bell", "Will Hill"), is_rest_of("Jane Hill", "Will Hill")
    (False, False)
    """
    if not (isinstance(one, str) and isinstance(other, str) and len(other.split()) > 1):
        return False
    first, _, rest = other.partition(" ")
    mine, left = _letters(one), _letters(rest)
    whole = _letters(first) + left
    return len(left) >= _REST and mine.endswith(left) and whole.endswith(mine)


def is_slip_of(one: Value, other: Value) -> bool:
    """Whether ``one`` and ``other`` are one name, word by word, of which letters were misread: both
    cannot be right.

    >>> is_slip_of("Röbert Hill", "Robert Hill"), is_slip_of("Will Hill III", "Will Hill II")
    (True, True)
    >>> is_slip_of("Will J. Hill", "Will Hill"), is_slip_of("Jane Hill", "Will Hill")
    (False, False)
    """
    if not (isinstance(one, str) and isinstance(other, str)):
        return False
    mine, theirs = ([_letters(word) for word in name.split()] for name in (one, other))
    whole, their = "".join(mine), "".join(theirs)
    if len(mine) != len(theirs) or min(len(whole), len(their)) < _LETTERS:
        return False
    return 0 < Levenshtein.distance(whole, their) <= _SLIPS


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
