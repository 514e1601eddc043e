"""Lines of type, drawn as a page is read."""

from __future__ import annotations

import io
from itertools import pairwise

import numpy as np
import pypdfium2 as pdfium
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.picture import Grey

FONT, SIZE = "Helvetica", 10.0


def line(text: str) -> tuple[Grey, tuple[float, ...]]:
    """A line of type as a page is read, and where the middle of each letter is on it."""
    edges = [6 + stringWidth(text[:at], FONT, SIZE) for at in range(len(text) + 1)]
    wide, made = edges[-1] + 6, io.BytesIO()
    canvas = Canvas(made, pagesize=(wide, 16))
    canvas.setFont(FONT, SIZE)
    canvas.drawString(6, 4.5, text)
    canvas.save()
    with pdfium.PdfDocument(made.getvalue()) as document:
        grey = document[0].render(scale=SCALE, grayscale=True).to_pil()
    middles = [(one + other) / 2 / wide for one, other in pairwise(edges)]
    return np.asarray(grey, np.uint8), tuple(middles)
