"""The fields of the PDF blank: one AcroForm field, with its widget, for every field of the form."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from form_templates.builders.layout import LONG_VALUE, VALUE, Box
from form_templates.builders.measure import REGULAR, wrapped
from form_templates.builders.pdf_canvas import literal, number
from form_templates.model import Field, FieldType

_PRINTED = 4
_REQUIRED, _MULTILINE, _COMBO = 1 << 1, 1 << 12, 1 << 17
_PHONE_LENGTH = 14
_DATE = "mm/dd/yyyy"
_PHONE = 2
"""Acrobat's number of the phone format in ``AFSpecial_Format``."""


def make_field(pdf: Pdf, field: Field, page: Object, box: Box) -> Object:
    """The field, its widget at ``box`` of ``page``, in one dictionary, empty or with its preset."""
    rectangle = [round(edge, 2) for edge in (box.x0, box.y0, box.x1, box.y1)]
    made = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        T=String(field.id),
        TU=String(field.full_label),
        Rect=Array(rectangle),
        F=_PRINTED,
        P=page,
        MK=Dictionary(),
    )
    for key, value in _of_type(pdf, field, box).items():
        made[key] = value
    if field.required and field.type is not FieldType.SIGNATURE:
        made.Ff = int(made.get("/Ff", 0)) | _REQUIRED
    return pdf.make_indirect(made)


def _of_type(pdf: Pdf, field: Field, box: Box) -> Dictionary:
    match field.type:
        case FieldType.CHECKBOX:
            return _checkbox(pdf, box)
        case FieldType.SIGNATURE:
            return Dictionary(FT=Name.Sig, AP=Dictionary(N=_appearance(pdf, box, "")))
        case FieldType.CHOICE | FieldType.YES_NO:
            return _choice(pdf, field, box)
        case _:
            return _text(pdf, field, box)


def _text(pdf: Pdf, field: Field, box: Box) -> Dictionary:
    long = field.type is FieldType.LONG_TEXT
    made = Dictionary(
        FT=Name.Tx,
        DA=String(_default_appearance(LONG_VALUE.size if long else VALUE.size)),
        AP=Dictionary(N=_filled(pdf, field, box)),
    )
    if field.preset:
        made.V = String(field.preset)
    if long:
        made.Ff = _MULTILINE
    american = field.type is FieldType.PHONE and field.region == "US"
    limit = _PHONE_LENGTH if american else field.limit
    if limit:
        made.MaxLen = limit
    if field.type is FieldType.DATE:
        made.AA = _scripts(f'AFDate_KeystrokeEx("{_DATE}");', f'AFDate_FormatEx("{_DATE}");')
    elif american:
        made.AA = _scripts(f"AFSpecial_Keystroke({_PHONE});", f"AFSpecial_Format({_PHONE});")
    return made


def _scripts(keystroke: str, shown: str) -> Dictionary:
    return Dictionary(
        K=Dictionary(S=Name.JavaScript, JS=String(keystroke)),
        F=Dictionary(S=Name.JavaScript, JS=String(shown)),
    )


def _choice(pdf: Pdf, field: Field, box: Box) -> Dictionary:
    choices = ("Yes", "No") if field.type is FieldType.YES_NO else field.choices
    start = field.preset or field.prompt
    options = (field.prompt, *choices) if field.prompt else choices
    return Dictionary(
        FT=Name.Ch,
        Ff=_COMBO,
        Opt=Array([String(option) for option in options]),
        V=String(start),
        DV=String(start),
        DA=String(_default_appearance(VALUE.size)),
        AP=Dictionary(N=_appearance(pdf, box, start)),
    )


def _checkbox(pdf: Pdf, box: Box) -> Dictionary:
    size = box.x1 - box.x0
    points = ((0.2, 0.52), (0.42, 0.24), (0.82, 0.8))
    path = " ".join(
        f"{number(x * size)} {number(y * size)} {'l' if at else 'm'}"
        for at, (x, y) in enumerate(points)
    )
    tick = f"q 1.6 w 1 J 1 j 0 G {path} S Q"
    states = Dictionary(Yes=_form(pdf, box, tick.encode()), Off=_form(pdf, box, b""))
    return Dictionary(
        FT=Name.Btn,
        V=Name.Off,
        DV=Name.Off,
        AS=Name.Off,
        DA=String("/ZaDb 0 Tf 0 g"),
        MK=Dictionary(CA=String("4")),
        AP=Dictionary(N=states),
    )


def _filled(pdf: Pdf, field: Field, box: Box) -> Object:
    """How a text field looks with its preset; a long text has lines."""
    text = field.preset or ""
    if not text or field.type is not FieldType.LONG_TEXT:
        return _appearance(pdf, box, text)
    size, leading = LONG_VALUE.size, LONG_VALUE.leading
    lines = wrapped(text, REGULAR, size, box.x1 - box.x0 - 4)
    top = number(box.y1 - box.y0 - 2 - size)
    head = f"/Tx BMC q BT {_default_appearance(size)} {number(leading)} TL 2 {top} Td ".encode()
    shown = b" T* ".join(literal(line) + b" Tj" for line in lines)
    return _form(pdf, box, head + shown + b" ET Q EMC")


def _appearance(pdf: Pdf, box: Box, text: str) -> Object:
    if not text:
        return _form(pdf, box, b"/Tx BMC EMC")
    baseline = number((box.y1 - box.y0 - VALUE.size) / 2 + VALUE.size * 0.141)
    start = f"/Tx BMC q BT {_default_appearance(VALUE.size)} 2 {baseline} Td ".encode()
    return _form(pdf, box, start + literal(text) + b" Tj ET Q EMC")


def _form(pdf: Pdf, box: Box, content: bytes) -> Object:
    stream = Stream(pdf, content)
    stream.Type = Name.XObject
    stream.Subtype = Name.Form
    stream.BBox = Array([0, 0, round(box.x1 - box.x0, 2), round(box.y1 - box.y0, 2)])
    if b" Tf" in content:
        stream.Resources = Dictionary(Font=Dictionary(Helv=pdf.Root.AcroForm.DR.Font.Helv))
    return stream


def _default_appearance(size: float) -> str:
    return f"/Helv {number(size)} Tf 0 g"
