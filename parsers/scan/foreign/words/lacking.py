"""Accents that a line shows and the words read off it lack: "Víctor" passes for "Victor"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import SCALE
from parsers.scan.letters.recognising import Read
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, ink_of

_LOW = frozenset("acemnorsuvwxz")
"""Letters without a stroke up or down."""
_CAPITALS = frozenset("ABCDEFGHIKLMNOPRSTUVWXYZ")
_HIGH = _CAPITALS | frozenset("bdfhkl0123456789")
_STANDING = frozenset("ABCDEFGHIKLMNOPRSTUVWXYZabcdehiklmnorstuvwxz")
"""What stands on the line in every type."""
_DOTTED = frozenset("ij!?:;%\"'*°^")
"""What has a mark above, or is one."""
_DOTTED_BELOW = frozenset("!?;:,.%")
_BELOW = frozenset({202, 220})
"""What Unicode calls marks that hang on a letter or stand under it."""
_MARK, _WIDE_MARK = 0.42, 0.75
"""How high and wide a mark over a letter is at most, by the height of a large one."""
_TALLER, _ABOVE = 1.27, 0.14
"""How many times as high as others of its kind a low letter is into which an accent has run, and
how far above all others a capital stands then, by its height."""
_ACROSS, _LEANS = 1.9, 0.24
"""How wide by its height what is over an i is at most, and how far it leans by its width: a dot
does not."""
_SPREAD, _PAPER = 1.7, 235
"""The same by how its ink is spread, for a dot of few pixels is as wide as these fall; and the grey
from which there is none: dots of damaged lines have 1.5 at most, bars, hooks and tildes 1.9."""
_BENEATH = 0.14
"""How far below all others that stand on the line a letter with a mark reaches, by their height."""
_WITHIN = 0.35
"""In parts of a letter's width, how far from its middle it was seen: farther it is another's."""
_NEAR, _LEAST = 3.4, 2.0
"""Points from a mark within which its letter was seen, and that a letter is high at least."""
_ENOUGH = 2
"""Low letters that tell how high these are."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Ink that hangs together, by its edges; and which letters were seen within it."""

    left: int
    top: int
    right: int
    bottom: int
    letters: tuple[int, ...]

    @property
    def high(self) -> int:
        return self.bottom - self.top

    @property
    def wide(self) -> int:
        return self.right - self.left


def accents_lost(line: Grey, read: Read) -> list[float]:
    """Where on ``line``, from 0 to 1, an accent stands that ``read`` has none for."""
    if not read.places:
        return []
    ink = ink_of(line, 165)
    parts = _parts(ink, read)
    whole = [part for part in parts if part.high >= _LEAST * SCALE]
    if not whole:
        return []
    large = float(np.percentile([part.high for part in whole], 75))
    marks = [part for part in parts if _is_mark(part, parts, large)]
    lost = [*_over(line, read, marks), *_in_low(whole, read.text)]
    foot = float(np.median([part.bottom for part in whole if part.high >= large / 2]))
    below = [part for part in parts if part.top >= foot and _is_below(part, parts, large)]
    lost += _under(line, read, below)
    lost += [*_in_capitals(ink, whole, read), *_below_the_line(whole, read, ink.shape[1])]
    return [at / line.shape[1] for at in lost]


def _parts(ink: NDArray[np.bool_], read: Read) -> list[_Part]:
    _, about = blots_of(ink)
    seen = np.array(read.places) * ink.shape[1]
    told = np.array([not letter.isspace() for letter in read.text[: len(seen)]])
    made: list[_Part] = []
    for left, top, across, down, _ in about[1:].tolist():
        within = np.flatnonzero(told & (seen >= left - 1) & (seen <= left + across))
        made.append(_Part(left, top, left + across, top + down, tuple(within.tolist())))
    return made


def _is_mark(part: _Part, parts: Sequence[_Part], large: float) -> bool:
    """Whether a part is small and stands over a letter."""
    return _is_small(part, large) and any(
        0 <= other.top - part.bottom <= _MARK * large and _is_in_line(part, other)
        for other in parts
    )


def _is_below(part: _Part, parts: Sequence[_Part], large: float) -> bool:
    """Whether a part is small and stands under a letter."""
    return _is_small(part, large) and any(
        0 <= part.top - other.bottom <= _MARK * large and _is_in_line(part, other)
        for other in parts
    )


def _is_small(part: _Part, large: float) -> bool:
    fits = part.high <= _MARK * large and part.wide <= _WIDE_MARK * large
    return fits and min(part.high, part.wide) >= 2


def _is_in_line(mark: _Part, letter: _Part) -> bool:
    across = min(letter.right, mark.right) - max(letter.left, mark.left)
    return across >= mark.wide / 2 and letter.high >= 2 * mark.high


def _over(line: Grey, read: Read, marks: Sequence[_Part]) -> Iterator[float]:
    """Where marks stand over letters that were read without one, or as an i."""
    seen = np.array(read.places) * line.shape[1]
    for mark in marks:
        middle = (mark.left + mark.right) / 2
        near = np.flatnonzero(np.abs(seen - middle) <= _NEAR * SCALE)
        letters = [read.text[at] for at in near.tolist()]
        if any(len(unicodedata.normalize("NFD", letter)) > 1 for letter in letters):
            continue
        dotted = any(letter in _DOTTED for letter in letters)
        if not dotted or (any(letter in "ij" for letter in letters) and _is_no_dot(line, mark)):
            yield middle


def _under(line: Grey, read: Read, marks: Sequence[_Part]) -> Iterator[float]:
    """Where marks stand under letters that were read without one."""
    seen = np.array(read.places) * line.shape[1]
    for mark in marks:
        middle = (mark.left + mark.right) / 2
        near = np.flatnonzero(np.abs(seen - middle) <= _NEAR * SCALE)
        if not any(_has_one_below(read.text[at]) for at in near.tolist()):
            yield middle


def _has_one_below(letter: str) -> bool:
    """Whether a letter has a mark below, or is one."""
    marks = unicodedata.normalize("NFD", letter)[1:]
    return letter in _DOTTED_BELOW or any(unicodedata.combining(one) in _BELOW for one in marks)


def _is_no_dot(line: Grey, mark: _Part) -> bool:
    """Whether what stands over an i leans, or is two dots that met."""
    if mark.wide > _ACROSS * mark.high and _spread(line, mark) > _SPREAD:
        return True
    part = 255.0 - line[mark.top : mark.bottom, max(0, mark.left - 1) : mark.right + 1]
    half = len(part) // 2
    if half < 1 or mark.wide < 4:
        return False
    across = np.arange(part.shape[1])
    upper, lower = part[:half].sum(axis=0), part[-half:].sum(axis=0)
    if not upper.sum() or not lower.sum():
        return False
    lean = (upper * across).sum() / upper.sum() - (lower * across).sum() / lower.sum()
    return bool(abs(lean) > _LEANS * mark.wide)


def _spread(line: Grey, mark: _Part) -> float:
    """How many times as wide as high a mark is, by how much ink its columns and rows have."""
    rows, columns = slice(max(0, mark.top - 1), mark.bottom + 1), slice(max(0, mark.left - 1), None)
    ink = np.clip(_PAPER - line[rows, columns].astype(np.float64), 0, None)[:, : mark.wide + 2]
    across, down = ink.sum(axis=0), ink.sum(axis=1)
    wide, high = across.sum() / max(1.0, across.max()), down.sum() / max(1.0, down.max())
    return float(wide / max(high, 1e-6))


def _in_low(parts: Sequence[_Part], text: str) -> Iterator[float]:
    """Where a low letter is so high that an accent has run into it."""
    low = [one for one in parts if len(one.letters) == 1 and text[one.letters[0]] in _LOW]
    usual = float(np.median([part.high for part in low])) if len(low) > _ENOUGH else 0.0
    for part in low:
        if usual and part.high > _TALLER * usual:
            yield (part.left + part.right) / 2


def _in_capitals(ink: NDArray[np.bool_], parts: Sequence[_Part], read: Read) -> Iterator[float]:
    """Where a capital stands above all other high letters: an accent has run into it."""
    for part in parts:
        large = max((one.high for one in parts if one is not part), default=part.high)
        for at, left, right in _shares(part, read, ink.shape[1]):
            beyond = [one.top for one in parts if one is not part]
            for columns in (slice(part.left, left), slice(right, part.right)):
                beyond += _top(ink[part.top : part.bottom, columns], part.top)
            own = _top(ink[part.top : part.bottom, left:right], part.top)
            alone = not any(letter in _HIGH for letter in read.text[:at] + read.text[at + 1 :])
            if read.text[at] not in _CAPITALS or alone or not beyond or not own:
                continue
            if own[0] < min(beyond) - _ABOVE * large:
                yield (left + right) / 2


def _below_the_line(parts: Sequence[_Part], read: Read, wide: int) -> Iterator[float]:
    """Where a letter that stands on the line reaches below all others that do: a mark hangs on
    it."""
    lone = [(one, one.letters[0]) for one in parts if len(one.letters) == 1]
    on_line = [
        one
        for one, at in lone
        if read.text[at] in _STANDING
        and abs(read.places[at] * wide - (one.left + one.right) / 2) <= _WITHIN * one.wide
    ]
    for part in on_line if len(on_line) > _ENOUGH else ():
        others = [one for one in on_line if one is not part]
        large = max(one.high for one in others)
        if part.bottom > max(one.bottom for one in others) + _BENEATH * large:
            yield (part.left + part.right) / 2


def _top(ink: NDArray[np.bool_], above: int) -> list[int]:
    """The row of the highest ink of a part that begins in row ``above``; nothing where none is."""
    rows = np.flatnonzero(ink.any(axis=1))
    return [above + int(rows[0])] if rows.size else []


def _shares(part: _Part, read: Read, wide: int) -> Iterator[tuple[int, int, int]]:
    """The letters of a part, each with the columns that it has of it."""
    seen = [round(read.places[at] * wide) for at in part.letters]
    edges = [part.left, *((one + other) // 2 for one, other in pairwise(seen)), part.right]
    for at, (left, right) in zip(part.letters, pairwise(edges), strict=False):
        yield at, left, max(right, left + 1)
