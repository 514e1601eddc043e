"""Puts AcroForm widgets, with their values and appearances, onto a drawn PDF."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

Rect = tuple[float, float, float, float]


@dataclass(frozen=True)
class Slot:
    """A field's place: ``sort`` is text, long, list, box, radio or sig; ``rect`` in points."""

    key: str
    sort: str
    page: int
    rect: Rect
    value: str
    choices: tuple[str, ...] = ()
    name: str = ""
    tip: str = ""
    border: bool = True


def lines_for(text: str, width: float, height: float, long: bool) -> tuple[list[str], float]:
    """The lines of a text in a box, and the size of letters that fits."""
    size = 9.0
    while size > 5:
        lines = simpleSplit(text, "Helvetica", size, width - 4) if long else [text]
        wide = max((stringWidth(t, "Helvetica", size) for t in lines), default=0)
        if wide <= width - 4 and len(lines) * size * 1.2 <= height:
            break
        size -= 0.5
    return lines, size


def _escaped(text: str) -> bytes:
    raw = text.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _appearance(pdf: pikepdf.Pdf, slot: Slot, body: bytes) -> pikepdf.Object:
    x0, y0, x1, y1 = slot.rect
    form = pdf.make_stream(body)
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array([0, 0, x1 - x0, y1 - y0])
    form.Resources = Dictionary(Font=pdf.Root.AcroForm.DR.Font)
    return form


def _text_body(slot: Slot) -> bytes:
    wide, tall = slot.rect[2] - slot.rect[0], slot.rect[3] - slot.rect[1]
    lines, size = lines_for(slot.value, wide, tall, slot.sort == "long")
    top = tall - size - 1 if slot.sort == "long" else (tall - size) / 2 + 1.5
    shown = b" T* ".join(b"(" + _escaped(t) + b") Tj" for t in lines)
    head = f"/Tx BMC q BT /Helv {size} Tf {size * 1.2:.2f} TL 0 g 2 {top:.2f} Td ".encode()
    return head + shown + b" ET Q EMC"


def _frame(slot: Slot) -> bytes:
    """The border that the widget's own properties ask for."""
    wide, tall = slot.rect[2] - slot.rect[0], slot.rect[3] - slot.rect[1]
    size = f"{wide - 0.5:.2f} {tall - 0.5:.2f}"
    return f"q 0.5 w 0.5 G 0.25 0.25 {size} re S Q ".encode() if slot.border else b""


def _widget(slot: Slot) -> Dictionary:
    made = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, Rect=Array([round(v, 2) for v in slot.rect]), F=4
    )
    if slot.border:
        made.MK = Dictionary(BC=Array([0.5, 0.5, 0.5]))
    return made


def _name_it(made: Dictionary, slot: Slot) -> None:
    made.T = String(slot.name)
    if slot.tip:
        made.TU = String(slot.tip)


def _text(pdf: pikepdf.Pdf, slot: Slot) -> Dictionary:
    made = _widget(slot)
    made.DA = String("/Helv 9 Tf 0 g")
    made.FT = Name.Ch if slot.sort == "list" else Name.Tx
    if slot.sort == "list":
        made.Opt, made.Ff = Array([String(c) for c in slot.choices]), 1 << 17
    elif slot.sort == "long":
        made.Ff = 1 << 12
    if slot.value:
        made.V = String(slot.value.replace("\n", "\r"))
    body = _frame(slot) + (_text_body(slot) if slot.value else b"")
    made.AP = Dictionary(N=_appearance(pdf, slot, body))
    return made


def _button(pdf: pikepdf.Pdf, slot: Slot, state: str, on: bool) -> Dictionary:
    made = _widget(slot)
    side = slot.rect[2] - slot.rect[0]
    cross = f"q 1.2 w 2 2 m {side - 2} {side - 2} l 2 {side - 2} m {side - 2} 2 l S Q".encode()
    frame = f"q 0.7 w 0.5 0.5 {side - 1} {side - 1} re S Q ".encode()
    states = Dictionary(Off=_appearance(pdf, slot, frame))
    states[f"/{state}"] = _appearance(pdf, slot, frame + cross)
    made.AP = Dictionary(N=states)
    made.AS = Name(f"/{state if on else 'Off'}")
    return made


def _radio(pdf: pikepdf.Pdf, slots: list[Slot]) -> tuple[Dictionary, list[Dictionary]]:
    """A group of buttons of one field."""
    group = pdf.make_indirect(Dictionary(FT=Name.Btn, Ff=(1 << 15) | (1 << 14), Kids=Array([])))
    _name_it(group, slots[0])
    group.V = Name("/Off")
    kids = []
    for slot in slots:
        state = slot.choices[0]
        kid = pdf.make_indirect(_button(pdf, slot, state, slot.value == state))
        kid.Parent = group
        if slot.value == state:
            group.V = Name(f"/{state}")
        kids.append(kid)
        group.Kids.append(kid)
    return group, kids


def _single(pdf: pikepdf.Pdf, slot: Slot) -> Dictionary:
    if slot.sort == "box":
        made = _button(pdf, slot, "Yes", bool(slot.value))
        made.FT, made.V = Name.Btn, made.AS
    elif slot.sort == "sig":
        made = _widget(slot)
        made.FT = Name.Sig
    else:
        made = _text(pdf, slot)
    _name_it(made, slot)
    return made


def _add(page: pikepdf.Page, annotation: Dictionary) -> None:
    if "/Annots" not in page.obj:
        page.obj.Annots = Array([])
    page.obj.Annots.append(annotation)


def _nest(pdf: pikepdf.Pdf, field: Dictionary, parents: dict[str, Dictionary]) -> None:
    """Hang a field called a.b under a parent called a."""
    first, _, last = str(field.T).partition(".")
    if not last:
        pdf.Root.AcroForm.Fields.append(field)
        return
    if first not in parents:
        parents[first] = pdf.make_indirect(Dictionary(T=String(first), Kids=Array([])))
        pdf.Root.AcroForm.Fields.append(parents[first])
    field.T, field.Parent = String(last), parents[first]
    parents[first].Kids.append(field)


def add_fields(data: bytes, slots: list[Slot], flatten: bool) -> bytes:
    """The PDF with its fields, or with what they show burnt into its pages."""
    pdf = pikepdf.open(io.BytesIO(data))
    helv = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    fonts = Dictionary(Font=Dictionary(Helv=pdf.make_indirect(helv)))
    pdf.Root.AcroForm = pdf.make_indirect(
        Dictionary(Fields=Array([]), DR=fonts, DA=String("/Helv 9 Tf 0 g"))
    )
    groups: dict[str, list[Slot]] = {}
    parents: dict[str, Dictionary] = {}
    for slot in slots:
        groups.setdefault(slot.name, []).append(slot)
    for same in groups.values():
        if same[0].sort == "radio":
            field, kids = _radio(pdf, same)
        else:
            field = pdf.make_indirect(_single(pdf, same[0]))
            kids = [field]
        for slot, kid in zip(same, kids, strict=True):
            _add(pdf.pages[slot.page], kid)
        _nest(pdf, field, parents)
    if flatten:
        pdf.flatten_annotations("all")
        if "/AcroForm" in pdf.Root:
            del pdf.Root.AcroForm
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()
