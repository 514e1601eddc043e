"""Handwriting on a page of any print: large thin strokes that are no letters of type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parsers.scan.foreign.words.runs import Run
from parsers.scan.foreign.words.wording import Said
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, ink_of
from parsers.scan.slots.ink import is_by_hand
from parsers.scan.slots.sorts import sorts_of
from parsers.scan.slots.strokes import strokes_of

_HIGH, _WIDE = 12.5, 18.0
"""Points of one stroke of the pen that no letter of type has."""
_THIN = 0.36
"""The share of its surroundings that a pen's stroke fills at most."""
_NEAR = 6.0
_READABLE, _TYPED = 0.85, 0.97
"""The mean probability of letters from which a run is type: also where it is high."""
_TALL, _INITIALS = 1.8, 4
"""How many times the usual height a run is that may be initials, and how many letters those are."""
_STRETCHED = 1.25
_SCRAP = 5.0
"""Points that a piece of handwriting is high at least, and half of those that it is wide."""
_JOINED, _LETTER = 15.0, 6.0
"""Points, across and down, that no letter of type is large."""
_SHORT_PATH, _NARROW, _BROAD = 55.0, 18.0, 3.4
"""Points: what ``parsers.scan.slots.ink`` asks of a name written by hand."""
_DARK = 120
_SCRAWLED, _BESIDE = 0.7, 0.4
"""The mean probability of letters up to which a run may be more of the handwriting beside it, and
the share of the lower one's height that both have in common then."""
_MARGIN = 4


@dataclass(frozen=True, slots=True)
class Inked:
    """Handwriting at its place in pixels; ``doubtful`` where it may be a cross, smear or stamp."""

    run: Run
    doubtful: bool


def inked_on(bare: Grey) -> tuple[list[Inked], NDArray[np.bool_]]:
    """The handwriting on a page without rules and boxes, and which pixels it has."""
    ink = ink_of(bare, 165)
    labels, about = blots_of(ink)
    groups = _grouped([run for run, area in _parts(about) if _by_hand(run, area)])
    mine: NDArray[np.bool_] = np.zeros(ink.shape, np.bool_)
    told: list[Inked] = []
    for group in groups:
        part = _written(group, labels, about)
        told.append(Inked(group, _is_doubtful(bare, group, part)))
        mine[group.top : group.bottom, group.left : group.right] |= part
    return told, mine


def scrawled(
    bare: Grey, clean: Grey, said: Sequence[Said], inked: Sequence[Inked]
) -> tuple[list[Inked], frozenset[Run]]:
    """The handwriting ``inked`` and what is more of it among runs that the model read as type.

    And which runs it is: what breaks in a pale picture is read in part. ``bare`` is the page
    without rules, ``clean`` the same without what is ``inked``.
    """
    usual = float(np.median([one.run.high for one in said])) if said else 0.0
    mine = [one for one in said if _is_scrawl(clean, one, usual)]
    by_hand = [one.run for one in mine if one.mean < _READABLE or _is_stretched(one)]
    scraps = [one.run for one in said if one.mean < _SCRAWLED and one not in mine]
    told, used = [], {one.run for one in mine}
    for one in inked:
        whole = _with_scraps(one.run, scraps, used)
        told.append(Inked(whole, one.doubtful and (whole == one.run or _is_no_hand(bare, whole))))
    for group in _grouped([one.run for one in mine]):
        whole = _with_scraps(group, scraps, used)
        type_ = not any(group.with_(run) == group for run in by_hand)
        strange = _is_doubtful(clean, whole, _ink(clean, whole))
        strange |= whole != group and _is_no_hand(clean, whole)
        told.append(Inked(whole, type_ or strange))
    return told, frozenset(used)


def _with_scraps(group: Run, scraps: Sequence[Run], used: set[Run]) -> Run:
    """``group`` with those of ``scraps`` that stand right beside it, which are noted as used."""
    near: Run | None = group
    while near is not None:
        near = next((run for run in scraps if run not in used and _goes_on(group, run)), None)
        if near is not None:
            used.add(near)
            group = group.with_(near)
    return group


def _goes_on(group: Run, run: Run) -> bool:
    across = max(group.left, run.left) - min(group.right, run.right)
    beside = min(group.bottom, run.bottom) - max(group.top, run.top)
    return across <= _NEAR * SCALE and beside >= _BESIDE * min(group.high, run.high)


def _is_no_hand(bare: Grey, group: Run) -> bool:
    """Whether what is in pieces may be anything else than a name written by hand."""
    return _is_doubtful(bare, group, _ink(bare, group))


def unread(said: Sequence[Said]) -> list[Run]:
    """What was read so badly that it may be handwriting in pieces, and not type."""
    least = _SCRAP * SCALE
    return [
        one.run
        for one in said
        if one.mean < _READABLE and one.run.wide >= 2 * least and one.run.high >= least
    ]


def _is_stretched(one: Said) -> bool:
    """Whether letters are wider than they are high: no type is."""
    return one.run.wide > _STRETCHED * one.run.high * sum(len(word.text) for word in one.words)


def _is_scrawl(bare: Grey, one: Said, usual: float) -> bool:
    letters = sum(len(word.text) for word in one.words)
    tall = one.run.high > _TALL * usual and (one.mean < _TYPED or letters <= _INITIALS)
    if tall:
        return True
    about = blots_of(_ink(bare, one.run))[1][1:]
    joined = (about[:, 2] > _JOINED * SCALE) & (about[:, 3] > _LETTER * SCALE)
    return one.mean < _READABLE and bool(joined.any())


def _ink(bare: Grey, run: Run) -> NDArray[np.bool_]:
    return ink_of(bare[run.top : run.bottom, run.left : run.right], 165)


def _parts(about: NDArray[np.int32]) -> Iterator[tuple[Run, int]]:
    for left, top, wide, high, area in about[1:]:
        yield Run(int(left), int(top), int(left + wide), int(top + high)), int(area)


def _by_hand(run: Run, area: int) -> bool:
    large = run.high >= _HIGH * SCALE and run.wide >= _WIDE * SCALE
    page = run.high > 200 * SCALE
    return large and not page and area < _THIN * run.high * run.wide


def _grouped(runs: Sequence[Run]) -> list[Run]:
    groups: list[Run] = []
    for run in runs:
        near = [group for group in groups if _close(group, run)]
        for group in near:
            groups.remove(group)
            run = run.with_(group)  # noqa: PLW2901 - it grows
        groups.append(run)
    return groups


def _close(one: Run, other: Run) -> bool:
    across = max(one.left, other.left) - min(one.right, other.right)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return across <= _NEAR * SCALE and down <= 0.5 * _NEAR * SCALE


def _written(group: Run, labels: NDArray[np.int32], about: NDArray[np.int32]) -> NDArray[np.bool_]:
    """The pixels of a group: its large strokes, and small ones that lie wholly between them."""
    here = labels[group.top : group.bottom, group.left : group.right]
    mine = [
        one
        for one in np.unique(here)
        if one
        and about[one, 0] >= group.left
        and about[one, 1] >= group.top
        and about[one, 0] + about[one, 2] <= group.right
        and about[one, 1] + about[one, 3] <= group.bottom
    ]
    return np.asarray(np.isin(here, mine))


def _is_doubtful(bare: Grey, group: Run, part: NDArray[np.bool_]) -> bool:
    ink = np.pad(part, _MARGIN)
    found = strokes_of(ink, np.ones(ink.shape, np.bool_))
    if found.path < _SHORT_PATH or found.wide < _NARROW or found.broad > _BROAD:
        return True
    grey = bare[group.top : group.bottom, group.left : group.right]
    if np.percentile(grey[part], 10) > _DARK:
        return True
    around = np.pad(grey, _MARGIN, constant_values=255)
    return not is_by_hand(sorts_of(around, ink), found, np.zeros(ink.shape, np.bool_))
