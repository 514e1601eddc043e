"""Pages of a PDF as grey pixels, at the resolution of the picture that fills them."""

from __future__ import annotations

import ctypes
from collections.abc import Collection, Iterator
from functools import partial
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from parsers.pdf.geometry import Page
from parsers.pdf.notes import OUR_NOTE
from parsers.pdf.opening import opened
from parsers.pdf.printed import opened_by_pdfium
from parsers.scan.pixels.picture import Grey
from parsers.scan.pixels.raster import (
    PagePicture,
    Quality,
    page_picture,
    positive,
    quality_of_bilevel,
)
from parsers.scan.pixels.waiting import Waiting

_FINEST, _USUAL = 300.0, 240.0
_FILLS = 0.5
_ROWS_LOST = 130.0
"""Pixels an inch below which a page has but half of a fine fax's rows: a standard one."""
_OUR_KINDS = (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_HIGHLIGHT)


def pages_of_pdf(data: bytes, only: Collection[int] | None = None) -> Iterator[Waiting]:
    """The pages of a PDF, each to be drawn as seen; ``only`` names those that are wanted.

    Raises the errors of ``parsers.pdf.opening.opened``.
    """
    with opened(data) as source, opened_by_pdfium(source.data, source.pdf) as document:
        for page in source.pages:
            if only is None or page.number in only:
                yield Waiting(page.number, page, partial(_seen, document, page), source.damaged)


def _seen(document: Any, page: Page) -> PagePicture | None:
    """The page drawn, None where it cannot be."""
    try:
        raw = document[page.number - 1]
        _without_our_notes(raw)
        return _drawn(raw, page)
    except pypdfium.PdfiumError:
        return None


def _without_our_notes(raw: Any) -> None:
    """Take our notes off a page before it is drawn, so that a copy that came back is read as it was
    before; the file stays as it is."""
    for index in reversed(range(pdfium.FPDFPage_GetAnnotCount(raw.raw))):
        note = pdfium.FPDFPage_GetAnnot(raw.raw, index)
        ours = pdfium.FPDFAnnot_GetSubtype(note) in _OUR_KINDS and _is_named_by_us(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if ours:
            pdfium.FPDFPage_RemoveAnnot(raw.raw, index)


def _is_named_by_us(note: Any) -> bool:
    name = ctypes.create_string_buffer(2 * len(OUR_NOTE) + 64)
    room = ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort))
    told = pdfium.FPDFAnnot_GetStringValue(note, b"NM", room, len(name))
    return told <= len(name) and name.raw[:told].decode("utf-16-le", "replace").startswith(OUR_NOTE)


def _drawn(raw: Any, page: Page) -> PagePicture:
    across, down, bilevel, size = _filling(raw, page)
    fine = min(_FINEST, max(across, down)) if across else _USUAL
    # Drawn in colours and made grey here: PDFium takes twice as long to draw in grey.
    seen = np.asarray(raw.render(scale=max(fine, 100.0) / 72).to_numpy(), np.uint8)
    grey: Grey = np.asarray(cv2.cvtColor(seen, cv2.COLOR_BGR2GRAY), np.uint8)
    grey = positive(grey, bilevel=bilevel)
    made = page_picture(page.number, grey, fine, fine, bilevel=False)
    quality = made.quality
    if bilevel:
        low = min(across, down) < _ROWS_LOST
        quality = Quality.STANDARD_FAX if low else quality_of_bilevel(size, (across, down))
    return PagePicture(page.number, made.grey, page.width, page.height, quality)


def _filling(raw: Any, page: Page) -> tuple[float, float, bool, tuple[int, int]]:
    """Pixels an inch, across and down, of the picture that fills the page, whether it is bilevel,
    and its size in pixels; zeros where none does."""
    best: tuple[float, Any] | None = None
    for found in raw.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, low, right, high = found.get_bounds()
        area = (right - left) * (high - low)
        if area >= _FILLS * page.width * page.height and (best is None or area > best[0]):
            best = area, found
    if best is None:
        return 0.0, 0.0, False, (0, 0)
    wide, tall = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(best[1].raw, wide, tall)
    left, low, right, high = best[1].get_bounds()
    about = pdfium.FPDF_IMAGEOBJ_METADATA()
    pdfium.FPDFImageObj_GetImageMetadata(best[1].raw, raw.raw, about)
    across, down = float(wide.value), float(tall.value)
    turned = (across > down) != (right - left > high - low) and abs(across - down) > 0.1 * across
    if turned:
        across, down = down, across
    return (
        72 * across / max(1.0, right - left), 72 * down / max(1.0, high - low),
        about.bits_per_pixel == 1, (wide.value, tall.value),
    )  # fmt: skip
