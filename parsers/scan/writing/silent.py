"""Ink on a line for which no letter was read: a bar, a hair or a smear lies over letters."""

from __future__ import annotations

import numpy as np

from parsers.scan.laying.blanks import SCALE
from parsers.scan.letters.recognising import Read
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, ink_of

_WIDE = 16.0
"""Points of ink that lie between the middles of two letters that stand side by side at most."""
_TALL = 2.0
"""Points from the uppermost to the lowest ink of a column that may be a letter's."""
_BROAD, _ASIDE = 3.0, 1.4
"""Points from which ink that hangs together is a letter or several, and how far from it these are
seen at most: 1.1 on samples, and more where a letter such as ễ, which the model lacks, is left
out."""


def holds_more(line: Grey, read: Read) -> bool:
    """Whether more than a letter's width of ``line`` holds ink for which ``read`` has no letter."""
    ink = ink_of(line, 165)
    high, wide = ink.shape
    there = ink.any(axis=0)
    spans = high - np.argmax(ink[::-1], axis=0) - np.argmax(ink, axis=0)
    tall = there & (spans >= _TALL * SCALE)
    before = np.concatenate([[0], np.cumsum(tall)])
    edges = np.round(np.clip([0.0, *read.places, 1.0], 0.0, 1.0) * wide).astype(int)
    return bool(np.diff(before[edges]).max() > _WIDE * SCALE)


def leaves_a_letter_out(line: Grey, read: Read) -> bool:
    """Whether ink on ``line`` that hangs together as a letter's does has none in ``read``."""
    return bool(letters_left_out(line, read))


def letters_left_out(line: Grey, read: Read, aside: float = _ASIDE) -> list[float]:
    """Where on ``line``, from 0 to 1, ink hangs together as a letter's does that ``read`` lacks.

    ``aside`` is how many points from it a letter that it is may be seen.
    """
    _, about = blots_of(ink_of(line, 165))
    left, across, down = about[1:, 0], about[1:, 2], about[1:, 3]
    letter = (across >= _BROAD * SCALE) & (down >= _TALL * SCALE)
    starts, ends = left[letter], (left + across)[letter]
    middles = (starts + ends) / 2 / line.shape[1]
    if not read.places or not letter.any():
        return [float(one) for one in middles]
    seen = np.array(read.places) * line.shape[1]
    apart = np.maximum(starts[:, None] - seen, seen - ends[:, None]).min(axis=1)
    return [float(one) for one in middles[apart > aside * SCALE]]
