"""What form programs add: buttons, hidden fields, a title that is shown again on each page."""

from __future__ import annotations

import io

from pikepdf import Array, Dictionary, Name, Object, Pdf, String


def furnished(data: bytes) -> bytes:
    """Buttons to print and send, hidden sums, and the first field once more on the last page."""
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(data)) as pdf:
        fields = pdf.Root.AcroForm.Fields
        for at, words in enumerate(("Print Form", "Submit by Email", "Reset")):
            fields.append(_hang(pdf, 0, Dictionary(
                FT=Name.Btn, Ff=1 << 16, T=String(f"Button{at}"), TU=String(words),
                Rect=Array([330 + 80 * at, 8, 400 + 80 * at, 24]), F=0,
                MK=Dictionary(CA=String(words)))))  # fmt: skip
        for at, value in enumerate(("0", "860-555-0100", "01/01/2020")):
            fields.append(_hang(pdf, 0, Dictionary(
                FT=Name.Tx, T=String(f"hidden{at}"), V=String(value), F=2,
                Rect=Array([50, 500 - 40 * at, 150, 515 - 40 * at]))))  # fmt: skip
        first = next(f for f in fields if f.get("/FT") == Name.Tx and "/Rect" in f and "/V" in f)
        _repeat(pdf, first)
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _hang(pdf: Pdf, page: int, made: Dictionary) -> Object:
    made.Type, made.Subtype = Name.Annot, Name.Widget
    kept = pdf.make_indirect(made)
    pdf.pages[page].Annots.append(kept)
    return kept


def _repeat(pdf: Pdf, first: Object) -> None:
    """Give a field a second widget in the head of the last page."""
    own = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=first.Rect, F=4,
                                       P=pdf.pages[0].obj, Parent=first))  # fmt: skip
    if "/AP" in first:
        own.AP = first.AP
    notes = pdf.pages[0].Annots
    for at, one in enumerate(notes):
        if one.objgen == first.objgen:
            notes[at] = own
    again = _hang(pdf, len(pdf.pages) - 1, Dictionary(Rect=Array([360, 760, 560, 774]), F=4,
                                                      Parent=first))  # fmt: skip
    for key in ("/Rect", "/AP", "/F", "/P", "/Subtype", "/Type"):
        if key in first:
            del first[key]
    first.Kids = Array([own, again])


def prompted(data: bytes) -> bytes:
    """Empty text fields show a prompt of their program, in grey; it is their default value."""
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for note in page.get("/Annots", []):
                if note.get("/FT") == Name.Tx and not str(note.get("/V", "")):
                    note.DV = note.V = String("Click here to enter text")
                    if "/AP" in note:
                        del note.AP
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
