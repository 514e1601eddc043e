"""Sheets of paper: what printing, wear and an office do to a page before any device sees it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.scans.dice import Dice
from tests.scans.pen import POINT, Page

Grey = NDArray[np.uint8]
Field = NDArray[np.float32]


def clouds(shape: tuple[int, int], coarse: int, dice: Dice) -> Field:
    """Smooth noise about 0 with a spread of 1, its lumps ``coarse`` pixels wide."""
    high, wide = shape
    small = dice.noise().normal(0, 1, (high // coarse + 3, wide // coarse + 3)).astype(np.float32)
    return np.asarray(cv2.resize(small, (wide, high), interpolation=cv2.INTER_CUBIC), np.float32)


def grained(shape: tuple[int, int], dice: Dice) -> Field:
    """Noise by the pixel with a spread of 1: a tile of it, since drawing all of it is slow."""
    high, wide = shape
    tile = dice.noise().standard_normal((701, 613), np.float32)
    return np.tile(tile, (high // 701 + 1, wide // 613 + 1))[:high, :wide]


def printed(page: Page, dice: Dice) -> Page:
    """The page as a laser printer leaves it: edges a little soft, scaled to fit by a hair."""
    high, wide = page.shape[:2]
    scale = dice.between(0.965, 1.0) if dice.chance(0.4) else 1.0
    x = wide * (1 - scale) / 2 + dice.either(0.006) * wide
    y = high * (1 - scale) / 2 + dice.either(0.006) * high
    to = np.array([[scale, 0, x], [0, scale, y]])
    moved = cv2.warpAffine(page, to, (wide, high), flags=cv2.INTER_AREA, borderValue=(255,) * 3)
    return np.asarray(cv2.GaussianBlur(moved, (0, 0), dice.between(0.5, 0.8)), np.uint8)


def toner_low(page: Page, dice: Dice) -> Page:
    """Pale bands along the page, mottled, with a few white streaks."""
    high, wide = page.shape[:2]
    keep = np.full((high, wide), dice.between(0.45, 0.7), np.float32)
    for _ in range(dice.rng.randint(2, 4)):
        middle, half = dice.rng.uniform(0, wide), dice.between(0.04, 0.12) * wide
        fall = np.exp(-(((np.arange(wide) - middle) / half) ** 2))
        keep -= (dice.between(0.1, 0.22) * fall)[None, :].astype(np.float32)
    keep += 0.06 * clouds((high, wide), 9, dice)
    for _ in range(dice.rng.randint(0, 2)):
        x = dice.rng.randrange(wide)
        keep[:, x : x + dice.rng.randint(1, 2)] *= 0.4
    keep = np.clip(keep, 0.14, 1)[..., None]
    return (255 - (255 - page) * keep.astype(np.float32)).astype(np.uint8)


def dirty(page: Page, dice: Dice) -> Page:
    """A scanner's glass with dust, a hair, a ring, and streaks of a feeder."""
    high, wide = page.shape[:2]
    out = page.copy()
    for _ in range(dice.rng.randint(60, 180)):
        at = (dice.rng.randrange(wide), dice.rng.randrange(high))
        tone = dice.rng.randint(40, 170)
        cv2.circle(out, at, dice.rng.choice((1, 1, 1, 2, 2, 3, 4)), (tone,) * 3, -1, cv2.LINE_AA)
    for _ in range(dice.rng.randint(1, 3)):
        start = np.array([dice.rng.uniform(0, wide), dice.rng.uniform(0, high)])
        bend = dice.noise().normal(0, 14, (40, 2)).cumsum(axis=0) * 0.4
        way = np.rint(start + bend + np.linspace(0, 1, 40)[:, None] * dice.rng.uniform(-260, 260))
        cv2.polylines(out, [way.astype(np.int32)], False, (110, 110, 110), 1, cv2.LINE_AA)
    for _ in range(dice.rng.randint(1, 3)):
        x, tone = dice.rng.randrange(wide), dice.rng.randint(150, 215)
        streak = out[:, x : x + dice.rng.randint(1, 2)]
        streak[:] = np.minimum(streak, tone)
    if dice.chance(0.5):
        at = (dice.rng.randrange(wide), dice.rng.randrange(high))
        ring = np.zeros((high, wide), np.uint8)
        cv2.circle(ring, at, dice.rng.randint(140, 190), 255, dice.rng.randint(6, 14), cv2.LINE_AA)
        share = cv2.GaussianBlur(ring, (0, 0), 3)[..., None] / 255 * dice.between(0.08, 0.2)
        out = (out * (1 - share * np.array([0.5, 0.75, 1.0]))).astype(np.uint8)
    return out


def punched(page: Page, dice: Dice) -> Page:
    """Holes at the edge, a staple and the folded corner that it left."""
    high, wide = page.shape[:2]
    out = page.copy()
    on_top = dice.chance(0.25)
    count = dice.rng.choice((2, 3))
    shade = dice.rng.choice((15, 60, 120, 200))
    for n in range(count):
        along = (0.5 + (n - (count - 1) / 2) * (0.33 if count == 3 else 0.26)) * (
            wide if on_top else high
        )
        across = dice.between(22, 33) * POINT
        x, y = (along, across) if on_top else (across, along)
        x, y, radius = x + dice.either(6), y + dice.either(6), 9 * POINT
        cv2.circle(out, (int(x), int(y)), int(radius), (shade,) * 3, -1, cv2.LINE_AA)
        cv2.circle(out, (int(x), int(y)), int(radius), (max(shade - 40, 0),) * 3, 2, cv2.LINE_AA)
    x, y, lean = dice.between(20, 50) * POINT, dice.between(16, 40) * POINT, dice.either(1)
    end = (int(x + 32 * POINT * np.cos(lean)), int(y + 32 * POINT * np.sin(lean)))
    cv2.line(out, (int(x), int(y)), end, (95, 95, 100), 6, cv2.LINE_AA)
    cv2.line(out, (int(x), int(y) - 2), (end[0], end[1] - 2), (190, 190, 195), 2, cv2.LINE_AA)
    if dice.chance(0.6):
        size = int(dice.between(20, 60) * POINT)
        corner = np.array([(0, 0), (size, 0), (0, int(size * dice.between(0.7, 1.2)))])
        cv2.fillPoly(out, [corner], (dice.rng.randint(90, 225),) * 3, cv2.LINE_AA)
    return out
