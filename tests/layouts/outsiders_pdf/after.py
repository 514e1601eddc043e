"""What other programs do to a finished PDF: flatten its fields, lay comments over it."""

from __future__ import annotations

import io

import pikepdf

from tests.layouts.outsiders_pdf.sheet import Note


def flattened(data: bytes) -> bytes:
    """The fields pressed into the page."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.flatten_annotations("all")
        if "/AcroForm" in pdf.Root:
            del pdf.Root.AcroForm
        return _saved(pdf)


def annotated(data: bytes, notes: list[Note]) -> bytes:
    """Answers as free-text annotations, each with its appearance, as a viewer's typewriter adds."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )  # fmt: skip
        font = pdf.make_indirect(font)
        for note in notes:
            page = pdf.pages[note.page]
            if "/Annots" not in page:
                page.Annots = pikepdf.Array()
            page.Annots.append(pdf.make_indirect(_free_text(pdf, note, font)))
        return _saved(pdf)


def _free_text(pdf: pikepdf.Pdf, note: Note, font: pikepdf.Object) -> pikepdf.Dictionary:
    from reportlab.lib.utils import simpleSplit

    left, low, right, high = note.place
    size = 9.0
    lines = [line for part in note.words.split("\n")
             for line in simpleSplit(part, "Helvetica", size, right - left - 4)]  # fmt: skip
    shown = b" T* ".join(
        b"(" + line.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(")
        .replace(b")", b"\\)") + b") Tj" for line in lines
    )  # fmt: skip
    start = high - low - size
    stream = b"BT /Helv %.1f Tf 11 TL 2 %.1f Td " % (size, start) + shown + b" ET"
    look = pdf.make_stream(stream)
    look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    look.BBox = [0, 0, right - left, high - low]
    look.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=font))
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, F=4, Rect=list(note.place),
        Contents=pikepdf.String(note.words), DA=pikepdf.String("/Helv 9 Tf 0 g"),
        IT=pikepdf.Name.FreeTextTypewriter, AP=pikepdf.Dictionary(N=look),
    )  # fmt: skip


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()
