"""Small pieces of Word that office forms are made of: strips, cards, lined cells, page footers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from tests.layouts.catalog import FIELDS, PHASES, SIGNERS
from tests.layouts.word.ooxml import HEAD, XMLNS, cell, para, row, run, table
from tests.layouts.word.sheet import WIDE, Sheet

YES_NO_II = ("mandated", "documentation_attached")
YES_NO_IV = ("depends_on_other_agencies", "formal_project_plan")
SOURCING = (
    "solution_procurement", "high_volume_procurement", "federal_transfer_system",
    "state_transfer_system",
)  # fmt: skip
BIDS = ("itb", "rfq", "rfp")
PEOPLE = ("requestor", "project_manager", "business_sponsor", "it_director")
FACTS = ("date_requested", "desired_go_live", "current_phase", "request_type")


def lined(*blocks: str, width: int, edges: str = "bottom", span: int = 1, fill: str = "") -> str:
    """A cell with a line on some edges only, the way borderless tables are ruled."""
    made = cell(*blocks, width=width, span=span, fill=fill)
    lines = "".join(
        f'<w:{e} w:val="single" w:sz="6" w:space="0" w:color="000000"/>' for e in edges.split()
    )
    borders = f"<w:tcBorders>{lines}</w:tcBorders>" if lines else ""
    at = made.index("<w:shd") if fill else made.index("</w:tcPr>")
    return made[:at] + borders + made[at:]


def label_cell(s: Sheet, field_id: str, width: int, fill: str = "", **look: object) -> str:
    """A cell with nothing but a label."""
    return cell(para(s.lab(field_id, None, **look)), width=width, fill=fill)


def value_cell(s: Sheet, field_id: str, width: int, span: int = 1) -> str:
    """A cell with nothing but a value, of whatever type."""
    if FIELDS[field_id].type == "long_text":
        return cell(s.pen.block(field_id), width=width, span=span)
    return cell(para(s.value(field_id)), width=width, span=span)


def split_row(*cells: str, head: bool = False) -> str:
    """A row that may break over a page."""
    pr = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    return f"<w:tr>{pr}{''.join(cells)}</w:tr>"


def head_row(texts: Iterable[str], widths: tuple[int, ...], fill: str = "D9D9D9") -> str:
    """A row of column heads, repeated on each page."""
    cells = [
        cell(para(run(text, bold=True, size=8.5), align="center"), width=wide, fill=fill)
        for text, wide in zip(texts, widths, strict=True)
    ]
    return row(*cells, head=True)


def phases(
    s: Sheet, order: tuple[str, ...], widths: tuple[int, ...], heads: tuple[str, ...] = (),
    fill: str = "D9D9D9",
) -> str:  # fmt: skip
    """The table of phases, its columns in ``order`` ("phase" among them)."""
    first = next(iter(PHASES))
    named = ["Project Phase" if o == "phase" else s.words.label(f"{first}_{o}", "") for o in order]
    rows = [head_row(heads or named, widths, fill)]
    for phase, name in PHASES.items():
        cells = [
            cell(para(run(s.words.word(name), size=9)), width=wide)
            if part == "phase"
            else cell(para(s.value(f"{phase}_{part}")), width=wide)
            for part, wide in zip(order, widths, strict=True)
        ]
        rows.append(row(*cells))
    return table(*rows, grid=widths)


def vendors(s: Sheet, widths: tuple[int, int, int], heads: tuple[str, str, str]) -> str:
    """The vendors in one numbered table."""
    rows = [head_row(heads, widths)]
    for n in s.vendors:
        cells = (
            cell(para(run(f"{n}."), align="center"), width=widths[0]),
            value_cell(s, f"vendor_{n}_name", widths[1]),
            value_cell(s, f"vendor_{n}_authority", widths[2]),
        )
        rows.append(row(*cells))
    return table(*rows, grid=widths)


def box(s: Sheet, field_id: str) -> str:
    """A check box and its label behind it."""
    return s.value(field_id) + run(" ") + run(s.words.label(field_id, ""), size=9)


def letterhead(*lines: str, align: str = "center", size: float = 14) -> str:
    """Office lines, the last one the form's title."""
    upper = "".join(para(run(text, size=9), align=align, after=0) for text in lines[:-1])
    return upper + para(run(lines[-1], bold=True, size=size), align=align, after=140, before=40)


def note(text: str) -> str:
    """A paragraph of instruction in italics."""
    return para(run(text, italic=True, size=8, color="404040"), after=60)


def people_rows(s: Sheet) -> Iterable[tuple[str, str, str]]:
    """Each person with the ids of name and phone."""
    return [(who, f"{who}_name", f"{who}_phone") for who in PEOPLE]


def signers() -> Iterable[str]:
    """Who signs, in the source's order."""
    return tuple(SIGNERS)


def band(text: str, fill: str = "1F3864", color: str = "FFFFFF") -> str:
    """A dark band with a section's title in white."""
    inside = cell(para(run(text, bold=True, size=10, color=color)), width=WIDE, fill=fill)
    return para(after=0) + table(row(inside), grid=(WIDE,))


_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_PAGE = (
    _FIELD.format("begin")
    + '<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
    + _FIELD.format("separate")
    + "<w:r><w:t>1</w:t></w:r>"
    + _FIELD.format("end")
)


def finished(data: bytes, footer: str = "", font: str = "") -> bytes:
    """The document with a footer (its text and the page's number) and another default font."""
    files = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            files[name] = archive.read(name).decode() if name.endswith(("xml", "rels")) else ""
            if not files[name]:
                files[name] = archive.read(name)  # type: ignore[assignment]
    if font:
        files["word/styles.xml"] = files["word/styles.xml"].replace("Arial", font)
    if footer:
        _add_footer(files, footer)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), part)
    return out.getvalue()


def _add_footer(files: dict[str, str], text: str) -> None:
    pages = run("Page ", size=8) + _PAGE.format("PAGE") + run(" of ", size=8)
    line = para(run(f"{text}\t", size=8), pages, _PAGE.format("NUMPAGES"), tabs=(8800,))
    files["word/footer1.xml"] = f"{HEAD}<w:ftr {XMLNS}>{line}</w:ftr>"
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(
        "</Types>",
        '<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.footer+xml"/></Types>',
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
    files["word/_rels/document.xml.rels"] = files["word/_rels/document.xml.rels"].replace(
        "</Relationships>",
        f'<Relationship Id="rId8" Type="{kind}" Target="footer1.xml"/></Relationships>',
    )
    body = files["word/document.xml"]
    at = body.index("<w:pgSz", body.rindex("<w:sectPr>"))
    mark = '<w:footerReference w:type="default" r:id="rId8"/>'
    files["word/document.xml"] = body[:at] + mark + body[at:]
