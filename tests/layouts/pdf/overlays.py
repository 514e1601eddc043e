"""What is laid over a page (ink, stamps, typewriter text), filling by libraries, flattening."""

from __future__ import annotations

import io
import logging
import random

import pikepdf
import pypdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from pikepdf.form import (
    CheckboxField,
    ChoiceField,
    DefaultAppearanceStreamGenerator,
    Form,
    RadioButtonGroup,
    TextField,
)
from PIL import Image
from reportlab.lib.utils import simpleSplit

from tests.layouts import strokes
from tests.layouts.pdf.sheet import PdfSheet, Slot
from tests.layouts.pdf.widgets import _show


def _hang(pdf: Pdf, slot: Slot, annotation: Dictionary) -> None:
    page = pdf.pages[slot.page]
    if Name.Annots not in page:
        page.Annots = Array()
    annotation.F = 4
    page.Annots.append(pdf.make_indirect(annotation))


def _form(pdf: Pdf, body: bytes, wide: float, high: float, **resources: object) -> pikepdf.Object:
    return pdf.make_stream(
        body, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, wide, high]),
        Resources=Dictionary(**resources),
    )  # fmt: skip


def _ink(pdf: Pdf, slot: Slot, rng: random.Random) -> None:
    x0, y0, x1, y1 = slot.rect
    lists, body = Array(), b"q 0 0 0.5 RG 1.2 w\n"
    for stroke in strokes.scribble(rng, min(x1 - x0, 120), y1 - y0):
        lists.append(Array([round(v, 2) for x, y in stroke for v in (x0 + x, y1 - y)]))
        steps = [
            f"{x:.2f} {y1 - y0 - y:.2f} {'l' if i else 'm'}" for i, (x, y) in enumerate(stroke)
        ]
        body += " ".join(steps).encode() + b" S\n"
    drawn = _form(pdf, body + b"Q", x1 - x0, y1 - y0)
    made = Dictionary(Type=Name.Annot, Subtype=Name.Ink, Rect=Array(list(slot.rect)))
    made.InkList, made.C, made.AP = lists, Array([0, 0, 0.5]), Dictionary(N=drawn)
    _hang(pdf, slot, made)


def _stamp(pdf: Pdf, slot: Slot, rng: random.Random) -> None:
    x0, y0, x1, y1 = slot.rect
    x1 = min(x1, x0 + 130)
    picture = Image.open(io.BytesIO(strokes.picture(rng))).convert("RGBA")
    paper = Image.new("RGB", picture.size, (255, 255, 255))
    paper.paste(picture, mask=picture.getchannel("A"))
    image = pdf.make_stream(
        paper.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=paper.width,
        Height=paper.height, ColorSpace=Name.DeviceRGB, BitsPerComponent=8,
    )  # fmt: skip
    body = f"q {x1 - x0:.2f} 0 0 {y1 - y0:.2f} 0 0 cm /Im Do Q".encode()
    drawn = _form(pdf, body, x1 - x0, y1 - y0, XObject=Dictionary(Im=image))
    _hang(pdf, slot, Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Name=Name("/Custom"),
                                Rect=Array([x0, y0, x1, y1]), AP=Dictionary(N=drawn)))  # fmt: skip


def signed_over(data: bytes, sheet: PdfSheet) -> bytes:
    """Lay ink or stamps over the signed slots."""
    if sheet.sign not in {"ink", "stamp"}:
        return data
    pdf = Pdf.open(io.BytesIO(data))
    for slot in sheet.slots:
        if slot.kind == "sign" and sheet.profile.signatures[slot.field] == "signed":
            (_ink if sheet.sign == "ink" else _stamp)(pdf, slot, sheet.rng)
    return _saved(pdf)


def _typed(pdf: Pdf, slot: Slot, text: str) -> None:
    x0, y0, x1, y1 = slot.rect
    size = 9 if slot.kind != "check" else 8
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
                      Encoding=Name.WinAnsiEncoding)  # fmt: skip
    x1 = max(x1, x0 + 12)
    lines = simpleSplit(text, "Helvetica", size, x1 - x0 - 3)
    y = y1 - y0 - size if len(lines) > 1 else (y1 - y0 - size) / 2 + 1.5
    head = f"BT /Helv {size} Tf 2 {y:.2f} Td {size * 1.15} TL\n".encode()
    body = head + b"".join(map(_show, lines)) + b"ET"
    drawn = _form(pdf, body, x1 - x0, y1 - y0, Font=Dictionary(Helv=font))
    _hang(pdf, slot, Dictionary(Type=Name.Annot, Subtype=Name.FreeText, DA=String("/Helv 9 Tf"),
                                Rect=Array([x0, y0, x1, y1]), IT=Name.FreeTextTypewriter,
                                Contents=String(text.replace("\n", "\r")),
                                AP=Dictionary(N=drawn)))  # fmt: skip


def typewritten(data: bytes, sheet: PdfSheet) -> bytes:
    """Lay typewriter annotations over a flat form, one a value."""
    pdf = Pdf.open(io.BytesIO(data))
    for slot in sheet.slots:
        if slot.kind == "sign":
            continue
        on = slot.kind in {"check", "radio"}
        text = ("X" if sheet.ticked(slot) else "") if on else sheet.profile.written[slot.field]
        if text:
            _typed(pdf, slot, text)
    return _saved(pdf)


def fill_pypdf(data: bytes, values: dict[str, str], flatten: bool = False) -> bytes:
    """Fill by name with pypdf, and flatten with it where asked."""
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    given = {name: value for name, value in values.items() if value}
    for page in writer.pages:
        writer.update_page_form_field_values(page, given, auto_regenerate=False, flatten=flatten)
    if flatten:
        writer.remove_annotations(subtypes="/Widget")
        del writer.root_object["/AcroForm"]
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def fill_pikepdf(data: bytes, values: dict[str, str]) -> bytes:
    """Fill by name with pikepdf."""
    pdf = Pdf.open(io.BytesIO(data))
    form = Form(pdf, DefaultAppearanceStreamGenerator)
    for name, value in values.items():
        one = form[name]
        if not value:
            continue
        if isinstance(one, CheckboxField):
            one.checked = True
        elif isinstance(one, RadioButtonGroup):
            one.value = Name(value)
        elif isinstance(one, ChoiceField | TextField):
            one.value = value
    return _saved(pdf)


def flatten_pikepdf(data: bytes) -> bytes:
    """Press all annotations into the pages."""
    pdf = Pdf.open(io.BytesIO(data))
    pdf.flatten_annotations("all")
    if Name.AcroForm in pdf.Root:
        del pdf.Root.AcroForm
    return _saved(pdf)


def _saved(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()
