"""Whether a picture shows anything: a blank one only marks the place of a signature."""

from __future__ import annotations

import pikepdf
from pikepdf import Object

from parsers.pdf.limits import MAX_PIXELS
from parsers.pdf.streams import stays_below
from parsers.pdf.strings import number
from parsers.pictures import Look, look


def look_of(stream: Object) -> Look:
    """What an image XObject shows. One that cannot be read is unknown."""
    from PIL import UnidentifiedImageError  # noqa: PLC0415

    size = number(stream.get("/Width")) * number(stream.get("/Height"))
    if not 0 < size <= MAX_PIXELS // 4 or not isinstance(stream, pikepdf.Stream):
        return Look.BLANK if size <= 0 else Look.UNKNOWN
    try:
        if not stays_below(stream, 10 * size + 10_000):
            return Look.UNKNOWN
        return look(pikepdf.PdfImage(stream).as_pil_image())
    except (
        pikepdf.PdfError, pikepdf.UnsupportedImageTypeError, UnidentifiedImageError,
        NotImplementedError, ValueError, TypeError, KeyError, OSError, AttributeError,
    ):  # fmt: skip
        return Look.UNKNOWN
