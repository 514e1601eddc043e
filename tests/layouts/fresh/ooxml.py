"""Pieces of WordprocessingML as text, and the package round them."""

from __future__ import annotations

import io
from collections.abc import Iterable
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.shared import Inches

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
WIDE = 10080
"""The width between the margins, in twentieths of a point."""


def look(
    font: str = "",
    bold: bool = False,
    italic: bool = False,
    caps: bool = False,
    color: str = "",
    size: float = 0,
    under: bool = False,
) -> str:
    """Properties of a run."""
    out = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' if font else ""
    out += "<w:b/>" * bold + "<w:i/>" * italic + "<w:caps/>" * caps
    out += f'<w:color w:val="{color}"/>' if color else ""
    out += f'<w:sz w:val="{round(size * 2)}"/>' if size else ""
    return out + '<w:u w:val="single"/>' * under


def run(text: str, props: str = "", tag: str = "t") -> str:
    """A run; line feeds become breaks and tabs tabs."""
    out = ""
    for at, line in enumerate(text.split("\n")):
        out += "<w:br/>" if at else ""
        for nth, piece in enumerate(line.split("\t")):
            out += "<w:tab/>" if nth else ""
            out += f'<w:{tag} xml:space="preserve">{escape(piece)}</w:{tag}>' if piece else ""
    return f"<w:r><w:rPr>{props}</w:rPr>{out}</w:r>" if out else ""


def para(
    *runs: str,
    align: str = "",
    before: int = 0,
    after: int = 60,
    left: int = 0,
    tabs: Iterable[tuple[int, str]] = (),
    shade: str = "",
    page: bool = False,
    keep: bool = False,
) -> str:
    """A paragraph; ``tabs`` are positions with their leader."""
    stops = "".join(
        f'<w:tab w:val="left"{f" w:leader={lead!r}" if lead else ""} w:pos="{at}"/>'.replace(
            "'", '"'
        )
        for at, lead in tabs
    )
    props = "<w:keepNext/>" * keep + "<w:pageBreakBefore/>" * page
    props += f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    props += f"<w:tabs>{stops}</w:tabs>" if stops else ""
    props += f'<w:spacing w:before="{before}" w:after="{after}"/>'
    props += f'<w:ind w:left="{left}"/>' if left else ""
    props += f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{props}</w:pPr>{''.join(runs)}</w:p>"


def cell(
    content: str, width: int, span: int = 1, shade: str = "", merge: str = "", under: bool = False
) -> str:
    """A table cell holding paragraphs; ``merge`` is restart or continue."""
    if not content.endswith("</w:p>"):
        content += "<w:p/>"
    props = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    props += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    props += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    if under:
        props += '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:color="000000"/></w:tcBorders>'
    props += f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{content}</w:tc>"


def row(*cells: str) -> str:
    """A table row."""
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def table(rows: Iterable[str], grid: Iterable[int], lines: str = "single") -> str:
    """A table with ``lines`` single, none, dotted …, and a little room after it."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    edges = "".join(f'<w:{s} w:val="{lines}" w:sz="4" w:color="808080"/>' for s in sides)
    edges = "" if lines == "none" else f"<w:tblBorders>{edges}</w:tblBorders>"
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in grid)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{edges}<w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def gap(after: int = 80) -> str:
    """An empty paragraph, small."""
    props = f'<w:spacing w:before="0" w:after="{after}"/><w:rPr><w:sz w:val="8"/></w:rPr>'
    return f"<w:p><w:pPr>{props}</w:pPr></w:p>"


def picture(
    rid: str, number: int, wide: float = 1.6, high: float = 0.4, float_: bool = False
) -> str:
    """A run with a picture, in line or floating over the text, in inches."""
    cx, cy = round(wide * 914400), round(high * 914400)
    graphic = (
        f'<wp:docPr id="{number}" name="Picture {number}"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="image.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom '
        'prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
    if not float_:
        body = f'<wp:inline><wp:extent cx="{cx}" cy="{cy}"/>{graphic}</wp:inline>'
    else:
        body = (
            '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="9" '
            'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            '<wp:positionH relativeFrom="character"><wp:posOffset>60000</wp:posOffset>'
            '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>-170000'
            f'</wp:posOffset></wp:positionV><wp:extent cx="{cx}" cy="{cy}"/><wp:wrapNone/>'
            f"{graphic}</wp:anchor>"
        )
    return f"<w:r><w:drawing>{body}</w:drawing></w:r>"


_PAGE = '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def blank_document(header: str, footer: str, font: str, size: float, landscape: bool) -> Doc:
    """An empty document of US Letter with running header and footer ("#" is the page)."""
    doc = Document()
    page = doc.sections[0]
    page.page_width, page.page_height = Inches(8.5), Inches(11)
    if landscape:
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = Inches(11), Inches(8.5)
    page.left_margin = page.right_margin = Inches(0.75)
    page.top_margin = page.bottom_margin = Inches(0.8)
    doc.styles["Normal"].font.name = font
    doc.styles["Normal"].font.size = round(size * 12700)
    for part, text in ((page.header, header), (page.footer, footer)):
        if text:
            before, _, after = text.partition("#")
            inner = run(before, look(size=8)) + _PAGE * ("#" in text) + run(after, look(size=8))
            xml = para(inner, tabs=((WIDE - 900, ""),))
            old = part.paragraphs[0]._p
            old.getparent().replace(old, parse_xml(xml.replace("<w:p>", f"<w:p {NS}>", 1)))
    return doc


def save(doc: Doc, body: str) -> bytes:
    """The document with this body, as bytes."""
    made = parse_xml(f"<w:body {NS}>{body}</w:body>")
    last = doc.element.body.sectPr
    for old in list(doc.element.body):
        if old is not last:
            doc.element.body.remove(old)
    for new in list(made):
        last.addprevious(new)
    out = io.BytesIO()
    doc.save(out)
    return _timeless(out.getvalue())


def _timeless(data: bytes) -> bytes:
    """The package without the hour at which it was made: the same every time."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), old.read(name), ZIP_DEFLATED)
    return out.getvalue()
