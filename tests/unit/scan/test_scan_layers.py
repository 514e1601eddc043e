"""How finely a page of a PDF is drawn: scanners lay letters over a ground, and cut pages up."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from pikepdf import Array, Dictionary, Name, Page, Pdf, Stream

from parsers.scan.pixels import pdf
from parsers.scan.pixels.pdf import pages_of_pdf
from parsers.scan.pixels.raster import PagePicture, Quality

_SIDE = 144
"""Points of a side of the page."""


@dataclass(frozen=True)
class Part:
    """A picture of ``across`` by ``down`` pixels on a part of the page, in points; each of its rows
    repeats ``row``."""

    across: int
    down: int
    place: tuple[float, float, float, float] = (0, 0, _SIDE, _SIDE)
    bits: int = 8
    mask: bool = False
    row: bytes = b"\x0f"


def _drawn(parts: Sequence[Part]) -> PagePicture:
    pdf = Pdf.new()
    drawings, said = {}, []
    for number, part in enumerate(parts):
        wide = (part.across * part.bits + 7) // 8
        row = (part.row * wide)[:wide]
        picture = Stream(pdf, zlib.compress(row * part.down))
        picture.Type, picture.Subtype = Name.XObject, Name.Image
        picture.Width, picture.Height, picture.BitsPerComponent = part.across, part.down, part.bits
        picture.Filter = Name.FlateDecode
        if part.mask:
            picture.ImageMask = True
        else:
            picture.ColorSpace = Name.DeviceGray
        drawings[f"I{number}"] = pdf.make_indirect(picture)
        x0, y0, x1, y1 = part.place
        said.append(f"q {x1 - x0} 0 0 {y1 - y0} {x0} {y0} cm /I{number} Do Q")
    page = Dictionary(
        Type=Name.Page, MediaBox=Array([0, 0, _SIDE, _SIDE]),
        Resources=Dictionary(XObject=Dictionary(**drawings)),
        Contents=pdf.make_stream("\n".join(said).encode()),
    )  # fmt: skip
    pdf.pages.append(Page(page))
    out = io.BytesIO()
    pdf.save(out)
    made = next(waiting.draw() for waiting in pages_of_pdf(out.getvalue()))
    assert made is not None
    return made


def test_a_page_is_drawn_as_finely_as_its_letters_and_not_as_its_ground() -> None:
    ground, letters = Part(150, 150), Part(600, 600, bits=1, mask=True)
    assert _drawn([ground]).grey.shape == (200, 200)  # no coarser than 100 pixels an inch
    assert _drawn([ground, letters]).grey.shape == (600, 600)


def test_a_small_stamp_of_few_pixels_does_not_say_how_far_letters_can_be_trusted() -> None:
    stamp = Part(80, 60, place=(10, 10, 70, 55), bits=1)
    assert _drawn([Part(600, 600, row=b"\x60"), stamp]).quality is Quality.SCAN


def test_of_many_pictures_few_are_asked_for_their_tones(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    real = pdf.pdfium.FPDFImageObj_GetImageMetadata
    monkeypatch.setattr(
        pdf.pdfium, "FPDFImageObj_GetImageMetadata", lambda *a: asked.append(a[0]) or real(*a)
    )
    _drawn([Part(300 + 20 * n, 300 + 20 * n) for n in range(12)] * 3)
    assert 0 < len(asked) <= 32


def test_a_small_picture_does_not_say_how_finely_a_page_was_scanned() -> None:
    logo = Part(200, 200, place=(10, 10, 34, 34))
    assert _drawn([Part(300, 300), logo]).grey.shape == (300, 300)


@pytest.mark.parametrize(
    ("down", "quality"), [(98, Quality.STANDARD_FAX), (196, Quality.FINE_FAX), (300, Quality.SCAN)]
)
def test_a_fax_that_is_cut_into_strips_is_known_as_one(down: int, quality: Quality) -> None:
    across = 600 if down == 300 else 408
    high = _SIDE / 8
    strips = [
        Part(across, down * 2 // 8, (0, high * at, _SIDE, high * (at + 1)), bits=1)
        for at in range(8)
    ]
    assert _drawn(strips).quality is quality


@pytest.mark.parametrize("grey", [0x00, 0x60])
def test_black_and_white_is_known_where_its_pixels_do_not_lie_on_the_pages(grey: int) -> None:
    """A picture that was saved with shades, and of which none has another than black or white."""
    row = b"\xff" * 8 + b"\x00" * 9 + bytes([grey] * 6) + b"\xff" * 8
    edges = Part(330, 331, place=(0.07, 0.05, _SIDE + 0.07, _SIDE + 0.05), row=row)
    assert _drawn([edges]).quality is (Quality.STANDARD_FAX if not grey else Quality.SCAN)


def test_black_and_white_that_is_coarser_than_a_fax_is_across_is_trusted_no_more() -> None:
    assert _drawn([Part(304, 304, bits=1)]).quality is Quality.STANDARD_FAX
    assert _drawn([Part(408, 392, bits=1)]).quality is Quality.FINE_FAX
