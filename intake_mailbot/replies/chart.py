"""Pictures of numbers: a bar each, its number over it, what it stands for under it."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont, ImageFont

_HEIGHT = 380
_NARROW, _WIDE = 736, 1104
"""Pixels without and with a title: a mail's picture is shrunk to the width of a phone, where its
numbers must still be read."""
_TITLE, _TOP, _BOTTOM = 92, 56, 84
"""Pixels for title and legend, where there are any, for the numbers, for the labels."""
_INK, _PALE, _LINE = "#1d2733", "#56616e", "#d5dbe3"


class Shade(StrEnum):
    """What the parts of a bar are drawn in, by what they mean."""

    PLAIN = "#1a5fa8"
    GOOD = "#1a6b3c"
    WAITS = "#c9a227"
    ALARM = "#b3261e"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of ``parts`` (how many, drawn how) that stand one on the other, the first below."""

    label: str
    parts: tuple[tuple[int, Shade], ...]

    @property
    def number(self) -> int:
        """How many in all."""
        return sum(number for number, _ in self.parts)


def in_words(bars: Sequence[Bar]) -> str:
    """The numbers as text, for who does not see the picture: "overdue: 3, Mon 9: 2"."""
    return ", ".join(f"{bar.label}: {bar.number}" for bar in bars)


def bars_png(
    bars: Sequence[Bar], title: str = "", legend: Mapping[Shade, str] | None = None
) -> bytes:
    """A PNG of these bars (at least one); ``legend`` names the shades, beside a title.

    736 pixels wide, with a title 1104. Its numbers stand in it as text as well (PNG, iTXt
    "Description").
    """
    from PIL import Image, ImageDraw, PngImagePlugin  # noqa: PLC0415 - few mails need a picture

    head, width = (_TITLE, _WIDE) if title else (0, _NARROW)
    image = Image.new("RGB", (width, _HEIGHT + head), "#ffffff")
    draw = ImageDraw.Draw(image)
    if title:
        _head(draw, width, title, legend or {})
    _bars(draw, width, bars, head + _TOP, head + _HEIGHT - _BOTTOM)
    said = PngImagePlugin.PngInfo()
    said.add_itxt("Description", f"{title}: {in_words(bars)}" if title else in_words(bars))
    content = io.BytesIO()
    image.save(content, "PNG", optimize=True, pnginfo=said)
    return content.getvalue()


def _head(draw: ImageDraw, width: int, title: str, legend: Mapping[Shade, str]) -> None:
    """The title, and under it a square of each shade with its name."""
    font = _font(draw, [title], 30, width - 32)
    draw.text((16, 10), title, font=font, fill=_INK)
    small, x = _font(draw, [], 24, 0), 16.0
    for shade, name in legend.items():
        draw.rectangle((x, 59, x + 20, 79), fill=shade.value)
        draw.text((x + 30, 55), name, font=small, fill=_PALE)
        x += 62 + draw.textlength(name, font=small)


def _bars(draw: ImageDraw, width: int, bars: Sequence[Bar], top: int, ground: int) -> None:
    most = max(*(bar.number for bar in bars), 1)
    under, middles = _laid_out(draw, width, bars)
    step = min((two - one for one, two in pairwise(middles)), default=width)
    half = min(step * 0.34, 60)
    over = _font(draw, [str(bar.number) for bar in bars], 32, step - 6)
    for middle, bar in zip(middles, bars, strict=True):
        foot = float(ground)
        for number, shade in bar.parts:
            height = (ground - top) * number / most
            if number:
                edges = (middle - half, round(foot - height), middle + half, round(foot))
                draw.rectangle(edges, fill=shade.value)
            foot -= height
        _middle(draw, middle, foot - 42, str(bar.number), over, _INK)
        for line, word in enumerate(bar.label.split()):
            _middle(draw, middle, ground + 12 + 32 * line, word, under, _PALE)
    draw.line((0, ground, width, ground), fill=_LINE, width=3)


def _laid_out(
    draw: ImageDraw, width: int, bars: Sequence[Bar]
) -> tuple[FreeTypeFont | ImageFont, list[float]]:
    """The font of the labels, and the middle of each bar: a long label gets more of the width."""
    labels = [bar.label.split() or [""] for bar in bars]
    font = _font(draw, [" ".join(max(words, key=len) for words in labels)], 28, width - 8)
    needs = [max(draw.textlength(word, font=font) for word in words) for words in labels]
    free = (width - sum(needs)) / len(bars)
    return font, [
        sum(needs[:place]) + need / 2 + free * (place + 0.5) for place, need in enumerate(needs)
    ]


def _font(
    draw: ImageDraw, texts: Sequence[str], size: int, width: float
) -> FreeTypeFont | ImageFont:
    """The largest font up to ``size`` in which each text is at most ``width`` pixels wide."""
    from PIL import ImageFont  # noqa: PLC0415 - as above

    font = ImageFont.load_default(size)
    widest = max((draw.textlength(text, font=font) for text in texts), default=0)
    if widest <= width:
        return font
    return ImageFont.load_default(max(size * width / widest, 10))


def _middle(
    draw: ImageDraw, x: float, y: float, text: str, font: FreeTypeFont | ImageFont, color: str
) -> None:
    draw.text((x - draw.textlength(text, font=font) / 2, y), text, font=font, fill=color)
