"""What further programs do to a finished PDF."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import (
    Array,
    ContentStreamInstruction,
    Name,
    Operator,
    Pdf,
    parse_content_stream,
    unparse_content_stream,
)
from reportlab.pdfbase.pdfmetrics import getFont

from tests.layouts.novelpdf.after import changed


def upside_down(data: bytes) -> bytes:
    """Drawn head down and turned round by the page's /Rotate."""

    def change(pdf: Pdf, page: pikepdf.Page) -> None:
        wide, high = (float(v) for v in page.mediabox.as_list()[2:])
        body = page.obj.Contents.read_bytes()
        page.obj.Contents = pdf.make_stream(
            b"q -1 0 0 -1 %d %d cm\n" % (wide, high) + body + b"\nQ"
        )
        page.obj.Rotate = 180
        for note in page.obj.get("/Annots", []):
            x0, y0, x1, y1 = (float(v) for v in note.Rect.as_list())
            note.Rect = Array([wide - x1, high - y1, wide - x0, high - y0])

    return changed(data, change)


def apart(data: bytes) -> bytes:
    """Each letter shown as a text of its own, at its own place, as some converters write pages."""

    def change(pdf: Pdf, page: pikepdf.Page) -> None:
        made: list[ContentStreamInstruction] = []
        face, size = getFont("Helvetica"), 9.0
        names = {str(k): str(v.BaseFont)[1:] for k, v in page.obj.Resources.Font.items()}
        for one in parse_content_stream(page):
            operands, operator = list(one.operands), str(one.operator)
            if operator == "Tf":
                face, size = getFont(names[str(operands[0])]), float(operands[1])
            if operator != "Tj" or len(bytes(operands[0])) < 2:
                made.append(ContentStreamInstruction(operands, Operator(operator)))
                continue
            for code in bytes(operands[0]):
                letter = bytes([code])
                step = face.stringWidth(letter.decode("cp1252", "replace"), size)
                if letter == b" ":  # the pen moved on without a letter
                    pushed = [Array([round(-step / size * 1000)])]
                    made.append(ContentStreamInstruction(pushed, Operator("TJ")))
                else:
                    shown = [pikepdf.String(letter)]
                    made.append(ContentStreamInstruction(shown, Operator("Tj")))
        page.obj.Contents = pdf.make_stream(unparse_content_stream(made))

    return changed(data, change)


def bled(data: bytes) -> bytes:
    """Trim, bleed and crop boxes round the sheet, its corner far from the origin."""

    def change(pdf: Pdf, page: pikepdf.Page) -> None:
        wide, high = (float(v) for v in page.mediabox.as_list()[2:])
        body = page.obj.Contents.read_bytes()
        page.obj.Contents = pdf.make_stream(b"q 1 0 0 1 300 -250 cm\n" + body + b"\nQ")
        page.obj.MediaBox = Array([280, -270, wide + 320, high - 230])
        page.obj.CropBox = Array([300, -250, wide + 300, high - 250])
        page.obj.TrimBox = page.obj.CropBox
        for note in page.obj.get("/Annots", []):
            x0, y0, x1, y1 = (float(v) for v in note.Rect.as_list())
            note.Rect = Array([x0 + 300, y0 - 250, x1 + 300, y1 - 250])

    return changed(data, change)


def unstructured(data: bytes) -> bytes:
    """Saved anew with objects in streams, the file's names and dates gone."""
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(data)) as pdf:
        if Name.Info in pdf.trailer:
            del pdf.trailer.Info
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()
