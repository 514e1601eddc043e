"""What a picture shows: nothing, only something pale as placeholders are, or ink."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_STANDS_OUT = 32
"""Grey levels from the commonest one beyond which a pixel counts as drawn."""
_LEAST_DRAWN = 0.0005
"""The share of drawn pixels below which a picture is blank: dust, and the noise of JPEG."""
_DARK = 128
"""The grey level below which a pixel is ink."""
_LEAST_DARK = 0.0002
_LARGEST_SIDE = 1000


class Look(Enum):
    """What a picture shows.

    PALE: drawn, but nowhere as dark as ink is on paper. UNKNOWN: it cannot be looked at.
    """

    BLANK = "blank"
    PALE = "pale"
    UNKNOWN = "unknown"
    DRAWN = "drawn"


def on_paper(image: Image) -> Image:
    """``image`` on white paper, where it is transparent."""
    from PIL import Image as Pictures  # noqa: PLC0415 - only documents with pictures pay for it

    if image.mode not in {"RGBA", "LA", "PA"} and "transparency" not in image.info:
        return image
    clear = image.convert("RGBA")
    return Pictures.alpha_composite(Pictures.new("RGBA", clear.size, "white"), clear)


def look(image: Image) -> Look:
    """How a picture looks on white paper; its pixels are bounded by the caller."""
    grey = on_paper(image).convert("L")
    if max(grey.size) > 2 * _LARGEST_SIDE:
        grey = grey.reduce(max(grey.size) // _LARGEST_SIDE)
    counts = grey.histogram()
    total = sum(counts)
    commonest = counts.index(max(counts))
    near = sum(counts[max(0, commonest - _STANDS_OUT) : commonest + _STANDS_OUT + 1])
    if total == 0 or 1 - near / total < _LEAST_DRAWN:
        return Look.BLANK
    dark = sum(counts[:_DARK]) / total
    return Look.PALE if commonest >= _DARK and dark < _LEAST_DARK else Look.DRAWN
