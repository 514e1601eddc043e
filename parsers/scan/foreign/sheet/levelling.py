"""A page of any print made upright: the sheet cut out of a photograph, turned, and levelled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum, auto
from itertools import islice

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.foreign.sheet.edges import without_rim
from parsers.scan.foreign.sheet.lying import COARSE, Level, Lying
from parsers.scan.foreign.sheet.slanting import lie_of, slope_of
from parsers.scan.foreign.sheet.squaring import lean_of
from parsers.scan.foreign.words.runs import Run, runs_of
from parsers.scan.laying.blanks import SCALE
from parsers.scan.letters.lowering import LOW
from parsers.scan.letters.recognising import recogniser
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, Points, flattened, ink_of
from parsers.scan.pixels.raster import PagePicture

LETTER = (612.0, 792.0)
_THUMB = 600
_SHEET = 0.3
"""The share of a photograph that its sheet fills at least."""
_LEVELS = 7
_EVEN = 200.0, 245.0
"""The levels of grey that are tried where the light was made even, and paper is white."""
_PART = 1.08
"""How many times as large as a part of it a sheet is at least."""
_AT_EDGE = 0.02
"""The share of a picture's longer side up to which a corner of it is cut off by no desk, but by a
scanner's rim, which is worn and leans otherwise than the sheet."""
_OPENED = np.ones((9, 9), np.uint8)
_FITS = 0.97
"""How much of the other's area a sheet and the figure of its corners have."""
_RULE = 20.0
"""Points of straight ink that are no letter's."""
_SAMPLES, _SAMPLE = 4, 90
"""Runs of words that are read to tell which way up they stand, and points of each."""
_TIGHT = 0.7
"""How wide they are made: without white above and below, a line is enlarged the more."""
_GLANCE, _PLAIN = 2, 0.9
"""Runs in a page's middle that are read first, and from which mean of each no other need be."""
_UPRIGHT = 0.85
"""The mean probability of letters from which words stand upright: upside down they have 0.6."""
_LETTERS, _TALL = 4, 0.4
"""Blots that a run of words has at least, and the share of its height that these have."""


class Way(Enum):
    """Which way up the words of a page stand; unknown where none can be read either way."""

    UP = auto()
    DOWN = auto()
    UNKNOWN = auto()


def levelled(picture: PagePicture) -> Level:
    """The page on ``picture``, whichever way up and however it lies."""
    flat = flattened(picture.grey)
    sheet = _sheet(picture.grey, flat)
    lying = _whole(picture, flat) if sheet is None else _cut_out(flat, sheet)
    quarters, slope = lie_of(lying.drawn(COARSE))
    upright = _squared(lying.turned(quarters).rotated(slope)).level()
    way = _way_up(upright.grey)
    if way is Way.UNKNOWN:
        # The rules of a page with few words may tell more of its lie than these do.
        turned = lying.turned(quarters + 1)
        across = _squared(turned.rotated(slope_of(turned.drawn(COARSE)))).level()
        found = _way_up(across.grey)
        if found is not Way.UNKNOWN:
            upright, way = across, found
    return _upside_down(upright) if way is Way.DOWN else upright


def _whole(picture: PagePicture, flat: Grey) -> Lying:
    high, wide = flat.shape
    back = np.diag([wide / picture.width, high / picture.height, 1.0])
    return Lying(without_rim(flat), picture.width, picture.height, back)


def _cut_out(flat: Grey, corners: Points) -> Lying:
    across = np.linalg.norm(corners[1] - corners[0]) + np.linalg.norm(corners[2] - corners[3])
    down = np.linalg.norm(corners[3] - corners[0]) + np.linalg.norm(corners[2] - corners[1])
    width, height = LETTER if down >= across else LETTER[::-1]
    edges = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    back = cv2.getPerspectiveTransform(edges, corners.astype(np.float32))
    return Lying(flat, width, height, np.asarray(back, np.float64))


def _sheet(grey: Grey, flat: Grey) -> Points | None:
    """The corners of a bright sheet before a darker ground, in pixels, clockwise from the upper
    left; None where the picture is all sheet.

    Shadows fall on sheets: of several levels of grey the one counts at which the corners are most
    upright. Where the ground is as bright at one end as the sheet is at the other, these find a
    part of it or none: the sheet is what a darker rim surrounds when the light is even (``flat``).
    """
    scale = _THUMB / max(grey.shape)
    small = _thumb(grey, scale)
    brightest, _ = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    rim = np.concatenate([small[0], small[-1], small[:, 0], small[:, -1]])
    if (rim < brightest).mean() < 0.5:
        return None
    darkest = min(float(np.percentile(rim, 60)), brightest)
    levels = np.linspace(darkest, brightest, _LEVELS)
    plain = [corners for level in levels for corners in _four_corners(small, float(level))]
    even = _thumb(flat, scale)
    rimmed = [
        corners
        for level in np.linspace(*_EVEN, _LEVELS)
        for corners in _four_corners(_in_the_middle(even, float(level)), float(level))
    ]
    best = _larger(min(plain, key=_slant, default=None), min(rimmed, key=_slant, default=None))
    return None if best is None or _fills(best, small) else np.asarray(best / scale)


def _fills(corners: Points, small: Grey) -> bool:
    """Whether a sheet's corners are the picture's own: then it is all sheet but for its rim."""
    high, wide = small.shape
    own = np.array([[0, 0], [wide, 0], [wide, high], [0, high]])
    return bool(np.abs(corners - own).max() <= _AT_EDGE * max(high, wide))


def _larger(plain: Points | None, rimmed: Points | None) -> Points | None:
    """What was found in plain grey, unless it is but a part of what is within a rim."""
    if plain is None or rimmed is None:
        return rimmed if plain is None else plain
    area, other = (cv2.contourArea(one.astype(np.float32)) for one in (plain, rimmed))
    return rimmed if other > _PART * area else plain


def _thumb(grey: Grey, scale: float) -> Grey:
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.GaussianBlur(small, (0, 0), 2), np.uint8)


def _in_the_middle(small: Grey, level: float) -> Grey:
    """``small`` with nothing but what is brighter than ``level`` and hangs together with most of
    its middle."""
    mask = cv2.morphologyEx((small > level).astype(np.uint8), cv2.MORPH_OPEN, _OPENED)
    _, labels = cv2.connectedComponents(mask)
    high, wide = small.shape
    middle = labels[high // 4 : high - high // 4, wide // 4 : wide - wide // 4]
    most = int(np.bincount(middle[middle > 0], minlength=1).argmax())
    return np.asarray(np.where((labels == most) & (most > 0), small, 0), np.uint8)


def _slant(corners: Points) -> float:
    """How far the worst corner is from a right angle, as a cosine."""
    after = np.roll(corners, -1, axis=0) - corners
    after /= np.linalg.norm(after, axis=1, keepdims=True)
    return float(np.abs((after * np.roll(after, 1, axis=0)).sum(axis=1)).max())


def _four_corners(small: Grey, level: float) -> Iterator[Points]:
    """The corners of what is brighter than ``level``, where that is a figure with four."""
    mask = np.asarray(small > level, np.uint8)
    mask = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, _OPENED), np.uint8)
    found, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    largest = max(found, key=cv2.contourArea, default=None)
    if largest is None or cv2.contourArea(largest) < _SHEET * small.size:
        return
    hull = cv2.convexHull(largest)
    for share in (0.02, 0.03, 0.05):
        corners = cv2.approxPolyDP(hull, share * cv2.arcLength(hull, closed=True), closed=True)
        filled, area = cv2.contourArea(corners), cv2.contourArea(largest)
        if len(corners) == 4 and _FITS < filled / area < 2 - _FITS:
            yield _clockwise(corners.reshape(4, 2).astype(np.float64))
            return


def _clockwise(corners: Points) -> Points:
    middle = corners.mean(axis=0)
    angles = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    ordered = corners[np.argsort(angles)]
    first = int(np.argmin(ordered.sum(axis=1)))
    return np.asarray(np.roll(ordered, -first, axis=0), np.float64)


def _squared(lying: Lying) -> Lying:
    """``lying`` with the slant of its rules taken off."""
    there = lean_of(lying.drawn(COARSE), lying.width, lying.height)
    return lying if there is None else lying.moved(there)


def _upside_down(level: Level) -> Level:
    back = level.back @ np.array([[-1.0, 0.0, level.width], [0.0, -1.0, level.height], [0, 0, 1]])
    return replace(level, grey=np.ascontiguousarray(np.rot90(level.grey, 2)), back=back)


def _surely(lines: Sequence[Grey]) -> list[float]:
    """How surely each of ``lines`` is read as it lies, which is all ink from top to foot."""
    return [one.mean for one in recogniser().read(lines, narrowed=_TIGHT, high=LOW)]


def _way_up(grey: Grey) -> Way:
    third = len(grey) // 3
    few = list(islice(_samples(grey[third : 2 * third]), _GLANCE))
    if len(few) == _GLANCE and min(_surely(few)) >= _PLAIN:
        return Way.UP
    samples = list(_samples(grey))
    if not samples:
        return Way.UNKNOWN
    upright = _surely(samples)
    if np.mean(upright) >= _UPRIGHT:
        return Way.UP
    turned = _surely([np.ascontiguousarray(np.rot90(one, 2)) for one in samples])
    # What is read neither way is no word, and says nothing.
    apart = [one - other for one, other in zip(turned, upright, strict=True)
             if max(one, other) >= _UPRIGHT]  # fmt: skip
    if not apart:
        return Way.UNKNOWN
    return Way.DOWN if sum(apart) > 0 else Way.UP


def _samples(grey: Grey) -> Iterator[Grey]:
    """The longest runs of words of usual height; what is left of rules is no word."""
    ink = ink_of(grey, 165).astype(np.uint8)
    long = round(_RULE * SCALE)
    for kernel in (np.ones((1, long), np.uint8), np.ones((long, 1), np.uint8)):
        rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, kernel)
        ink[cv2.dilate(rules, np.ones((3, 3), np.uint8)) > 0] = 0
    runs = [run for run in runs_of(ink > 0) if _holds_letters(ink, run)]
    if not runs:
        return
    usual = float(np.median([run.bottom - run.top for run in runs]))
    fit = [run for run in runs if 0.7 * usual <= run.bottom - run.top <= 1.6 * usual]
    for run in sorted(fit, key=lambda one: one.left - one.right)[:_SAMPLES]:
        cut = grey[
            run.top : run.bottom, run.left : min(run.right, run.left + round(_SAMPLE * SCALE))
        ]
        yield np.ascontiguousarray(cut)


def _holds_letters(ink: NDArray[np.uint8], run: Run) -> bool:
    _, about = blots_of(ink[run.top : run.bottom, run.left : run.right])
    return int((about[1:, 3] >= _TALL * run.high).sum()) >= _LETTERS
