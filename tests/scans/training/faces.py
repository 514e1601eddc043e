"""Type and stamps of any typeface that a folder of fonts holds, as masks of ink."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from tests.scans.lettering import Mask, turned
from tests.scans.pen import POINT

_SPARE = 10


@cache
def faces(folder: Path) -> tuple[Path, ...]:
    """The fonts in ``folder`` and below that have letters."""
    fonts = (one for one in folder.rglob("*") if one.suffix in {".ttf", ".otf"})
    return tuple(sorted(one for one in fonts if _has_letters(one)))


def _has_letters(face: Path) -> bool:
    font = ImageFont.truetype(str(face), 24)
    shown = {bytes(font.getmask(letter)) for letter in "RSae\uffff"}
    return len(shown) == len("RSae\uffff")


def typed(text: str, face: Path, size: float, apart: float = 0.0) -> Mask:
    """``text`` in ``face`` at the pages' resolution, ``size`` in points.

    Its letters stand further ``apart`` than the face wants it, in parts of the size; closer where
    that is less than nothing, until they touch.
    """
    font = ImageFont.truetype(str(face), round(size * POINT))
    left, top, right, bottom = (int(edge) for edge in font.getbbox(text))
    more = apart * size * POINT
    wide = max(1, round(right - left + len(text) * more)) + 2 * _SPARE
    canvas = Image.new("L", (wide, bottom - top + 2 * _SPARE))
    pen, at = ImageDraw.Draw(canvas), float(_SPARE - left)
    for part in text if apart else (text,):
        pen.text((at, _SPARE - top), part, fill=255, font=font)
        at += font.getlength(part) + more
    return np.asarray(canvas, np.float64) / 255


def uneven(mask: Mask, rng: random.Random, least: float) -> Mask:
    """``mask`` inked more here and less there, from ``least`` on."""
    dice = np.random.default_rng(rng.getrandbits(32))
    coarse = dice.uniform(least, 1.15, (mask.shape[0] // 14 + 2, mask.shape[1] // 14 + 2))
    clouds = cv2.resize(coarse, mask.shape[::-1], interpolation=cv2.INTER_CUBIC).clip(0, 1)
    return np.asarray(mask * clouds, np.float64)


def stacked(lines: list[Mask], gap: int) -> Mask:
    """Lines of type under each other, in the middle."""
    wide = max(one.shape[1] for one in lines)
    mask = np.zeros((sum(one.shape[0] + gap for one in lines), wide))
    y = 0
    for one in lines:
        x = (wide - one.shape[1]) // 2
        mask[y : y + one.shape[0], x : x + one.shape[1]] = one
        y += one.shape[0] + gap
    return mask


def framed(mask: Mask, rng: random.Random) -> Mask:
    """``mask`` in a frame, square, round at its corners or a ring, once or twice."""
    pad = rng.randint(10, 40)
    made = np.pad(mask, pad)
    if rng.random() < 0.25:
        side = max(made.shape)
        made = np.pad(made, [((side - n) // 2, (side - n + 1) // 2) for n in made.shape])
        for away in (6, 22)[: rng.randint(1, 2)]:
            middle = (side // 2, side // 2)
            cv2.circle(made, middle, side // 2 - away, 1.0, rng.randint(3, 8), cv2.LINE_AA)
        return made
    for away in (4, 14)[: rng.choice((1, 1, 2))]:
        end = (made.shape[1] - away - 1, made.shape[0] - away - 1)
        cv2.rectangle(made, (away, away), end, 1.0, rng.randint(2, 9), cv2.LINE_AA)
    return made


def askew(mask: Mask, rng: random.Random, most: float) -> Mask:
    """``mask`` turned by up to ``most`` degrees."""
    return turned(mask, rng.uniform(-most, most))
