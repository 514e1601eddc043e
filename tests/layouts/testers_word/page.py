"""WordprocessingML for the tester's prints, set into the package that python-docx writes."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.section import WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm, Pt

from tests.layouts.testers_word.look import Look

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wpi": "http://schemas.microsoft.com/office/word/2010/wordprocessingInk",
    "v": "urn:schemas-microsoft-com:vml", "o": "urn:schemas-microsoft-com:office:office",
}  # fmt: skip
XMLNS = " ".join(f'xmlns:{k}="{v}"' for k, v in _SPACES.items())
WIDE = 9600
Grid = tuple[int, ...]


def run(text: str, *, bold: bool = False, italic: bool = False, size: float = 0, color: str = "",
        under: bool = False, tag: str = "w:t") -> str:  # fmt: skip
    """One run; line feeds and tabs become Word's."""
    pr = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    pr += f'<w:color w:val="{color}"/>' if color else ""
    pr += f'<w:sz w:val="{round(size * 2)}"/>' if size else ""
    pr += '<w:u w:val="single"/>' if under else ""
    inside = "<w:br/>".join(
        "<w:tab/>".join(f'<{tag} xml:space="preserve">{escape(p)}</{tag}>' if p else "" for p in
                        line.split("\t")) for line in text.split("\n")
    )  # fmt: skip
    return f"<w:r>{f'<w:rPr>{pr}</w:rPr>' if pr else ''}{inside}</w:r>" if text else ""


def para(*inside: str, after: int = 60, tabs: str = "", align: str = "", keep: bool = False) -> str:
    """One paragraph; ``tabs`` are w:tab elements."""
    pr = "<w:keepNext/>" if keep else ""
    pr += f"<w:tabs>{tabs}</w:tabs>" if tabs else ""
    pr += f'<w:spacing w:before="0" w:after="{after}"/>'
    pr += f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{pr}</w:pPr>{''.join(inside)}</w:p>"


def stop(at: int, leader: str = "", align: str = "left") -> str:
    """A tab stop."""
    mark = f' w:leader="{leader}"' if leader else ""
    return f'<w:tab w:val="{align}"{mark} w:pos="{at}"/>'


def cell(*blocks: str, wide: int, span: int = 1, fill: str = "") -> str:
    """One cell of a table."""
    pr = f'<w:tcW w:w="{wide}" w:type="dxa"/>'
    pr += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    pr += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    inside = "".join(blocks) or para(after=0)
    return f"<w:tc><w:tcPr>{pr}</w:tcPr>{inside}</w:tc>"


def row(*cells: str) -> str:
    """One row, not broken over pages."""
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def table(rows: list[str], grid: Grid, borders: bool = True) -> str:
    """One table and the small paragraph after it."""
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    kind = "single" if borders else "nil"
    line = "".join(f'<w:{e} w:val="{kind}" w:sz="4" w:space="0" w:color="auto"/>' for e in edges)
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in grid)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(grid)}" w:type="dxa"/><w:tblBorders>{line}'
        f'</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>{para(after=60)}"
    )


def grid_table(lines: list[list[str]], grid: Grid, borders: bool = True, fill: str = "") -> str:
    """A table of runs, the first line shaded."""
    rows = [
        row(*(cell(para(inside, after=20), wide=w, fill="" if at else fill)
              for inside, w in zip(line, grid, strict=True)))
        for at, line in enumerate(lines)
    ]  # fmt: skip
    return table(rows, grid, borders)


@dataclass
class Paper:
    """The package round one body."""

    look: Look
    protected: bool = False
    tracking: bool = False
    document: object = field(default_factory=Document)
    _number: int = 40

    def next(self) -> int:
        """A number not given before."""
        self._number += 1
        return self._number

    def image(self, png: bytes) -> str:
        """The relationship of a picture."""
        rel, _ = self.document.part.get_or_add_image(io.BytesIO(png))  # type: ignore[attr-defined]
        return str(rel)

    def part(self, name: str, data: bytes, content: str, kind: str = "") -> str:
        """The relationship of any other part."""
        main = self.document.part  # type: ignore[attr-defined]
        made = Part(PackURI(f"/word/{name}"), content, data, main.package)
        return str(main.relate_to(made, kind or RELATIONSHIP_TYPE.CUSTOM_XML))

    def save(self, body: str) -> bytes:
        """The whole ``.docx``."""
        doc = self.document
        self._styles()
        section = doc.sections[0]  # type: ignore[attr-defined]
        section.page_width, section.page_height = (Mm(210), Mm(297)) if self.look.a4 else (
            Pt(612), Pt(792))  # fmt: skip
        section.left_margin = section.right_margin = Pt(60)
        section.top_margin = section.bottom_margin = Pt(54)
        if self.look.head:
            section.header.paragraphs[0].text = "Department of Administrative Services\tDAS/BEST"
        if self.look.foot:
            section.footer.paragraphs[0].text = "Customer Engagement Profile\tVersion 1.9"
        section.start_type = WD_SECTION.CONTINUOUS
        tree = doc.element.body  # type: ignore[attr-defined]
        for block in reversed(list(parse_xml(f"<w:body {XMLNS}>{body}</w:body>"))):
            tree.insert(0, block)
        out = io.BytesIO()
        doc.save(out)  # type: ignore[attr-defined]
        return out.getvalue()

    def _styles(self) -> None:
        style = self.document.styles["Normal"]  # type: ignore[attr-defined]
        style.font.name, style.font.size = self.look.font, Pt(self.look.size)
        settings = self.document.settings.element  # type: ignore[attr-defined]
        if self.protected:
            settings.insert(0, parse_xml(
                f'<w:documentProtection {XMLNS} w:edit="forms" w:enforcement="1"/>'))  # fmt: skip
        if self.tracking:
            settings.insert(0, parse_xml(f"<w:trackRevisions {XMLNS}/>"))
