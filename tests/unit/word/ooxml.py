"""Writes small Word packages for the tests, part by part."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from parsers.model import Cell, Control, Extract
from parsers.word import read_word

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpi="http://schemas.microsoft.com/office/word/2010/wordprocessingInk" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN = "word/document.xml"


def relations(*targets: tuple[str, str, str]) -> str:
    """A relationships part of (id, last word of the type, target)."""
    rows = "".join(
        f'<Relationship Id="{i}" Type="{RELATIONS}{kind}" Target="{target}"/>'
        for i, kind, target in targets
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{rows}</Relationships>'


def package(
    body: str,
    *related: tuple[str, str, str],
    parts: dict[str, str | bytes] | None = None,
    root: tuple[tuple[str, str, str], ...] = (),
    raw: str | bytes | None = None,
) -> bytes:
    """A package around ``body``; ``related`` are the document's relationships, ``root`` others."""
    document = raw or f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("rId1", "officeDocument", MAIN), *root),
        MAIN: document,
        **(parts or {}),
    }
    if related:
        files["word/_rels/document.xml.rels"] = relations(*related)
    return zipped(files)


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip of ``files``."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def story(kind: str, content: str) -> str:
    """A story part: ``kind`` is hdr, ftr, footnotes, endnotes."""
    return f"<w:{kind} {NAMESPACES}>{content}</w:{kind}>"


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*content: str, properties: str = "") -> str:
    """A paragraph; bare text becomes a run."""
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    inner = "".join(c if c.startswith("<") else run(c) for c in content if c)
    return f"<w:p>{look}{inner}</w:p>"


def sdt(content: str, kind: str = "<w:text/>", tag: str = "", alias: str = "", **more: str) -> str:
    """A content control around ``content`` (bare text becomes a run); ``more``: showing, extra."""
    inner = content if content.startswith("<") or not content else run(content)
    pieces = [
        f'<w:alias w:val="{alias}"/>' if alias else "",
        f'<w:tag w:val="{tag}"/>' if tag else "",
        "<w:showingPlcHdr/>" if more.get("showing") else "",
        more.get("extra", ""),
        kind,
    ]
    return (
        f"<w:sdt><w:sdtPr>{''.join(pieces)}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def dropdown(*options: str | tuple[str, str], kind: str = "dropDownList") -> str:
    """The kind of a list control; an option is its text, or its text and its value."""
    pairs = [(o, o) if isinstance(o, str) else o for o in options]
    items = "".join(f'<w:listItem w:displayText="{t}" w:value="{v}"/>' for t, v in pairs)
    return f"<w:{kind}>{items}</w:{kind}>"


def tick(value: str | None = "1") -> str:
    """The kind of a check box control."""
    state = "" if value is None else f' w14:val="{value}"'
    return f"<w14:checkbox><w14:checked{state}/></w14:checkbox>"


def cell(*content: str, properties: str = "") -> str:
    """A table cell; bare text becomes a paragraph."""
    look = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    inner = "".join(c if c.startswith("<") else para(c) for c in content) or "<w:p/>"
    return f"<w:tc>{look}{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row; bare text becomes a cell."""
    look = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{look}{''.join(c if c.startswith('<') else cell(c) for c in cells)}</w:tr>"


def table(*rows: str, grid: tuple[int, ...] = ()) -> str:
    """A table; ``grid`` in twips."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def field(data: str, instruction: str, result: str | None = None, *, end: bool = True) -> str:
    """A complex field; ``data`` is the inside of ``w:ffData``, ``result`` text or runs."""
    form = f"<w:ffData>{data}</w:ffData>" if data else ""
    pieces = [f'<w:r><w:fldChar w:fldCharType="begin">{form}</w:fldChar></w:r>']
    pieces.append(f"<w:r><w:instrText> {instruction} </w:instrText></w:r>")
    if result is not None:
        pieces.append('<w:r><w:fldChar w:fldCharType="separate"/></w:r>')
        pieces.append(result if result.startswith("<") else run(result))
    if end:
        pieces.append('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    return "".join(pieces)


def picture(relation: str = "rId9", description: str = "") -> str:
    """A run with an inline picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture" descr="{description}"/>'
        "<a:graphic><a:graphicData><pic:pic><pic:blipFill>"
        f'<a:blip r:embed="{relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def png(width: int, height: int, *ink: tuple[int, int], alpha: int = 255) -> bytes:
    """A white PNG with black pixels where ``ink`` says (x, y)."""
    rows = []
    black = set(ink)
    for y in range(height):
        line = b"".join(
            b"\0\0\0\xff" if (x, y) in black else b"\xff\xff\xff" + bytes([alpha])
            for x in range(width)
        )
        rows.append(b"\0" + line)

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    body = zlib.compress(b"".join(rows))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


def scribble(width: int = 120, height: int = 40) -> bytes:
    """A picture with strokes on it."""
    return png(width, height, *[(x, (x * 7) % height) for x in range(10, width - 10)])


def read(body: str, *related: tuple[str, str, str], **more: object) -> Extract:
    """What is read of a document around ``body``."""
    return read_word(package(body, *related, **more))  # type: ignore[arg-type]


def only(extract: Extract) -> Control:
    """The one control of ``extract``."""
    (control,) = extract.controls
    return control


def line_texts(cell_read: Cell) -> list[str]:
    """The lines of a cell as text, controls as {value}, marks as <kind>."""
    lines = []
    for line in cell_read.lines:
        pieces = [
            piece.text
            or (f"{{{piece.control.value}}}" if piece.control else "")
            or (f"<{piece.mark.kind}>" if piece.mark else "")
            for piece in line.pieces
        ]
        lines.append("".join(pieces))
    return lines


def texts(extract: Extract) -> list[str]:
    """All cells of the sheet as text."""
    return ["/".join(line_texts(c)) for c in extract.sheet]
