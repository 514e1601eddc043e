"""Rules run on to the next rule where they are too pale to be seen by themselves.

The white ground of a pasted signature leaves half of a rule. A table whose rule is broken has a
row fewer there, and a signature then stands under another's label.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from parsers.pdf.grid import Across
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.picture import Grey

_MOST = 600
"""Rules of a page beyond which it is no form."""
_LEVEL, _MEETS = 0.5, 2.2
"""Points by which a piece of a rule lies higher or lower than the next, or ends before a rule."""
_GAPS, _LONG = (6.0, 200.0), 16.0
"""Points that a rule is pale for, as a frame's side is not which ends close before a rule; and that
its piece beside is long at least."""
_BESIDE = 4.0
"""Points to another rule from which nobody can tell which of two runs on."""
_AROUND, _NEAR = 2.2, 0.9
"""Points above and below a rule in which paper is sought, and in which its line may lie."""
_DARKER = 6.0
"""Greys by which a pale rule is darker than the paper above and below."""
_STEP, _STEPS, _SHOWN = 6.0, 4, 0.85
"""Points of each part of a pale stretch, how many it has at least, and the share that shows it."""
_IN_MOST = 0.85
"""The share of columns of pixels that a rule darkens, and no row of letters does."""


def rejoined(rules: Sequence[Across], crossing: Sequence[Across], grey: Grey) -> list[Across]:
    """``rules`` of the page ``grey``, as (y, x0, x1) in points, with the pale stretches from one to
    the next of its height or of those ``crossing`` it, as (x, y0, y1)."""
    if max(len(rules), len(crossing)) > _MOST:
        return list(rules)
    mirrored = grey[:, ::-1]
    wide = grey.shape[1] / SCALE
    found = list[Across]()
    for pieces in _level(rules):
        found += _onwards(pieces, crossing, grey)
        turned = [(y, wide - x1, wide - x0) for y, x0, x1 in pieces]
        across = [(wide - x, y0, y1) for x, y0, y1 in crossing]
        found += [(y, wide - x1, wide - x0) for y, x0, x1 in _onwards(turned, across, mirrored)]
    return [*rules, *(one for one in found if not _is_beside_another(one, rules))]


def _level(rules: Sequence[Across]) -> Iterator[list[Across]]:
    """Rules by their heights."""
    group: list[Across] = []
    for rule in sorted(rules):
        if group and rule[0] - group[-1][0] > _LEVEL:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _onwards(pieces: Sequence[Across], crossing: Sequence[Across], grey: Grey) -> Iterator[Across]:
    """What goes on to the right of ``pieces`` of one height as a pale rule."""
    starts = [start for _, start, _ in pieces]
    for y, start, last in pieces:
        end = last
        stops = [*starts, *(x for x, y0, y1 in crossing if y0 - _MEETS <= y <= y1 + _MEETS)]
        while end - start >= _LONG and not any(a < end + _MEETS < b for _, a, b in pieces):
            stop = min((x for x in stops if x > end + _MEETS), default=np.inf)
            if not _GAPS[0] <= stop - end <= _GAPS[1] or not _shows(grey, y, end, stop):
                break
            yield y, end, stop
            end = stop


def _is_beside_another(one: Across, rules: Sequence[Across]) -> bool:
    """Whether a rule of another height runs close along ``one``, as a frame in a cell does."""
    y, x0, x1 = one
    return any(_LEVEL < abs(at - y) <= _BESIDE and a < x1 and x0 < b for at, a, b in rules)


def _shows(grey: Grey, y: float, x0: float, x1: float) -> bool:
    """Whether a pale line runs from ``x0`` to ``x1`` at the height ``y``, all in points."""
    far, near = round(_AROUND * SCALE), round(_NEAR * SCALE)
    middle = round(y * SCALE)
    strip = grey[max(0, middle - far) : middle + far + 1, round(x0 * SCALE) : round(x1 * SCALE)]
    steps = max(_STEPS, round((x1 - x0) / _STEP))
    if len(strip) <= 2 * far or strip.shape[1] < steps:
        return False
    shown = [_is_darker(part, far, near) for part in np.array_split(strip, steps, axis=1)]
    return float(np.mean(shown)) >= _SHOWN


def _is_darker(part: Grey, far: int, near: int) -> bool:
    """Whether a row near the middle of ``part`` is darker than paper over it and under it."""
    rows = np.sort(part, axis=1)[:, int(_IN_MOST * part.shape[1])].astype(float)
    paper = min(float(rows[: far - near].max()), float(rows[far + near + 1 :].max()))
    return paper - float(rows[far - near : far + near + 1].min()) >= _DARKER
