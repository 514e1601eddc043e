"""The picture of the load: a bar a day, its number over it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont, ImageFont

_WIDTH, _HEIGHT = 1104, 340
"""Twice the size at which mail programs show it, so that it is sharp on a phone."""
_TOP, _BOTTOM = 56, 64
_INK, _PALE, _LINE = "#1d2733", "#56616e", "#d5dbe3"
_PLAIN, _ALARM = "#1a5fa8", "#b3261e"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; ``alarm`` ones stand for what is too late already."""

    label: str
    number: int
    alarm: bool = False


def bars_png(bars: Sequence[Bar]) -> bytes:
    """A PNG of these bars (at least one), 1104 by 340 pixels."""
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 - only mails with a picture need it

    image = Image.new("RGB", (_WIDTH, _HEIGHT), "#ffffff")
    draw = ImageDraw.Draw(image)
    big, small = ImageFont.load_default(30), ImageFont.load_default(24)
    most = max(*(bar.number for bar in bars), 1)
    step = _WIDTH / len(bars)
    ground = _HEIGHT - _BOTTOM
    for place, bar in enumerate(bars):
        middle = (place + 0.5) * step
        height = round((ground - _TOP) * bar.number / most)
        half = min(step * 0.32, 60)
        color = _ALARM if bar.alarm else _PLAIN
        if bar.number:
            draw.rectangle((middle - half, ground - height, middle + half, ground), fill=color)
        _middle(draw, middle, ground - height - 40, str(bar.number), big, _INK)
        _middle(draw, middle, ground + 16, bar.label, small, _PALE)
    draw.line((0, ground, _WIDTH, ground), fill=_LINE, width=3)
    content = io.BytesIO()
    image.save(content, "PNG", optimize=True)
    return content.getvalue()


def _middle(
    draw: ImageDraw, x: float, y: float, text: str, font: FreeTypeFont | ImageFont, color: str
) -> None:
    draw.text((x - draw.textlength(text, font=font) / 2, y), text, font=font, fill=color)
