"""Pictures of a PDF by their streams: what they show, and whether a page has large ones."""

from __future__ import annotations

import pikepdf
from pikepdf import Object

from parsers.pdf.limits import MAX_DEPTH, MAX_PIXELS
from parsers.pdf.streams import stays_below
from parsers.pdf.strings import number, text_of
from parsers.pdf.tree import entries
from parsers.pictures import Look, look

_LEAST_PAPER = 250_000
"""Pixels of all pictures of a page that is a scan: half of a letter page at 72 dpi."""


def may_be_filled(page: Object) -> bool:
    """Whether the pictures that a page's own resources name have enough pixels to be all of it."""
    return _pixels(page.get("/Resources"), MAX_DEPTH, set()) >= _LEAST_PAPER


def _pixels(resources: object, depth: int, met: set[tuple[int, int]]) -> int:
    total = 0
    for drawing in entries(entries(resources).get("/XObject")).values():
        node, key = entries(drawing), getattr(drawing, "objgen", (0, 0))
        if key in met or not depth:
            continue
        met |= {key} - {(0, 0)}
        if text_of(node.get("/Subtype")) == "Image":
            total += number(node.get("/Width")) * number(node.get("/Height"))
        else:
            total += _pixels(node.get("/Resources"), depth - 1, met)
    return total


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
