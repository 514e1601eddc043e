"""The ways a pen went: strokes followed through their crossings."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.thinning import thinned

Path = NDArray[np.float64]
"""Points one a row, x and y in pixels, in the order in which a stroke goes."""

_LOOKS_BACK = 10
"""Points of a stroke by which its direction is told where it ends."""
_STRAIGHT = 0.6
"""The cosine of the greatest bend with which a stroke is followed through a crossing."""
_SPUR = 1.2
"""A thorn that thinning leaves is at most so many times as long as the stroke is broad."""
_STEM = 14.0
"""Points that the stem of a letter is long at most; threads and folds run on."""
_STEMS = 2
"""Letters that have such stems at least: one may be where a fold begins."""
_RING = 4
"""Pixels that a ring has at least."""
_KERNEL = np.ones((3, 3), np.uint8)


@dataclass(frozen=True, slots=True)
class Way:
    """A stroke as a pen went, and those of its two ends that are free, touching no other.

    ``turned`` are the ends at which a pen went back upon its own line: stems of letters.
    """

    points: Path
    free: Sequence[Path]
    turned: int = 0

    @property
    def length(self) -> float:
        """In pixels."""
        return float(np.hypot(*np.diff(self.points, axis=0).T).sum())


@dataclass
class _Piece:
    """A part of a stroke between crossings; ``knots`` are those at its first and last point."""

    points: Path
    knots: list[int]


_End = tuple[int, int]
"""A piece's number, and 0 for its first point or 1 for its last."""


def ways_of(ink: NDArray[np.bool_], broad: float) -> list[Way]:
    """The strokes of ``ink``, ``broad`` pixels broad, each followed as straight on as it goes
    where others cross it."""
    line = thinned(ink)
    about = cv2.filter2D(
        line.astype(np.uint8), cv2.CV_16U, _KERNEL.astype(np.float32), borderType=0
    )
    inner = cv2.dilate((line & (about > 3)).astype(np.uint8), _KERNEL)
    knots = np.pad(blots_of(inner)[0], 1)
    pieces = []
    for points in _points_of(line & (inner == 0)):
        way = _in_order(points)
        pieces.append(_Piece(way, _knots_of(knots, way)))
    return _joined(*_without_trifles(pieces, broad))


def _points_of(ink: NDArray[np.bool_]) -> Iterator[NDArray[np.int64]]:
    labels, about = blots_of(ink)
    for one in range(1, len(about)):
        left, top, wide, high, _ = (int(edge) for edge in about[one])
        ys, xs = np.nonzero(labels[top : top + high, left : left + wide] == one)
        yield np.stack([xs + left, ys + top], axis=1)


def _in_order(points: NDArray[np.int64]) -> Path:
    """Pixels of a line without crossings from one end to the other."""
    left = {(int(x), int(y)) for x, y in points}
    at = min(left, key=lambda one: (sum(near in left for near in _near(one)), one))
    way = [at]
    left.discard(at)
    while (step := next((near for near in _near(at) if near in left), None)) is not None:
        at = step
        way.append(at)
        left.discard(at)
    return np.array(way, np.float64)


def _near(at: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The neighbours of a pixel, those at its sides first."""
    x, y = at
    for right, down in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)):
        yield x + right, y + down


def _knots_of(padded: NDArray[np.int32], way: Path) -> list[int]:
    """The crossings that a piece's two ends touch, 0 for none; a single pixel may touch two."""
    found = []
    for x, y in way[[0, -1]].astype(int):
        around = padded[y : y + 3, x : x + 3]
        found.append(sorted({int(knot) for knot in around[around > 0]}))
    first, last = found
    if first and last and len(way) <= 2:
        both = sorted({*first, *last})
        return [both[0], both[-1]]
    return [first[-1] if first else 0, last[-1] if last else 0]


def _without_trifles(pieces: Sequence[_Piece], broad: float) -> tuple[list[_Piece], dict[int, int]]:
    """``pieces`` without thorns and the bridges within a crossing, and which crossings are one."""
    same: dict[int, int] = {}
    kept = []
    for piece in pieces:
        first, last = piece.knots
        short = len(piece.points) < _SPUR * broad
        if short and first and last:
            same[_root(same, first)] = _root(same, last)
        elif not (short and (first or last)):
            kept.append(piece)
    return kept, same


def _root(same: dict[int, int], knot: int) -> int:
    while same.get(knot, knot) != knot:
        knot = same[knot]
    return knot


def _out(points: Path) -> Path:
    """The way out of a piece at its last point."""
    out = points[-1] - points[-1 - min(len(points) - 1, _LOOKS_BACK)]
    return np.asarray(out / max(1e-9, float(np.hypot(*out))))


def _partners(ends: Sequence[_End], outs: dict[_End, Path]) -> Iterator[tuple[_End, _End]]:
    """Which ends at a crossing go on in which: the straightest first, and two alone always."""
    if len(ends) == 2:
        yield ends[0], ends[1]
        return
    taken: set[_End] = set()
    for one, other in sorted(combinations(ends, 2), key=lambda two: outs[two[0]] @ outs[two[1]]):
        straight = outs[one] @ outs[other] < -_STRAIGHT
        if straight and one not in taken and other not in taken:
            taken |= {one, other}
            yield one, other


def _stems(
    pieces: Sequence[_Piece], ends: Sequence[_End], outs: dict[_End, Path]
) -> Iterator[_End]:
    """The tip of a stem: where three ends meet, both others go on into it, and it goes nowhere."""
    if len(ends) != 3:
        return
    for at, last in ends:
        if pieces[at].knots[1 - last] or len(pieces[at].points) > _STEM * SCALE:
            continue
        others = [outs[other] for other in ends if other != (at, last)]
        if all(out @ outs[at, last] < -_STRAIGHT for out in others):
            yield at, 1 - last


def _joined(pieces: Sequence[_Piece], same: dict[int, int]) -> list[Way]:
    meeting: dict[int, list[_End]] = {}
    outs: dict[_End, Path] = {}
    for at, piece in enumerate(pieces):
        for last, knot in enumerate(piece.knots):
            outs[at, last] = _out(piece.points if last else piece.points[::-1])
            if knot:
                meeting.setdefault(_root(same, knot), []).append((at, last))
    goes_on: dict[_End, _End] = {}
    alone = {ends[0] for ends in meeting.values() if len(ends) == 1}
    for ends in meeting.values():
        for one, other in _partners(ends, outs):
            goes_on[one], goes_on[other] = other, one
    stems = {tip for ends in meeting.values() for tip in _stems(pieces, ends, outs)}
    return list(_followed(pieces, goes_on, alone, stems if len(stems) >= _STEMS else ()))


def _followed(
    pieces: Sequence[_Piece],
    goes_on: dict[_End, _End],
    alone: Container[_End],
    stems: Container[_End],
) -> Iterator[Way]:
    ends = [(at, last) for at in range(len(pieces)) for last in (0, 1)]
    seen: set[int] = set()
    for start in [*(end for end in ends if end not in goes_on), *ends]:  # the others are rings
        if start[0] in seen:
            continue
        way: list[Path] = []
        here, end = start, start
        while here[0] not in seen:
            at, last = here
            seen.add(at)
            way.append(pieces[at].points[::-1] if last else pieces[at].points)
            end = (at, 1 - last)
            here = goes_on.get(end, end)
        line = np.vstack(way)
        if start in goes_on or _is_ring(line):
            yield Way(line, ())
            continue
        tips = ((start, line[0]), (end, line[-1]))
        free = [tip for key, tip in tips if key not in stems and _is_free(pieces, key, alone)]
        yield Way(line, free, (start in stems) + (end in stems))


def _is_ring(line: Path) -> bool:
    """Whether a stroke ends beside the pixel where it began."""
    return len(line) > _RING and float(np.abs(line[0] - line[-1]).max()) <= 1


def _is_free(pieces: Sequence[_Piece], end: _End, alone: Container[_End]) -> bool:
    at, last = end
    return not pieces[at].knots[last] or end in alone
