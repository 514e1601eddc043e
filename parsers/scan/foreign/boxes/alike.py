"""Boxes in line with boxes that are seen: those of a print are alike, whatever a pen left on them.

A tick that reaches out of its box stands where letters have neighbours, and hides the box; the
empty ones beside it show how large it is, and on which line its sides run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.pdf.geometry import Rect
from parsers.scan.laying.blanks import SCALE

_WHOLE = 0.8
"""The share of each of its sides that is seen."""
_OFF = 3
"""Pixels by which a box may stand off the line of others."""
_SAME = 2
"""Pixels by which boxes of one kind differ, and their lines."""

Sides = NDArray[np.uint8]
Place = tuple[int, int, int, int]
"""Left, top, width and height in pixels."""


def boxes_alike(
    lying: Sides, standing: Sides, known: Sequence[Rect], whole: float = _WHOLE
) -> Iterator[Place]:
    """The places of boxes as large as ``known`` ones, on their lines or in their columns.

    ``lying`` and ``standing`` are a page's straight runs, across and down; of each side of a box
    the share ``whole`` is seen.
    """
    places = [_place(rect) for rect in known]
    across = np.asarray(cv2.transpose(standing), np.uint8)
    down = np.asarray(cv2.transpose(lying), np.uint8)
    for _, top, wide, high in _distinct(places, 1):
        yield from ((x, y, wide, high) for x, y in _along(lying, standing, top, wide, high, whole))
    for left, _, wide, high in _distinct(places, 0):
        yield from ((x, y, wide, high) for y, x in _along(across, down, left, high, wide, whole))


def is_alike(one: Rect, other: Rect) -> bool:
    """Whether two boxes are of one size, and in a row or a column."""
    (x, y, wide, high), (left, top, across, down) = _place(one), _place(other)
    same = max(abs(wide - across), abs(high - down)) <= _SAME
    return same and min(abs(x - left), abs(y - top)) <= _OFF


def _place(rect: Rect) -> Place:
    left, top, right, bottom = (round(edge * SCALE) for edge in rect)
    return left, top, right - left, bottom - top


def _distinct(places: Sequence[Place], axis: int) -> list[Place]:
    """One of the boxes of each size on each line."""
    kept: list[Place] = []
    for place in places:
        far = (max(abs(place[at] - one[at]) for at in (axis, 2, 3)) for one in kept)
        if all(by > _SAME for by in far):
            kept.append(place)
    return kept


def _along(
    lying: Sides, standing: Sides, top: int, wide: int, high: int, whole: float
) -> Iterator[tuple[int, int]]:
    """Where boxes are whose upper and lower sides run nearly on the lines of one at ``top``."""
    down = np.asarray(standing[max(0, top) : top + high].mean(axis=0), np.float64)[None]
    down = np.asarray(cv2.dilate(down, np.ones((1, 3)))[0], np.float64)
    tops = range(max(1, top - _OFF), min(top + _OFF, len(lying) - high - 1) + 1)
    both = [np.minimum(*(_share(lying, y, wide) for y in (at, at + high - 1))) for at in tops]
    if not both:
        return
    best = np.array(both)
    worth = np.minimum(best.max(axis=0), np.minimum(down[: 1 - wide], down[wide - 1 :]))
    end = 0
    for x in np.flatnonzero(worth >= whole).tolist():
        if x >= end:
            found = x + int(worth[x : x + 2 * _OFF].argmax())
            yield found, tops[int(best[:, found].argmax())]
            end = found + wide


def _share(lying: Sides, y: int, wide: int) -> NDArray[np.float64]:
    """The share of a line at ``y`` that is drawn, from each place on for ``wide`` pixels."""
    drawn = lying[y - 1 : y + 2].max(axis=0)
    run = np.concatenate([[0.0], np.cumsum(drawn, dtype=np.float64)])
    return np.asarray((run[wide:] - run[:-wide]) / wide, np.float64)
