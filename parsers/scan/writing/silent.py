"""Ink on a line for which no letter was read: a bar, a hair or a smear lies over letters."""

from __future__ import annotations

from collections.abc import Sequence

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
_UNDER = 2
"""Pixels below the foot of a line from which ink hangs on a letter, or stands under it."""
_HANGING = frozenset("gjpqyçJQ,;()[]/|@$&_{}")
"""What reaches below the line by itself."""
_NARROW, _BROADEST = frozenset("iIl1tfrj.:'!|"), frozenset("mwMW@%&")
_REACH, _LITTLE, _FAR = 3.0, 1.9, 4.6
"""Points from its middle within which a letter's ink lies, a narrow one's, and a broad one's."""


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


def leaves_a_marked_letter_out(line: Grey, read: Read) -> bool:
    """Whether a mark stands under a letter of ``line`` for which ``read`` has none: a speck makes
    it one that the model knows and names have not, as a t with a dot below."""
    ink = ink_of(line, 165)
    _, about = blots_of(ink)
    high = about[1:, 3]
    whole = high >= max(_TALL * SCALE, 0.5 * high.max(initial=0))
    if not whole.any():
        return False
    foot = int(np.median((about[1:, 1] + high)[whole]))
    under = ink[foot + _UNDER :].any(axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], under, [False]]).astype(np.int8)))
    broad = [(x, x + wide) for x, _, wide, _, _ in about[1:].tolist() if wide >= _BROAD * SCALE]
    return any(
        bool(ink[:foot, left:right].any())
        and not _is_of_one((left + right) / 2, line.shape[1], broad, read)
        for left, right in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    )


def _is_of_one(place: float, wide: int, broad: Sequence[tuple[int, int]], read: Read) -> bool:
    """Whether what is at ``place``, in pixels, belongs to a letter that was read; what hangs on
    ``broad`` ink beside a narrow letter does not."""
    own = next((one for one in broad if one[0] <= place <= one[1]), (0, wide))
    for letter, at in zip(read.text, read.places, strict=False):
        x = at * wide
        if letter == " " or (letter in _NARROW and not own[0] <= x <= own[1]):
            continue
        far = letter in _BROADEST or letter in _HANGING
        reach = _FAR if far else _LITTLE if letter in _NARROW else _REACH
        if abs(x - place) <= reach * SCALE:
            return True
    return False
