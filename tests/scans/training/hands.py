"""More hands than the scale's own: signatures as a moving arm makes them, letters one by one.

All strokes are as :func:`tests.scans.strokes.signature` gives them: points in a box 1 wide, y up.
"""

from __future__ import annotations

import random
from functools import cache

import numpy as np

from tests.scans.strokes import Points, smooth

_STEP = 0.005
"""Seconds between two points of an arm's way."""


def fitted(strokes: list[Points]) -> list[Points]:
    """Strokes in a box 1 wide whose left edge is 0."""
    every = np.vstack(strokes)
    left, wide = every[:, 0].min(), max(float(np.ptp(every[:, 0])), 1e-6)
    return [np.column_stack([(s[:, 0] - left) / wide, s[:, 1] / wide]) for s in strokes]


def moving(rng: random.Random) -> list[Points]:
    """A signature as an arm moves: strokes up and down whose speeds are bells that overlap."""
    strokes: list[Points] = []
    at = np.zeros(2)
    slant, curl = rng.uniform(-0.25, 0.6), rng.uniform(0.1, 1.3)
    advance, tight = rng.uniform(0.25, 1.0), rng.uniform(0.07, 0.13)
    even = rng.uniform(0.1, 0.6)
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3))):
        way = at + _flow(rng, slant, curl, advance, tight, even)
        strokes.append(way)
        at = np.array([way[:, 0].max() + rng.uniform(-0.3, 0.8), way[0, 1] + rng.gauss(0, 0.3)])
    if rng.random() < 0.3:
        strokes.append(_flourish(np.vstack(strokes), rng))
    return fitted(strokes)


def _flow(
    rng: random.Random, slant: float, curl: float, advance: float, tight: float, even: float
) -> Points:
    """One stroke of the pen: bells of speed along bent ways, in turn up and down."""
    count = rng.randint(4, 26)
    times = np.arange(0, count * tight + 0.6, _STEP)
    speed = np.zeros((len(times), 2))
    begin = 0.0
    tall = rng.uniform(1.2, 3.0)
    for n in range(count):
        up = n % 2 == 0
        turn = (np.pi / 2 - slant * rng.uniform(0.6, 1.4)) * (1 if up else -1)
        turn += rng.gauss(0, even) - (0 if up else slant * 0.5)
        size = max(0.15, rng.gauss(1.0, even)) * (tall if n == 0 or rng.random() < 0.12 else 1.0)
        size *= 1 - 0.5 * n / count * rng.random()
        since = np.maximum(times - begin, 1e-4)
        spread = rng.uniform(0.18, 0.35)
        bell = np.exp(-((np.log(since) - np.log(tight * 1.6)) ** 2) / (2 * spread**2)) / since
        bell /= bell.sum() * _STEP
        course = np.cumsum(bell) * _STEP
        bent = curl * rng.uniform(0.4, 1.4) * (1 if rng.random() < 0.85 else -1)
        angle = turn + bent * (course - 0.5)
        speed += size * bell[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
        speed[:, 0] += advance * 0.5 * bell * rng.uniform(0.5, 1.5)
        begin += tight * rng.uniform(0.7, 1.4)
    way = np.cumsum(speed, axis=0) * _STEP
    moved = np.r_[True, np.hypot(*np.diff(way, axis=0).T) > 1e-4]
    return np.asarray(way[moved])


def _flourish(every: Points, rng: random.Random) -> Points:
    low, left, wide = every[:, 1].min(), every[:, 0].min(), float(np.ptp(every[:, 0]))
    xs = np.array([rng.uniform(-0.1, 0.2), 0.5, rng.uniform(0.7, 1.1), rng.uniform(0.3, 0.7)])
    ys = low + np.array([rng.gauss(0, 0.3) for _ in range(4)])
    return smooth(np.column_stack([left + xs * wide, ys])[: rng.randint(3, 4)])


def scrawled(rng: random.Random) -> list[Points]:
    """A wave that says nothing: a few peaks and valleys, lower towards its end."""
    count = rng.randint(4, 16)
    fade, rough = rng.uniform(0, 0.9), rng.uniform(0.1, 0.6)
    xs = np.cumsum(
        [rng.uniform(0.3, 1.3) * rng.choice((1, 1, 1, 1, 1, -0.4)) for _ in range(count)]
    )
    signs = [1 if n % 2 else -1 for n in range(count)]
    free = rng.random() < 0.4
    ys = [
        (rng.gauss(0, 1) if free else sign * abs(rng.gauss(1, rough))) * (1 - fade * n / count)
        for n, sign in enumerate(signs)
    ]
    told = [smooth(np.column_stack([xs, np.array(ys) * rng.uniform(0.3, 1.6)]))]
    if rng.random() < 0.3:
        told.append(_flourish(np.vstack(told), rng))
    return fitted(told)


def looped(rng: random.Random) -> list[Points]:
    """Loops one after the other, growing smaller, perhaps after a capital's stroke."""
    turns, step = rng.uniform(2, 9), rng.uniform(0.15, 1.2)
    t = np.linspace(0, 2 * np.pi * turns, int(40 * turns))
    size = np.linspace(1, rng.uniform(0.2, 1.2), len(t)) * (
        1 + rng.uniform(0, 0.25) * np.sin(t / rng.uniform(2, 9))
    )
    narrow, start, way = rng.uniform(0.3, 1.0), rng.uniform(0, 7), rng.choice((1, -1))
    x = step * t / np.pi + narrow * size * np.cos(way * t + start)
    y = size * np.sin(way * t + start) + rng.uniform(-0.15, 0.15) * t / np.pi
    told = [np.column_stack([x + rng.uniform(0, 0.5) * y, y])]
    if rng.random() < 0.4:
        told.insert(
            0, smooth(np.array([(-1.5, rng.uniform(-1, 1)), (-1.0, 2.2), (-0.6, -1.3), (0.0, 0.4)]))
        )
    return fitted(told)


def tangled(rng: random.Random) -> list[Points]:
    """A way of a few waves laid over each other, as a hasty hand's."""
    t = np.linspace(0, 1, 400)
    ways = []
    for _ in range(rng.choice((1, 1, 2))):
        xs, ys = t * rng.uniform(1, 4) + len(ways) * rng.uniform(0.5, 3), np.zeros(400)
        for n in range(1, rng.randint(3, 9)):
            xs = xs + rng.gauss(0, 0.5) / n**0.7 * np.sin(2 * np.pi * n * t + rng.uniform(0, 7))
            ys = ys + rng.gauss(0, 0.6) / n**0.5 * np.sin(2 * np.pi * n * t + rng.uniform(0, 7))
        ways.append(np.column_stack([xs, ys]))
    return fitted(ways)


_CELL = (
    (0.0, 0.0),
    (0.0, 0.5),
    (0.0, 1.0),
    (0.5, 0.0),
    (0.5, 0.5),
    (0.5, 1.0),
    (0.8, 0.0),
    (0.8, 0.5),
    (0.8, 1.0),
)


def blocks(rng: random.Random, text: str) -> list[Points]:
    """``text`` in plain capitals and figures, each stroke by itself, shaken and uneven."""
    plain = _glyphs(rng.choice(("rowmans", "futural")))
    made = rng.random() < 0.25
    shake, off, lean = rng.uniform(0.01, 0.09), rng.uniform(0.01, 0.08), rng.uniform(-0.1, 0.3)
    narrow, gap = rng.uniform(0.45, 1.0), rng.uniform(0.03, 0.35)
    strokes: list[Points] = []
    at = 0.0
    for letter in text:
        ways = _unknown(rng) if made else plain.get(letter, [])
        if letter == " " or not ways:
            at += rng.uniform(0.3, 0.7)
            continue
        every = np.vstack(ways)
        left, wide = every[:, 0].min(), max(0.2, float(np.ptp(every[:, 0])))
        size, line, tilt = rng.gauss(1, off), rng.gauss(0, off), rng.gauss(lean, 0.06)
        for way in ways:
            few = way if len(way) < 6 else way[:: max(1, len(way) // 6)]
            few = few + np.array([[rng.gauss(0, shake), rng.gauss(0, shake)] for _ in few])
            x, y = (few[:, 0] - left) * narrow * size, few[:, 1] * size
            placed = np.column_stack([at + x + tilt * y, y + line])
            strokes.append(smooth(placed, 6) if len(placed) > 2 else _bowed(placed, rng))
        at += wide * narrow * size + gap * rng.uniform(0.5, 1.5)
    return _turned(fitted(strokes), rng.gauss(0, 0.04))


def _turned(strokes: list[Points], angle: float) -> list[Points]:
    turn = np.array([(np.cos(angle), np.sin(angle)), (-np.sin(angle), np.cos(angle))])
    return fitted([way @ turn for way in strokes])


def _unknown(rng: random.Random) -> list[Points]:
    """A letter of no alphabet: strokes between the corners of a cell."""
    return [np.array(rng.sample(_CELL, rng.choice((2, 2, 3, 4)))) for _ in range(rng.randint(1, 3))]


def _bowed(ends: Points, rng: random.Random) -> Points:
    middle = ends.mean(axis=0) + np.array([rng.gauss(0, 0.04), rng.gauss(0, 0.04)])
    return smooth(np.array([ends[0], middle, ends[-1]]), 6)


@cache
def _glyphs(face: str) -> dict[str, list[Points]]:
    from HersheyFonts import HersheyFonts

    font = HersheyFonts()
    font.load_default_font(face)
    font.normalize_rendering(1.0)
    told: dict[str, list[Points]] = {}
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.'-0123456789/":
        ways = [np.asarray(way, np.float64) for way in font.strokes_for_text(letter)]
        ways = [way for way in ways if len(way) > 1]
        if ways:
            told[letter] = ways
    return told


def lettered(rng: random.Random, text: str) -> list[Points]:
    """``text`` written letter by letter, joined or not, each letter a little otherwise."""
    joined = rng.random() < 0.5
    faces = ("cursive", "scripts", "scriptc") if joined else ("rowmans", "futural", "cursive")
    glyphs = _glyphs(rng.choice(faces))
    slant, shake, narrow = rng.uniform(-0.1, 0.6), rng.uniform(0.02, 0.1), rng.uniform(0.6, 1.2)
    strokes: list[Points] = []
    at, line = 0.0, 0.0
    for letter in text:
        ways = glyphs.get(letter)
        line += rng.gauss(0, 0.02)
        if ways is None:
            at += rng.uniform(0.2, 0.5)
            continue
        every = np.vstack(ways)
        left, wide = every[:, 0].min(), float(np.ptp(every[:, 0]))
        size, lean = rng.uniform(0.85, 1.15), rng.gauss(0, 0.08)
        for way in ways:
            placed = np.column_stack([(way[:, 0] - left) * narrow, way[:, 1]]) * size
            placed[:, 0] += lean * placed[:, 1]
            bent = placed + np.array([at, line]) + _shaken(placed, shake, rng)
            near = joined and strokes and np.hypot(*(bent[0] - strokes[-1][-1])) < 0.7
            if near and rng.random() < 0.8:
                strokes[-1] = np.vstack([strokes[-1], bent])
            else:
                strokes.append(bent)
        at += wide * narrow * size + rng.uniform(-0.02, 0.12)
    return fitted(_warped(strokes, slant, rng))


def _shaken(points: Points, shake: float, rng: random.Random) -> Points:
    """How far each point of a letter lies off: neighbours alike."""
    turn, size = rng.uniform(0, 7), rng.gauss(0, shake)
    other, more = rng.uniform(0, 7), rng.gauss(0, shake)
    x, y = points.T
    return np.column_stack([size * np.sin(turn + 5 * y + 2 * x), more * np.sin(other + 4 * x - y)])


def _warped(strokes: list[Points], slant: float, rng: random.Random) -> list[Points]:
    """Strokes leant, on a line that wanders, rounded as a pen rounds them."""
    rise, wave, turn = rng.gauss(0, 0.04), rng.uniform(0, 0.12), rng.uniform(0, 7)
    told = []
    for way in strokes:
        x, y = way.T
        off = rise * x + wave * np.sin(turn + 0.9 * x)
        bent = np.column_stack([x + slant * y, y + off])
        told.append(smooth(_thinned(bent), 6) if len(bent) > 2 else bent)
    return told


def _thinned(way: Points) -> Points:
    """A way without points that lie on each other."""
    keep = np.r_[True, np.hypot(*np.diff(way, axis=0).T) > 0.03]
    return way[keep] if keep.sum() > 2 else way
