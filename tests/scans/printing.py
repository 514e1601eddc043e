"""Our PDF blank filled in and flattened, and pages of any PDF as pictures."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unicodedata import normalize

import numpy as np
import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Pdf
from reportlab.pdfbase.pdfmetrics import stringWidth

from fixtures.pdf_fill import flatten, save
from form_templates import load_office
from tests.layouts.catalog import BOXES
from tests.scans.box import Box
from tests.scans.pen import DPI, POINT, Page

_SIZE = 9.5


@cache
def _blank() -> bytes:
    return load_office("ct_cep").blank(".pdf").read_bytes()


@dataclass(frozen=True)
class Place:
    """Where a field is printed: its page from 0 and its box at the resolution of pages."""

    page: int
    box: Box


@cache
def places() -> Mapping[str, Place]:
    """Where our blanks print their fields; both blanks are laid out alike."""
    folder: Path = load_office("ct_cep").blank(".pdf").parent
    said = json.loads((folder / "layout.json").read_text(encoding="utf-8"))
    high = said["page_size"][1]
    found = {}
    for name, one in said["fields"].items():
        x0, y0, x1, y1 = one["box"]
        box = Box(x0 * POINT, (high - y1) * POINT, x1 * POINT, (high - y0) * POINT)
        found[name] = Place(one["page"] - 1, box)
    return found


def filled_pdf(written: Mapping[str, str], font: str = "Helvetica") -> bytes:
    """Our PDF blank with what is ``written`` in it, flattened; slots stay empty.

    ``font`` is one of those that every PDF reader has. A tick is written "x"; a field with ""
    stays as the blank has it.
    """
    with pikepdf.open(io.BytesIO(_blank())) as pdf:
        face = pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type1,
                BaseFont=Name("/" + font),
                Encoding=Name.WinAnsiEncoding,
            )
        )
        for page in pdf.pages:
            for field in page.obj.Annots:
                text = written.get(str(field.get("/T", "")), "")
                if text:
                    _fill(pdf, field, text, font, face)
        flatten(pdf)
        return save(pdf)


def _fill(pdf: Pdf, field: pikepdf.Object, text: str, font: str, face: pikepdf.Object) -> None:
    if str(field.T) in BOXES:
        field.AS = Name.Yes
        return
    x0, y0, x1, y1 = (float(number) for number in field.Rect)
    stream = pdf.make_stream(_content(text, x1 - x0, y1 - y0, font))
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([0, 0, round(x1 - x0, 2), round(y1 - y0, 2)])
    stream.Resources = Dictionary(Font=Dictionary(F=face))
    field.AP = Dictionary(N=stream)


def _content(text: str, width: float, height: float, font: str) -> bytes:
    """The operators that write ``text``, smaller where it is too long for its box."""
    size = _SIZE
    lines = _wrapped(text, width - 4, font, size)
    while len(lines) * size * 1.15 > max(height, 1.15 * size) and size > 5:
        size -= 0.5
        lines = _wrapped(text, width - 4, font, size)
    tall = height > 60
    foot = height - size - 1 if tall else (height + (len(lines) - 1) * size) / 2 - 0.3 * size
    out = [f"q BT /F {size:g} Tf 0 g 2 {foot:.2f} Td {size * 1.15:.2f} TL".encode()]
    out += [b"(" + _escaped(line) + b") Tj T*" for line in lines]
    return b"\n".join([*out, b"ET Q"])


def _wrapped(text: str, width: float, font: str, size: float) -> list[str]:
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and stringWidth(longer, font, size) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def _escaped(text: str) -> bytes:
    raw = text.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def pages_of(pdf: bytes, dpi: float = DPI) -> list[Page]:
    """The pages of a PDF as pictures in color."""
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        rendered = [page.render(scale=dpi / 72, rev_byteorder=True).to_numpy() for page in document]
    return [np.ascontiguousarray(page[..., :3], np.uint8) for page in rendered]


def text_of(pdf: bytes) -> str:
    """All letters that a PDF prints, those of its form fields too, without spaces."""
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        for page in document:
            if document.formenv is not None:
                page.flatten()
            page.close()
        said = "".join(page.get_textpage().get_text_range() for page in document)
    return "".join(normalize("NFC", said).split())


def words_of(pdf: bytes) -> list[list[tuple[str, float, float, float]]]:
    """The words of each page with their left, foot and size in points from the lower left."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            lines = []
            for n in range(text.count_rects()):
                x0, y0, x1, y1 = text.get_rect(n)
                said = text.get_text_bounded(x0, y0, x1, y1).strip()
                if said:
                    lines.append((said, x0, y0, max(y1 - y0, 4.0)))
            found.append(lines)
    return found
