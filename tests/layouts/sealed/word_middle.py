"""Sections II to IV of a Word form: questions and the phases, in several arrangements."""

from __future__ import annotations

from docx.shared import Pt
from docx.table import Table, _Cell

from tests.layouts.catalog import PHASES, PLAN_NOTE
from tests.layouts.sealed.word_page import Sheet

ASKED = {
    "II": ("business_objectives", "mandated", "documentation_attached"),
    "III": ("services_requested",),
    "IV": ("depends_on_other_agencies", "formal_project_plan"),
}
PARTS = ("status", "start", "finish")


def boxed(s: Sheet, roman: str) -> None:
    """As in the official form: a question and its answer in one cell of a table."""
    keys, head = ASKED[roman], roman != "IV"
    table = s.grid(len(keys) + head, 1)
    if head:
        s.banner(roman, table)
    for row, key in zip(table.rows[head:], keys, strict=True):
        cell = row.cells[0]
        if key in {"business_objectives", "services_requested"}:
            s.ask(cell, key)
            s.pen.answer(cell.add_paragraph(), key)
        else:
            s.inline(cell, key)
            _note(s, cell, key)


def _note(s: Sheet, cell: _Cell, key: str) -> None:
    if key == "formal_project_plan":
        made = cell.paragraphs[0].add_run(f"  {PLAN_NOTE}")
        made.italic, made.font.size = True, Pt(8)


def question_rows(s: Sheet, roman: str) -> None:
    """A long text under its question; a short one in the column beside it."""
    if roman != "IV":
        s.section(roman)
    for key in ASKED[roman]:
        if key in {"business_objectives", "services_requested"}:
            table = s.grid(2, 1)
            s.ask(table.rows[0].cells[0], key, bold=True)
            s.pen.answer(table.rows[1].cells[0].paragraphs[0], key)
            if len(ASKED[roman]) > 1:
                s.doc.add_paragraph()
    short = [k for k in ASKED[roman] if k not in {"business_objectives", "services_requested"}]
    if short:
        table = s.grid(len(short), 2)
        for row, key in zip(table.rows, short, strict=True):
            s.beside(list(row.cells), key)
        s.widths(table, 370, 120)


def paired_boxes(s: Sheet, roman: str) -> None:
    """Yes and No as two boxes."""
    if roman != "IV":
        s.section(roman)
    for key in ASKED[roman]:
        p = s.ask(s.doc.add_paragraph(), key)
        if key in {"business_objectives", "services_requested"}:
            s.pen.answer(s.doc.add_paragraph(), key)
        else:
            p.add_run("   ")
            s.pen.pair(p, key)


def paragraphs(s: Sheet, roman: str) -> None:
    """Questions as paragraphs; a long answer has its own."""
    if roman != "IV":
        s.section(roman)
    for key in ASKED[roman]:
        if key in {"business_objectives", "services_requested"}:
            s.ask(s.doc.add_paragraph(), key)
            s.pen.answer(s.doc.add_paragraph(), key)
        else:
            s.inline(s.doc.add_paragraph(), key)


def _heads(s: Sheet, cells: list[_Cell], first: str = "Project Phase") -> None:
    for cell, head in zip(cells, (first, "Status", "Start", "Finish"), strict=True):
        s.band(cell, s.words.of(head))


def phase_rows(s: Sheet) -> None:
    """A row a phase, as in the official form."""
    table = s.grid(10, 4)
    s.banner("IV", table)
    _heads(s, list(table.rows[1].cells))
    for row, phase in zip(table.rows[2:], PHASES, strict=True):
        row.cells[0].text = s.words.phase(phase)
        for cell, part in zip(row.cells[1:], PARTS, strict=True):
            s.pen.answer(cell.paragraphs[0], f"{phase}_{part}")


def phase_columns(s: Sheet) -> None:
    """A column a phase: the table lies on its side, at the head of a page."""
    s.section("IV")
    s.doc.paragraphs[-1].paragraph_format.page_break_before = True
    table = s.grid(4, 9)
    s.band(table.rows[0].cells[0], "Project Phase")
    for cell, phase in zip(table.rows[0].cells[1:], PHASES, strict=True):
        s.band(cell, s.words.phase(phase))
    for row, part in zip(table.rows[1:], PARTS, strict=True):
        s.band(row.cells[0], s.words.of(part.capitalize()))
        for cell, phase in zip(row.cells[1:], PHASES, strict=True):
            s.pen.answer(cell.paragraphs[0], f"{phase}_{part}")
    _small(table)


def phase_halves(s: Sheet) -> None:
    """Four phases to the left, four to the right."""
    s.section("IV")
    table = s.grid(5, 8)
    cells = list(table.rows[0].cells)
    _heads(s, cells[:4])
    _heads(s, cells[4:])
    for at, phase in enumerate(PHASES):
        half = list(table.rows[1 + at % 4].cells)[4 * (at // 4) :][:4]
        half[0].text = s.words.phase(phase)
        for cell, part in zip(half[1:], PARTS, strict=True):
            s.pen.answer(cell.paragraphs[0], f"{phase}_{part}")
    s.widths(table, *(72, 58, 58, 58) * 2)
    _small(table)


def _small(table: Table, points: float = 7) -> None:
    for made in table._tbl.iter("{*}r"):
        made.get_or_add_rPr()._add_sz().val = Pt(points)


def phase_lines(s: Sheet) -> None:
    """Two lines a phase: its name, then status, start and finish with their labels."""
    s.section("IV")
    for phase in PHASES:
        p = s.doc.add_paragraph()
        p.paragraph_format.keep_with_next = True
        p.add_run(s.words.phase(phase)).bold = True
        p = s.doc.add_paragraph()
        for stop in (40, 200, 350):
            p.paragraph_format.tab_stops.add_tab_stop(Pt(stop))
        for part in PARTS:
            p.add_run("\t")
            s.inline(p, f"{phase}_{part}")


def phase_cards(s: Sheet) -> None:
    """A row a phase, with the labels repeated beside each answer."""
    s.section("IV")
    table = s.grid(8, 4)
    for row, phase in zip(table.rows, PHASES, strict=True):
        row.cells[0].paragraphs[0].add_run(s.words.phase(phase)).bold = True
        for cell, part in zip(row.cells[1:], PARTS, strict=True):
            s.over(cell, f"{phase}_{part}")
