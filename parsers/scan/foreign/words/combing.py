"""Combs: one letter or figure in each of a row of small cells, read as the line that they are.

A letter alone says little: "/" passes for a one and zero for an O. So the letters of a comb are set
beside each other below the page, and are read there as a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import numpy as np

from parsers.model import DOUBTED
from parsers.pdf.geometry import Rect
from parsers.pdf.grid import Across
from parsers.scan.foreign.words.runs import Run
from parsers.scan.foreign.words.wording import Said
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.picture import Grey, ink_of

_FEWEST = 4
"""Cells of a comb at least."""
_NARROW, _WIDE, _LOW, _TALL = 6.0, 24.0, 9.0, 30.0
"""Points that its cells are wide, and high, at least and at most."""
_LEVEL = 1.5
"""Points by which the ends of its upright lines may differ."""
_UNEVEN, _EVEN = 0.15, 0.75
"""The share of its width by which a cell may be wider or narrower, and the share of cells that are
of one width; between these forms print signs."""
_APART = 1.35
"""Cells' widths between two lines beyond which another comb begins."""
_EDGE = 1.2
"""Points beside a line in which what is left of it may stand."""
_LEAST = 6
"""Pixels of ink that a letter has at least, and a stop."""
_BETWEEN, _BLANK = 1.1, 4.0
"""Points between letters, and where a cell was left empty."""
_AROUND = 3
"""Pixels of white around a line of them."""


@dataclass(frozen=True)
class Comb:
    """A comb by its upright lines ``at``, and its upper and lower edge, in points."""

    at: tuple[float, ...]
    y0: float
    y1: float

    @property
    def rect(self) -> Rect:
        """All of its cells."""
        return self.at[0], self.y0, self.at[-1], self.y1


@dataclass(frozen=True)
class Packed:
    """The letters of a comb, set beside each other as ``run`` of a picture.

    ``place`` is where they stand on the page, in pixels, ``cells`` how many of them hold a letter;
    ``full`` where the last one does.
    """

    run: Run
    place: Run
    cells: int
    full: bool


def combs_of(down: Sequence[Across]) -> list[Comb]:
    """The combs that a page's upright lines are of: many and near, of one height and apart alike.

    The lines of tables run through all of their rows, and are taller.
    """
    short = sorted(rule for rule in down if _LOW <= rule[2] - rule[1] <= _TALL)
    found: list[Comb] = []
    while short:
        _, y0, y1 = short[0]
        row = [one for one in short if abs(one[1] - y0) <= _LEVEL and abs(one[2] - y1) <= _LEVEL]
        short = [one for one in short if one not in row]
        found += [comb for part in _stretches(row) if (comb := _as_comb(part))]
    return found


def _stretches(row: Sequence[Across]) -> Iterator[list[Across]]:
    part = [row[0]]
    steps = [other[0] - one[0] for one, other in pairwise(row)]
    usual = median([step for step in steps if step <= _WIDE] or [0.0])
    for step, rule in zip(steps, row[1:], strict=True):
        if not _NARROW <= step <= _APART * usual:
            yield part
            part = []
        part.append(rule)
    yield part


def _as_comb(part: Sequence[Across]) -> Comb | None:
    steps = [other[0] - one[0] for one, other in pairwise(part)]
    if len(steps) < _FEWEST:
        return None
    usual = median(steps)
    even = sum(abs(step - usual) <= _UNEVEN * usual for step in steps)
    if even < max(_FEWEST, _EVEN * len(steps)):
        return None
    return Comb(
        tuple(rule[0] for rule in part), median(rule[1] for rule in part),
        median(rule[2] for rule in part),
    )  # fmt: skip


def without_teeth(down: Sequence[Across], combs: Sequence[Comb]) -> list[Across]:
    """The upright lines of a page but for those between the cells of its combs."""
    teeth = {(x, round(comb.y0)) for comb in combs for x in comb.at[1:-1]}
    return [
        rule
        for rule in down
        if not any(rule[0] == x and abs(rule[1] - y) <= 2 * _LEVEL for x, y in teeth)
    ]


def packed(clean: Grey, combs: Sequence[Comb]) -> tuple[Grey, list[Packed]]:
    """``clean`` with the letters of its combs taken out, and set beside each other below it."""
    made = clean.copy()
    told: list[Packed] = []
    below = len(clean)
    for comb in combs:
        x0, y0, x1, y1 = (round(edge * SCALE) for edge in comb.rect)
        letters = list(_letters(clean, comb))
        made[y0 : y1 + 1, x0 : x1 + 1] = 255
        line, place, cells = _line(letters, y1 - y0, clean.shape[1])
        if not cells:
            continue
        run = Run(_AROUND, below + _AROUND, line.shape[1] - _AROUND, below + len(line) - _AROUND)
        told.append(Packed(_tight(line, run), Run(place[0], y0, place[1], y1), cells,
                           full=letters[-1] is not None))  # fmt: skip
        wide = np.full((len(line), clean.shape[1]), 255, np.uint8)
        wide[:, : line.shape[1]] = line
        made = np.vstack([made, wide])
        below = len(made)
    return made, told


def _letters(clean: Grey, comb: Comb) -> Iterator[tuple[int, Grey] | None]:
    """What stands in each cell, with where it begins; None for nothing."""
    top, bottom = round(comb.y0 * SCALE), round(comb.y1 * SCALE)
    for one, other in pairwise(comb.at):
        left, right = round((one + _EDGE) * SCALE), round((other - _EDGE) * SCALE)
        cell = clean[top:bottom, left:right]
        ink = ink_of(cell, 165)
        columns = np.flatnonzero(ink.any(axis=0))
        if ink.sum() < _LEAST:
            yield None
            continue
        first, last = max(0, int(columns[0]) - 1), int(columns[-1]) + 2
        yield left + first, cell[:, first:last]


def _line(
    letters: Sequence[tuple[int, Grey] | None], high: int, most: int
) -> tuple[Grey, tuple[int, int], int]:
    """Letters beside each other, where they begin and end on the page, and how many they are."""
    there = [one for one in letters if one]
    line = np.full((high + 2 * _AROUND, most), 255, np.uint8)
    at, blank = _AROUND, False
    for one in letters:
        if one is None:
            blank = at > _AROUND
            continue
        at += round((_BLANK if blank else _BETWEEN) * SCALE) if at > _AROUND else 0
        wide = min(one[1].shape[1], most - _AROUND - at)
        if wide <= 0:
            break
        line[_AROUND : _AROUND + high, at : at + wide] = one[1][:, :wide]
        at, blank = at + wide, False
    ends = (there[0][0], there[-1][0] + there[-1][1].shape[1]) if there else (0, 0)
    return line[:, : at + _AROUND], ends, len(there)


def _tight(line: Grey, run: Run) -> Run:
    """``run`` of a line, no higher than its ink."""
    rows = np.flatnonzero(ink_of(line, 165).any(axis=1))
    above = run.top - _AROUND
    return replace(run, top=above + int(rows[0]), bottom=above + int(rows[-1]) + 1)


def unpacked(said: Sequence[Said], combs: Sequence[Packed], top: float = 0.0) -> list[Said]:
    """``said`` with what was read of ``combs`` as one word each, at its place on the page.

    Where not as many letters were read as there are in its cells, the word is in doubt, and where
    words fill it: more of them may not have found room.
    """
    by_run = {comb.run: comb for comb in combs}
    return [_one_word(one, by_run[one.run], top) if one.run in by_run else one for one in said]


def _one_word(one: Said, comb: Packed, top: float) -> Said:
    place = comb.place
    if not one.words:
        return Said(place, (), one.mean)
    text = " ".join(word.text for word in one.words)
    letters = [letter for letter in text if not letter.isspace()]
    whole = len(letters) == comb.cells and not (comb.full and any(map(str.isalpha, letters)))
    sure = min(word.sure for word in one.words)
    left, first = place.left / SCALE, one.words[0]
    inside = top + place.bottom / SCALE - 0.1 * first.size
    word = replace(
        first, text=text, x0=left, x1=left + one.run.wide / SCALE,
        base=min(first.base + (place.bottom - one.run.bottom) / SCALE, inside),
        sure=sure if whole else min(sure, DOUBTED),
    )  # fmt: skip
    return Said(place, (word,), one.mean)
