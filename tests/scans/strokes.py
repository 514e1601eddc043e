"""Pen strokes that nobody wrote: letters as splines, in several hands; y counts upwards."""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from tests.scans.alphabet import BLOCK, CAPITALS, SMALL, Way

Points = NDArray[np.float64]
"""Points along a stroke, one a row: x and y."""


class Style(StrEnum):
    """How somebody signs."""

    CURSIVE = "cursive"
    SCRAWL = "scrawl"
    INITIALS = "initials"
    PRINT_LIKE = "print-like"
    LETTERS = "letters"
    """Two or three block letters and no more."""


@dataclass(frozen=True)
class Hand:
    """One person's way with a pen; ``width`` of the pen in points, ``color`` as RGB."""

    slant: float
    spread: float
    wobble: float
    width: float
    color: tuple[int, int, int]
    style: Style


INKS = ((24, 24, 28), (20, 30, 110), (28, 44, 150), (12, 16, 66), (60, 60, 66))


def hand(rng: random.Random, style: Style | None = None) -> Hand:
    """Somebody's hand."""
    styles = (Style.CURSIVE, Style.CURSIVE, Style.SCRAWL, Style.INITIALS)
    return Hand(
        slant=rng.uniform(-0.1, 0.55),
        spread=rng.uniform(0.8, 1.35),
        wobble=rng.uniform(0.02, 0.09),
        width=rng.uniform(0.85, 1.6),
        color=rng.choice(INKS),
        style=style or rng.choice(styles),
    )


def smooth(way: Points, density: int = 14) -> Points:
    """A Catmull-Rom spline through ``way``, ``density`` points a span."""
    ends = np.vstack([2 * way[0] - way[1], way, 2 * way[-1] - way[-2]])
    t = np.linspace(0, 1, density, endpoint=False)[:, None]
    spans = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        spans.append(
            0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2
                   + (3 * b - a - 3 * c + d) * t**3)
        )  # fmt: skip
    return np.vstack([*spans, way[-1:]])


class _Writing:
    """Letters set one after the other by a hand."""

    def __init__(self, rng: random.Random, who: Hand) -> None:
        self.rng, self.who = rng, who
        self.at = 0.0
        self.strokes: list[Points] = []

    def shaken(self, way: Way, scale: float = 1.0) -> Points:
        wobble = self.who.wobble
        return np.array(
            [
                (
                    self.at + x * self.who.spread * scale + self.rng.gauss(0, wobble),
                    y * scale + self.rng.gauss(0, wobble),
                )
                for x, y in way
            ]
        )

    def capital(self, scale: float) -> Points:
        """A capital; its last stroke is given back so that letters can be joined to it."""
        *before, last = self.rng.choice(CAPITALS)
        for way in before:
            self.strokes.append(smooth(self.shaken(way, scale)))
        joined = self.shaken(last, scale)
        self.at += 1.25 * self.who.spread * scale
        return joined

    def word(self, letters: int) -> None:
        """A capital with small letters joined to it, trailing off."""
        ways = [self.capital(self.rng.uniform(0.9, 1.3))]
        for n in range(letters):
            fading = 1 - 0.45 * n / max(letters, 1) * self.rng.random()
            ways.append(self.shaken(self.rng.choice(SMALL), fading))
            self.at += 0.78 * self.who.spread * fading
        if self.rng.random() < 0.5:
            ways.append(self.shaken(((0.0, 0.1), (1.2, 0.35), (2.6, self.rng.uniform(-0.4, 0.8)))))
        self.strokes.append(smooth(np.vstack(ways)))
        self.at += 0.7 * self.who.spread

    def scrawl(self) -> None:
        """A capital and a wave that says nothing."""
        ways = [self.capital(self.rng.uniform(1.1, 1.6))]
        height = self.rng.uniform(0.5, 1.1)
        for n in range(self.rng.randint(5, 11)):
            height *= self.rng.uniform(0.75, 1.02)
            ways.append(self.shaken(((0.0, height if n % 2 else 0.0), (0.3, 0.1))))
            self.at += 0.42 * self.who.spread
        ways.append(self.shaken(((0.3, 0.1), (2.2, 0.2), (3.6, self.rng.uniform(-0.3, 1.0)))))
        self.strokes.append(smooth(np.vstack(ways)))

    def initials(self) -> None:
        for _ in range(self.rng.randint(2, 3)):
            self.strokes.append(smooth(self.capital(self.rng.uniform(0.9, 1.2))))
            self.at += 0.15

    def block(self, letters: int) -> None:
        """Block letters, each stroke by itself."""
        for _ in range(letters):
            for way in self.rng.choice(BLOCK):
                self.strokes.append(smooth(self.shaken(way), 8))
            self.at += 1.3 * self.who.spread


def signature(rng: random.Random, who: Hand) -> list[Points]:
    """The strokes of a signature in a box 1 wide, its foot at y = 0, y upwards."""
    writing = _Writing(rng, who)
    if who.style is Style.CURSIVE:
        writing.word(rng.randint(2, 6))
        writing.word(rng.randint(3, 8))
    elif who.style is Style.SCRAWL:
        writing.scrawl()
    elif who.style is Style.INITIALS:
        writing.initials()
    else:
        writing.block(rng.randint(2, 7) if who.style is Style.PRINT_LIKE else rng.randint(2, 3))
    if who.style not in {Style.PRINT_LIKE, Style.LETTERS} and rng.random() < 0.3:
        under = ((-2.5, -0.6), (-1.2, -0.35), (0.6, -0.55), (-1.5, -0.8))
        writing.strokes.append(smooth(writing.shaken(under)))
    leaning = [np.column_stack([s[:, 0] + who.slant * s[:, 1], s[:, 1]]) for s in writing.strokes]
    every = np.vstack(leaning)
    left, wide = every[:, 0].min(), np.ptp(every[:, 0])
    return [np.column_stack([(s[:, 0] - left) / wide, s[:, 1] / wide]) for s in leaning]


def tick(rng: random.Random) -> list[Points]:
    """A tick, a cross or a scribbled fill for a check box 1 wide, its centre at 0, y upwards."""
    r = rng.uniform
    shape = rng.choice(("tick", "tick", "cross", "cross", "fill"))
    ways: list[Way]
    if shape == "tick":
        ways = [((-0.45, r(-0.1, 0.2)), (-0.12, r(-0.5, -0.3)), (r(0.4, 0.9), r(0.5, 1.1)))]
    elif shape == "cross":
        ways = [
            ((r(-0.6, -0.3), r(0.3, 0.6)), (0.0, r(-0.1, 0.1)), (r(0.3, 0.6), r(-0.6, -0.3))),
            ((r(0.3, 0.6), r(0.3, 0.6)), (0.0, r(-0.1, 0.1)), (r(-0.6, -0.3), r(-0.6, -0.3))),
        ]
    else:
        ways = [
            tuple(
                (-0.4 + 0.8 * n / 7 + r(-0.05, 0.05), 0.4 * (1 if n % 2 else -1) + r(-0.1, 0.1))
                for n in range(8)
            )
        ]
    return [smooth(np.array(way)) for way in ways]
