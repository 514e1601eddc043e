"""Small pictures of places on a page, for people to look at."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from parsers.model import Damage, Evidence
from parsers.model.evidence import MOST_A_PICTURE, MOST_PIXELS

if TYPE_CHECKING:
    from PIL.Image import Image

_WIDEST = 1_100
"""Pixels across: twice what a mail shows, for screens that have more of them."""
_GREYS = 16
"""Shades that are kept: half the bytes of 256, and letters look the same."""
_EFFORT = 5
"""zlib's level: a hundredth more bytes than at 6, in half the time."""
_SMALLER = 0.7
_LEAST = 24


def shown_as(field: str, grey: Image, place: str, damage: Damage) -> Evidence | None:
    """The evidence that the picture ``grey`` is of ``field``; None where it cannot be made small.

    It is made smaller until it fits; a picture with hardly a pixel shows nothing.
    """
    from PIL.Image import Resampling  # noqa: PLC0415 - only doubts pay for it

    if min(grey.size) < 1:
        return None
    share = min(1.0, _WIDEST / grey.width, MOST_PIXELS / grey.height)
    while True:
        size = (max(1, round(grey.width * share)), max(1, round(grey.height * share)))
        smaller = grey if size == grey.size else grey.resize(size, Resampling.LANCZOS)
        picture = _png(smaller)
        if len(picture) <= MOST_A_PICTURE:
            return Evidence(field, picture, *size, place, damage)
        if max(size) < _LEAST:
            return None
        share *= _SMALLER


def _png(grey: Image) -> bytes:
    from PIL import Image as Pictures  # noqa: PLC0415

    step = 255 // (_GREYS - 1)
    shades = grey.convert("L").point([min(_GREYS - 1, round(at / step)) for at in range(256)])
    made = Pictures.frombytes("P", shades.size, shades.tobytes())
    made.putpalette([level * step for level in range(_GREYS) for _ in range(3)])
    stream = io.BytesIO()
    made.save(stream, "PNG", bits=4, compress_level=_EFFORT)
    return stream.getvalue()
