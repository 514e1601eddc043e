"""Dirt on a slot: spots, a copier's pepper, fibres, hairs and scratches, few or very many."""

from __future__ import annotations

import random

import cv2
import numpy as np

from tests.scans.box import Box
from tests.scans.pen import POINT, Page, draw
from tests.scans.strokes import Points, smooth

_SPOTS = (
    ((4, 7), (1.5, 3), (60, 120)),
    ((4, 8), (0.5, 1.3), (0, 180)),
    ((4, 10), (0.4, 1.2), (5, 35)),
    ((1, 4), (0.6, 2), (0, 180)),
)
"""Drops, flecks, streaks, crumbs: between which points the half axes of ellipses are, and between
which degrees they lie."""


def strewn(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """Spots of one sort or of all, three or a hundred, over the slot or in one part of it."""
    sorts = _SPOTS if rng.random() < 0.25 else (rng.choice(_SPOTS),)
    spread, middle = _somewhere(box, rng)
    shade = rng.randint(0, 70)
    for _ in range(_count(rng, 3, 100)):
        long_, broad, lies = rng.choice(sorts)
        at = _at(middle, spread, rng)
        axes = (round(rng.uniform(*long_) * POINT), max(1, round(rng.uniform(*broad) * POINT)))
        where = (round(at[0]), round(at[1]))
        cv2.ellipse(page, where, axes, rng.uniform(*lies), 0, 360, (shade,) * 3, -1, cv2.LINE_AA)


def pepper(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """Toner that a worn copier strews: grains of no shape, in clusters that grow together."""
    spread, middle = _somewhere(box, rng)
    for _ in range(_count(rng, 60, 1500)):
        x, y = _at(middle, spread, rng)
        size = abs(rng.gauss(0, 0.5)) * POINT + 1
        grain = [
            (x + rng.uniform(-1.5, 1.5) * size, y + rng.uniform(-1.5, 1.5) * size) for _ in range(5)
        ]
        cv2.fillPoly(page, [np.rint(grain).astype(np.int32)], (rng.randint(0, 90),) * 3)


def fibres(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """Lint: curved threads, each thin and some hair-thin, a few or very many."""
    spread, middle = _somewhere(box, rng)
    thin = rng.uniform(0.25, 0.9) * POINT
    length = rng.uniform(10, 45) * POINT
    for _ in range(_count(rng, 4, 70)):
        way = _thread(_at(middle, spread, rng), length * rng.uniform(0.6, 1.4), 0.35, rng)
        draw(page, [way], thin * rng.uniform(0.7, 1.3), (rng.randint(10, 90),) * 3)


def hairs(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """One to five long hairs, curled or nearly straight."""
    curl = rng.uniform(0.05, 0.4)
    for _ in range(rng.randint(1, 5)):
        start = (rng.uniform(box.x0, box.x1), rng.uniform(box.y0, box.y1))
        way = _thread(start, rng.uniform(60, 220) * POINT, curl, rng)
        draw(page, [way], rng.uniform(0.2, 0.4) * POINT, (rng.randint(20, 100),) * 3)


def scratches(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """Scratches of a worn glass or drum: thin, nearly straight, much of one direction."""
    spread, middle = _somewhere(box, rng)
    lies, fan = rng.uniform(0, np.pi), rng.uniform(0.05, 0.7)
    thin = rng.uniform(0.25, 0.8) * POINT
    for _ in range(_count(rng, 5, 60)):
        x, y = _at(middle, spread, rng)
        turn, half = lies + rng.gauss(0, fan), rng.uniform(4, 25) * POINT
        bow = rng.uniform(-0.12, 0.12) * half
        t = np.linspace(-1, 1, 30)
        along, aside = half * t, bow * (1 - t * t)
        way = np.column_stack(
            [x + along * np.cos(turn) - aside * np.sin(turn),
             y + along * np.sin(turn) + aside * np.cos(turn)]
        )  # fmt: skip
        draw(page, [way], thin * rng.uniform(0.7, 1.3), (rng.randint(10, 90),) * 3)


def _count(rng: random.Random, least: int, most: int) -> int:
    """Few as often as many."""
    return round(float(np.exp(rng.uniform(np.log(least), np.log(most)))))


def _somewhere(box: Box, rng: random.Random) -> tuple[tuple[float, float], tuple[float, float]]:
    """How far dirt is spread across and down, and where its middle lies."""
    spread = (box.width * rng.uniform(0.15, 0.5), box.height * rng.uniform(0.2, 0.5))
    x = rng.uniform(box.x0 + 0.3 * box.width, box.x1 - 0.3 * box.width)
    y = rng.uniform(box.y0 + 0.35 * box.height, box.y1 - 0.35 * box.height)
    return spread, (x, y)


def _at(
    middle: tuple[float, float], spread: tuple[float, float], rng: random.Random
) -> tuple[float, float]:
    """A place about a middle; most lie near it."""
    return (
        middle[0] + rng.triangular(-1, 1) * spread[0],
        middle[1] + rng.triangular(-1, 1) * spread[1],
    )


def _thread(start: tuple[float, float], length: float, curl: float, rng: random.Random) -> Points:
    """The way of a thread about as long as ``length``, that bends as it goes."""
    steps = 12
    turn, bend = rng.uniform(0, 2 * np.pi), rng.gauss(0, curl)
    way = [start]
    for _ in range(steps):
        bend += rng.gauss(0, curl / 2)
        turn += bend
        x, y = way[-1]
        way.append((x + np.cos(turn) * length / steps, y + np.sin(turn) * length / steps))
    return smooth(np.array(way))
