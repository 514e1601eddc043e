"""Letters that a thin pen writes singly: where its strokes turn too seldom to tell, they are read.

Threads, scratches, spots and holes are never read as letters with any certainty, and type has
broader stems for its height and stands on a line.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parsers.scan.lines import lines_of
from parsers.scan.notices import is_notice
from parsers.scan.picture import Grey, grown
from parsers.scan.recognising import recogniser
from parsers.scan.standing import feet_on_line

_FEW, _MANY = 2, 4
"""Letters that are read at least, and from which they are a name and no initials."""
_READ_FEW, _READ = 0.97, 0.9
"""How well few and many are read: threads, scratches and spots up to 0.77 where they look like
letters and not only like strokes and rings, stamps without a frame that name no office up to 0.72.
"""
_SLENDER_FEW, _SLENDER = 0.033, 0.065
"""How broad strokes are at most, in parts of the height of letters: those of few plain letters by a
thin pen up to 0.03, of names up to 0.062; of type from 0.1, but of the lightest faces from 0.039.
"""
_FEET = 0.58
"""The share of feet that stand on one line, from 0.6 in type, and as often in two letters by hand.
"""
_LIKE_STROKES = frozenset("CDIJLOQTUVX")
"""What rings, ticks, bars and crosses are read as."""


def reads_as_letters(left: Grey, ink: NDArray[np.bool_], broad: float, high: float) -> bool:
    """Whether ``ink`` of ``left`` is one line of letters by a thin pen.

    Its strokes are ``broad``, and the highest of it ``high``, in points.
    """
    if broad > _SLENDER * high:
        return False
    alone = left.copy()
    alone[~grown(ink, 3)] = 255
    lines = lines_of(alone, ink)
    if len(lines) != 1:
        return False
    (read,) = recogniser().read(lines)
    letters = "".join(c for c in read.text.upper() if c not in " .-'")
    if not letters.isalpha() or set(letters) <= _LIKE_STROKES or is_notice(read.text):
        return False
    if len(letters) < _MANY:
        few = len(letters) >= _FEW and broad <= _SLENDER_FEW * high
        return few and read.mean >= _READ_FEW
    return read.mean >= _READ and feet_on_line(ink) < _FEET
