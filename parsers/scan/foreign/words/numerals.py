"""Numerals behind names, "III": letters of which the recogniser is seldom sure, counted as bars."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from parsers.scan.letters.recognising import Read
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, ink_of

_NUMERAL = re.compile(r"(?<=[A-Za-z.,] )[Il|]{2,3}$")
_FULL, _SLIM, _EVEN = 0.75, 0.4, 0.12
"""How much of its frame a bar fills at least, how wide it is at most in parts of its height, and by
how much bars of one numeral differ in height."""
_CRUMB = 3
"""Pixels across of what is no part of a letter."""


def counted_numerals(line: Grey, read: Read) -> Iterator[int]:
    """The letters of a numeral at the end of ``read`` of which ``line`` shows as many plain bars,
    and nothing else there."""
    found = _NUMERAL.search(read.text)
    if found is None:
        return
    left = read.places[found.start() - 1] * line.shape[1]
    _, about = blots_of(ink_of(line, 165))
    here = about[1:][about[1:, 0] + about[1:, 2] / 2 > left]
    here = here[here[:, 2:4].max(axis=1) > _CRUMB]
    wide, high, area = here[:, 2], here[:, 3], here[:, 4]
    if len(here) != len(found.group()) or not len(here):
        return
    bars = (area >= _FULL * wide * high) & (wide <= _SLIM * high)
    even = np.ptp(high) <= _EVEN * high.max() and np.ptp(here[:, 1]) <= _EVEN * high.max()
    if bars.all() and even:
        yield from range(*found.span())
