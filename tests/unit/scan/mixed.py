"""PDFs of typed pages and scanned ones, put together as people do it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2 as pypdfium
from PIL import Image

import fixtures
from fixtures.answers import Answers, complete
from fixtures.pdf_fill import fill_pdf
from parsers.scan.pixels.picture import Grey

SCAN = (Path(fixtures.__file__).parent / "forms" / "scan-office.pdf").read_bytes()
"""A profile of two pages, signed on the second, as an office scanner sends it."""
ANSWERS: Answers = complete(
    "Road Salt Depot", "Test Roads Office", "Sample Requestor", "11/20/2026"
)

Pages = tuple[bytes, int]
"""A file and one of its pages, from 1."""


def typed(*, flat: bool = False, signed: Sequence[str] = (), **changes: str) -> bytes:
    """The profile of :data:`SCAN` as typed; nobody signed it but in the slots ``signed``."""
    seeds = {slot: number for number, slot in enumerate(signed, start=5)}
    return fill_pdf(ANSWERS | changes, seeds, flat=flat)


def merged(first: bytes, *pages: Pages, without: Sequence[int] = (), before: bool = False) -> bytes:
    """The file ``first`` with ``pages`` behind it, or ``before`` it, and some of its own taken out.

    Fields whose pages are taken out stay in the form, as merging programs leave them.
    """
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(first)) as whole:
        for number in sorted(without, reverse=True):
            del whole.pages[number - 1]
        for place, (data, number) in enumerate(pages):
            with pikepdf.open(io.BytesIO(data)) as other:
                whole.pages.insert(place if before else len(whole.pages), other.pages[number - 1])
        whole.save(out)
    return out.getvalue()


def replaced(first: bytes, page: Pages, *, strips: int = 1) -> bytes:
    """``first`` with what its page shows replaced by that of ``page``, of the same number.

    The fields of the old page stay where they are, as Acrobat's "Replace pages" leaves them. The
    picture is cut into ``strips``, as some scanners write it.
    """
    out = io.BytesIO()
    data, number = page
    with pypdfium.PdfDocument(data) as document:
        grey = document[number - 1].render(scale=150 / 72, grayscale=True).to_pil()
    with pikepdf.open(io.BytesIO(first)) as whole:
        holder = whole.pages[number - 1]
        holder.obj.Resources = pikepdf.Dictionary()
        width, height = (float(edge) for edge in list(holder.mediabox)[2:])
        drawn = []
        for at in range(strips):
            top, low = (round(grey.height * edge / strips) for edge in (at, at + 1))
            strip = grey.crop((0, top, grey.width, low))
            name = holder.add_resource(_image(whole, strip), pikepdf.Name.XObject)
            y, high = height * (1 - low / grey.height), height * strip.height / grey.height
            drawn.append(f"q {width} 0 0 {high} 0 {y} cm {name} Do Q")
        holder.obj.Contents = whole.make_stream("\n".join(drawn).encode())
        whole.save(out)
    return out.getvalue()


def _image(pdf: pikepdf.Pdf, picture: Image.Image) -> pikepdf.Object:
    image = pdf.make_stream(picture.tobytes())
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height = picture.size
    image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceGray, 8
    return image


def scanned(*sheets: Grey, dpi: int = 150) -> bytes:
    """A PDF whose pages are pictures of ``sheets``."""
    first, *others = [Image.fromarray(np.asarray(sheet)) for sheet in sheets]
    out = io.BytesIO()
    first.save(out, "PDF", resolution=dpi, save_all=True, append_images=others)
    return out.getvalue()
