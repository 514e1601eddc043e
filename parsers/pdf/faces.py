"""Where a line turns from one type to another: an answer behind its label is set in other type."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.pdf.words import Word

_REMARK = ("(", "*", "[")
"""What begins a remark behind a label, or the star of what is required."""
_ENDED = (":", "-", "–", "—", "?", "(")
"""What ends a label of itself, or joins what follows to it."""


def turn_of(segment: Sequence[Word | None]) -> int | None:
    """Where the only change of type in a segment is: the index of its first word in other type.

    None where there is none or more than one (a word was stressed), where something else than a
    word stands there, where a sign says already what is the label, and before a remark on it.
    """
    turns = [
        at
        for at, (last, word) in enumerate(pairwise(segment), 1)
        if last and word and last.face and word.face and last.face != word.face
    ]
    if len(turns) != 1:
        return None
    word, rest = segment[turns[0]], segment[turns[0] :]
    if word is None or word.text.startswith(_REMARK) or word.fills or word.dingbats:
        return None
    before = [one for one in segment[: turns[0]] if one]
    if before[-1].text.endswith(_ENDED):
        return None
    said = any(letter.isalnum() for one in rest if one for letter in one.text)
    return turns[0] if said and not any(one.fills or one.dingbats for one in before) else None
