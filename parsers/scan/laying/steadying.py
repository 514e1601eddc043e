"""A page laid over its blank by the rules, where letters mislead.

Another program prints our blank in another font where the blank's own is not installed: labels grow
longer or shorter, and patches of them lead astray by the width of letters. The rules stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.bending import cubic, fitted
from parsers.scan.laying.blanks import SCALE, BlankPage
from parsers.scan.laying.placing import AGREES, NOTHING_NEAR, Placement
from parsers.scan.laying.starting import by_mark
from parsers.scan.pixels.picture import Grey, Points
from parsers.scan.pixels.rules import THICK, Rules

_DARKER = 24.0
"""Shades of grey by which a rule is darker than what is beside it."""
_NEARLY = 0.5
"""How dark, of the darkest line in reach, another one is at least that may be the rule."""
_ALONG = 25
"""Per cent of a rule's length that may be gone."""
_WITHIN = 1.3
"""Points within which a rule is where it belongs."""
_LEAST, _USUAL = 12, 0.7
"""How many pieces must be seen, and by how many points they are usually off what the others say."""
_REACHES = ((24.0, 8.0), (12.0, 8.0), (5.0, 5.0))
"""Points within which a rule is sought that was led astray, upright and level, from try to try: the
next row of a table is near."""
_AGREED = 0.9
"""The share of patches found again from which letters do not mislead: the print is the blank's."""
_KEPT = (0.25, 0.08)
"""The share of a page's upright and level rules that must be seen: on some the frames are left."""
_IN_PLACE, _MORE = 0.8, 0.1
"""The share of upright rules that lie where they belong, and what the rules must better it by."""
_ALONE = 0.7
"""The share of them where nothing else says that this is the page, but its mark."""
Mark = tuple[BlankPage, Points] | None


def steadied(grey: Grey, placed: Placement, mark: Mark) -> Placement:
    """``placed`` laid by the rules of its page where patches did not agree and the rules do.

    ``mark`` is the page that the printed mark names, with the mark's corners in ``grey``.
    """
    if placed.agreement >= _AGREED:
        return placed
    before, _ = _agreeing(placed.upright(grey), placed.page)
    if before >= _IN_PLACE:
        return placed
    start = _by_mark(mark) if mark and mark[0] is placed.page else None
    for one in (start, placed):
        made = one and _by_rules(grey, one, before + _MORE)
        if made:
            return replace(made, agreement=placed.agreement)
    return placed


def laid_by_rules(grey: Grey, mark: Mark) -> Placement | None:
    """The page that ``mark`` names, of which too few patches agree, where its rules do."""
    start = _by_mark(mark) if mark else None
    return start and _by_rules(grey, start, _ALONE)


def _by_mark(mark: tuple[BlankPage, Points]) -> Placement | None:
    start = by_mark(*mark)
    if start is None:
        return None
    return Placement(start.page, start.back, start.bend, NOTHING_NEAR, AGREES)


def _by_rules(grey: Grey, start: Placement, least: float) -> Placement | None:
    """``start`` laid by the rules; None where fewer than ``least`` then lie where they belong."""
    made = start
    for reaches in _REACHES:
        bend = _bend_of(made.upright(grey), made.page, reaches)
        if bend is None:
            return None
        made = replace(made, bend=made.bend + bend, near=NOTHING_NEAR)
    share, of_seen = _agreeing(made.upright(grey), made.page)
    return made if of_seen >= _IN_PLACE and share >= least else None


def _agreeing(upright: Grey, page: BlankPage) -> tuple[float, float]:
    """The share of the rules of ``page`` that lie on ``upright`` where they belong.

    Of all upright ones, and of those of each direction that are seen, whichever are fewer. A fax
    loses thin rules; the few that it must keep count as seen.
    """
    shares, of_seen = [], []
    for kept, (_, off, count) in zip(_KEPT, _moves_of(upright, page, _REACHES[0]), strict=True):
        right = float((np.abs(off) <= _WITHIN).sum())
        shares.append(right / max(1, count))
        of_seen.append(right / max(1.0, len(off), count * kept))
    return shares[0], min(of_seen)


def _bend_of(
    upright: Grey, page: BlankPage, reaches: tuple[float, float]
) -> NDArray[np.float64] | None:
    """What betters the bend by the rules alone; None where too few are seen."""
    bend: NDArray[np.float64] = np.zeros((10, 2))
    for axis, (places, off, count) in enumerate(_moves_of(upright, page, reaches)):
        if len(off) < max(_LEAST, count * _KEPT[axis]):
            return None
        moves = np.zeros((len(off), 2))
        moves[:, axis] = off
        bend[:, axis] = fitted(cubic(places, page), moves, _USUAL)[0][:, axis]
    return bend


def _moves_of(
    upright: Grey, page: BlankPage, reaches: tuple[float, float]
) -> Iterator[tuple[Points, Points, int]]:
    """For both directions: pieces found within ``reaches`` points, what they are off, of how many.

    ``upright`` is the picture as it is laid over ``page``.
    """
    for rules, reach in zip(page.rules, reaches, strict=True):
        off = np.array([_off(upright, rules, middle, reach) for middle in rules.middles])
        seen = ~np.isnan(off) if len(off) else np.zeros(0, bool)
        yield rules.middles[seen], off[seen], len(off)


def _off(upright: Grey, rules: Rules, middle: Points, reach: float) -> float:
    """How many points the rule lies off across itself; NaN where none is seen."""
    picture = upright if rules.axis == 0 else upright.T
    across, along = middle[rules.axis], middle[1 - rules.axis]
    begin, end = (round((along + side * rules.half * 0.8) * SCALE) for side in (-1, 1))
    left, right = round((across - reach) * SCALE), round((across + reach) * SCALE)
    part = picture[max(0, begin) : end, max(0, left) : right]
    if part.shape[0] < 4 or part.shape[1] < 4:
        return float("nan")
    ranked = np.sort(part, axis=0)
    lines = 255.0 - ranked[len(ranked) * (100 - _ALONG) // 100]
    lines -= np.median(lines)
    most = float(lines.max())
    if most < _DARKER:
        return float("nan")
    strong = np.flatnonzero(lines >= max(_DARKER, _NEARLY * most))
    places = (strong + max(0, left) + 0.5) / SCALE - across
    nearest = strong[np.abs(places).argmin()]
    # the middle of the line that the nearest dark column belongs to
    group = strong[np.abs(strong - nearest) <= THICK * SCALE / 2]
    weights = lines[group]
    return float(((group + max(0, left) + 0.5) * weights).sum() / weights.sum() / SCALE - across)
