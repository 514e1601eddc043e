"""Marks that are made on purpose and sign nothing: crossings-out, dates stamped, dots printed."""

from __future__ import annotations

import random

import cv2
import numpy as np

from tests.scans.box import Box
from tests.scans.lettering import Mask, press, turned, words
from tests.scans.pen import POINT, Page, draw
from tests.scans.strokes import INKS, Points, smooth


def crossed_out(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """A slot struck out by hand: lines across, a great cross, or hatching."""
    ways = rng.choice((_across, _great_cross, _hatched))(box, rng)
    draw(page, ways, rng.uniform(0.8, 1.5) * POINT, rng.choice(INKS))


def _stroke(start: tuple[float, float], end: tuple[float, float], rng: random.Random) -> Points:
    """A line by hand, hardly bent."""
    (x, y), (to, down) = start, end
    shake = 0.012 * float(np.hypot(to - x, down - y))
    middle = ((x + to) / 2 + rng.gauss(0, shake), (y + down) / 2 + rng.gauss(0, shake))
    return smooth(np.array([start, middle, end]))


def _across(box: Box, rng: random.Random) -> list[Points]:
    ways = []
    for _ in range(rng.randint(1, 4)):
        y, rise = rng.uniform(box.y0 + 0.15 * box.height, box.y1 - 0.1 * box.height), 0.25
        start = (box.x0 + rng.uniform(0, 0.2) * box.width, y)
        end = (box.x1 - rng.uniform(0, 0.3) * box.width, y - rng.uniform(-rise, rise) * box.height)
        ways.append(_stroke(start, end, rng))
    return ways


def _great_cross(box: Box, rng: random.Random) -> list[Points]:
    near, far = rng.uniform(0.05, 0.3), rng.uniform(0.6, 0.95)
    left, right = box.x0 + near * box.width, box.x0 + far * box.width
    top, foot = box.y0 + rng.uniform(0, 0.2) * box.height, box.y1 - rng.uniform(0, 0.2) * box.height
    return [_stroke((left, top), (right, foot), rng), _stroke((left, foot), (right, top), rng)]


def _hatched(box: Box, rng: random.Random) -> list[Points]:
    count, lean = rng.randint(5, 14), rng.uniform(-0.1, 0.6) * box.height
    ways = []
    for n in range(count):
        x = box.x0 + (0.08 + 0.8 * (n + rng.uniform(-0.2, 0.2)) / count) * box.width
        top = box.y0 + rng.uniform(0.05, 0.2) * box.height
        foot = box.y1 - rng.uniform(0.05, 0.2) * box.height
        ways.append(_stroke((x, foot), (x + lean, top), rng))
    return ways


def date_stamp(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """A stamp of receipt without a frame, or a round one."""
    day = f"{rng.choice(('NOV', 'OCT', 'SEP'))} {rng.randint(1, 28):02d} 2026"
    mask = _round_stamp(day) if rng.random() < 0.4 else _bare_stamp(day, rng)
    dice = np.random.default_rng(rng.getrandbits(32))
    coarse = dice.uniform(0.35, 1.1, (mask.shape[0] // 14 + 1, mask.shape[1] // 14 + 1))
    mask = mask * cv2.resize(coarse, mask.shape[::-1], interpolation=cv2.INTER_CUBIC).clip(0, 1)
    mask = turned(mask, rng.uniform(-14, 14))
    x = int(box.x0 + rng.uniform(-0.1, 0.4) * box.width)
    y = int(box.y0 + rng.uniform(-0.2, 0.2) * box.height)
    press(page, mask, x, y, rng.choice(((150, 30, 40), (40, 50, 150), (40, 40, 40))))


def _bare_stamp(day: str, rng: random.Random) -> Mask:
    upper = rng.choice(("RECEIVED", "RECEIVED BY MAIL", "FILED", "COPY"))
    lines = [words(upper, "Helvetica-Bold", rng.uniform(11, 16)), words(day, "Courier-Bold", 12)]
    high, wide = sum(one.shape[0] for one in lines), max(one.shape[1] for one in lines)
    mask, y = np.zeros((high, wide)), 0
    for one in lines:
        x = (wide - one.shape[1]) // 2
        mask[y : y + one.shape[0], x : x + one.shape[1]] = one
        y += one.shape[0]
    return mask


def _round_stamp(day: str) -> Mask:
    side = round(52 * POINT)
    mask = np.zeros((side, side))
    middle = (side // 2, side // 2)
    cv2.circle(mask, middle, side // 2 - 4, 1.0, 5, cv2.LINE_AA)
    cv2.circle(mask, middle, side // 2 - 18, 1.0, 2, cv2.LINE_AA)
    for text, size, down in (("RECEIVED", 6, 0.24), (day, 7, 0.42), ("OFFICE", 6, 0.62)):
        word = words(text, "Helvetica-Bold", size)
        x, y = (side - word.shape[1]) // 2, round(down * side)
        part = mask[y : y + word.shape[0], max(x, 0) : max(x, 0) + word.shape[1]]
        np.maximum(part, word[: part.shape[0], : part.shape[1]], out=part)
    return mask


def dot_matrix(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """A name by a printer of needles: every letter is dots that hardly touch."""
    size = rng.uniform(9, 13)
    mask = words(rng.choice((name, f"/s/ {name}")), "Courier-Bold", size)
    step = max(3, round(size * POINT / rng.uniform(9, 13)))
    coarse = cv2.resize(
        mask, (mask.shape[1] // step, mask.shape[0] // step), interpolation=cv2.INTER_AREA
    )
    dots = np.zeros(mask.shape)
    radius = rng.uniform(0.42, 0.6) * step
    for row, column in zip(*np.nonzero(coarse > 0.42), strict=True):
        at = (round((column + 0.5) * step), round((row + 0.5) * step))
        cv2.circle(dots, at, max(1, round(radius)), rng.uniform(0.7, 1.0), -1, cv2.LINE_AA)
    foot = box.y1 - rng.uniform(0.22, 0.45) * box.height
    press(page, dots, int(box.x0 + 2 * POINT), int(foot - 0.7 * dots.shape[0]), (20, 20, 25))
