"""Text that a page holds but does not show: a copier's guess, under the picture of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium
from PIL import ImageChops

from parsers.pdf.geometry import Page
from parsers.pdf.shapes import Drawing
from parsers.pdf.words import Word

_FILLS = 0.7
_SHOWS = 24
_FEW = 0.00005
"""The share of a page that a few letters would change."""


def text_is_covered(document: Any, page: Page, words: Sequence[Word], drawing: Drawing) -> bool:
    """Whether a picture lies over all of a page's text: without it, the page looks the same."""
    area = sum((r[2] - r[0]) * (r[3] - r[1]) for r, _ in drawing.pictures)
    if not words or area < _FILLS * page.width * page.height:
        return False
    raw = document[page.number - 1]
    with_text = raw.render(scale=1, grayscale=True).to_pil()
    for text in list(raw.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1)):
        raw.remove_obj(text)
    without = raw.render(scale=1, grayscale=True).to_pil()
    counts = ImageChops.difference(with_text, without).histogram()
    return sum(counts[_SHOWS:]) < _FEW * sum(counts)
