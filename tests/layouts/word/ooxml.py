"""Just enough WordprocessingML, as strings: runs, paragraphs, tables and the package round them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpi": "http://schemas.microsoft.com/office/word/2010/wordprocessingInk",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
XMLNS = " ".join(f'xmlns:{k}="{v}"' for k, v in NAMESPACES.items())
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def rpr(
    *, bold: bool = False, italic: bool = False, size: float = 0, color: str = "", font: str = ""
) -> str:
    """Run properties; ``size`` in points, 0 for the style's own."""
    parts = [f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' if font else ""]
    parts += ["<w:b/>" if bold else "", "<w:i/>" if italic else ""]
    parts += [f'<w:color w:val="{color}"/>' if color else ""]
    parts += [f'<w:sz w:val="{round(size * 2)}"/>' if size else ""]
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if any(parts) else ""


def text_of(text: str, tag: str = "w:t") -> str:
    """The inside of a run: line feeds become breaks, tabs become tabs."""
    out = []
    for i, line in enumerate(text.split("\n")):
        out.append("<w:br/>" if i else "")
        for j, piece in enumerate(line.split("\t")):
            out.append("<w:tab/>" if j else "")
            out.append(f'<{tag} xml:space="preserve">{escape(piece)}</{tag}>' if piece else "")
    return "".join(out)


def run(text: str, **look: object) -> str:
    """One run of text."""
    return f"<w:r>{rpr(**look)}{text_of(text)}</w:r>" if text else ""  # type: ignore[arg-type]


def para(
    *inline: str,
    align: str = "",
    after: int = 40,
    before: int = 0,
    tabs: tuple[int, ...] = (),
    style: str = "",
    fill: str = "",
    indent: int = 0,
    numbered: bool = False,
) -> str:
    """One paragraph; spaces, tabs and indents in twentieths of a point."""
    ppr = f'<w:pStyle w:val="{style}"/>' if style else ""
    ppr += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if numbered else ""
    ppr += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    if tabs:
        ppr += (
            "<w:tabs>" + "".join(f'<w:tab w:val="left" w:pos="{t}"/>' for t in tabs) + "</w:tabs>"
        )
    ppr += f'<w:spacing w:before="{before}" w:after="{after}"/>'
    ppr += f'<w:ind w:left="{indent}"/>' if indent else ""
    ppr += f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{ppr}</w:pPr>{''.join(inline)}</w:p>"


def cell(*blocks: str, width: int, span: int = 1, fill: str = "", merge: str = "") -> str:
    """One table cell; ``blocks`` are paragraphs, tables or block controls."""
    pr = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    pr += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    pr += {"": "", "restart": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[merge]
    pr += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    inside = "".join(blocks) or para()
    if not inside.endswith("</w:p>") and not inside.endswith("</w:sdt>"):
        inside += para(after=0)
    return f"<w:tc><w:tcPr>{pr}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, head: bool = False) -> str:
    """One table row."""
    pr = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if head else "") + "</w:trPr>"
    return f"<w:tr>{pr}{''.join(cells)}</w:tr>"


def table(*rows: str, grid: tuple[int, ...], borders: bool = True) -> str:
    """One table; ``grid`` are column widths in twentieths of a point."""
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    line = "".join(f'<w:{e} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for e in edges)
    pr = f'<w:tblW w:w="{sum(grid)}" w:type="dxa"/>'
    pr += f"<w:tblBorders>{line}</w:tblBorders>" if borders else ""
    pr += '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="80" w:type="dxa"/>'
    pr += '<w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in grid)
    return f"<w:tbl><w:tblPr>{pr}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


_STYLES = f"""{HEAD}<w:styles {XMLNS}><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/><w:sz w:val="18"/>
<w:lang w:val="en-US"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>
<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="160" w:after="60"/>
<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="22"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>
<w:rPr><w:color w:val="808080"/></w:rPr></w:style></w:styles>"""
_NUMBERING = f"""{HEAD}<w:numbering {XMLNS}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>
<w:pPr><w:ind w:left="400" w:hanging="400"/></w:pPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
_SECT = (
    '<w:sectPr>{header}<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="800" w:right="900" '
    'w:bottom="800" w:left="900" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>'
)


@dataclass
class Package:
    """The parts of a document beside its body."""

    protect: str = ""
    track: bool = False
    header: str = ""
    footer: str = ""
    comments: str = ""
    parts: dict[str, bytes] = field(default_factory=dict)
    rels: list[tuple[str, str]] = field(default_factory=list)
    _counter: int = 100

    def next_id(self) -> int:
        """A number not given before in this document."""
        self._counter += 1
        return self._counter

    def attach(self, name: str, data: bytes, kind: str) -> str:
        """Add a part under ``word/`` and give its relationship id."""
        self.parts[f"word/{name}"] = data
        self.rels.append((kind if "://" in kind else f"{_REL}/{kind}", name))
        return f"rId{len(self.rels) + 20}"

    def image(self, data: bytes) -> str:
        """Add a PNG and give its relationship id."""
        return self.attach(f"media/image{self.next_id()}.png", data, "image")

    def _more(self) -> list[tuple[str, str, str, str]]:
        """Running head, foot and remarks: the part's name, its kind, its root and its inside."""
        every = [
            ("header1", "header", "w:hdr", self.header),
            ("footer1", "footer", "w:ftr", self.footer),
            ("comments", "comments", "w:comments", self.comments),
        ]
        return [one for one in every if one[3]]

    def _settings(self) -> bytes:
        inside = "<w:trackRevisions/>" if self.track else ""
        if self.protect:
            inside += f'<w:documentProtection w:edit="{self.protect}" w:enforcement="1"/>'
        return f"{HEAD}<w:settings {XMLNS}>{inside}</w:settings>".encode()

    def _types(self) -> bytes:
        main = [
            ("document", "document.main"), ("styles", "styles"), ("settings", "settings"),
            ("numbering", "numbering"),
        ]  # fmt: skip
        extra = [(name, kind) for name, kind, _, _ in self._more()]
        over = "".join(
            f'<Override PartName="/word/{n}.xml" ContentType="{_TYPE}.{t}+xml"/>'
            for n, t in main + extra
        )
        over += "".join(
            f'<Override PartName="/{n}" ContentType="application/inkml+xml"/>'
            for n in self.parts
            if "/ink/" in n
        )
        return (
            f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="png" ContentType="image/png"/>{over}</Types>'
        ).encode()

    def build(self, body: str) -> bytes:
        """The whole ``.docx``."""
        base = ["styles", "settings", "numbering"]
        rels = [(f"rId{i}", f"{_REL}/{n}", f"{n}.xml") for i, n in enumerate(base, 1)]
        attached = [(f"rId{i + 21}", kind, name) for i, (kind, name) in enumerate(self.rels)]
        rels += attached
        top = ""
        for at, (name, kind, _, _) in enumerate(self._more(), 7):
            rels.append((f"rId{at}", f"{_REL}/{kind}", f"{name}.xml"))
            if kind != "comments":
                top += f'<w:{kind}Reference w:type="default" r:id="rId{at}"/>'
        document = f'{HEAD}<w:document {XMLNS} mc:Ignorable="w14 w15"><w:body>{body}'
        document += _SECT.format(header=top) + "</w:body></w:document>"
        root = [("rId1", f"{_REL}/officeDocument", "word/document.xml")]
        files = {
            "[Content_Types].xml": self._types(),
            "_rels/.rels": _relationships(root),
            "word/document.xml": document.encode(),
            "word/_rels/document.xml.rels": _relationships(rels),
            "word/styles.xml": _STYLES.encode(),
            "word/settings.xml": self._settings(),
            "word/numbering.xml": _NUMBERING.encode(),
            **self.parts,
        }
        for name, _, tag, inside in self._more():
            files[f"word/{name}.xml"] = f"{HEAD}<{tag} {XMLNS}>{inside}</{tag}>".encode()
            files[f"word/_rels/{name}.xml.rels"] = _relationships(attached)
        return _zip(files)


def _relationships(rels: list[tuple[str, str, str]]) -> bytes:
    inside = "".join(
        f"<Relationship Id={quoteattr(i)} Type={quoteattr(k)} Target={quoteattr(t)}/>"
        for i, k, t in rels
    )
    ns = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{ns}">{inside}</Relationships>'.encode()


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data)
    return out.getvalue()
