"""Pens, type and stamps as they are put into slots for training."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from tests.scans import slots
from tests.scans.box import Box
from tests.scans.lettering import Mask, press
from tests.scans.pen import POINT, Page, draw
from tests.scans.strokes import INKS, Points
from tests.scans.training import faces, hands

Put = Callable[[Page, Box, str, random.Random], None]
"""Puts something into a slot of a page, whose person has that name."""
Ways = Callable[[random.Random, str], list[Points]]
_WIDTHS = (0.6, 0.8, 1.0, 1.2, 1.5, 2.2)
"""Points that pens are broad."""
_SIZES = (9, 10, 11, 12, 12, 14, 16, 18, 22, 28)
_STAMPED = (
    "RECEIVED", "COPY", "FILED", "ENTERED", "APPROVED", "DRAFT", "SCANNED", "VOID",
    "BUSINESS OFFICE", "Office of Samples", "ORIGINAL", "URGENT",
)  # fmt: skip
_PADS = ((150, 30, 40), (40, 50, 150), (60, 60, 60), (20, 20, 20))


def hand(strokes: Ways, *, small: bool = False) -> Put:
    """A pen that writes ``strokes``, mostly in a part of the slot's height where ``small``."""

    def put(page: Page, box: Box, name: str, rng: random.Random) -> None:
        told = strokes(rng, name)
        low = small and rng.random() < 0.7
        tall = box.height * (rng.uniform(0.15, 0.5) if low else rng.uniform(0.25, 1.05))
        left = box.x0 + rng.uniform(0, 0.25) * box.width
        foot = box.y1 - rng.uniform(0.1, 0.45) * box.height
        ways = slots.placed(told, left, foot, box.width * rng.uniform(0.3, 1.1), tall)
        width = rng.choice(_WIDTHS) * rng.uniform(0.85, 1.2) * POINT
        if rng.random() < 0.5:
            draw(page, ways, width, rng.choice(INKS), strength=rng.uniform(0.75, 1.0))
        else:
            _pressing(page, ways, width, rng)

    return put


def _pressing(page: Page, ways: list[Points], width: float, rng: random.Random) -> None:
    """Draw strokes with a pen pressed more here and less there, which leaves out places."""
    color, skips, way = rng.choice(INKS), rng.choice((0.0, 0.0, 0.005, 0.02)), rng.uniform(3, 30)
    for one in ways:
        start, turn = 0, rng.uniform(0, 7)
        while start < len(one) - 1:
            end = min(len(one), start + rng.randint(3, 9))
            pressed = 1 + 0.35 * np.sin(turn + start / way)
            if rng.random() >= skips * (end - start):
                draw(page, [one[start : end + 1]], width * pressed, color, strength=0.93)
            start = end


def written(rng: random.Random, name: str) -> list[Points]:
    """``name``, or a part of it, as a signature that can be read."""
    first, _, last = name.partition(" ")
    initials = "".join(part[0] for part in name.split() if part)
    short = f"{first[0]}. {last}", f"{first} {last[:1]}.", initials, name.upper(), name, name
    return hands.lettered(rng, rng.choice(short))


def blocks(rng: random.Random, name: str) -> list[Points]:
    """``name``, or a part of it, in capitals."""
    first, _, last = name.upper().partition(" ")
    initials = first[:1] + last[:1]
    short = name.upper(), f"{first[:1]}. {last}", initials, f"{initials}{rng.choice('KMRT')}"
    return hands.blocks(rng, rng.choice(short))


def free(way: Callable[[random.Random], list[Points]]) -> Ways:
    """A way of signing that says no name."""
    return lambda rng, _: way(rng)


def _words(name: str, rng: random.Random) -> str:
    day = f"{rng.randint(1, 12)}/{rng.randint(1, 28)}/2026"
    first, _, last = name.partition(" ")
    return rng.choice(
        (name, name, name, name.upper(), f"/s/ {name}", f"/s/ {name}", f"/{name}/", name.lower(),
         f"{first[0]}. {last}", f"{last}, {first}", f"{name} {day}", f"{name} (signed)", day,
         f"signed: {name}", "signed electronically", "See attached", "N/A", "TBD", "Sign here",
         f"{first[0]}.{last[:1]}.", "pending", f"{name}, Director", "e-signed", "on file")
    )  # fmt: skip


def _fitting(mask: Mask, box: Box) -> Mask:
    scale = min(1.0, 1.15 * box.width / mask.shape[1], 1.2 * box.height / mask.shape[0])
    size = max(1, int(mask.shape[1] * scale)), max(1, int(mask.shape[0] * scale))
    return np.asarray(cv2.resize(mask, size, interpolation=cv2.INTER_AREA), np.float64)


def _pressed(
    page: Page, box: Box, mask: Mask, color: tuple[int, int, int], rng: random.Random
) -> None:
    mask = _fitting(mask, box)
    x = box.x0 + rng.uniform(-0.02, max(0.02, 1 - mask.shape[1] / box.width)) * box.width
    y = box.y0 + rng.uniform(-0.1, max(0.1, 1 - mask.shape[0] / box.height)) * box.height
    press(page, mask, int(x), int(y), color)


def typed(fonts: Path, page: Page, box: Box, name: str, rng: random.Random) -> None:
    """A name or what else is typed where nobody signs, in one or two lines."""
    face = rng.choice(faces.faces(fonts))
    size = rng.choice(_SIZES) * rng.uniform(0.9, 1.1)
    apart = rng.uniform(-0.15, 0.2) if rng.random() < 0.3 else 0.0
    mask = faces.typed(_words(name, rng), face, size, apart)
    if rng.random() < 0.2:
        below = faces.typed(_words(name, rng), face, size * rng.uniform(0.6, 1))
        mask = faces.stacked([mask, below], rng.randint(0, 8))
    if rng.random() < 0.3:
        mask = faces.uneven(mask, rng, rng.uniform(0.2, 0.9))
    if rng.random() < 0.25:
        mask = faces.askew(mask, rng, rng.choice((2, 6, 14)))
    tone = rng.randint(0, 70)
    color = (tone, tone, tone) if rng.random() < 0.8 else rng.choice(INKS)
    _pressed(page, box, mask, color, rng)


def stamp(fonts: Path, page: Page, box: Box, name: str, rng: random.Random) -> None:
    """An office's stamp, mostly in a frame, unevenly inked and askew."""
    day = f"{rng.choice(('NOV', 'OCT', 'SEP', 'JAN'))} {rng.randint(1, 28):02d} 2026"
    said = [rng.choice(_STAMPED), day, name][: rng.randint(1, 3)]
    face = rng.choice(faces.faces(fonts))
    lines = [faces.typed(one, face, rng.uniform(8, 18)) for one in said]
    mask = faces.stacked(lines, rng.randint(0, 12))
    if rng.random() < 0.75:
        mask = faces.framed(mask, rng)
    mask = faces.askew(faces.uneven(mask, rng, rng.uniform(0.1, 0.7)), rng, 14)
    _pressed(page, box, mask, rng.choice(_PADS), rng)
