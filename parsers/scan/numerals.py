"""Numerals behind names, "III": strokes side by side, of which one is easily left out."""

from __future__ import annotations

import re

from parsers.scan.blanks import SCALE
from parsers.scan.picture import Grey
from parsers.scan.recognising import Read
from parsers.scan.spacing import gaps_of

_STROKES = re.compile(r" [Iil1|]{1,4}$")
_NEAR = 4.0
"""Points from the space before a numeral within which its gap is."""


def leaves_a_stroke_out(line: Grey, read: Read) -> bool:
    """Whether the last word of ``read`` is strokes alone, and ``line`` shows more of them there.

    Strokes with serifs may touch, and look fewer than they are.
    """
    found = _STROKES.search(read.text)
    if found is None or len(read.places) != len(read.text):
        return False
    gaps, place = gaps_of(line), read.places[found.start()] * line.shape[1]
    near = [gap for gap in gaps if abs(sum(gap) / 2 - place) < _NEAR * SCALE]
    begin = max(near, key=lambda gap: gap[1] - gap[0], default=(0, 0))[1]
    strokes = 1 + sum(gap[0] > begin for gap in gaps)
    return begin > 0 and strokes > len(found.group()) - 1
