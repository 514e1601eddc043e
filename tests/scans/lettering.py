"""Printed words as masks of ink, for stamps, typed names and the header line of a fax."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.scans.pen import DPI, Page

Mask = NDArray[np.float64]
"""How much of each pixel is covered, 0 to 1."""


def words(text: str, font: str, size: float, dpi: float = DPI) -> Mask:
    """``text`` in one of the fonts that every PDF reader has, ``size`` in points."""
    out = io.BytesIO()
    wide, high = stringWidth(text, font, size) + 4, 1.5 * size
    canvas = Canvas(out, pagesize=(wide, high))
    canvas.setFont(font, size)
    canvas.drawString(2, 0.4 * size, text)
    canvas.save()
    with pypdfium2.PdfDocument(out.getvalue()) as pdf:
        grey = pdf[0].render(scale=dpi / 72, grayscale=True).to_numpy()
    return 1 - np.asarray(grey, np.float64).reshape(grey.shape[:2]) / 255


def turned(mask: Mask, degrees: float) -> Mask:
    """The mask turned about its middle, as large as it must be."""
    high, wide = mask.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1)
    cos, sin = abs(turn[0, 0]), abs(turn[0, 1])
    across, down = int(high * sin + wide * cos) + 1, int(high * cos + wide * sin) + 1
    turn[:, 2] += ((across - wide) / 2, (down - high) / 2)
    return np.asarray(cv2.warpAffine(mask, turn, (across, down)), np.float64)


def press(page: Page, mask: Mask, x: int, y: int, color: tuple[int, int, int]) -> None:
    """Print ``mask`` on ``page``, its upper left corner at ``x``, ``y``; what lies off is cut."""
    high, wide = page.shape[:2]
    x0, y0 = max(x, 0), max(y, 0)
    x1, y1 = min(x + mask.shape[1], wide), min(y + mask.shape[0], high)
    if x1 <= x0 or y1 <= y0:
        return
    cover = mask[y0 - y : y1 - y, x0 - x : x1 - x, None]
    part = page[y0:y1, x0:x1]
    page[y0:y1, x0:x1] = (part * (1 - cover) + part * cover * np.array(color) / 255).astype(
        np.uint8
    )
