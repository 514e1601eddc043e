"""The forms that are read: a Word form of 72 controls and a PDF of 70 fields, made by script."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from fixtures.answers import SLOTS, TICKS, complete
from fixtures.word_fill import fill_word
from form_templates import load_office
from form_templates.model import Field, FieldType

ANSWERS = complete(
    "Permit Portal",
    "Department of Permits",
    "Sample Requestor",
    "11/02/2026",
    it_manager_signature="/s/ Sample Manager",
    business_sponsor_signature="/s/ Test Sponsor",
)
"""What stands in every form here."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_RUN = (
    '<w:r><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="20"/></w:rPr>'
    '<w:t xml:space="preserve">{}</w:t></w:r>'
)


def blank_filled() -> bytes:
    """Our own Word blank, filled in and signed."""
    return fill_word(ANSWERS, {"it_manager_signature": 1, "business_sponsor_signature": 2})


def word_form() -> bytes:
    """72 tagged controls of every kind in a two-column table, as a plain writer makes them."""
    rows = "".join(_row(number, *one) for number, one in enumerate(_controls(), 1))
    body = (
        f'<w:document xmlns:w="{_W}" '
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body>'
        f"<w:p>{_RUN.format('Customer Engagement Profile')}</w:p>"
        '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>'
        f'<w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid>{rows}</w:tbl>'
        "<w:p/><w:sectPr/></w:body></w:document>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELATIONS)
        package.writestr("word/document.xml", body)
    return out.getvalue()


def _controls() -> Iterator[tuple[str, str, str, str]]:
    """Tag, label, kind as XML, and what is written."""
    for field in _fields():
        yield field.id, field.label, _kind(field), ANSWERS.get(field.id, "")
    for number in range(72 - len(_fields())):
        yield f"note_{number}", f"Note {number}", "<w:text/>", f"Remark {number}"


def _fields() -> list[Field]:
    return list(load_office("ct_cep").form.fields.values())


def _kind(field: Field) -> str:
    match field.type:
        case FieldType.DATE:
            return '<w:date><w:dateFormat w:val="MM/dd/yyyy"/><w:lid w:val="en-US"/></w:date>'
        case FieldType.CHECKBOX:
            return (
                '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612"/>'
                '<w14:uncheckedState w14:val="2610"/></w14:checkbox>'
            )
        case FieldType.YES_NO | FieldType.CHOICE:
            items = field.choices or ("Yes", "No")
            listed = "".join(
                f"<w:listItem w:displayText={quoteattr(c)} w:value={quoteattr(c)}/>" for c in items
            )
            return f"<w:dropDownList>{listed}</w:dropDownList>"
        case FieldType.LONG_TEXT:
            return '<w:text w:multiLine="1"/>'
        case _:
            return "<w:text/>"


def _row(number: int, tag: str, label: str, kind: str, written: str) -> str:
    shown = written or ("☐" if "checkbox" in kind else "Click or tap here to enter text.")
    flag = "" if written or "checkbox" in kind else "<w:showingPlcHdr/>"
    label = label.replace("&", "&amp;")
    return (
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr><w:p>{_RUN.format(label)}'
        '</w:p></w:tc><w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr><w:p><w:sdt><w:sdtPr>'
        f'<w:alias w:val={quoteattr(label)}/><w:tag w:val="{tag}"/><w:id w:val="{1000 + number}"/>'
        f"{flag}{kind}</w:sdtPr><w:sdtContent>{_RUN.format(shown)}</w:sdtContent></w:sdt></w:p>"
        "</w:tc></w:tr>"
    )


def pdf_form(*, signed: bool = True) -> bytes:
    """70 AcroForm fields on three pages, 66 of them ours by name, as reportlab makes them.

    ``signed`` types a name into the slots: an empty slot is looked over for ink on the page.
    """
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter)
    names = [*(field.id for field in _fields()), *(f"note_{number}" for number in range(4))]
    for place, name in enumerate(names):
        if place and place % 26 == 0:
            canvas.showPage()
        y = 740 - (place % 26) * 27
        canvas.drawString(40, y + 4, name.replace("_", " ").capitalize())
        _field(canvas, name, y, "" if name in SLOTS and not signed else ANSWERS.get(name, ""))
    canvas.save()
    return out.getvalue()


def _field(canvas: Canvas, name: str, y: int, written: str) -> None:
    form = canvas.acroForm
    if name in TICKS:
        form.checkbox(name=name, tooltip=name, x=300, y=y, size=16, checked=name == "itb")
        return
    field = load_office("ct_cep").form.fields.get(name)
    choices = field.choices if field and field.type is FieldType.CHOICE else ()
    place = {"name": name, "tooltip": name, "x": 300, "y": y, "width": 260, "height": 18}
    if choices:
        options = [" ", *choices]
        form.choice(value=written or " ", options=options, **place)
    else:
        form.textfield(value=written[:90], fontSize=9, **place)
