"""Numerals behind names, "III": strokes side by side, of which one is easily left out."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from parsers.scan.laying.blanks import SCALE
from parsers.scan.letters.recognising import Read
from parsers.scan.pixels.picture import Grey
from parsers.scan.writing.spacing import gaps_of

_STROKES = re.compile(r" [Iil1|]{1,4}$")
_NUMERAL = re.compile(r" [Il1|]{2,3}$")
_LIKELY = 0.4
"""How probable a stroke is at least that is read as one: which of its forms it has is open."""
_NEAR = 4.0
"""Points from the space before a numeral within which its gap is."""


def leaves_a_stroke_out(line: Grey, read: Read) -> bool:
    """Whether the last word of ``read`` is strokes alone, and ``line`` shows more of them there.

    Strokes with serifs may touch, and look fewer than they are.
    """
    found = _STROKES.search(read.text)
    return found is not None and _strokes_from(line, read, found.start()) > len(found.group()) - 1


def with_counted_strokes(line: Grey, read: Read) -> Read:
    """``read`` no less sure for its last word, strokes of a numeral, where ``line`` shows as many:
    whether each is a capital I, a small l or a one nothing tells, nor depends on it."""
    found = _NUMERAL.search(read.text)
    if found is None or not read.least or len(read.odds) != len(read.text):
        return read
    first, odds = found.start() + 1, list(read.odds)
    counted = _strokes_from(line, read, found.start()) == len(odds) - first
    if not counted or min(odds[first:]) < _LIKELY:
        return read
    odds[first:] = [1.0] * (len(odds) - first)
    return replace(read, odds=tuple(odds), least=min(odds), mean=float(np.mean(odds)))


def _strokes_from(line: Grey, read: Read, space: int) -> int:
    """How many parts ``line`` shows behind the ``space`` of ``read``; 0 where none is there."""
    if len(read.places) != len(read.text):
        return 0
    gaps, place = gaps_of(line), read.places[space] * line.shape[1]
    near = [gap for gap in gaps if abs(sum(gap) / 2 - place) < _NEAR * SCALE]
    begin = max(near, key=lambda gap: gap[1] - gap[0], default=(0, 0))[1]
    return 1 + sum(gap[0] > begin for gap in gaps) if begin else 0
