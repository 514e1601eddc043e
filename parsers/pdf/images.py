"""Whether a picture shows anything: a blank one only marks the place of a signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Object

from parsers.pdf.limits import MAX_PIXELS
from parsers.pdf.streams import stays_below
from parsers.pdf.strings import number

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDE = 240
_DIFFERENT = 40
_SPECKS = 0.0015


def is_blank_stream(stream: Object) -> bool:
    """Whether an image XObject is nearly of one colour. One that cannot be read is not blank."""
    from PIL import UnidentifiedImageError  # noqa: PLC0415

    size = number(stream.get("/Width")) * number(stream.get("/Height"))
    if not 0 < size <= MAX_PIXELS // 4 or not isinstance(stream, pikepdf.Stream):
        return size <= 0
    try:
        if not stays_below(stream, 10 * size + 10_000):
            return False
        return is_blank(pikepdf.PdfImage(stream).as_pil_image())
    except (
        pikepdf.PdfError, pikepdf.UnsupportedImageTypeError, UnidentifiedImageError,
        NotImplementedError, ValueError, TypeError, KeyError, OSError, AttributeError,
    ):  # fmt: skip
        return False


def is_blank(image: Image) -> bool:
    """Whether nearly all pixels are alike, transparent ones taken as white."""
    from PIL import Image as Pictures  # noqa: PLC0415

    if image.mode in {"RGBA", "LA", "PA"}:
        clear = image.convert("RGBA")
        image = Pictures.alpha_composite(Pictures.new("RGBA", clear.size, "white"), clear)
    grey = image.convert("L")
    if max(grey.size) > _SIDE * 4:
        grey = grey.reduce(max(1, max(grey.size) // (_SIDE * 2)))
    counts = grey.histogram()
    total = sum(counts)
    ground = max(range(256), key=counts.__getitem__)
    apart = sum(n for level, n in enumerate(counts) if abs(level - ground) > _DIFFERENT)
    return total == 0 or apart / total < _SPECKS
