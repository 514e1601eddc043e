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
from parsers.scan.blots import Abouts, blots_of
from parsers.scan.foreign.alike import boxes_alike, is_alike
from parsers.scan.foreign.arrows import is_arrow
from parsers.scan.foreign.dots import has_dot
from parsers.scan.foreign.overshooting import frame_within
from parsers.scan.foreign.passing import around, goes_on, stands_apart
from parsers.scan.foreign.ruling import fine_lines
from parsers.scan.foreign.sides import cornered, framed, sides
from parsers.scan.picture import Grey, Points, grown, ink_of

_SMALL, _LARGE = 5.5, 20.0
_ROUND = 7.5
"""Points that a circle is wide at least: fewer has an O."""
_SEEN, _BRIDGED, _WIDER = 0.6, 9, 8.5
"""The share that is seen of the sides of a box of fine lines, pixels between their ends, and the
points that it is wide at least, for a soft O is like a smaller one."""
_LETTER, _CLOSE, _BEFORE = 9.5, 1.5, 2.4
"""Points: a box as small as a letter has so much white beside it, and before it: words begin
closer behind a box than it stands behind words."""
_PAPER = 1.5
"""Points around a box of which most are paper."""
_BESIDE = 2.6
"""Points from a small box that stands in line with none to the next letter at least."""
_UNLIKE = 1.2
"""How many times as high as wide, or wide as high, such a box or a circle is at most: a D is more,
and so is a ring that is drawn round a word."""
_ONE = 1
"""Pieces of ink that stand in a circle at most: what ticks it, and letters are more."""
_TALLER = 0.4
"""How far above and below a box, in parts of its height, a rule beside it goes on: no letter."""
_DARKER, _PALEST = 40, 215
"""By how much what ticks a box may be paler than its frame, and how pale at most."""
_TOUCH = 1.5
"""Points from each other within which sides of boxes touch, or stand at one height."""
_BLACK = 0.9
"""The share of a box's inside from which it is black all over: nobody knows what that means."""
_PASSED = 0.6
"""How sure a box's state is where what is drawn in it goes on to something else."""
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


def squares_on(grey: Grey) -> list[Square]:
    """The check boxes of the page ``grey`` at :data:`SCALE`."""
    return squares_and_arrows(grey)[0]


def squares_and_arrows(grey: Grey) -> tuple[list[Square], list[Rect]]:
    """The check boxes of the page ``grey``, and the arrows that open lists of choices."""
    ink = ink_of(grey, 165)
    drawn = sides(ink.astype(np.uint8))
    square = _without_letters(ink, list(_straight_sided(ink, drawn)))
    told = [[*square, *_round(ink)], list(_pale(grey, ink)), list(_in_line(ink, square, drawn))]
    lone = [rect for rect in _lone(_distinct(told)) if _is_on_paper(ink, rect)]
    arrows = [rect for rect in lone if is_arrow(_inside(grey, rect))]
    return [_judged(grey, ink, rect) for rect in lone if rect not in arrows], arrows


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


def _pale(grey: Grey, ink: NDArray[np.bool_]) -> Iterator[Rect]:
    """Boxes drawn in lines finer than a pixel of the scanner, which are paler than ink.

    Where a tick ends at such a line the line is not seen.
    """
    upright = cv2.transpose(fine_lines(np.asarray(cv2.transpose(grey), np.uint8)))
    raw = ink.astype(np.uint8) | fine_lines(grey) | np.asarray(upright, np.uint8)
    lying, standing = sides(raw)
    _, about = blots_of(cv2.dilate(lying | standing, np.ones((_BRIDGED, _BRIDGED), np.uint8)))
    off = _BRIDGED // 2
    for _, (x, y, w, h) in _sized(about, 2 * off):
        left, top, wide, high = x + off, y + off, w - 2 * off, h - 2 * off
        here = np.s_[top : top + high, left : left + wide]
        if wide < _WIDER * SCALE:
            continue
        if not framed(lying[here], standing[here], _SEEN):
            continue
        rect = _rect(left, top, wide, high)
        drawn = ink_of(grey[here], _as_dark_as_the_frame(grey, rect))
        if cornered(drawn) and not _has_neighbour(ink, left, top, wide, high):
            yield rect


def _straight_sided(ink: NDArray[np.bool_], drawn: Drawn) -> Iterator[Rect]:
    lying, standing = drawn
    _, about = blots_of(lying | standing)
    for _, whole in _sized(about):
        left, top, wide, high = frame_within(lying, standing, whole)
        here = np.s_[top : top + high, left : left + wide]
        if not framed(lying[here], standing[here]):
            continue
        small = wide < _LETTER * SCALE
        letter = (small or (wide, high) != whole[2:]) and (
            max(wide, high) > _UNLIKE * min(wide, high) or _has_neighbour(ink, *whole)
        )
        if not letter and cornered(ink[here]) and ink[here].mean() < 0.9:
            yield _rect(left, top, wide, high)


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
        part, rect = ink[top : top + high, left : left + wide], _rect(left, top, wide, high)
        if (
            part.shape == (high, wide)
            and cornered(part)
            and stands_apart(ink, rect, _BEFORE, _CLOSE)
        ):
            small = wide < _LETTER * SCALE
            (passed if small and goes_on(ink, rect) else found).append(rect)
    gone = np.array(passed).reshape(-1, 4)
    return (rect for rect in found if not _meets_any(rect, gone))


def _has_neighbour(ink: NDArray[np.bool_], left: int, top: int, wide: int, high: int) -> bool:
    """Whether a letter stands close beside a small box: then it is one too, a bold O or a B."""
    before = slice(max(0, left - round(_BEFORE * SCALE)), max(0, left - 1))
    behind = slice(left + wide + 1, left + wide + round(_CLOSE * SCALE))
    more = round(_TALLER * high)
    around = slice(max(0, top - more), top + high + more)
    for columns in (before, behind):
        rule = ink[around, columns].all(axis=0)
        if (ink[top : top + high, columns] & ~rule).any():
            return True
    return False


def _round(ink: NDArray[np.bool_]) -> Iterator[Rect]:
    """Circles: radio buttons, filled or not."""
    labels, about = blots_of(ink)
    for one, (left, top, wide, high) in _sized(about):
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
        if like_a_circle > 0.86 and abs(filled - np.pi / 4) < 0.05 and hollow > 0.25:
            gap = round(_ALONE * SCALE)
            beside = ink[top : top + high, max(0, left - gap) : left + wide + gap].copy()
            own = min(left, gap)
            beside[:, own : own + wide] = False
            if not beside.any():
                yield _rect(left, top, wide, high)


def _sized(about: Abouts, less: int = 0) -> Iterator[tuple[int, tuple[int, int, int, int]]]:
    """The blots ``about`` that are as large as boxes where ``less`` is taken off both ways: number,
    and left, top, width and height as they are."""
    wide, high = about[:, 2] - less, about[:, 3] - less
    least, most = _SMALL * SCALE, _LARGE * SCALE
    fit = (wide >= least) & (wide <= most) & (high >= least) & (high <= most)
    fit &= (wide >= 0.75 * high) & (wide <= 1.34 * high)
    fit[0] = False  # the paper
    for one in np.flatnonzero(fit).tolist():
        left, top, across, down, _ = about[one].tolist()
        yield one, (left, top, across, down)


def _rect(left: int, top: int, wide: int, high: int) -> Rect:
    return (
        float(left) / SCALE, float(top) / SCALE,
        float(left + wide) / SCALE, float(top + high) / SCALE,
    )  # fmt: skip


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
    dark = ink_of(inside, _as_dark_as_the_frame(grey, rect))
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


def _as_dark_as_the_frame(grey: Grey, rect: Rect) -> int:
    """The grey up to which ink is that of a box: its tick may be as fine as its frame."""
    left, top, right, bottom = (round(edge * SCALE) for edge in rect)
    band, box = 4, grey[top:bottom, left:right]
    sides = box[:band].min(axis=0), box[-band:].min(axis=0)
    uprights = box[:, :band].min(axis=1), box[:, -band:].min(axis=1)
    frame = float(np.median(np.concatenate([*sides, *uprights])))
    return round(min(max(150.0, frame + _DARKER), _PALEST))


def without_squares(grey: Grey, squares: Sequence[Square], arrows: Sequence[Rect] = ()) -> Grey:
    """``grey`` without its check boxes, what ticks them, and ``arrows``."""
    made, ink = grey.copy(), ink_of(grey, 165)
    ends = [(square.rect, 2.2 if square.ticked else 0.8) for square in squares]
    for rect, more in (*ends, *((rect, 0.8) for rect in arrows)):
        left, top, right, bottom = (round(edge * SCALE) for edge in rect)
        margin = round(more * SCALE)
        made[max(0, top - margin) : bottom + margin, max(0, left - margin) : right + margin] = 255
    for square in squares:
        if square.ticked and square.sure > _PASSED:  # what reaches out of it is the tick's
            seen = around(ink, square.rect)
            made[seen.here][grown(seen.mine, 1)] = 255
    return made
