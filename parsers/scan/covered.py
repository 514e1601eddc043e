"""Printed names of which a signature covers the beginning, beside the same person's name."""

from __future__ import annotations

from parsers.model import Value

_COVERED = 2
"""Letters at the beginning of a printed name that a signature may cover."""
_LETTERS, _REST = 6, 4
"""Letters that a name has at least, and what is left of one that is covered."""


def is_same_name(one: Value, other: Value) -> bool:
    """Whether letters differ in the first two at most, of a name of two words or more."""
    if not (isinstance(one, str) and isinstance(other, str) and len(other.split()) > 1):
        return False
    mine, theirs = _letters(one), _letters(other)
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


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
