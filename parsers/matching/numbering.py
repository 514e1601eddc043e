"""The numbers before labels: where an answer ends before the next label's number."""

from __future__ import annotations

import re
from collections import Counter

from parsers.matching.region import DISPUTED
from parsers.matching.structure import Structure
from parsers.matching.words import only_numbers

_NUMBER = re.compile(r"(?<![^\W_])(?<!\d[.,/-])\(?((?:\d{1,2}\.)*)(\d{1,2})([a-z]?)[.)][ \u00a0]*$")
"""The number of a label, right before it: "3.", "(2)", "15f."."""
_LETTER = re.compile(r"(?<![^\W_])\(?[a-z]{1,3}\)[ \u00a0]*$")
"""A letter, or a small Roman number, that counts a label: "(c)", "iv)"."""
_REACH = 40
"""Characters before a label within which its number begins."""
_GAP = re.compile(r"(?:_|\.{3}|…|\t|[ \u00a0]{2})$")
_WIDE = 3
"""Characters by which a gap is known."""

_Numbering = tuple[str, int, str]
"""What stands before a number's last figures, these figures, and a letter."""


class Numbers:
    """The numbers that stand before the labels of one print."""

    def __init__(self, structure: Structure) -> None:
        """``structure`` says which labels stand."""
        texts = ((structure.cells[one.cell].text, one.start) for one in structure.standing)
        found = (_number(text, 0, at) for text, at in texts)
        self._often = Counter(_numbering(number) for number in found if number)

    def before(self, text: str, label: int, start: int, end: int) -> tuple[int, float]:
        """Where a label's ground from ``start`` to ``end`` ends before the next label's number.

        And how sure that is. The number stands on a line of its own, behind a gap or rule, or goes
        on from the label's own as the print counts on; else what looks like one may end the answer
        ("Release 3.").
        """
        line = text.rfind("\n", start, end) + 1
        if end == len(text):
            return end, 1.0
        if line and only_numbers(text[line:end]):
            return line, 1.0
        number = _number(text, max(start, line), end)
        counted = number or _LETTER.search(text, max(start, line, end - _REACH), end)
        if counted is None:
            return end, 1.0
        at = counted.start()
        if at == start or _GAP.search(text, max(start, at - _WIDE), at):
            return at, 1.0
        return self._goes_on(text, label, number, end) if number else (end, 1.0)

    def _goes_on(self, text: str, label: int, number: re.Match[str], end: int) -> tuple[int, float]:
        """The same for a number that nothing parts from the answer before it."""
        own = _number(text, 0, label)
        if own is None or not _follows(_numbering(own), _numbering(number)):
            return end, DISPUTED
        counts = self._count(_numbering(own), _numbering(number))
        return number.start(), 1.0 if counts else DISPUTED

    def _count(self, own: _Numbering, following: _Numbering) -> bool:
        """Whether the number before two others or behind them is a label's, and the second's once.

        A print that counts its first label only may say "1. Title: Release 2. Name:".
        """
        counted = any(_follows(following, one) or _follows(one, own) for one in self._often)
        return counted and self._often[following] == 1


def _number(text: str, start: int, end: int) -> re.Match[str] | None:
    """The number right before ``end``."""
    return _NUMBER.search(text, max(start, end - _REACH), end)


def _numbering(number: re.Match[str]) -> _Numbering:
    whole, mine, letter = number.groups()
    return whole, int(mine), letter


def _follows(own: _Numbering, number: _Numbering) -> bool:
    """Whether the second of two numbers is the next one: "2." behind "1.", "2b." behind "2a."."""
    (whole, mine, letter), (others, its, next_letter) = own, number
    if letter and next_letter:
        return (whole, mine) == (others, its) and ord(next_letter) == ord(letter) + 1
    return whole == others and its == mine + 1
