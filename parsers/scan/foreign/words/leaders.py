"""Rows of dots that lead from a question to its answer, and dotted lines that answers stand on.

Read as letters they cost much and swallow the letters beside them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import numpy as np

from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import Abouts, blots_of
from parsers.scan.pixels.picture import Grey, grown, ink_of

_DOT = 2.0
"""Points that a dot is large at most."""
_STEP = 6.5
"""Points from dot to dot at most."""
_LEVEL = 3
"""Pixels by which a dot is higher or lower than the one before."""
_FEWEST = 6
"""Dots from which a row of them leads somewhere: sentences end in three."""
_EVEN, _MOSTLY = 0.25, 0.8
"""How far a step is from the usual one, in parts of it, and the share of steps that are so."""

Dot = tuple[float, int, int]
"""The middle across and the foot, in pixels, and the number of its blot."""


def without_leaders(bare: Grey) -> Grey:
    """The page ``bare``, without rules and boxes, with its rows of dots made white."""
    ink = ink_of(bare, 185)
    labels, about = blots_of(ink)
    mine = [number for row in _rows(_dots(about)) if _leads(row) for _, _, number in row]
    if not mine:
        return bare
    gone = np.zeros(len(about), np.bool_)
    gone[mine] = True
    made = bare.copy()
    made[grown(gone[labels], 1) & ~(ink & ~gone[labels])] = 255
    return made


def _dots(about: Abouts) -> list[Dot]:
    most = _DOT * SCALE
    return [
        (left + wide / 2, top + high, number)
        for number, (left, top, wide, high, _) in enumerate(about.tolist())
        if number and wide <= most and high <= most
    ]


def _rows(dots: Sequence[Dot]) -> Iterator[list[Dot]]:
    """Dots that follow each other from the left at one height."""
    by_foot: dict[int, list[Dot]] = {}
    for dot in sorted(dots):
        by_foot.setdefault(dot[1], []).append(dot)
    used: set[int] = set()
    for dot in sorted(dots):
        if dot[2] in used:
            continue
        row = [dot]
        while (after := _next(row[-1], by_foot)) is not None and after[2] not in used:
            row.append(after)
        used.update(number for _, _, number in row)
        yield row


def _next(dot: Dot, by_foot: dict[int, list[Dot]]) -> Dot | None:
    """The nearest dot to the right of ``dot``."""
    found = []
    for foot in range(dot[1] - _LEVEL, dot[1] + _LEVEL + 1):
        level = by_foot.get(foot, [])
        at = bisect_right(level, dot[0] + 1, key=lambda one: one[0])
        found += level[at : at + 1]
    after = min(found, default=None)
    return after if after is not None and after[0] - dot[0] <= _STEP * SCALE else None


def _leads(row: Sequence[Dot]) -> bool:
    """Whether a row of dots is long, and its steps are even."""
    if len(row) < _FEWEST:
        return False
    steps = np.diff([middle for middle, _, _ in row])
    usual = float(np.median(steps))
    return bool((np.abs(steps - usual) <= _EVEN * usual).mean() >= _MOSTLY)
