"""Drawn signatures: strokes as points, and pictures of them."""

from __future__ import annotations

import io
import math
import random

from PIL import Image, ImageDraw

Stroke = list[tuple[float, float]]


def scribble(rng: random.Random, width: float, height: float) -> list[Stroke]:
    """A signature of two or three strokes within ``width`` by ``height``, y downwards."""
    strokes = []
    for part in range(rng.randint(2, 3)):
        left, wide = width * (0.06 + 0.28 * part), width * rng.uniform(0.3, 0.4)
        waves, tall = rng.randint(3, 6), height * rng.uniform(0.22, 0.4)
        phase = rng.uniform(0, 6)
        points = []
        for i in range(60):
            t = i / 59
            x = left + wide * t + width * 0.02 * math.sin(9 * t + phase)
            y = height / 2 + tall * math.sin(waves * 6.28 * t + phase) * (1 - 0.6 * t)
            points.append((min(x, width * 0.98), y))
        strokes.append(points)
    return strokes


def picture(rng: random.Random, width: int = 360, height: int = 90) -> bytes:
    """A PNG of a signature, transparent or on white."""
    clear = rng.random() < 0.4
    image = Image.new("RGBA", (width, height), (255, 255, 255, 0 if clear else 255))
    draw = ImageDraw.Draw(image)
    ink = rng.choice(((0, 0, 0), (10, 20, 110), (30, 30, 30)))
    for stroke in scribble(rng, width, height):
        draw.line(stroke, fill=(*ink, 255), width=rng.randint(2, 4), joint="curve")
    return _png(image)


def icon() -> bytes:
    """The little picture that Word shows in an empty picture control."""
    image = Image.new("RGB", (180, 60), (221, 232, 244))
    draw = ImageDraw.Draw(image)
    draw.rectangle((70, 15, 110, 45), outline=(120, 150, 190), width=2)
    draw.polygon(((74, 42), (86, 26), (98, 42)), fill=(150, 175, 205))
    draw.ellipse((96, 20, 104, 28), fill=(150, 175, 205))
    return _png(image)


def blank(width: int = 360, height: int = 90) -> bytes:
    """A white picture."""
    return _png(Image.new("RGB", (width, height), (255, 255, 255)))


def seal() -> bytes:
    """A state's seal, to stand in a letterhead: a picture that signs nothing."""
    image = Image.new("RGB", (120, 120), (255, 255, 255))
    draw = ImageDraw.Draw(image)
    for inset, color in ((4, (20, 50, 110)), (14, (255, 255, 255)), (20, (20, 50, 110))):
        draw.ellipse((inset, inset, 120 - inset, 120 - inset), fill=color)
    draw.polygon(((60, 28), (36, 88), (84, 88)), fill=(230, 200, 90))
    return _png(image)


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
