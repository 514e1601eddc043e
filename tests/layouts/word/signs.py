"""Signatures in Word: pictures of every kind, ink, and the places left for them."""

from __future__ import annotations

import random

from tests.layouts import strokes
from tests.layouts.word.ooxml import Package, run

EMU = 9525


def _picture(rel: str, number: int, width: int, height: int) -> str:
    return (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{rel}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width * EMU}" '
        f'cy="{height * EMU}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic>"
    )


def inline(package: Package, data: bytes, width: int = 150, height: int = 38) -> str:
    """A run with a picture in the line; sizes in pixels."""
    number = package.next_id()
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent '
        f'cx="{width * EMU}" cy="{height * EMU}"/><wp:docPr id="{number}" name="Picture {number}"/>'
        f"{_picture(package.image(data), number, width, height)}</wp:inline></w:drawing></w:r>"
    )


def floating(package: Package, data: bytes, width: int = 150, height: int = 38) -> str:
    """A run with a picture before the text, anchored here."""
    number = package.next_id()
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" '
        'simplePos="0" relativeHeight="251658240" behindDoc="0" locked="0" layoutInCell="1" '
        'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
        "<wp:posOffset>650000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="
        '"paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent '
        f'cx="{width * EMU}" cy="{height * EMU}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr id="{number}" name="Picture {number}"/><wp:cNvGraphicFramePr/>'
        f"{_picture(package.image(data), number, width, height)}</wp:anchor></w:drawing></w:r>"
    )


def vml(package: Package, data: bytes, width: int = 150, height: int = 38) -> str:
    """A run with a picture as Word 2003 wrote it."""
    return (
        f'<w:r><w:pict><v:shape id="_x0000_i{package.next_id()}" style="width:{width * 0.75}pt;'
        f'height:{height * 0.75}pt"><v:imagedata r:id="{package.image(data)}" o:title="scan"/>'
        "</v:shape></w:pict></w:r>"
    )


def ink(package: Package, rng: random.Random, width: int = 150, height: int = 38) -> str:
    """A run with pen strokes and the picture that older programs show instead."""
    traces = "".join(
        "<inkml:trace>" + ", ".join(f"{round(x * 20)} {round(y * 20)}" for x, y in stroke)
        + "</inkml:trace>"
        for stroke in strokes.scribble(rng, width, height)
    )  # fmt: skip
    number = package.next_id()
    part = (
        '<?xml version="1.0" encoding="UTF-8"?><inkml:ink xmlns:inkml='
        f'"http://www.w3.org/2003/InkML">{traces}</inkml:ink>'
    )
    rel = package.attach(f"ink/ink{number}.xml", part.encode(), "customXml")
    data = strokes.picture(rng)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wpi"><w:drawing><wp:inline distT="0" '
        f'distB="0" distL="0" distR="0"><wp:extent cx="{width * EMU}" cy="{height * EMU}"/>'
        f'<wp:docPr id="{number}" name="Ink {number}"/><a:graphic><a:graphicData uri="http://'
        'schemas.microsoft.com/office/word/2010/wordprocessingInk"><w14:contentPart bwMode="auto" '
        f'r:id="{rel}"/></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>'
        f"<mc:Fallback>{inline(package, data, width, height)[5:-6]}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def control(package: Package, data: bytes | None, tag: str, alias: str) -> str:
    """A picture control; ``data`` None leaves Word's icon in it."""
    names = f'<w:alias w:val="{alias}"/>' if alias else ""
    names += f'<w:tag w:val="{tag}"/>' if tag else ""
    prompt = "" if data else "<w:showingPlcHdr/>"
    inside = inline(package, data or strokes.icon(), 150 if data else 60, 38 if data else 20)
    number = package.next_id() * 7919
    return (
        f'<w:sdt><w:sdtPr>{names}<w:id w:val="{number}"/>{prompt}<w:picture/></w:sdtPr>'
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def sign(
    package: Package, rng: random.Random, style: str, signed: bool, tag: str = "", alias: str = "",
    rule: str = "",
) -> str:  # fmt: skip
    """Runs for one slot in a style; what stands there unsigned is nothing or the rule."""
    if style == "control":
        return control(package, strokes.picture(rng) if signed else None, tag, alias)
    if not signed:
        return run(rule)
    if style == "ink":
        return ink(package, rng)
    if style == "floating":
        return floating(package, strokes.picture(rng)) + "<w:r><w:br/><w:br/></w:r>"
    makers = {"inline": inline, "vml": vml}
    return makers[style](package, strokes.picture(rng))
