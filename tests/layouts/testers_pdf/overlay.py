"""What is laid over or pressed into a PDF after it was drawn."""

from __future__ import annotations

import io
import logging
import random

import pikepdf
import pypdf
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from tests.layouts import strokes
from tests.layouts.testers_pdf.sheet import Rect, Sheet


def _saved(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _hang(pdf: Pdf, page: int, made: Dictionary) -> None:
    here = pdf.pages[page]
    if Name.Annots not in here:
        here.Annots = Array()
    made.F = 4
    here.Annots.append(pdf.make_indirect(made))


def _ink(pdf: Pdf, page: int, rect: Rect, rng: random.Random) -> None:
    x0, y0, x1, y1 = rect
    wide, high = min(x1 - x0, 130), y1 - y0
    lists, body = Array(), "0.05 0.1 0.5 RG 1.3 w\n"
    for stroke in strokes.scribble(rng, wide, high):
        lists.append(Array([round(v, 2) for x, y in stroke for v in (x0 + x, y1 - y)]))
        body += " ".join(f"{x:.2f} {high - y:.2f} {'l' if i else 'm'}"
                         for i, (x, y) in enumerate(stroke)) + " S\n"  # fmt: skip
    drawn = pdf.make_stream(body.encode(), Type=Name.XObject, Subtype=Name.Form,
                            BBox=Array([0, 0, wide, high]))  # fmt: skip
    _hang(pdf, page, Dictionary(
        Type=Name.Annot, Subtype=Name.Ink, Rect=Array([x0, y0, x0 + wide, y1]), InkList=lists,
        C=Array([0.05, 0.1, 0.5]), AP=Dictionary(N=drawn)))  # fmt: skip


def _stamp(pdf: Pdf, page: int, rect: Rect, rng: random.Random) -> None:
    x0, y0, x1, y1 = rect
    wide, high = min(x1 - x0, 130), y1 - y0
    picture = Image.open(io.BytesIO(strokes.picture(rng))).convert("RGBA")
    paper = Image.new("RGB", picture.size, (255, 255, 255))
    paper.paste(picture, mask=picture.getchannel("A"))
    image = pdf.make_stream(
        paper.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=paper.width,
        Height=paper.height, ColorSpace=Name.DeviceRGB, BitsPerComponent=8,
    )  # fmt: skip
    drawn = pdf.make_stream(
        f"q {wide:.2f} 0 0 {high:.2f} 0 0 cm /Im Do Q".encode(), Type=Name.XObject,
        Subtype=Name.Form, BBox=Array([0, 0, wide, high]),
        Resources=Dictionary(XObject=Dictionary(Im=image)),
    )  # fmt: skip
    _hang(pdf, page, Dictionary(Type=Name.Annot, Subtype=Name.Stamp, AP=Dictionary(N=drawn),
                                Rect=Array([x0, y0, x0 + wide, y1])))  # fmt: skip


def signed_over(data: bytes, s: Sheet) -> bytes:
    """Ink or stamps over the slots that are signed."""
    if s.sign not in {"ink", "stamp"}:
        return data
    pdf = Pdf.open(io.BytesIO(data))
    for slot, status in s.profile.signatures.items():
        if status == "signed":
            (_ink if s.sign == "ink" else _stamp)(pdf, *s.slots[slot], s.rng)
    return _saved(pdf)


def pressed_by_hand(data: bytes) -> bytes:
    """Every appearance drawn at the end of its page, as short scripts with pypdf or pikepdf do."""
    pdf = Pdf.open(io.BytesIO(data))
    for page in pdf.pages:
        for at, one in enumerate(page.get("/Annots", [])):
            look = one.AP.N
            if not isinstance(look, pikepdf.Stream):
                state = one.get("/AS", Name.Off)
                if state not in look:
                    continue
                look = look[state]
            name = page.add_resource(look, Name.XObject, Name(f"/Fx{at}"))
            x, y = (float(v) for v in list(one.Rect)[:2])
            page.contents_add(f"q 1 0 0 1 {x:.3f} {y:.3f} cm {name} Do Q".encode())
        if Name.Annots in page:
            del page.Annots
    if Name.AcroForm in pdf.Root:
        del pdf.Root.AcroForm
    return _saved(pdf)


def pressed_pypdf(data: bytes) -> bytes:
    """The values of all fields flattened by pypdf, its own way."""
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    fields = writer.get_fields() or {}
    texts = {k: f.value for k, f in fields.items() if f.field_type in {"/Tx", "/Ch"} and f.value}
    marks = {k: f.value for k, f in fields.items() if f.field_type == "/Btn" and f.value}
    for page in writer.pages:
        writer.update_page_form_field_values(
            page, {**texts, **marks}, auto_regenerate=False, flatten=True
        )
    writer.remove_annotations(subtypes="/Widget")
    del writer.root_object["/AcroForm"]
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def certified(data: bytes, s: Sheet) -> bytes:
    """/Sig fields over the slots; the signed ones signed by made-up persons' certificates."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    from tests.unit.signatures.papers import signed

    names = {}
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    for slot in s.profile.signatures:
        page, rect = s.slots[slot]
        names[slot] = s.naming.of(slot)[0]
        spec = SigFieldSpec(names[slot], on_page=page, box=tuple(round(v) for v in rect))
        append_signature_field(writer, spec)
    out = io.BytesIO()
    writer.write(out)
    data = out.getvalue()
    for slot, status in s.profile.signatures.items():
        if status == "digital":
            data = signed(data, names[slot])
    return data
