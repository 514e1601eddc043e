"""Check boxes of a page: small squares and circles in its picture, and how much is in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.pdf.geometry import Rect
from parsers.scan.foreign.boxes.alike import boxes_alike, is_alike
from parsers.scan.foreign.boxes.arrows import is_arrow, may_be_arrow
from parsers.scan.foreign.boxes.dots import has_dot
from parsers.scan.foreign.boxes.fine import fine_boxes
from parsers.scan.foreign.boxes.framing import (
    BEFORE,
    CLOSE,
    as_dark_as_the_frame,
    has_neighbour,
    rect_of,
    sized,
)
from parsers.scan.foreign.boxes.overshooting import frame_within
from parsers.scan.foreign.boxes.passing import around, goes_on, stands_apart
from parsers.scan.foreign.boxes.sides import cornered, framed, sides
from parsers.scan.foreign.boxes.unbroken import mend_rules
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, Points, grown, ink_of
from parsers.scan.slots import ticks

_ROUND = 7.5
"""Points that a circle is wide at least: fewer has an O."""
_LETTER = 9.5
"""Points: a box as small as a letter has white beside it."""
_PAPER = 1.5
"""Points around a box of which most are paper."""
_BESIDE = 2.6
"""Points from a small box that stands in line with none to the next letter at least."""
_BEHIND = 5.0
"""Points from the end of a name within which a numeral stands."""
_UNLIKE = 1.2
"""How many times as high as wide, or wide as high, such a box or a circle is at most: a D is more,
and so is a ring that is drawn round a word."""
_ONE = 1
"""Pieces of ink that stand in a circle at most: what ticks it, and letters are more."""
_TOUCH = 1.5
"""Points from each other within which sides of boxes touch, or stand at one height."""
_BLACK = 0.9
"""The share of a box's inside from which it is black all over: nobody knows what that means."""
_PASSED = 0.6
"""How sure a box's state is where what is drawn in it goes on to something else."""
_HOLLOW = 0.25
"""The share of a circle that is white where it is surely a ring."""
_ALONE = 2.4
"""Points of white that a circle has on both sides: an O in a word has less."""


Drawn = tuple[NDArray[np.uint8], NDArray[np.uint8]]
"""The straight runs of a page, across and down."""


@dataclass(frozen=True, slots=True)
class Square:
    """A check box: its place in points, whether it is ticked, and how surely."""

    rect: Rect
    ticked: bool
    sure: float


def squares_and_arrows(grey: Grey) -> tuple[list[Square], list[Rect]]:
    """The check boxes of the page ``grey`` at :data:`SCALE`, and the arrows that open lists."""
    ink = ink_of(grey, 165)
    drawn = sides(ink.astype(np.uint8))
    square = _without_letters(ink, list(_straight_sided(ink, drawn)))
    told = [
        [*square, *_round(ink)],
        fine_boxes(grey, ink),
        list(_in_line(ink, square, drawn)),
    ]
    lone = [rect for rect in _lone(_distinct(told)) if _is_on_paper(ink, rect)]
    lone = [rect for rect in lone if not _is_numeral(ink, rect, lone)]
    plain = [rect for rect in lone if is_arrow(_inside(grey, rect))]
    arrows = [rect for rect in lone if rect in plain or _is_other_arrow(grey, rect, plain)]
    return [_judged(grey, ink, rect) for rect in lone if rect not in arrows], arrows


def _is_other_arrow(grey: Grey, rect: Rect, arrows: Sequence[Rect]) -> bool:
    """Whether what may be an arrow stands in a box like one of ``arrows`` in its row or column."""
    return may_be_arrow(_inside(grey, rect)) and any(is_alike(rect, arrow) for arrow in arrows)


def _is_numeral(ink: NDArray[np.bool_], rect: Rect, all_: Sequence[Rect]) -> bool:
    """Whether what looks like the only box of its kind is the "III" behind a name: serifs join its
    strokes to a frame."""
    wide, high = rect[2] - rect[0], rect[3] - rect[1]
    even = max(wide, high) <= _UNLIKE * min(wide, high)
    if even or wide >= _LETTER or stands_apart(ink, rect, _BEHIND, _BESIDE):
        return False
    return not any(is_alike(rect, other) for other in all_ if other is not rect)


def _is_on_paper(ink: NDArray[np.bool_], rect: Rect) -> bool:
    """Whether the ground around a box is paper: on a dark one it is a letter's white."""
    left, top, right, bottom = (round(edge * SCALE) for edge in rect)
    by = round(_PAPER * SCALE)
    around = ink[max(0, top - by) : bottom + by, max(0, left - by) : right + by]
    dark = int(around.sum()) - int(ink[top:bottom, left:right].sum())
    return dark < 0.5 * (around.size - (bottom - top) * (right - left))


def _distinct(told: Sequence[Sequence[Rect]]) -> list[Rect]:
    """What is ``told`` without what overlaps: the first lists count, and the widest of a list.

    A page may hold thousands: all that stand are asked at once.
    """
    edges = np.zeros((sum(map(len, told)), 4))
    count = 0
    for found in told:
        for rect in sorted(found, key=lambda one: -(one[2] - one[0])):
            if not _meets_any(rect, edges[:count]):
                edges[count] = rect
                count += 1
    return [(x0, y0, x1, y1) for x0, y0, x1, y1 in edges[:count].tolist()]


def _lone(rects: Sequence[Rect]) -> list[Rect]:
    edges = np.array(rects).reshape(-1, 4)
    return [rect for at, rect in enumerate(rects) if not _adjoins_any(at, edges)]


def _straight_sided(ink: NDArray[np.bool_], drawn: Drawn) -> Iterator[Rect]:
    lying, standing = drawn
    _, about = blots_of(lying | standing)
    for _, whole in sized(about):
        left, top, wide, high = frame_within(lying, standing, whole)
        here = np.s_[top : top + high, left : left + wide]
        if not framed(lying[here], standing[here]):
            continue
        small = wide < _LETTER * SCALE
        letter = (small or (wide, high) != whole[2:]) and (
            max(wide, high) > _UNLIKE * min(wide, high) or has_neighbour(ink, whole)
        )
        if not letter and cornered(ink[here]) and ink[here].mean() < 0.9:
            yield rect_of(left, top, wide, high)


def _without_letters(ink: NDArray[np.bool_], rects: Sequence[Rect]) -> list[Rect]:
    """``rects`` without small ones near other letters of which no other stands in line: an O, a D.

    No print has but one box for all its questions.
    """
    return [
        rect
        for rect in rects
        if rect[2] - rect[0] >= _LETTER
        or any(is_alike(rect, other) for other in rects if other is not rect)
        or stands_apart(ink, rect, _BESIDE, _BESIDE)
    ]


def _in_line(ink: NDArray[np.bool_], known: Sequence[Rect], drawn: Drawn) -> Iterator[Rect]:
    """Boxes in line with ``known`` ones upon which a pen drew; ``drawn`` are the straight runs."""
    found, passed = list[Rect](), list[Rect]()
    for left, top, wide, high in boxes_alike(*drawn, known) if known else ():
        part, rect = ink[top : top + high, left : left + wide], rect_of(left, top, wide, high)
        if part.shape == (high, wide) and cornered(part) and stands_apart(ink, rect, BEFORE, CLOSE):
            small = wide < _LETTER * SCALE
            (passed if small and goes_on(ink, rect) else found).append(rect)
    gone = np.array(passed).reshape(-1, 4)
    return (rect for rect in found if not _meets_any(rect, gone))


def _round(ink: NDArray[np.bool_]) -> list[Rect]:
    """Circles: radio buttons, filled or not.

    In a soft picture what fills one runs together with its ring: then an empty one tells.
    """
    found = list(_circles(ink))
    rings = [rect for rect, hollow in found if hollow > _HOLLOW]
    return [
        rect
        for rect, hollow in found
        if hollow > _HOLLOW or any(is_alike(rect, ring) for ring in rings)
    ]


def _circles(ink: NDArray[np.bool_]) -> Iterator[tuple[Rect, float]]:
    """What is round, and how much of it is white."""
    labels, about = blots_of(ink)
    for one, (left, top, wide, high) in sized(about):
        if min(wide, high) < _ROUND * SCALE or max(wide, high) > _UNLIKE * min(wide, high):
            continue
        here = np.s_[top : top + high, left : left + wide]
        if blots_of(ink[here] & (labels[here] != one))[1].shape[0] - 1 > _ONE:
            continue  # a ring round a word
        part = (labels[here] == one).astype(np.uint8)
        outlines, _ = cv2.findContours(part, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        outline = max(outlines, key=cv2.contourArea)
        area = float(cv2.contourArea(outline))
        # A pixel more or less on its line makes a circle's way round longer, and no other figure.
        length = float(cv2.arcLength(cv2.convexHull(outline), closed=True))
        hollow = 1 - part.sum() / max(1.0, area)
        like_a_circle = 4 * np.pi * area / max(1.0, length) ** 2
        filled = area / ((wide - 1) * (high - 1))  # an outline goes through pixels' middles
        if like_a_circle > 0.86 and abs(filled - np.pi / 4) < 0.05:
            gap = round(_ALONE * SCALE)
            beside = ink[top : top + high, max(0, left - gap) : left + wide + gap].copy()
            own = min(left, gap)
            beside[:, own : own + wide] = False
            if not beside.any():
                yield rect_of(left, top, wide, high), hollow


def _meets_any(rect: Rect, others: Points) -> bool:
    across = np.minimum(others[:, 2], rect[2]) > np.maximum(others[:, 0], rect[0])
    down = np.minimum(others[:, 3], rect[3]) > np.maximum(others[:, 1], rect[1])
    return bool((across & down).any())


def _adjoins_any(at: int, rects: Points) -> bool:
    """Whether another box of the same height touches at its side: then they are a comb."""
    x0, y0, x1, y1 = rects[at]
    level = (abs(rects[:, 1] - y0) <= _TOUCH) & (abs(rects[:, 3] - y1) <= _TOUCH)
    near = np.minimum(abs(rects[:, 2] - x0), abs(rects[:, 0] - x1)) < _TOUCH
    near[at] = False
    return bool((level & near).any())


def _judged(grey: Grey, ink: NDArray[np.bool_], rect: Rect) -> Square:
    inside = _inside(grey, rect)
    dark = ink_of(inside, as_dark_as_the_frame(grey, rect))
    share = float(dark.mean()) if dark.size else 0.0
    if share > _BLACK and has_dot(grey, rect):
        share = _BLACK
    ticked, sure = ticks.told(share)
    if share > 0 and goes_on(ink, rect):
        sure = min(sure, _PASSED)
    return Square(rect, ticked, sure)


def _inside(grey: Grey, rect: Rect) -> Grey:
    left, top, right, bottom = (round(edge * SCALE) for edge in rect)
    inset = round(0.22 * (right - left))
    return grey[top + inset : bottom - inset, left + inset : right - inset]


def without_squares(grey: Grey, squares: Sequence[Square], arrows: Sequence[Rect] = ()) -> Grey:
    """``grey`` without its check boxes, what ticks them, and ``arrows``."""
    made, ink = grey.copy(), ink_of(grey, 165)
    ends = [(square.rect, 2.2 if square.ticked else 0.8) for square in squares]
    gone = [_with_margin(*one) for one in (*ends, *((rect, 0.8) for rect in arrows))]
    for left, top, right, bottom in gone:
        made[top:bottom, left:right] = 255
    for square in squares:
        if square.ticked and square.sure > _PASSED:  # what reaches out of it is the tick's
            seen = around(ink, square.rect)
            made[seen.here][grown(seen.mine, 1)] = 255
    for place in gone:
        mend_rules(made, grey, place)
    return made


def _with_margin(rect: Rect, margin: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(edge * SCALE) for edge in rect)
    more = round(margin * SCALE)
    return max(0, left - more), max(0, top - more), right + more, bottom + more
