"""Traces that paper bears: a coffee ring, a fold, a staple and holes, a highlighter, print that
shines through."""

from __future__ import annotations

import random

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.scans.box import Box
from tests.scans.lettering import press, words
from tests.scans.pen import POINT, Page


def ring(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """The foot of a cup, once or twice: its edge dark and uneven, in parts not there."""
    for _ in range(rng.choice((1, 1, 2, 3))):
        shade = np.zeros(page.shape[:2], np.float32)
        radius = rng.uniform(25, 110) * POINT
        turn = rng.uniform(0, 2 * np.pi)
        x = rng.uniform(box.x0, box.x1) + radius * np.cos(turn)
        y = rng.uniform(box.y0, box.y1) + radius * np.sin(turn)
        thick = max(2, round(rng.uniform(0.5, 3) * POINT))
        cv2.circle(shade, (round(x), round(y)), round(radius), 1.0, thick, cv2.LINE_AA)
        soft = cv2.GaussianBlur(shade, (0, 0), rng.uniform(1, 5))
        _shaded(page, soft * _uneven(soft.shape, rng), rng.uniform(0.25, 0.85))


def fold(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """One to three folds: a shadow on one side, and the crease, broken, along it."""
    high, wide = page.shape[:2]
    for _ in range(rng.randint(1, 3)):
        y, slope = rng.uniform(box.y0, box.y1), rng.uniform(-0.15, 0.15)
        off = np.arange(high)[:, None] - (y + slope * (np.arange(wide)[None, :] - box.x0))
        shadow = np.clip(1 - off / (rng.uniform(2, 9) * POINT), 0, 1) * (off >= 0)
        crease = (np.abs(off) < rng.uniform(0.2, 0.7) * POINT).astype(np.float32)
        _shaded(page, shadow.astype(np.float32), rng.uniform(0.1, 0.4))
        _shaded(page, crease * _uneven(page.shape[:2], rng), rng.uniform(0.3, 0.9))


def staple(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """Staples, the holes that others left, and the shadow or rim of a punched hole."""
    for _ in range(rng.randint(1, 3)):
        x, y = rng.uniform(box.x0, box.x1), rng.uniform(box.y0, box.y1)
        lean, long_ = rng.uniform(-1.2, 1.2), 32 * POINT
        to = (round(x + long_ * np.cos(lean)), round(y + long_ * np.sin(lean)))
        tone = rng.randint(20, 110)
        if rng.random() < 0.6:
            cv2.line(page, (round(x), round(y)), to, (tone,) * 3, round(1.4 * POINT), cv2.LINE_AA)
            cv2.line(page, (round(x), round(y) - 2), (to[0], to[1] - 2), (190,) * 3, 2, cv2.LINE_AA)
        for at in ((round(x), round(y)), to):
            cv2.circle(page, at, round(rng.uniform(0.5, 1.4) * POINT), (tone,) * 3, -1, cv2.LINE_AA)
    for _ in range(rng.choice((0, 1, 1, 2))):
        at = (round(rng.uniform(box.x0, box.x1)), round(rng.uniform(box.y0, box.y1)))
        fill, radius = rng.choice((15, 60, 120, 200, 250)), round(rng.uniform(7, 10) * POINT)
        cv2.circle(page, at, radius, (fill,) * 3, -1, cv2.LINE_AA)
        cv2.circle(page, at, radius, (max(0, fill - 120),) * 3, rng.randint(2, 6), cv2.LINE_AA)


def highlighter(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """A broad felt stroke or several, to show where to sign; some colours are dark in grey."""
    color = rng.choice(((255, 245, 90), (120, 235, 120), (255, 130, 190), (90, 170, 240)))
    cover = np.zeros(page.shape[:2], np.float32)
    y = rng.uniform(box.y0 + 0.2 * box.height, box.y1 - 0.2 * box.height)
    for n in range(rng.randint(1, 4)):
        left = (round(box.x0 + rng.uniform(-0.1, 0.2) * box.width), round(y + 7 * n * POINT))
        right = (round(box.x1 - rng.uniform(-0.1, 0.5) * box.width), left[1] + rng.randint(-20, 20))
        cv2.line(cover, left, right, 1.0, round(rng.uniform(8, 16) * POINT), cv2.LINE_AA)
    cover *= 0.6 + 0.4 * _uneven(cover.shape, rng)
    tint = 1 - cover[..., None] * (1 - np.array(color) / 255)
    page[:] = (page * tint).astype(np.uint8)


_PROSE = (
    "The agency shall provide the records", "and answer within ten working days",
    "Terms and conditions of the order", "see appendix B for the schedule",
    "Sample Department of Examples", "1. Scope   2. Duration   3. Costs",
)  # fmt: skip


def reverse(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """What is printed on the back: mirrored, softened, and pale or, on thin paper, quite dark."""
    behind = np.full_like(page, 255)
    size, dark = rng.uniform(8, 13), rng.uniform(0.12, 0.6)
    y = box.y0 + rng.uniform(-0.3, 0.3) * box.height
    while y < box.y1:
        mask = words(rng.choice(_PROSE), rng.choice(("Helvetica", "Times-Roman")), size)
        press(behind, mask, round(box.x0 - rng.uniform(0, 0.2) * box.width), round(y), (0, 0, 0))
        y += 1.5 * size * POINT
    x0, x1 = max(0, round(box.x0 - 0.2 * box.width)), round(box.x1 + 0.2 * box.width)
    behind[:, x0:x1] = behind[:, x0:x1][:, ::-1]
    soft = cv2.GaussianBlur(behind[..., 0], (0, 0), rng.uniform(1.5, 3.5))
    _shaded(page, (1 - soft / 255.0).astype(np.float32), dark)


def _uneven(shape: tuple[int, ...], rng: random.Random) -> NDArray[np.float32]:
    """Clouds from nothing to all."""
    dice = np.random.default_rng(rng.getrandbits(32))
    coarse = dice.uniform(-0.2, 1.6, (shape[0] // 60 + 2, shape[1] // 60 + 2))
    size = (shape[1], shape[0])
    return cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC).clip(0, 1).astype(np.float32)


def _shaded(page: Page, share: NDArray[np.float32], dark: float) -> None:
    page[:] = (page * (1 - dark * np.clip(share, 0, 1)[..., None])).astype(np.uint8)
