"""What other programs and people do to a finished PDF: none of it changes what a reader sees."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence

import pikepdf
from pikepdf import (
    Array,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Operator,
    Pdf,
    String,
    parse_content_stream,
    unparse_content_stream,
)
from reportlab.pdfbase.pdfmetrics import getFont

After = Callable[[bytes], bytes]
Instruction = tuple[list[object], Operator]
_SHADES = {"rg", "g", "k"}


def changed(data: bytes, change: Callable[[Pdf, pikepdf.Page], None]) -> bytes:
    """The file with ``change`` made to every page."""
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            change(pdf, page)
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _instructions(page: pikepdf.Page) -> list[Instruction]:
    return [
        (list(one.operands), one.operator)
        for one in parse_content_stream(page)
        if isinstance(one, ContentStreamInstruction)
    ]


def _write(pdf: Pdf, page: pikepdf.Page, some: Sequence[Instruction]) -> None:
    page.obj.Contents = pdf.make_stream(unparse_content_stream(list(some)))  # type: ignore[arg-type]


def _resources(page: pikepdf.Page) -> pikepdf.Object:
    found = page.obj.get("/Resources")
    assert found is not None
    return found


def letterwise(data: bytes) -> bytes:
    """Every string shown letter by letter, each letter pushed a little, as typesetters kern."""

    def change(pdf: Pdf, page: pikepdf.Page) -> None:
        rng, made = random.Random(7), list[Instruction]()
        for operands, operator in _instructions(page):
            if str(operator) == "Tj" and len(bytes(operands[0])) > 1:  # type: ignore[call-overload]
                parts: list[object] = []
                for code in bytes(operands[0]):  # type: ignore[call-overload]
                    parts += [String(bytes([code])), rng.choice((-12, 0, 8, 15))]
                made.append(([Array(parts)], Operator("TJ")))
            else:
                made.append((operands, operator))
        _write(pdf, page, made)

    return changed(data, change)


def shuffled(data: bytes) -> bytes:
    """The page's texts in another order than they are read in, after all that is drawn."""

    def change(pdf: Pdf, page: pikepdf.Page) -> None:
        kept, texts = list[Instruction](), list[list[Instruction]]()
        shade: Instruction = ([0], Operator("g"))
        face: dict[str, Instruction] = {}
        block: list[Instruction] | None = None
        depth = 0
        for operands, operator in _instructions(page):
            name = str(operator)
            depth += (name == "q") - (name == "Q")
            if name in _SHADES:
                shade = (operands, operator)
            if name in {"Tf", "TL"}:
                face[name] = operands, operator
            if name == "BT" and depth == 0:
                block = [shade, (operands, operator), *face.values()]
            elif block is None:
                kept.append((operands, operator))
            else:
                block.append((operands, operator))
            if name == "ET" and block is not None:
                texts.append(block)
                block = None
        random.Random(3).shuffle(texts)
        _write(pdf, page, kept + [one for text in texts for one in text])

    return changed(data, change)


def nested(data: bytes) -> bytes:
    """The page's content within a drawing within a drawing, each moved and scaled."""

    def change(pdf: Pdf, page: pikepdf.Page) -> None:
        wide, high = (float(v) for v in page.mediabox.as_list()[2:])
        body, resources = page.obj.Contents.read_bytes(), _resources(page)
        box = Array([-20, -20, 2 * wide, 2 * high])
        inner = pdf.make_stream(
            b"0.5 0 0 0.5 10 10 cm\n" + body,
            Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=resources,
        )  # fmt: skip
        outer = pdf.make_stream(
            b"q 1 0 0 1 -10 -10 cm /In Do Q", Type=Name.XObject, Subtype=Name.Form, BBox=box,
            Matrix=Array([2, 0, 0, 2, 0, 0]), Resources=Dictionary(XObject=Dictionary(In=inner)),
        )  # fmt: skip
        page.obj.Resources = Dictionary(XObject=Dictionary(Out=outer))
        page.obj.Contents = pdf.make_stream(b"q /Out Do Q")

    return changed(data, change)


def turned(data: bytes) -> bytes:
    """Drawn on its side and turned upright by the page's /Rotate."""

    def change(pdf: Pdf, page: pikepdf.Page) -> None:
        high = float(page.mediabox.as_list()[3])
        body = page.obj.Contents.read_bytes()
        page.obj.Contents = pdf.make_stream(b"q 0 1 -1 0 %d 0 cm\n" % high + body + b"\nQ")
        page.obj.MediaBox = Array([0, 0, high, float(page.mediabox.as_list()[2])])
        page.obj.Rotate = 90
        for note in page.obj.get("/Annots", []):
            x0, y0, x1, y1 = (float(v) for v in note.Rect.as_list())
            note.Rect = Array([high - y1, x0, high - y0, x1])
            look = note.get("/AP", Dictionary()).get("/N")
            for one in (look,) if isinstance(look, pikepdf.Stream) else (look or {}).values():
                one.Matrix = Array([0, 1, -1, 0, 0, 0])

    return changed(data, change)


def cropped(data: bytes) -> bytes:
    """A larger sheet with printer's notes outside of what the crop box shows."""

    def change(pdf: Pdf, page: pikepdf.Page) -> None:
        wide, high = (float(v) for v in page.mediabox.as_list()[2:])
        page.obj.MediaBox = Array([-100, -150, wide + 100, high + 150])
        page.obj.CropBox = Array([0, 0, wide, high])
        _resources(page).Font.Hid = _face(pdf)
        notes = b"BT /Hid 9 Tf -90 400 Td (Agency: Office of Proofs) Tj ET "
        notes += b"BT /Hid 9 Tf 200 -100 Td (Date Requested: 01/01/1999) Tj ET"
        page.contents_add(notes)

    return changed(data, change)


def _face(pdf: Pdf) -> pikepdf.Object:
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )
    )


def haunted(data: bytes) -> bytes:
    """Words that nobody sees over every label: invisible, white, and on a layer that is off."""

    def change(pdf: Pdf, page: pikepdf.Page) -> None:
        layer = _layer(pdf)
        _resources(page).Font.Hid = _face(pdf)
        _resources(page).Properties = Dictionary(Off=layer)
        ghosts = b"q BT /Hid 9 Tf 3 Tr %d %d Td (01/02/1999 Casper Ghost) Tj ET Q "
        pale = b"q 1 g BT /Hid 9 Tf %d %d Td (Vera White) Tj ET 0 g Q "
        off = b"/OC /Off BDC q BT /Hid 9 Tf %d %d Td (Layla Layer 860-555-0123) Tj ET Q EMC "
        more = b"".join(
            each % (60 + 170 * at, y) for y in range(60, 740, 40)
            for at, each in enumerate((ghosts, pale, off))
        )  # fmt: skip
        page.contents_add(more)

    return changed(data, change)


def _layer(pdf: Pdf) -> pikepdf.Object:
    if Name.OCProperties in pdf.Root:
        return pdf.Root.OCProperties.OCGs[0]
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Old answers")))
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer]))
    )
    return layer


def watermarked(data: bytes) -> bytes:
    """“COPY” in pale letters across the page, and a stamp of receipt at its head."""

    def change(pdf: Pdf, page: pikepdf.Page) -> None:
        _resources(page).Font.Hid = _face(pdf)
        mark = b"q 0.85 g BT /Hid 90 Tf 0.7 0.7 -0.7 0.7 180 220 Tm (COPY) Tj ET Q "
        mark += b"q 0.8 0 0 rg BT /Hid 8 Tf 400 772 Td (RECEIVED Mar 3 2026 9:14 AM) Tj ET Q"
        page.contents_add(mark)

    return changed(data, change)


def type3(data: bytes) -> bytes:
    """All type as little drawings of their own, as some printer drivers write it."""

    def change(pdf: Pdf, page: pikepdf.Page) -> None:
        fonts = _resources(page).Font
        for name in list(fonts.keys()):
            if fonts[name].get("/Subtype") == "/Type1" and "Zapf" not in str(fonts[name].BaseFont):
                fonts[name] = _drawn_face(pdf, str(fonts[name].BaseFont)[1:])

    return changed(data, change)


def _drawn_face(pdf: Pdf, name: str) -> pikepdf.Object:
    """A Type 3 font of blocks as wide as the letters of ``name``, with a map to Unicode."""
    face = getFont(name)
    widths = [face.stringWidth(bytes([code]).decode("cp1252", "replace"), 1000)
              for code in range(256)]  # fmt: skip
    procs, differences = Dictionary(), Array([0])
    rows = []
    for code in range(256):
        body = b"%d 0 d0 60 0 %d 650 re f" % (widths[code], max(1, widths[code] - 120))
        procs[f"/c{code}"] = pdf.make_stream(body)
        differences.append(Name(f"/c{code}"))
        letter = bytes([code]).decode("cp1252", "ignore") or " "
        rows.append(f"<{code:02X}> <{ord(letter):04X}>")
    blocks = "".join(
        f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n"
        for part in (rows[:100], rows[100:200], rows[200:])
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /C def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{blocks}endcmap end end"
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, -200, 1000, 900]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), CharProcs=procs, FirstChar=0,
            LastChar=255, Widths=Array([round(w) for w in widths]), Resources=Dictionary(),
            Encoding=Dictionary(Type=Name.Encoding, Differences=differences),
            ToUnicode=pdf.make_stream(cmap.encode()),
        )
    )  # fmt: skip


def unmapped(data: bytes) -> bytes:
    """Embedded fonts without their map to Unicode: letters are seen, what they are is not said."""

    def change(_pdf: Pdf, page: pikepdf.Page) -> None:
        for font in _resources(page).Font.values():
            if "/FontDescriptor" in font and "/ToUnicode" in font:
                del font["/ToUnicode"]

    return changed(data, change)
