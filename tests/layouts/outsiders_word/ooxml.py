"""Pieces of WordprocessingML as text."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def text(words: str, tag: str = "t") -> str:
    """The inside of a run: text with its breaks and tabs."""
    out = []
    for at, line in enumerate(words.split("\n")):
        out.append("<w:br/>" if at else "")
        for n, part in enumerate(line.split("\t")):
            out.append("<w:tab/>" if n else "")
            out.append(f'<w:{tag} xml:space="preserve">{escape(part)}</w:{tag}>' if part else "")
    return "".join(out)


def props(
    *, bold: bool = False, italic: bool = False, size: float = 0, font: str = "", color: str = "",
    hidden: bool = False, spaced: int = 0, boxed: bool = False, under: bool = False,
    caps: bool = False, raised: bool = False,
) -> str:  # fmt: skip
    """A run's properties, in the schema's order."""
    parts = [
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' if font else "",
        "<w:b/>" if bold else "", "<w:i/>" if italic else "", "<w:caps/>" if caps else "",
        "<w:vanish/>" if hidden else "", f'<w:color w:val="{color}"/>' if color else "",
        f'<w:spacing w:val="{spaced}"/>' if spaced else "",
        f'<w:sz w:val="{round(size * 2)}"/>' if size else "",
        '<w:u w:val="single"/>' if under else "",
        '<w:bdr w:val="single" w:sz="12" w:space="0" w:color="C00000"/>' if boxed else "",
        '<w:vertAlign w:val="superscript"/>' if raised else "",
    ]  # fmt: skip
    inside = "".join(parts)
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def run(words: str, **look: object) -> str:
    """A run of text."""
    return f"<w:r>{props(**look)}{text(words)}</w:r>"  # type: ignore[arg-type]


def para(
    *content: str, align: str = "", tabs: Iterable[tuple[int, str]] = (), before: int = 0,
    after: int = 60, shade: str = "", rule: bool = False, indent: int = 0, keep: bool = False,
) -> str:  # fmt: skip
    """A paragraph; ``tabs`` are places in twips, each with its leader ("none", "underscore")."""
    stops = "".join(f'<w:tab w:val="left" w:leader="{lead}" w:pos="{at}"/>' for at, lead in tabs)
    line = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    inside = (
        ("<w:keepNext/>" if keep else "") + (line if rule else "")
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else "")
        + (f"<w:tabs>{stops}</w:tabs>" if stops else "")
        + f'<w:spacing w:before="{before}" w:after="{after}"/>'
        + (f'<w:ind w:left="{indent}"/>' if indent else "")
        + (f'<w:jc w:val="{align}"/>' if align else "")
    )  # fmt: skip
    return f"<w:p><w:pPr>{inside}</w:pPr>{''.join(content)}</w:p>"


def cell(
    *content: str, width: int = 0, span: int = 1, shade: str = "", merge: str = "",
    valign: str = "",
) -> str:  # fmt: skip
    """A table cell; ``merge`` is "restart" or "continue"."""
    inside = (
        (f'<w:tcW w:w="{width}" w:type="dxa"/>' if width else "")
        + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
        + (f'<w:vMerge w:val="{merge}"/>' if merge else "")
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else "")
        + (f'<w:vAlign w:val="{valign}"/>' if valign else "")
    )
    body = "".join(content) or para(after=0)
    if body.endswith("</w:tbl>"):
        body += para(after=0)
    return f"<w:tc><w:tcPr>{inside}</w:tcPr>{body}</w:tc>"


def row(*cells: str, head: bool = False, height: int = 0) -> str:
    """A table row; a ``head`` row is repeated on every page."""
    inside = f'<w:trHeight w:val="{height}"/>' if height else ""
    inside += "<w:tblHeader/>" if head else ""
    return f"<w:tr>{f'<w:trPr>{inside}</w:trPr>' if inside else ''}{''.join(cells)}</w:tr>"


def table(*rows: str, widths: Iterable[int], border: str = "single") -> str:
    """A table of rows on a grid."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{s} w:val="{border}" w:sz="4" w:space="0" w:color="auto"/>' for s in sides)
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    look = f'<w:tblW w:w="0" w:type="auto"/><w:tblBorders>{lines}</w:tblBorders>'
    look += '<w:tblLayout w:type="fixed"/>'
    inside = f"<w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    return f"<w:tbl>{inside}{''.join(rows)}</w:tbl>"


def section(columns: int = 1, wide: bool = False, kind: str = "", edges: str = "") -> str:
    """The properties of a section; ``edges`` are its references to header and footer."""
    size = 'w:w="15840" w:h="12240" w:orient="landscape"' if wide else 'w:w="12240" w:h="15840"'
    return (
        f"<w:sectPr>{edges}{f'<w:type w:val={chr(34)}{kind}{chr(34)}/>' if kind else ''}"
        f"<w:pgSz {size}/>"
        '<w:pgMar w:top="1080" w:right="1000" w:bottom="1000" w:left="1000" w:header="500" '
        f'w:footer="500" w:gutter="0"/><w:cols w:num="{columns}" w:space="480"/></w:sectPr>'
    )


def textbox(number: int, inside: str, width: float, height: float) -> str:
    """An inline text box, with its fallback for older programs; sizes in points."""
    wide, tall = round(width * 12700), round(height * 12700)
    shape = (
        f'<wp:inline><wp:extent cx="{wide}" cy="{tall}"/><wp:docPr id="{number}" '
        f'name="Text Box {number}"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/'
        f'office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{wide}" cy="{tall}"/></a:xfrm><a:prstGeom prst="rect">'
        '<a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/>'
        f"</a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>{inside}</w:txbxContent>"
        '</wps:txbx><wps:bodyPr lIns="36000" tIns="18000" rIns="36000" bIns="18000"/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:inline>"
    )
    older = (
        f'<w:pict><v:rect style="width:{width}pt;height:{height}pt"><v:textbox><w:txbxContent>'
        f"{inside}</w:txbxContent></v:textbox></v:rect></w:pict>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing>'
        f"</mc:Choice><mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def picture(number: int, link: str, width: float, height: float) -> str:
    """An inline picture; sizes in points."""
    wide, tall = round(width * 12700), round(height * 12700)
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{wide}" cy="{tall}"/><wp:docPr id="{number}" '
        f'name="Picture {number}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.'
        f'org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" '
        f'name="image{number}.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip '
        f'r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{wide}" cy="{tall}"/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )
