"""What stands in a signature slot of a sheet: a signature, or something that is none."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

import cv2
import numpy as np

from tests.scans import dirt, marks, stains
from tests.scans.box import Box
from tests.scans.lettering import press, turned, words
from tests.scans.pen import POINT, Page, draw
from tests.scans.strokes import Hand, Points, Style, hand, signature


class Content(StrEnum):
    """What stands in the slot."""

    INK = "ink"
    PRINT_LIKE = "print-like ink"
    EMPTY = "empty"
    SMUDGE = "smudge"
    SHOW_THROUGH = "show-through"
    LINE = "crossing line"
    X_MARK = "x mark"
    STAMP = "stamp"
    TYPED = "typed"
    INITIALS = "initials"
    LETTERS = "few plain letters"
    MARKER = "marker"
    FINE = "fine pen"
    SOILED = "ink among spots"
    STREWN = "strewn spots"
    PEPPER = "pepper"
    FIBRES = "fibres"
    HAIRS = "hairs"
    SCRATCHES = "scratches"
    RING = "coffee ring"
    FOLD = "fold"
    STAPLE = "staple and holes"
    HIGHLIGHTER = "highlighter"
    REVERSE = "print behind"
    CROSSED_OUT = "crossed out"
    DATE_STAMP = "date stamp"
    DOT_MATRIX = "dot matrix"


SIGNED = frozenset(
    {Content.INK, Content.PRINT_LIKE, Content.INITIALS, Content.LETTERS, Content.MARKER,
     Content.FINE, Content.SOILED}
)  # fmt: skip
BARE = frozenset({Content.EMPTY, Content.SMUDGE, Content.SHOW_THROUGH})
UNSIGNED = (
    *(Content.EMPTY,) * 4, *(Content.SMUDGE,) * 2, Content.SHOW_THROUGH, Content.LINE,
    Content.X_MARK, Content.STAMP, *(Content.TYPED,) * 3,
)  # fmt: skip
"""The unsigned contents, as often as they are drawn."""


def put(page: Page, box: Box, content: Content, name: str, rng: random.Random) -> None:
    """Put ``content`` into the slot at ``box``; ``name`` is whose slot it is."""
    if content in SIGNED:
        if content is Content.SOILED:
            rng.choice((dirt.pepper, dirt.strewn, dirt.hairs, stains.ring))(page, box, name, rng)
        _sign(page, box, _who(content, rng), rng)
    elif content in _NEGATIVES:
        _NEGATIVES[content](page, box, name, rng)


_STYLES = {
    Content.PRINT_LIKE: Style.PRINT_LIKE, Content.INITIALS: Style.INITIALS,
    Content.LETTERS: Style.LETTERS,
}  # fmt: skip


def _who(content: Content, rng: random.Random) -> Hand:
    """Somebody who signs so."""
    who = hand(rng, _STYLES.get(content))
    if content is Content.MARKER:
        return replace(who, width=rng.uniform(1.8, 3.2))
    if content is Content.FINE:
        return replace(who, width=rng.uniform(0.55, 0.85))
    return who


def placed(
    strokes: list[Points], left: float, foot: float, wide: float, tall: float
) -> list[Points]:
    """Strokes of a box 1 wide put at ``left`` and ``foot``, ``wide`` or lower than ``tall``."""
    every = np.vstack(strokes)
    scale = min(wide, tall / max(float(np.ptp(every[:, 1])), 1e-6))
    return [np.column_stack([left + s[:, 0] * scale, foot - s[:, 1] * scale]) for s in strokes]


def _sign(page: Page, box: Box, who: Hand, rng: random.Random) -> None:
    small = who.style in {Style.INITIALS, Style.PRINT_LIKE, Style.LETTERS}
    wide = box.width * (rng.uniform(0.3, 0.6) if small else rng.uniform(0.62, 1.12))
    left = box.x0 + rng.uniform(0.02, 0.12) * box.width
    foot = box.y1 - rng.uniform(0.18, 0.42) * box.height
    strokes = placed(signature(rng, who), left, foot, wide, box.height * rng.uniform(0.6, 0.95))
    draw(page, strokes, who.width * POINT, who.color, strength=rng.uniform(0.8, 1.0))


def _around(page: Page, box: Box, margin: float) -> Page:
    """The part of the page around a box, as a view."""
    far = margin * box.width
    x0, y0 = max(0, int(box.x0 - far)), max(0, int(box.y0 - far))
    return page[y0 : int(box.y1 + far), x0 : int(box.x1 + far)]


def _smudge(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """A thumb's or a toner's smear: pale, without edges, drawn out to one side."""
    part = _around(page, box, 0.3)
    high, wide = part.shape[:2]
    shade = np.zeros((high, wide), np.float32)
    for _ in range(rng.randint(1, 3)):
        middle = (int(rng.uniform(0.2, 0.8) * wide), int(rng.uniform(0.35, 0.65) * high))
        axes = (int(rng.uniform(0.04, 0.2) * box.width), int(rng.uniform(0.1, 0.3) * box.height))
        cv2.ellipse(shade, middle, axes, rng.uniform(-40, 40), 0, 360, rng.uniform(0.1, 0.32), -1)
    soft = cv2.GaussianBlur(shade, (0, 0), rng.uniform(12, 30), sigmaY=rng.uniform(6, 12))
    dice = np.random.default_rng(rng.getrandbits(32))
    grain = cv2.resize(dice.normal(1, 0.25, (high // 2 + 1, wide // 9 + 1)), (wide, high))
    part[:] = (part * (1 - np.clip(soft * grain, 0, 1)[..., None])).astype(np.uint8)


def _show_through(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """A signature on the back, mirrored and pale."""
    part = _around(page, box, 0.3)
    behind = np.full_like(part, 255)
    far = 0.3 * box.width
    _sign(behind, Box(far, far, far + box.width, far + box.height), hand(rng), rng)
    grey = cv2.cvtColor(np.ascontiguousarray(behind[:, ::-1]), cv2.COLOR_RGB2GRAY)
    pale = cv2.GaussianBlur(grey, (0, 0), rng.uniform(2, 4))
    share = (1 - pale / 255.0) * rng.uniform(0.12, 0.25)
    part[:] = (part * (1 - share[..., None])).astype(np.uint8)


def _line(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """A pen's line or a fold that crosses the slot on its way elsewhere."""
    rise = rng.uniform(-1.0, 1.0) * box.height
    y = rng.uniform(box.y0 + 0.2 * box.height, box.y1 - 0.2 * box.height) - rise / 2
    left, right = box.x0 - rng.uniform(0.3, 1) * box.width, box.x1 + rng.uniform(0.2, 1) * box.width
    bow = rng.uniform(-0.1, 0.1) * box.height
    t = np.linspace(0, 1, 60)
    way = np.column_stack([left + (right - left) * t, y + rise * t + bow * np.sin(np.pi * t)])
    draw(page, [way], rng.uniform(0.6, 1.2) * POINT, (50, 50, 60), strength=rng.uniform(0.5, 1))


def _x_mark(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """The cross that somebody makes to show where to sign."""
    size = rng.uniform(5, 9) * POINT
    x, y = box.x0 + rng.uniform(0.03, 0.1) * box.width, box.y1 - rng.uniform(0.25, 0.4) * box.height
    arms = [
        np.array([(x, y), (x + size, y - size * rng.uniform(0.8, 1.2))]),
        np.array([(x, y - size), (x + size, y + rng.uniform(-0.1, 0.1) * size)]),
    ]
    draw(page, arms, rng.uniform(0.9, 1.5) * POINT, (20, 30, 120))


def _stamp(page: Page, box: Box, name: str, rng: random.Random) -> None:
    """An office's stamp of receipt, askew and unevenly inked."""
    day = f"{rng.choice(('NOV', 'OCT', 'SEP'))} {rng.randint(1, 28):02d} 2026"
    upper, lower = words("RECEIVED", "Helvetica-Bold", 13), words(day, "Helvetica-Bold", 11)
    pad = int(5 * POINT)
    wide = max(upper.shape[1], lower.shape[1]) + 2 * pad
    mask = np.zeros((upper.shape[0] + lower.shape[0] + 2 * pad, wide))
    for part, y in ((upper, pad), (lower, pad + upper.shape[0])):
        x = (wide - part.shape[1]) // 2
        mask[y : y + part.shape[0], x : x + part.shape[1]] = part
    cv2.rectangle(mask, (3, 3), (wide - 4, mask.shape[0] - 4), 1.0, 5)
    dice = np.random.default_rng(rng.getrandbits(32))
    coarse = dice.uniform(0.35, 1.0, (mask.shape[0] // 14 + 1, wide // 14 + 1))
    mask *= cv2.resize(coarse, (wide, mask.shape[0]), interpolation=cv2.INTER_CUBIC).clip(0, 1)
    mask = turned(mask, rng.uniform(-14, 14))
    x = int(box.x0 + rng.uniform(-0.15, 0.3) * box.width)
    y = int(box.y0 + rng.uniform(-0.2, 0.2) * box.height)
    press(page, mask, x, y, rng.choice(((150, 30, 40), (40, 50, 150), (60, 60, 60))))


_TYPEFACES = ("Helvetica", "Times-Roman", "Times-Italic", "Times-BoldItalic", "Courier")


def _typed(page: Page, box: Box, name: str, rng: random.Random) -> None:
    text = rng.choice((f"/s/ {name}", name, f"/s/ {name}", f"{name} (signed)"))
    mask = words(text, rng.choice(_TYPEFACES), rng.uniform(9, 14))
    if mask.shape[1] > box.width:
        high = round(mask.shape[0] * box.width / mask.shape[1])
        small = cv2.resize(mask, (int(box.width), high), interpolation=cv2.INTER_AREA)
        mask = np.asarray(small, np.float64)
    foot = box.y1 - rng.uniform(0.22, 0.45) * box.height
    press(page, mask, int(box.x0 + 2 * POINT), int(foot - 0.7 * mask.shape[0]), (10, 10, 10))


_NEGATIVES: dict[Content, Callable[[Page, Box, str, random.Random], None]] = {
    Content.SMUDGE: _smudge,
    Content.SHOW_THROUGH: _show_through,
    Content.LINE: _line,
    Content.X_MARK: _x_mark,
    Content.STAMP: _stamp,
    Content.TYPED: _typed,
    Content.STREWN: dirt.strewn,
    Content.PEPPER: dirt.pepper,
    Content.FIBRES: dirt.fibres,
    Content.HAIRS: dirt.hairs,
    Content.SCRATCHES: dirt.scratches,
    Content.RING: stains.ring,
    Content.FOLD: stains.fold,
    Content.STAPLE: stains.staple,
    Content.HIGHLIGHTER: stains.highlighter,
    Content.REVERSE: stains.reverse,
    Content.CROSSED_OUT: marks.crossed_out,
    Content.DATE_STAMP: marks.date_stamp,
    Content.DOT_MATRIX: marks.dot_matrix,
}
