"""Pages' pictures as the files in which they are sent."""

from __future__ import annotations

import io
from collections.abc import Sequence
from email.message import EmailMessage

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Picture = NDArray[np.uint8]
"""Height by width, by RGB where there is color."""
Word = tuple[str, float, float, float]
"""A word with its place: left and foot in points from the lower left, and its size."""


def _image(page: Picture) -> Image.Image:
    if page.ndim == 2 and bool(np.isin(page, (0, 255)).all()):
        return Image.fromarray(page).convert("1", dither=Image.Dither.NONE)
    return Image.fromarray(page)


def pdf(pages: Sequence[Picture], dpi: float, quality: int = 80) -> bytes:
    """A PDF of one picture a page: JPEG, or G4 where it is black and white only."""
    out = io.BytesIO()
    first, *rest = [_image(page) for page in pages]
    packing = {} if first.mode == "1" else {"quality": quality}
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=dpi, **packing)
    return out.getvalue()


def pdf_with_text(
    pages: Sequence[Picture], texts: Sequence[Sequence[Word]], dpi: float, quality: int
) -> bytes:
    """A PDF of pictures with words hidden behind them, as scanners write that read."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for page, text in zip(pages, texts, strict=True):
        high, wide = page.shape[0] * 72 / dpi, page.shape[1] * 72 / dpi
        canvas.setPageSize((wide, high))
        hidden = canvas.beginText()
        hidden.setTextRenderMode(3)
        for word, x, y, size in text:
            hidden.setFont("Helvetica", size)
            hidden.setTextOrigin(x, y)
            hidden.textOut(word)
        canvas.drawText(hidden)
        packed = ImageReader(io.BytesIO(jpeg(page, quality)))
        canvas.drawImage(packed, 0, 0, wide, high)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def tiff(pages: Sequence[Picture], dpi: tuple[float, float]) -> bytes:
    """A TIFF of several pages: G4 for black and white, LZW else."""
    out = io.BytesIO()
    first, *rest = [_image(page) for page in pages]
    packing = "group4" if first.mode == "1" else "tiff_lzw"
    first.save(out, "TIFF", save_all=True, append_images=rest, compression=packing, dpi=dpi)
    return out.getvalue()


def jpeg(page: Picture, quality: int) -> bytes:
    """One JPEG."""
    out = io.BytesIO()
    Image.fromarray(page).save(out, "JPEG", quality=quality)
    return out.getvalue()


def png(page: Picture) -> bytes:
    """One PNG."""
    out = io.BytesIO()
    _image(page).save(out, "PNG")
    return out.getvalue()


def heic(pages: Sequence[Picture], quality: int = 60) -> bytes:
    """A HEIC of one or more pictures, as telephones write them."""
    import pillow_heif

    pictures = pillow_heif.HeifFile()  # type: ignore[no-untyped-call]
    for page in pages:
        pictures.add_from_pillow(Image.fromarray(page))
    out = io.BytesIO()
    pictures.save(out, quality=quality, enc_params={"preset": "ultrafast"})
    return out.getvalue()


def mail(sent: Sequence[tuple[str, bytes]]) -> bytes:
    """A mail with these files, named and as telephones send them."""
    message = EmailMessage()
    message["From"] = "Sample Requestor <sample.requestor@samples.example.gov>"
    message["To"] = "intake@example.gov"
    message["Subject"] = "Engagement Profile"
    message["Date"] = "Fri, 20 Nov 2026 09:00:00 -0500"
    message["Message-ID"] = "<photos@samples.example.gov>"
    message.set_content("Our profile, signed.\n\nSent from my phone\n")
    for name, data in sent:
        subtype = "heic" if name.endswith("HEIC") else "jpeg"
        message.add_attachment(data, maintype="image", subtype=subtype, filename=name)
    return message.as_bytes()
