"""Rules, boxes and dark grounds of a page, found in its picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.pdf.geometry import Rect
from parsers.pdf.grid import Across
from parsers.scan.foreign.boxes.rejoining import rejoined
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, grown, ink_of

_DARKER_THAN = 175
_LONG, _TALL = 16.0, 9.0
"""Points from which a straight run of ink across, or down, may be a rule."""
_SURELY_TALL = 26.0
"""Points from which no letter's stem is as high; a shorter one meets a rule at both ends."""
_THICK = 3.2
_SURELY_LONG = 60.0
"""Points from which no row of letters' tops or feet runs on as straight."""
_STEM, _STEMS = 1.5, 0.2
"""Points that a letter's stem goes on from such a row, and the share of it that stems are."""
_FINE, _CLOSE, _DARKER_BY = 1.5, 0.9, 20
"""Points to what is above and below a fine rule, fewer where letters stand close to it, and how
much lighter that is."""
_MEETS = 2.2
_ASIDE, _BESIDE = 1.8, 0.15
"""Points beside a short upright in which a letter stands, and the share of its height at least."""
_SOLID = 7.0
"""Points: ground that is dark over so much both ways is no letter's stroke."""
_NARROWEST, _LOWEST = 30.0, 8.0
"""Points that a dark ground is wide and high at least."""
_EDGE, _TAIL = 1.2, 5.0
"""Points above and below its type that a dark ground shows at least, and that a tail is wide."""
_MOSTLY, _GROUND_ENDS = 0.6, 0.25
"""The share of a ground that is dark, and of a row of pixels below which it is paper."""


@dataclass
class Ruled:
    """The rules of a page in points, and the page without them.

    ``across`` are (y, x0, x1), ``down`` (x, y0, y1), ``grounds`` dark areas on which type is white.
    ``bare`` is the picture without rules, its dark grounds turned to white; ``mask`` where they
    stood.
    """

    bare: Grey
    mask: NDArray[np.bool_]
    across: list[Across] = field(default_factory=list)
    down: list[Across] = field(default_factory=list)
    grounds: list[Rect] = field(default_factory=list)


def ruled(grey: Grey) -> Ruled:
    """What rules the page ``grey`` at :data:`SCALE`."""
    bare, grounds = _without_grounds(grey)
    ink = ink_of(bare, _DARKER_THAN).astype(np.uint8)
    lying = _straight(ink | fine_lines(bare), _LONG)
    upright = np.asarray(cv2.transpose(ink), np.uint8) | fine_lines(
        np.asarray(cv2.transpose(bare), np.uint8)
    )
    standing = np.asarray(cv2.transpose(_straight(upright, _TALL)), np.uint8)
    made = Ruled(bare, np.zeros(grey.shape, np.bool_), grounds=grounds)
    kept = np.zeros(grey.shape, np.uint8)
    made.across = _taken(lying, kept, ink, None)
    made.down = _taken(standing, kept, ink, made.across)
    made.across = rejoined(made.across, made.down, bare)
    made.mask = np.asarray(kept > 0)
    made.bare = _without(bare, made.mask, ink)
    for x0, y0, x1, y1 in grounds:
        made.across += [(y0, x0, x1), (y1, x0, x1)]
        made.down += [(x0, y0, y1), (x1, y0, y1)]
    return made


def fine_lines(grey: Grey) -> NDArray[np.uint8]:
    """Where the page is darker than above and below: fine rules are pale in pictures."""
    gap, close = round(_FINE * SCALE), round(_CLOSE * SCALE)
    above, below = (
        cv2.max(np.roll(grey, by * gap, axis=0), np.roll(grey, by * close, axis=0))
        for by in (1, -1)
    )
    around = cv2.min(above, below)
    return np.asarray(cv2.subtract(around, grey) > _DARKER_BY, np.uint8)


def _straight(ink: NDArray[np.uint8], long: float) -> NDArray[np.uint8]:
    """Where ink runs on for ``long`` points across, though the line falls a pixel or two."""
    thick = cv2.dilate(ink, np.ones((2, 1), np.uint8))
    opened = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, round(long * SCALE)), np.uint8))
    return np.asarray(cv2.bitwise_and(opened, ink), np.uint8)


def _taken(
    straight: NDArray[np.uint8],
    kept: NDArray[np.uint8],
    ink: NDArray[np.uint8],
    across: list[Across] | None,
) -> list[Across]:
    """The rules among straight runs, noted in ``kept``; upright ones where ``across`` is given."""
    upright = across is not None
    seam = np.ones((7, 1) if upright else (1, 7), np.uint8)
    joined = cv2.morphologyEx(straight, cv2.MORPH_CLOSE, seam)
    labels, about = blots_of(joined)
    found: list[Across] = []
    for one in range(1, len(about)):
        left, top, wide, high, area = (int(number) for number in about[one])
        long, thick = (high, area / max(1, high)) if upright else (wide, area / max(1, wide))
        if long < (_TALL if upright else _LONG) * SCALE or thick > _THICK * SCALE:
            continue
        x0, y0, x1, y1 = (edge / SCALE for edge in (left, top, left + wide, top + high))
        if across is None and x1 - x0 < _SURELY_LONG and _has_stems(ink, left, top, wide, high):
            continue
        if across is None:
            found.append(((y0 + y1) / 2, x0, x1))
        elif y1 - y0 >= _SURELY_TALL or (
            _between_rules((x0 + x1) / 2, y0, y1, across)
            and not _among_letters(ink, left, top, wide, high)
        ):
            found.append(((x0 + x1) / 2, y0, y1))
        else:
            continue
        part = kept[top : top + high, left : left + wide]
        part[labels[top : top + high, left : left + wide] == one] = 1
    return found


def _has_stems(ink: NDArray[np.uint8], left: int, top: int, wide: int, high: int) -> bool:
    """Whether strokes go on from a short rule on one side: then it is the tops or feet of type.

    Soft pictures join the tops of bold letters. What is written on a rule does not go on from it
    as often, nor do the rules that cross it.
    """
    far = round(_STEM * SCALE)
    columns = slice(left, left + wide)
    above = ink[max(0, top - far) : top, columns]
    below = ink[top + high : top + high + far, columns]
    return any(bool(side.min(axis=0).mean() > _STEMS) for side in (above, below) if side.size)


def _between_rules(x: float, y0: float, y1: float, across: list[Across]) -> bool:
    """Whether a short upright meets a rule with each end."""
    near = [rule for rule in across if rule[1] - _MEETS <= x <= rule[2] + _MEETS]
    return all(any(abs(rule[0] - y) <= _MEETS for rule in near) for y in (y0, y1))


def _among_letters(ink: NDArray[np.uint8], left: int, top: int, wide: int, high: int) -> bool:
    """Whether ink stands close to a short upright on both sides: then it is a letter's stem, a j
    that is as high as its row."""
    far = round(_ASIDE * SCALE)
    before = ink[top : top + high, max(0, left - far) : max(0, left - 1)]
    behind = ink[top : top + high, left + wide + 1 : left + wide + far]
    return all(bool(side.any(axis=1).mean() >= _BESIDE) for side in (before, behind))


def _without(bare: Grey, mask: NDArray[np.bool_], ink: NDArray[np.uint8]) -> Grey:
    """``bare`` without its rules; strokes that cross them are drawn through."""
    wide = grown(mask, 2)
    left = (ink > 0) & ~wide
    through = cv2.morphologyEx(left.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((11, 1), np.uint8))
    made = bare.copy()
    made[wide] = 255
    made[(through > 0) & wide & (ink > 0)] = 60
    return made


def _without_grounds(grey: Grey) -> tuple[Grey, list[Rect]]:
    """The page with dark grounds made white and what stands on them dark, and these grounds."""
    size = round(_SOLID * SCALE)
    dark = ink_of(grey, 150).astype(np.uint8)
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((size // 2, size * 2), np.uint8))
    if not solid.any():
        return grey, []
    closed = cv2.morphologyEx(solid, cv2.MORPH_CLOSE, np.ones((size * 2, size * 6), np.uint8))
    labels, about = blots_of(closed)
    made, found = grey, list[Rect]()
    for one in range(1, len(about)):
        left, top, wide, high, _ = (int(number) for number in about[one])
        here = np.s_[top : top + high, left : left + wide]
        # Closing draws what is near the page's edge out to it.
        mine = ((labels[here] == one) & (solid[here] > 0)).astype(np.uint8)
        for rect in _bands(mine, dark[here], (left, top)):
            made = grey.copy() if made is grey else made
            x0, y0, x1, y1 = _whole(rect, dark)
            ground = made[y0:y1, x0:x1]
            turned = cv2.bitwise_not(np.ascontiguousarray(ground)).astype(np.int16) * 1.15 + 20
            ground[:] = np.clip(turned, 0, 255).astype(np.uint8)
            found.append((x0 / SCALE, y0 / SCALE, x1 / SCALE, y1 / SCALE))
    return made, found


def _whole(rect: tuple[int, int, int, int], dark: NDArray[np.uint8]) -> tuple[int, int, int, int]:
    """A dark ground with what its edges run on over, where type fills nearly all of its height."""
    x0, y0, x1, y1 = rect
    edge = round(_EDGE * SCALE)
    strips = dark[y0 + 1 : y0 + edge], dark[y1 - edge : y1 - 1]
    drawn = np.minimum(*(strip.min(axis=0, initial=1) for strip in strips))[None]
    tails = np.ones((1, round(_TAIL * SCALE)), np.uint8)  # letters' tails reach into the edge
    drawn = np.asarray(cv2.morphologyEx(drawn, cv2.MORPH_CLOSE, tails)[0], np.uint8)
    before, behind = drawn[:x0][::-1], drawn[x1:]
    left = int(before.argmin()) if not before.all() else len(before)
    right = int(behind.argmin()) if not behind.all() else len(behind)
    return x0 - left, y0, x1 + right, y1


def _bands(
    solid: NDArray[np.uint8], dark: NDArray[np.uint8], at: tuple[int, int]
) -> Iterator[tuple[int, int, int, int]]:
    """The dark grounds of a part of a page that begins ``at``, parted where paper shows over all of
    their width: a title's band and the heading of the table below it are two."""
    light = np.flatnonzero(dark.mean(axis=1) < _GROUND_ENDS)
    rows = np.split(np.arange(len(dark)), light)
    for row in rows:
        if len(row) < _LOWEST * SCALE:
            continue
        top, bottom = int(row[0]), int(row[-1]) + 1
        x, y, wide, high = cv2.boundingRect(solid[top:bottom])
        if wide < _NARROWEST * SCALE or high < _LOWEST * SCALE:
            continue
        if dark[top + y : top + y + high, x : x + wide].mean() >= _MOSTLY:
            x0, y0 = at[0] + x, at[1] + top + y
            yield x0, y0, x0 + wide, y0 + high
