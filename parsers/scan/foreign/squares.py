"""Check boxes of a page: small squares and circles in its picture, and how much is in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.pdf.geometry import Rect
from parsers.scan import ticks
from parsers.scan.blanks import SCALE
from parsers.scan.blots import blots_of
from parsers.scan.picture import Grey, ink_of

_SMALL, _LARGE = 5.5, 20.0
_ROUND = 7.5
"""Points that a circle is wide at least: fewer has an O."""
_SIDE = 4.5
"""Points of a straight run that may be a box's side."""
_COVERED = 0.8
"""The share of each side that is a straight run."""
_LETTER, _CLOSE = 9.5, 1.5
"""Points: a box as small as a letter has so much white beside it."""
_ALONE = 2.4
"""Points of white that a circle has on both sides: an O in a word has less."""


@dataclass(frozen=True, slots=True)
class Square:
    """A check box: its place in points, whether it is ticked, and how surely."""

    rect: Rect
    ticked: bool
    sure: float


def squares_on(grey: Grey) -> list[Square]:
    """The check boxes of the page ``grey`` at :data:`SCALE`."""
    ink = ink_of(grey, 165)
    found = [*_straight_sided(ink), *_round(ink)]
    distinct: list[Rect] = []
    for rect in sorted(found, key=lambda one: -(one[2] - one[0])):
        if not any(_meet(rect, other) for other in distinct):
            distinct.append(rect)
    lone = [rect for rect in distinct if not any(_adjoins(rect, other) for other in distinct)]
    return [_judged(grey, rect) for rect in lone]


def _straight_sided(ink: NDArray[np.bool_]) -> Iterator[Rect]:
    raw = ink.astype(np.uint8)
    long = round(_SIDE * SCALE)
    lying = _runs(raw, long)
    standing = np.ascontiguousarray(_runs(np.ascontiguousarray(raw.T), long).T)
    _, about = blots_of(lying | standing)
    for left, top, wide, high, _ in about[1:]:
        here = np.s_[top : top + high, left : left + wide]
        if not _sized(wide, high) or not _framed(lying[here], standing[here]):
            continue
        letter = wide < _LETTER * SCALE and _has_neighbour(raw, left, top, wide, high)
        if not letter and _cornered(raw[here]) and raw[here].mean() < 0.9:
            yield _rect(left, top, wide, high)


def _runs(ink: NDArray[np.uint8], long: int) -> NDArray[np.uint8]:
    """Where ink runs on across, though it falls a pixel."""
    thick = cv2.dilate(ink, np.ones((2, 1), np.uint8))
    return np.asarray(cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, long), np.uint8)))


def _framed(lying: NDArray[np.uint8], standing: NDArray[np.uint8]) -> bool:
    """Whether straight runs make all four sides."""
    band = max(3, round(1.2 * SCALE))
    sides = (
        lying[:band].max(axis=0), lying[-band:].max(axis=0),
        standing[:, :band].max(axis=1), standing[:, -band:].max(axis=1),
    )  # fmt: skip
    return all(side.mean() >= _COVERED for side in sides)


def _has_neighbour(ink: NDArray[np.uint8], left: int, top: int, wide: int, high: int) -> bool:
    """Whether ink stands close beside a small box: then it is a letter, a bold O or a B."""
    gap = round(_CLOSE * SCALE)
    rows = np.s_[top : top + high]
    before = ink[rows, max(0, left - gap) : max(0, left - 1)]
    behind = ink[rows, left + wide + 1 : left + wide + gap]
    return bool(before.any() or behind.any())


def _cornered(part: NDArray[np.uint8]) -> bool:
    """Whether ink stands in all four corners: an O has none there."""
    band = max(3, round(1.2 * SCALE))
    corners = part[:band, :band], part[:band, -band:], part[-band:, :band], part[-band:, -band:]
    return all(corner.sum() >= 3 for corner in corners)


def _round(ink: NDArray[np.bool_]) -> Iterator[Rect]:
    """Circles: radio buttons, filled or not."""
    labels, about = blots_of(ink)
    for one, (left, top, wide, high, _) in enumerate(about[1:], start=1):
        if not _sized(wide, high) or min(wide, high) < _ROUND * SCALE:
            continue
        part = (labels[top : top + high, left : left + wide] == one).astype(np.uint8)
        outlines, _ = cv2.findContours(part, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        outline = max(outlines, key=cv2.contourArea)
        area = float(cv2.contourArea(outline))
        length = float(cv2.arcLength(outline, closed=True))
        hollow = 1 - part.sum() / max(1.0, area)
        like_a_circle = 4 * np.pi * area / max(1.0, length) ** 2
        if like_a_circle > 0.86 and abs(area / (wide * high) - np.pi / 4) < 0.05 and hollow > 0.25:
            gap = round(_ALONE * SCALE)
            beside = ink[top : top + high, max(0, left - gap) : left + wide + gap].copy()
            own = min(left, gap)
            beside[:, own : own + wide] = False
            if not beside.any():
                yield _rect(left, top, wide, high)


def _sized(wide: int, high: int) -> bool:
    least, most = _SMALL * SCALE, _LARGE * SCALE
    return least <= wide <= most and least <= high <= most and 0.75 <= wide / high <= 1.34


def _rect(left: int, top: int, wide: int, high: int) -> Rect:
    return (
        float(left) / SCALE, float(top) / SCALE,
        float(left + wide) / SCALE, float(top + high) / SCALE,
    )  # fmt: skip


def _meet(one: Rect, other: Rect) -> bool:
    return min(one[2], other[2]) > max(one[0], other[0]) and min(one[3], other[3]) > max(
        one[1], other[1]
    )


def _adjoins(rect: Rect, other: Rect) -> bool:
    """Whether another box of the same height touches at its side: then they are a comb."""
    if rect is other or abs(rect[1] - other[1]) > 1.5 or abs(rect[3] - other[3]) > 1.5:
        return False
    return min(abs(rect[0] - other[2]), abs(rect[2] - other[0])) < 1.5


def _judged(grey: Grey, rect: Rect) -> Square:
    left, top, right, bottom = (round(edge * SCALE) for edge in rect)
    inset = round(0.22 * (right - left))
    inside = ink_of(grey[top + inset : bottom - inset, left + inset : right - inset], 150)
    value, sure = ticks.told(float(inside.mean()) if inside.size else 0.0)
    return Square(rect, value, sure)


def without_squares(grey: Grey, squares: Sequence[Square]) -> Grey:
    """``grey`` without its check boxes and what ticks them."""
    made = grey.copy()
    for square in squares:
        left, top, right, bottom = (round(edge * SCALE) for edge in square.rect)
        margin = round((2.2 if square.ticked else 0.8) * SCALE)
        made[max(0, top - margin) : bottom + margin, max(0, left - margin) : right + margin] = 255
    return made
