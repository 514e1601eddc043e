"""A Word file under way: its pictures, notes, comments, header and footer, and the zip."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

from tests.layouts.outsiders_word import ooxml as x

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PAGE = (
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t '
    'xml:space="preserve"> of </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>3</w:t>'
    "</w:r></w:fldSimple>"
)


@dataclass
class Paper:
    """Collects what stands beside the body."""

    font: str = "Arial"
    size: float = 10
    head: str = ""
    foot: str = ""
    protected: bool = False
    pictures: list[bytes] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def picture(self, data: bytes, width: float, height: float) -> str:
        """A picture's run."""
        self.pictures.append(data)
        n = len(self.pictures)
        return x.picture(n, f"rIdImage{n}", width, height)

    def note(self, words: str) -> str:
        """The mark of a footnote."""
        self.notes.append(words)
        look = x.props(raised=True)
        return f'<w:r>{look}<w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>'

    def comment(self, inside: str, words: str) -> str:
        """Runs with a comment on them."""
        n = len(self.comments)
        self.comments.append(words)
        return (
            f'<w:commentRangeStart w:id="{n}"/>{inside}<w:commentRangeEnd w:id="{n}"/>'
            f'<w:r><w:commentReference w:id="{n}"/></w:r>'
        )

    @property
    def edges(self) -> str:
        """What a section says of header and footer."""
        head = '<w:headerReference w:type="default" r:id="rIdHead"/>' if self.head else ""
        return head + '<w:footerReference w:type="default" r:id="rIdFoot"/>'

    def save(self, body: str, columns: int = 1, wide: bool = False) -> bytes:
        """The whole file."""
        last = x.section(columns, wide, "continuous" if columns > 1 else "", self.edges)
        parts = self._parts()
        parts["document"] = f"<w:document {x.NAMES}><w:body>{body}{last}</w:body></w:document>"
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            self._write(made, parts)
        return out.getvalue()

    def _parts(self) -> dict[str, str]:
        small = {"size": 8, "color": "555555"}
        note = "".join(
            f'<w:footnote w:id="{n}"><w:p><w:r>{x.props(raised=True)}<w:footnoteRef/></w:r>'
            f"{x.run(' ' + words, size=8)}</w:p></w:footnote>"
            for n, words in enumerate(self.notes, 2)
        )
        said = "".join(
            f'<w:comment w:id="{n}" w:author="Reviewer 1" w:date="2026-01-05T09:00:00Z"><w:p>'
            f"{x.run(words)}</w:p></w:comment>"
            for n, words in enumerate(self.comments)
        )
        foot = x.para(x.run(f"{self.foot}   Page ", **small), _PAGE, align="center")
        parts = {
            "styles": f"<w:styles {x.NAMES}><w:docDefaults><w:rPrDefault>"
            f"{x.props(font=self.font, size=self.size)}</w:rPrDefault></w:docDefaults></w:styles>",
            "settings": f"<w:settings {x.NAMES}>{self._protection()}</w:settings>",
            "footer1": f"<w:ftr {x.NAMES}>{foot}</w:ftr>",
        }
        if self.head:
            parts["header1"] = f"<w:hdr {x.NAMES}>{x.para(x.run(self.head, **small))}</w:hdr>"
        if note:
            parts["footnotes"] = f"<w:footnotes {x.NAMES}>{note}</w:footnotes>"
        if said:
            parts["comments"] = f"<w:comments {x.NAMES}>{said}</w:comments>"
        return parts

    def _protection(self) -> str:
        on = '<w:documentProtection w:edit="forms" w:enforcement="1"/>'
        return on if self.protected else ""

    def _write(self, made: zipfile.ZipFile, parts: dict[str, str]) -> None:
        kinds = {"footer1": "footer", "header1": "header", "document": "document.main"}
        over = "".join(
            f'<Override PartName="/word/{p}.xml" ContentType="{_ML}.{kinds.get(p, p)}+xml"/>'
            for p in parts
        )
        made.writestr(
            "[Content_Types].xml",
            f'{_HEAD}<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/'
            'vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" '
            f'ContentType="image/png"/>{over}</Types>',
        )
        made.writestr("_rels/.rels", _rels([("rId1", "officeDocument", "word/document.xml")]))
        links = [
            (
                {"footer1": "rIdFoot", "header1": "rIdHead"}.get(p, f"rId{p}"),
                p.rstrip("1"),
                f"{p}.xml",
            )
            for p in parts
            if p != "document"
        ]
        for n, data in enumerate(self.pictures, 1):
            links.append((f"rIdImage{n}", "image", f"media/image{n}.png"))
            made.writestr(f"word/media/image{n}.png", data)
        made.writestr("word/_rels/document.xml.rels", _rels(links))
        for name, inside in parts.items():
            made.writestr(f"word/{name}.xml", _HEAD + inside)


def _rels(links: list[tuple[str, str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{link}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for link, kind, target in links
    )
    return f'{_HEAD}<Relationships xmlns="{_RELS}">{inside}</Relationships>'
