"""Figures that a machine made: they look the same wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2

from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, ink_of

_BROAD, _TWINS = 0.4, 0.7
"""The width, in parts of the height, of figures other than a one, and how alike two of the same are
where a machine made them. Of 957 dates in type 16 are less alike, of 16 drawn by hand eight."""
_SAME = 0.8
"""How alike a figure and another line's are where one machine made both: of type nearly all are
more, of figures by hand none is as high and wide and more than 0.6."""
_LOW, _TALL = 2.5, 18.0
"""Points between which a figure is high."""
_SPARE, _ROUGH = 4, 2
"""Pixels around a figure in which another is sought, and by which two of one size differ."""


def is_typed(line: Grey, beside: Sequence[Grey] = ()) -> bool:
    """Whether two figures of ``line`` look the same, as a machine makes them and hardly a hand, or
    each like one of the lines ``beside``, which others filled in.

    The years of this century have a two twice; ones are strokes, which all look the same.
    """
    figures = list(_figures(line))
    if _likeliest_twins(figures) >= _TWINS:
        return True
    others = [other for one in beside for other in _figures(one)]
    return bool(figures) and all(
        any(_likeness(one, other) >= _SAME for other in others) for one in figures
    )


def _likeliest_twins(figures: Sequence[Grey]) -> float:
    pairs = ((one, other) for at, one in enumerate(figures) for other in figures[:at])
    return max((_likeness(one, other) for one, other in pairs), default=0.0)


def _figures(line: Grey) -> Iterator[Grey]:
    """The pictures of what may be a figure other than a one."""
    _, about = blots_of(ink_of(line))
    for x, y, wide, high, _ in about[1:]:
        if _LOW * SCALE <= high <= _TALL * SCALE and wide >= _BROAD * high:
            yield line[y : y + high, x : x + wide]


def _likeness(one: Grey, other: Grey) -> float:
    """How alike two figures are, up to 1; 0 where they differ in size."""
    if max(abs(a - b) for a, b in zip(one.shape, other.shape, strict=True)) > _ROUGH:
        return 0.0
    around = cv2.copyMakeBorder(one, *(_SPARE,) * 4, cv2.BORDER_CONSTANT, value=255)
    return float(cv2.matchTemplate(around, other, cv2.TM_CCOEFF_NORMED).max())
