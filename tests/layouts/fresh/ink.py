"""Signatures drawn with a pen in Word: InkML, with a picture for programs that know no ink."""

from __future__ import annotations

import random

from docx.opc.packuri import PackURI
from docx.opc.part import Part

from tests.layouts import strokes

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_INK = "http://schemas.microsoft.com/office/word/2010/wordprocessingInk"


def part(rng: random.Random) -> bytes:
    """The strokes as InkML, in himetric."""
    traces = "".join(
        "<inkml:trace>"
        + ", ".join(f"{x * 10:.0f} {y * 10:.0f}" for x, y in line)
        + "</inkml:trace>"
        for line in strokes.scribble(rng, 400, 100)
    )
    text = f'<inkml:ink xmlns:inkml="http://www.w3.org/2003/InkML">{traces}</inkml:ink>'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}'.encode()


def relate(document: Part, data: bytes) -> str:
    """Put ink into the package; its relationship's id."""
    count = sum("/ink/" in str(r.target_part.partname) for r in document.rels.values())
    name = PackURI(f"/word/ink/ink{count + 1}.xml")
    made = Part(name, "application/inkml+xml", data, document.package)
    return str(document.relate_to(made, _REL))


def run(rid: str, number: int, fallback: str) -> str:
    """A run of ink; ``fallback`` is the run with its picture."""
    drawing = fallback.removeprefix("<w:r>").removesuffix("</w:r>")
    content = (
        f'<w14:contentPart r:id="{rid}"><w14:nvContentPartPr><w14:cNvPr id="{number}" name="Ink"/>'
        "<w14:cNvContentPartPr/></w14:nvContentPartPr><w14:xfrm>"
        '<a:off x="0" y="0"/><a:ext cx="1440000" cy="360000"/></w14:xfrm></w14:contentPart>'
    )
    inline = (
        f'<w:drawing><wp:inline><wp:extent cx="1440000" cy="360000"/><wp:docPr id="{number}" '
        f'name="Ink {number}"/><a:graphic><a:graphicData uri="{_INK}">{content}</a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wpi">{inline}</mc:Choice>'
        f"<mc:Fallback>{drawing}</mc:Fallback></mc:AlternateContent></w:r>"
    )
