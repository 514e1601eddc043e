"""Signatures in the tester's Word prints, and the empty places for them."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageDraw

from tests.layouts import strokes
from tests.layouts.testers_word.page import Paper, run

_EMU = 9525
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_INK = "http://schemas.microsoft.com/office/word/2010/wordprocessingInk"
STYLES = ("inline", "floating", "vml", "ink", "line")


def _graphic(rel: str, number: int, wide: int, high: int) -> str:
    return (
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="signature.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{rel}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide * _EMU}" '
        f'cy="{high * _EMU}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic>"
    )


def _drawing(paper: Paper, png: bytes, wide: int = 140, high: int = 36) -> str:
    number = paper.next()
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent '
        f'cx="{wide * _EMU}" cy="{high * _EMU}"/><wp:docPr id="{number}" name="Picture {number}"/>'
        f"{_graphic(paper.image(png), number, wide, high)}</wp:inline></w:drawing>"
    )


def _floating(paper: Paper, png: bytes, wide: int = 140, high: int = 36) -> str:
    """A picture in front of the text; it stands where its paragraph does."""
    number = paper.next()
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" '
        'simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" '
        'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="character">'
        '<wp:posOffset>20000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">'
        f'<wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="{wide * _EMU}" '
        f'cy="{high * _EMU}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Picture {number}"/><wp:cNvGraphicFramePr/>'
        f"{_graphic(paper.image(png), number, wide, high)}</wp:anchor></w:drawing></w:r>"
        "<w:r><w:br/><w:br/></w:r>"
    )


def _vml(paper: Paper, png: bytes) -> str:
    return (
        f'<w:r><w:pict><v:shape id="_x0000_i10{paper.next()}" style="width:105pt;height:27pt">'
        f'<v:imagedata r:id="{paper.image(png)}" o:title="signature"/></v:shape></w:pict></w:r>'
    )


def _ink(paper: Paper, png: bytes, rng: random.Random) -> str:
    number = paper.next()
    traces = "".join(
        "<inkml:trace>" + ", ".join(f"{round(x * 26)} {round(y * 26)}" for x, y in stroke)
        + "</inkml:trace>" for stroke in strokes.scribble(rng, 140, 36)
    )  # fmt: skip
    data = f'<inkml:ink xmlns:inkml="http://www.w3.org/2003/InkML">{traces}</inkml:ink>'
    rel = paper.part(f"ink/ink{number}.xml", data.encode(), "application/inkml+xml")
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wpi"><w:drawing><wp:inline distT="0" '
        f'distB="0" distL="0" distR="0"><wp:extent cx="{140 * _EMU}" cy="{36 * _EMU}"/><wp:docPr '
        f'id="{number}" name="Ink {number}"/><a:graphic><a:graphicData uri="{_INK}">'
        f'<w14:contentPart bwMode="auto" r:id="{rel}"><w14:nvContentPartPr><w14:cNvPr id="{number}"'
        f' name="Ink {number}"/><w14:cNvContentPartPr/></w14:nvContentPartPr><w14:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{140 * _EMU}" cy="{36 * _EMU}"/></w14:xfrm>'
        "</w14:contentPart></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback>{_drawing(paper, png)}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _line_picture() -> bytes:
    """What Word shows of a signature line nobody has signed: an X and a rule."""
    image = Image.new("RGB", (340, 90), (255, 255, 255))
    draw = ImageDraw.Draw(image)
    draw.line((14, 44, 28, 62), fill=(0, 0, 0), width=2)
    draw.line((28, 44, 14, 62), fill=(0, 0, 0), width=2)
    draw.line((10, 68, 330, 68), fill=(0, 0, 0), width=2)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _line(paper: Paper, role: str) -> str:
    return (
        f'<w:r><w:pict><v:shape id="_x0000_i10{paper.next()}" alt="Microsoft Office Signature '
        f'Line..." style="width:120pt;height:32pt"><v:imagedata r:id='
        f'"{paper.image(_line_picture())}" o:title=""/><o:signatureline v:ext="edit" '
        f'id="{{00000000-0000-0000-0000-0000000000{paper.next()}}}" '
        'provid="{00000000-0000-0000-0000-000000000000}" '
        f'o:suggestedsigner2="{role}" issignatureline="t"/></v:shape></w:pict></w:r>'
    )


def signature(paper: Paper, rng: random.Random, style: str, signed: bool, role: str) -> str:
    """The runs in a signature's place."""
    png = strokes.picture(rng)
    if style == "line":
        above = f"<w:r>{_drawing(paper, png)}</w:r><w:r><w:br/></w:r>" if signed else ""
        return above + _line(paper, role)
    if not signed:
        return ""
    if style == "ink":
        return _ink(paper, png, rng)
    if style == "floating":
        return _floating(paper, png)
    return _vml(paper, png) if style == "vml" else f"<w:r>{_drawing(paper, png)}</w:r>"


def blank_rule(length: int = 30) -> str:
    """A typed line to sign on."""
    return run("_" * length)
