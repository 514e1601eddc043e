"""Pages of a PDF as grey pixels, as finely as the finest of their layers of pictures."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from parsers.pdf.drawing import pictures_on
from parsers.pdf.geometry import Page, Rect
from parsers.pdf.notes import OUR_NOTE
from parsers.pdf.opening import opened
from parsers.pdf.printed import opened_by_pdfium
from parsers.scan.pixels.bilevel import is_bilevel, may_be_bilevel, positive
from parsers.scan.pixels.picture import Grey
from parsers.scan.pixels.raster import (
    FINE,
    PagePicture,
    Quality,
    page_picture,
    quality_of_bilevel,
)
from parsers.scan.pixels.waiting import Waiting

_FINEST, _USUAL = 300.0, 240.0
_WITHIN = 1 - 1e-5
"""PDFium rounds a page's pixels up: a hair over a picture's own makes one more, and of its pixels
none lies where it was."""
_FILLS = 0.1
"""The share of a page that pictures of one resolution take up which its letters may stand in."""
_ALIKE = 16.0
"""Pixels an inch within which pictures are of one resolution."""
_LETTERS = 0.9
"""The share of the finest layer's resolution from which another may hold letters too."""
_MOST_GROUPS, _LOOKED_AT, _MOST_PIXELS = 8, 4, 90_000_000
"""Resolutions of one page, pictures of each that are asked for their tones, and pixels of one that
is unpacked for it, at most."""
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
    layers = _layers(raw, page)
    finest = max((one.finest for one in layers), default=_USUAL)
    fine = min(_FINEST, finest)
    # Drawn in colours and made grey here: PDFium takes twice as long to draw in grey.
    seen = np.asarray(raw.render(scale=_WITHIN * max(fine, 100.0) / 72).to_numpy(), np.uint8)
    grey: Grey = np.asarray(cv2.cvtColor(seen, cv2.COLOR_BGR2GRAY), np.uint8)
    written = [one for one in layers if one.finest >= _LETTERS * finest]
    two_tones = [one for one in written if one.bilevel]
    if not two_tones and fine < FINE and may_be_bilevel(grey):
        two_tones = [one for one in written if is_bilevel(_pixels(one))]
    grey = positive(grey, bilevel=bool(two_tones))
    made = page_picture(page.number, grey, fine, fine, bilevel=False)
    quality = min(two_tones, key=_Layer.rows).quality if two_tones else made.quality
    return PagePicture(page.number, made.grey, page.width, page.height, quality)


def _pixels(layer: _Layer) -> Grey:
    """A picture of ``layer`` as it lies in the file; nothing where it is too large or broken."""
    wide, high = layer.size
    raw = pdfium.FPDFImageObj_GetBitmap(layer.handle) if wide * high <= _MOST_PIXELS else None
    if not raw:
        return np.zeros((0, 0), np.uint8)
    found = np.array(pypdfium.PdfBitmap.from_raw(raw).to_numpy(), np.uint8)
    return found if found.ndim == 2 else found[..., 1]


@dataclass(frozen=True)
class _Layer:
    """The pictures on a page that have ``across`` and ``down`` pixels an inch, and two tones or
    more. Scanners cut a page into strips, and lay its letters over its ground in finer pixels.
    ``handle`` is one of the pictures, ``size`` how many pixels it has."""

    across: float
    down: float
    bilevel: bool
    handle: Any
    size: tuple[int, int]

    @property
    def finest(self) -> float:
        """The larger of its two resolutions."""
        return max(self.across, self.down)

    @property
    def quality(self) -> Quality:
        """How far its letters can be trusted where they are black and white."""
        return quality_of_bilevel(self.size, (self.across, self.down))

    def rows(self) -> float:
        """The smaller of its two resolutions."""
        return min(self.across, self.down)


def _layers(raw: Any, page: Page) -> list[_Layer]:
    """The layers that take up a good part of the page.

    Pictures are asked for how many tones they have only where they are of a large group: of some
    the library unpacks all of their pixels for it, each time.
    """
    groups: dict[tuple[int, int], list[_Placed]] = defaultdict(list)
    for rect, handle in pictures_on(raw.raw, page):
        one = _placed(rect, handle)
        groups[round(one.across / _ALIKE), round(one.down / _ALIKE)].append(one)
    large = sorted(groups.values(), key=_area, reverse=True)[:_MOST_GROUPS]
    least = _FILLS * page.width * page.height
    return [layer for group in large if _area(group) >= least for layer in _of(group, raw, least)]


def _area(group: Sequence[_Placed]) -> float:
    return sum(one.area for one in group)


def _of(group: Sequence[_Placed], raw: Any, least: float) -> Iterator[_Layer]:
    """The layers of pictures of one resolution, by the tones of the largest of them."""
    looked = sorted(group, key=lambda one: one.area, reverse=True)[:_LOOKED_AT]
    tones = [_is_two_tones(one.handle, raw) for one in looked]
    part = _area(group) / max(_area(looked), 1.0)
    for bilevel in sorted(set(tones)):
        some = [one for one, tone in zip(looked, tones, strict=True) if tone is bilevel]
        if part * _area(some) >= least:
            yield _Layer(some[0].across, some[0].down, bilevel, some[0].handle, some[0].size)


def _is_two_tones(handle: Any, raw: Any) -> bool:
    about = pdfium.FPDF_IMAGEOBJ_METADATA()
    pdfium.FPDFImageObj_GetImageMetadata(handle, raw.raw, about)
    return bool(about.bits_per_pixel == 1)


@dataclass(frozen=True)
class _Placed:
    """A picture on a page: its pixels an inch and in all, and its area there in square points."""

    across: float
    down: float
    size: tuple[int, int]
    area: float
    handle: Any


def _placed(rect: Rect, handle: Any) -> _Placed:
    wide, tall = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(handle, wide, tall)
    across, down = float(wide.value), float(tall.value)
    width, height = max(1.0, rect[2] - rect[0]), max(1.0, rect[3] - rect[1])
    if (across > down) != (width > height) and abs(across - down) > 0.1 * across:
        across, down = down, across  # it is turned on the page
    size = (wide.value, tall.value)
    return _Placed(72 * across / width, 72 * down / height, size, width * height, handle)
