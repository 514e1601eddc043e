"""Photographs of a sheet on a desk, flat or curled."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.scans.dice import Dice
from tests.scans.paper import Field, clouds, grained
from tests.scans.pen import Page

_WIDE, _HIGH = 2448, 3264
"""Eight megapixels, upright."""
_COARSE = 8
"""Light and desk change slowly: they are drawn this much smaller."""


def photographed(sheet: Page, dice: Dice, *, curl: float = 0.0) -> Page:
    """The sheet from above, held by hand; ``curl`` is how far its middle arches, in its widths.

    Who photographs a sheet that is wider than high turns the telephone.
    """
    high, wide = sheet.shape[:2]
    if wide > high:
        turned = photographed(np.ascontiguousarray(np.rot90(sheet)), dice, curl=curl)
        return np.ascontiguousarray(np.rot90(turned, -1))
    paper = np.full((high, wide), 255, np.uint8)
    if curl:
        sheet, paper = _curled(sheet, paper, dice, curl)
    view = cv2.getPerspectiveTransform(_edges(sheet, wide, high), _corners(high / wide, dice))
    size = (_WIDE, _HIGH)
    soft = cv2.GaussianBlur(sheet, (0, 0), 0.5)  # a sensor's cell sees an area
    scene = np.asarray(cv2.warpPerspective(soft, view, size), np.uint8)
    cover = np.asarray(cv2.warpPerspective(paper, view, size), np.uint8)
    _lay(scene, cover, dice)
    return _camera(scene, _light(dice), dice)


def _corners(tall: float, dice: Dice) -> Field:
    """Where the corners of a sheet come to lie in the picture, ``tall`` times as high as wide."""
    across = min(dice.between(0.82, 0.93) * _WIDE, 0.95 * _HIGH / tall)
    down = across * tall
    turn, middle = np.radians(dice.either(4)), np.array([_WIDE, _HIGH]) / 2
    corners = []
    for x, y in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)):
        tilt = 1 + dice.either(0.012)
        px, py = x * across * tilt, y * down * tilt
        rotated = (px * np.cos(turn) - py * np.sin(turn), px * np.sin(turn) + py * np.cos(turn))
        corners.append(rotated)
    points = np.array(corners)
    points[:2, 0] *= 1 - dice.between(0.01, 0.07)
    return np.asarray(points + middle + (dice.either(20), dice.either(20)), np.float32)


def _edges(sheet: Page, wide: int, high: int) -> Field:
    """The corners of the paper in a picture that may have room around it."""
    x, y = (sheet.shape[1] - wide) / 2, (sheet.shape[0] - high) / 2
    return np.array([(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)], np.float32)


def _curled(
    sheet: Page, paper: NDArray[np.uint8], dice: Dice, curl: float
) -> tuple[Page, NDArray[np.uint8]]:
    """The sheet arched over and seen from above, with the shade of its slopes and room around."""
    room = sheet.shape[1] // 16
    sheet = _in_room(sheet, room)
    paper = _in_room(paper, room)
    high, wide = paper.shape
    arch = curl * dice.between(0.6, 1.0)
    lean, twist = dice.either(0.35), dice.either(0.3)
    v, u = np.mgrid[0 : high // _COARSE, 0 : wide // _COARSE].astype(np.float32)
    u, v = u * _COARSE / wide, v * _COARSE / high
    along = u + lean * (v - 0.5)
    height = arch * np.sin(np.pi * np.clip(along * 0.8 + 0.1, 0, 1)) * (1 + twist * (v - 0.5))
    # a point that is higher is nearer to the lens: it moves away from the picture's middle
    rise = 1 - 0.9 * height
    x = _large(((u - 0.5) * rise + 0.5) * wide, wide, high)
    y = _large(((v - 0.5) * rise + 0.5 + 0.25 * (height - arch / 2)) * high, wide, high)
    bent = np.asarray(cv2.remap(sheet, x, y, cv2.INTER_LINEAR), np.uint8)
    outline = np.asarray(cv2.remap(paper, x, y, cv2.INTER_LINEAR), np.uint8)
    slope = np.gradient(height, axis=1) * (wide / _COARSE)
    shade = np.clip(1 - 0.6 * dice.between(0.3, 1) * slope, 0.6, 1.1).astype(np.float32)
    return _times(bent, _large(shade, wide, high)), outline


def _in_room(picture: NDArray[np.uint8], room: int) -> NDArray[np.uint8]:
    return np.asarray(cv2.copyMakeBorder(picture, *(room,) * 4, cv2.BORDER_CONSTANT), np.uint8)


def _large(small: NDArray[np.float32], wide: int, high: int) -> Field:
    return np.asarray(cv2.resize(small, (wide, high), interpolation=cv2.INTER_LINEAR), np.float32)


def _times(page: Page, light: Field) -> Page:
    channels = [cv2.multiply(one, light, dtype=cv2.CV_8U) for one in cv2.split(page)]
    return np.asarray(cv2.merge(channels), np.uint8)


def _lay(scene: Page, cover: NDArray[np.uint8], dice: Dice) -> None:
    """Put a desk around the sheet: wood or a plain table, darker next to it."""
    high, wide = _HIGH // _COARSE, _WIDE // _COARSE
    tone = np.array(dice.rng.choice(((120, 88, 60), (70, 62, 58), (165, 150, 130), (60, 70, 85))))
    grain = 3 * clouds((high, wide), 40, dice)
    if dice.chance(0.6):
        veins = np.linspace(0, dice.rng.uniform(80, 200), wide)[None, :]
        grain += 7 * np.sin(veins + 1.2 * clouds((high, wide), 90, dice))
    shadow = cv2.GaussianBlur(cv2.resize(cover, (wide, high)), (0, 0), 4)[..., None] / 255
    desk = (tone + grain[..., None]) * (1 - 0.5 * shadow)
    bare = cover < 255
    full = cv2.resize(desk.clip(0, 255).astype(np.uint8), (_WIDE, _HIGH))
    share = cover[bare].astype(np.float32)[:, None] / 255
    scene[bare] = scene[bare] + full[bare] * (1 - share)


def _light(dice: Dice) -> Field:
    """A lamp at one side, and often the shadow of the hand that holds the phone."""
    y, x = np.mgrid[0 : _HIGH // _COARSE, 0 : _WIDE // _COARSE].astype(np.float32) * _COARSE
    x, y = x / _WIDE - 0.5, y / _HIGH - 0.5
    way = dice.rng.uniform(0, 2 * np.pi)
    light = 0.92 + dice.between(0.12, 0.45) * (np.cos(way) * x + np.sin(way) * y)
    light -= dice.between(0.0, 0.35) * (x**2 + y**2)
    if dice.chance(0.5):
        at, wide = dice.either(0.5), dice.between(0.15, 0.3)
        edge = 1 / (1 + np.exp(-(np.hypot(x - at, y - 0.6) - wide) / 0.03))
        light *= 1 - dice.between(0.15, 0.35) * (1 - edge)
    return _large(light.astype(np.float32), _WIDE, _HIGH)


def _camera(scene: Page, light: Field, dice: Dice) -> Page:
    """What the lens and the sensor make of it."""
    tints = (1.0, 1 - dice.between(0.0, 0.03), 1 - dice.between(0.0, 0.1))
    lit = [
        cv2.multiply(one, light * np.float32(tint), dtype=cv2.CV_8U)
        for one, tint in zip(cv2.split(scene), tints, strict=True)
    ]
    seen = cv2.GaussianBlur(cv2.merge(lit), (0, 0), dice.between(0.7, 1.3))
    if dice.chance(0.4):
        length = dice.rng.randint(3, 4)
        shake = np.zeros((length, length), np.float32)
        shake[length // 2] = 1 / length
        if dice.chance(0.5):
            shake = shake.T.copy()
        seen = cv2.filter2D(seen, -1, shake)
    grain = np.float32(dice.between(2, 5)) * grained((_HIGH, _WIDE), dice)
    channels = [cv2.add(one, grain, dtype=cv2.CV_8U) for one in cv2.split(seen)]
    return np.asarray(cv2.merge(channels), np.uint8)
