"""A filled blank on paper, as pictures: small, plain, and the same every time."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache

import numpy as np
import pypdfium2 as pypdfium
from PIL import Image

from fixtures.answers import SLOTS, Answers, complete
from fixtures.pdf_fill import Pen, fill_pdf
from parsers.scan.pixels.picture import Grey

ANSWERS: Answers = complete(
    "Permit Portal", "Sample Department of Permits", "Alex Example", "11/02/2026",
    itb="Yes", rfp="Yes", mandated="Yes",
)  # fmt: skip


@cache
def pages(dpi: int = 150) -> tuple[Grey, ...]:
    """The two pages of a complete, signed profile."""
    seeds = {slot: number for number, slot in enumerate(SLOTS, start=7)}
    with pypdfium.PdfDocument(fill_pdf(ANSWERS, seeds, pen=Pen.STROKES, flat=True)) as document:
        return tuple(
            np.asarray(page.render(scale=dpi / 72, grayscale=True).to_pil(), np.uint8)
            for page in document
        )


def stranger() -> Grey:
    """A drawing that is no page of any form."""
    page = np.full((1650, 1275), 255, np.uint8)
    for at in range(5):
        page[200 + 260 * at : 280 + 260 * at, 150 + 130 * at : 400 + 170 * at] = 90
    return page


def file_of(
    sheets: Sequence[Grey], format_: str = "TIFF", dpi: tuple[float, float] | None = (150, 150)
) -> bytes:
    """A picture file with these pages."""
    first, *others = [Image.fromarray(sheet) for sheet in sheets]
    more = {"save_all": True, "append_images": others} if others else {}
    said = {"dpi": dpi} if dpi else {}
    target = io.BytesIO()
    first.save(target, format_, **more, **said)
    return target.getvalue()
