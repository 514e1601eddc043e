"""What devices see of a sheet: office scanners, fax machines."""

from __future__ import annotations

import cv2
import numpy as np

from tests.scans.dice import Dice
from tests.scans.files import Picture
from tests.scans.lettering import words
from tests.scans.paper import Grey, clouds, grained
from tests.scans.pen import DPI, Page

FAX_WIDTH = 1728
"""Pixels of a fax line, 8.5 inches at 204 dpi."""


def scanned(sheet: Picture, dice: Dice, *, dpi: int, skew: float, noise: float = 3.0) -> Picture:
    """The sheet on a flatbed or through a feeder, ``skew`` degrees askew at most."""
    high, wide = sheet.shape[:2]
    scale = dpi / DPI
    if scale < 1:
        # a scanner's cell sees an area; sampling points would keep edges that it blurs
        sheet = np.asarray(cv2.GaussianBlur(sheet, (0, 0), 0.42 / scale), np.uint8)
    size = (round(wide * scale), round(high * scale))
    turn = np.asarray(cv2.getRotationMatrix2D((wide / 2, high / 2), dice.either(skew), 1))
    turn[:, 2] += (dice.either(0.01) * wide, dice.either(0.008) * high)
    turn = turn * scale
    lid = (dice.rng.choice((255, 250, 238, 60)),) * 3 if skew else (255,) * 3
    seen = cv2.warpAffine(sheet, turn, size, flags=cv2.INTER_LINEAR, borderValue=lid)
    white, black = np.float32(dice.between(236, 255)), np.float32(dice.between(0, 30))
    light = 1 + 0.008 * clouds((size[1], size[0]), 400, dice)
    toned = black + seen * ((white - black) / np.float32(255))
    grain = noise * grained(seen.shape[:2], dice)
    if seen.ndim == 3:
        light, grain = light[..., None], grain[..., None]
    return np.asarray(np.clip(toned * light + grain, 0, 255), np.uint8)


def grey(page: Picture) -> Grey:
    """A page without its colors."""
    if page.ndim == 2:
        return page
    return np.asarray(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), np.uint8)


def bilevel(page: Picture, dice: Dice) -> Grey:
    """Black and white only, as office copiers send it."""
    return np.where(grey(page) < dice.between(150, 185), 0, 255).astype(np.uint8)


def faxed(sheet: Page, dice: Dice, *, fine: bool, header: str) -> Grey:
    """The sheet as it comes off a fax line: 204 dots an inch across, 196 or 98 down.

    A threshold on what the machine's lens saw, ragged edges, specks, some lines lost or told
    twice, and the sender's line on top.
    """
    askew = scanned(grey(sheet), dice, dpi=DPI, skew=0.9, noise=5)
    down = 2156 if fine else 1078
    soft = cv2.GaussianBlur(grey(askew), (0, 0), 1.0)
    seen = np.asarray(cv2.resize(soft, (FAX_WIDTH, down), interpolation=cv2.INTER_AREA), np.uint8)
    _header(seen, dice, fine, header)
    edge = np.float32(dice.between(138, 172)) + 9 * clouds(seen.shape[:2], 3, dice)
    out = np.where(seen < edge, 0, 255).astype(np.uint8)
    specks = dice.noise().random(out.shape)
    share = dice.between(0.00003, 0.0004)
    out[specks < share] = 0
    out[specks > 1 - share] = 255
    for _ in range(dice.rng.randint(0, 5)):
        y = dice.rng.randrange(8, down - 8)
        out[y] = out[y - 1] if dice.chance(0.7) else 255
    return out


def sender(dice: Dice) -> str:
    """The line that a fax machine prints on top of each page, but for the page's number."""
    minute = f"{dice.rng.randint(8, 17):02d}:{dice.rng.randint(0, 59):02d}"
    return f"11/{dice.rng.randint(1, 28):02d}/2026  {minute}   FAX 860 555 0147   SAMPLE AGENCY"


def _header(page: Grey, dice: Dice, fine: bool, text: str) -> None:
    mask = words(text, "Courier-Bold", 9, 204)
    if not fine:
        size = (mask.shape[1], mask.shape[0] // 2)
        mask = np.asarray(cv2.resize(mask, size, interpolation=cv2.INTER_AREA), np.float64)
    x, y = int(dice.between(60, 200)), 6
    part = page[y : y + mask.shape[0], x : x + mask.shape[1]]
    part[:] = (part * (1 - mask[: part.shape[0], : part.shape[1]])).astype(np.uint8)
