"""Sections V and VI of a Word form: procurement and approvals, in several arrangements."""

from __future__ import annotations

from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tests.layouts.catalog import BOXES, SIGNERS, VENDOR_NOTE
from tests.layouts.sealed.word_page import Sheet

CAPTIONS = {"signature": "Signature", "signed_name": "Printed Name", "signed_date": "Date"}


def _box(s: Sheet, p: Paragraph, key: str) -> None:
    s.pen.box(p, key)
    p.add_run(f" {s.words.said.get(key, s.words.of(key))}")


def box_columns(s: Sheet) -> None:
    """Four boxes to the left and three to the right, as in the official form."""
    table = s.grid(2, 2)
    s.banner("V", table)
    for cell, keys in zip(table.rows[1].cells, (BOXES[:4], BOXES[4:]), strict=True):
        for at, key in enumerate(keys):
            _box(s, cell.add_paragraph() if at else cell.paragraphs[0], key)


def box_list(s: Sheet) -> None:
    """One box a line."""
    s.section("V")
    for key in BOXES:
        _box(s, s.doc.add_paragraph(), key)


def box_table(s: Sheet) -> None:
    """The box in a narrow column before its text."""
    s.section("V")
    table = s.grid(len(BOXES), 2)
    for row, key in zip(table.rows, BOXES, strict=True):
        s.pen.box(row.cells[0].paragraphs[0], key)
        row.cells[1].text = s.words.of(key)
    s.widths(table, 30, 460)


def engaged(s: Sheet, pair: bool = False) -> None:
    """The question whether a vendor is engaged."""
    p = s.ask(s.doc.add_paragraph(), "vendor_engaged")
    p.paragraph_format.space_before = Pt(6)
    p.add_run(" ")
    if pair:
        s.pen.pair(p, "vendor_engaged")
    else:
        s.pen.answer(p, "vendor_engaged")
    p.add_run(f"  {VENDOR_NOTE}").italic = True


def vendor_table(s: Sheet, pair: bool = False) -> None:
    """A table with a row a vendor."""
    engaged(s, pair)
    table = s.grid(s.vendors + 1, 2)
    for cell, head in zip(
        table.rows[0].cells, ("Vendor Name(s)", "Purchasing Authority"), strict=True
    ):
        s.band(cell, s.words.of(head))
    for n, row in enumerate(table.rows[1:], 1):
        s.pen.answer(row.cells[0].paragraphs[0], f"vendor_{n}_name")
        s.pen.answer(row.cells[1].paragraphs[0], f"vendor_{n}_authority")


def vendor_lines(s: Sheet, pair: bool = False) -> None:
    """A line a vendor, the labels repeated."""
    engaged(s, pair)
    for n in range(1, s.vendors + 1):
        p = s.doc.add_paragraph()
        p.paragraph_format.tab_stops.add_tab_stop(Pt(270))
        s.inline(p, f"vendor_{n}_name")
        p.add_run("\t")
        s.inline(p, f"vendor_{n}_authority")


def _put(s: Sheet, place: _Cell | Paragraph, who: str, part: str) -> None:
    p = place.paragraphs[-1] if isinstance(place, _Cell) else place
    key = f"{who}_{part}"
    if part == "signature":
        s.pen.sign(p, key)
    else:
        s.pen.answer(p, key)


def signer_rows(s: Sheet) -> None:
    """A table with a row a signer."""
    s.section("VI")
    table = s.grid(3, 4)
    for cell, head in zip(table.rows[0].cells, ("Approver", *CAPTIONS.values()), strict=True):
        s.band(cell, s.words.of(head))
    for row, who in zip(table.rows[1:], SIGNERS, strict=True):
        row.height = Pt(36)
        row.cells[0].text = s.words.role(who)
        for cell, part in zip(row.cells[1:], CAPTIONS, strict=True):
            _put(s, cell, who, part)


def signer_cells(s: Sheet) -> None:
    """Each signer a row of three cells, caption over answer, the role in a row above."""
    table = s.grid(5, 3)
    s.banner("VI", table)
    for at, who in enumerate(SIGNERS):
        head, row = table.rows[1 + 2 * at], table.rows[2 + 2 * at]
        head.cells[0].merge(head.cells[2]).paragraphs[0].add_run(s.words.role(who)).bold = True
        for cell, (part, caption) in zip(row.cells, CAPTIONS.items(), strict=True):
            cell.paragraphs[0].add_run(s.words.of(caption)).font.size = Pt(7.5)
            cell.add_paragraph()
            _put(s, cell, who, part)


def signer_lines(s: Sheet) -> None:
    """Paragraphs: the role, then signature, name and date, a line each."""
    s.section("VI")
    for who in SIGNERS:
        s.doc.add_paragraph().add_run(s.words.role(who)).bold = True
        for part, caption in CAPTIONS.items():
            p = s.doc.add_paragraph(f"{s.words.of(caption)}: ")
            _put(s, p, who, part)


def signer_captions(s: Sheet) -> None:
    """Answers on a row, their captions in the row beneath, the role in the caption."""
    s.section("VI")
    for who in SIGNERS:
        table = s.grid(2, 3)
        for at, (part, caption) in enumerate(CAPTIONS.items()):
            _put(s, table.rows[0].cells[at], who, part)
            made = (
                table.rows[1]
                .cells[at]
                .paragraphs[0]
                .add_run(f"{s.words.role(who)} {s.words.of(caption)}")
            )
            made.font.size, made.italic = Pt(8), True
        s.doc.add_paragraph()


def signer_halves(s: Sheet) -> None:
    """The two signers side by side, each with label and answer in a line."""
    s.section("VI")
    table = s.grid(4, 2)
    for at, who in enumerate(SIGNERS):
        s.band(table.rows[0].cells[at], s.words.role(who))
        for row, (part, caption) in zip(table.rows[1:], CAPTIONS.items(), strict=True):
            row.cells[at].paragraphs[0].add_run(f"{s.words.of(caption)}: ")
            _put(s, row.cells[at], who, part)
