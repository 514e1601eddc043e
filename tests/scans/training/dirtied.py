"""What is put into slots for training beside pens and type: marks, smears, the scale's own dirt."""

from __future__ import annotations

import random

import cv2
import numpy as np

from tests.scans import slots
from tests.scans.box import Box
from tests.scans.lettering import press
from tests.scans.pen import POINT, Page, draw
from tests.scans.slots import Content
from tests.scans.strokes import INKS, Points, smooth
from tests.scans.training.puts import Put

_RING = np.linspace(0, 6.6, 8)
_MARKS: tuple[tuple[tuple[tuple[float, float], ...], ...], ...] = (
    (((0, 0.5), (0.3, 1), (1, 0)),),
    (((0, 0), (1, 1)), ((1, 0), (0, 1))),
    (((0, 0.5), (1, 0.5)),),
    (tuple((0.5 + 0.5 * float(np.cos(t)), 0.5 + 0.3 * float(np.sin(t))) for t in _RING),),
    (((1.6, 0.5), (0, 0.5)), ((0.4, 0.1), (0, 0.5), (0.4, 0.9))),
    (((0, 0), (0, 1)),),
    (((0, 0.5), (1, 0.5)), ((0.5, 0), (0.5, 1))),
)
"""A tick, a cross, a dash, a ring, an arrow, a bar and a plus, on a field of one by one."""


def own(content: Content) -> Put:
    """What the scale draws as ``content``."""

    def put(page: Page, box: Box, name: str, rng: random.Random) -> None:
        slots.put(page, box, content, name, rng)

    return put


def one_of(*puts: Put) -> Put:
    """One of several, by lot."""

    def put(page: Page, box: Box, name: str, rng: random.Random) -> None:
        rng.choice(puts)(page, box, name, rng)

    return put


def both(one: Put, other: Put) -> Put:
    """One thing and another over it."""

    def put(page: Page, box: Box, name: str, rng: random.Random) -> None:
        one(page, box, name, rng)
        other(page, box, name, rng)

    return put


def mark(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """A sign of few strokes, as people make them to show a place."""
    size = rng.uniform(6, 34) * POINT
    x, y = box.x0 + rng.uniform(0.05, 0.7) * box.width, box.y0 + rng.uniform(0.2, 0.6) * box.height
    ways = [_shaken(way, rng) * size + (x, y) for way in rng.choice(_MARKS)]
    draw(page, ways, rng.uniform(0.7, 2.2) * POINT, rng.choice(INKS))


def _shaken(way: tuple[tuple[float, float], ...], rng: random.Random) -> Points:
    points = np.array([(x + rng.gauss(0, 0.05), y + rng.gauss(0, 0.05)) for x, y in way])
    return smooth(points) if len(points) > 2 else np.linspace(points[0], points[1], 20)


def smear(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """A thumb's ink or a felt pen's blot, dark."""
    dice = np.random.default_rng(rng.getrandbits(32))
    high, wide = max(8, int(box.height)), max(8, int(box.width))
    cells = rng.choice(((3, 5), (5, 12), (9, 24), (14, 40)))
    field = cv2.resize(dice.normal(0, 1, cells), (wide, high), interpolation=cv2.INTER_CUBIC)
    grain = cv2.resize(dice.normal(0, 1, (high // 3, wide // 9)), (wide, high))
    away = np.hypot(*np.meshgrid(np.linspace(-1.2, 1.2, wide), np.linspace(-1.4, 1.4, high)))
    share = np.clip(
        (field + 0.6 * grain - away * 1.2 + rng.uniform(0, 1)) * rng.uniform(0.6, 3), 0, 1
    )
    press(page, np.asarray(share * rng.uniform(0.5, 1)), int(box.x0), int(box.y0), (30, 30, 40))


def flecks(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """A few flecks, drops or streaks anywhere in the slot, some of which cross."""
    long_, broad, fan = rng.uniform(3, 11), rng.uniform(0.4, 1.6), rng.choice((15, 45, 90))
    lies = rng.uniform(0, 180)
    for _ in range(rng.randint(3, 18)):
        at = (round(rng.uniform(box.x0, box.x1)), round(rng.uniform(box.y0, box.y1)))
        half = round(long_ * rng.uniform(0.5, 1.2) * POINT), round(broad * POINT)
        turn = lies + rng.uniform(-fan, fan)
        cv2.ellipse(page, at, half, turn, 0, 360, (rng.randint(0, 60),) * 3, -1, cv2.LINE_AA)
