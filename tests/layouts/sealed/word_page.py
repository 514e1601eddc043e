"""A Word document in the making, and the first section in six arrangements."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from tests.layouts.catalog import PERSONS
from tests.layouts.sealed.pens import Pen
from tests.layouts.sealed.wording import Wording

TAIL = ("date_requested", "desired_go_live", "current_phase", "request_type")
ROLES = {
    "requestor": "Requestor",
    "project_manager": "Project Manager (if applicable)",
    "business_sponsor": "Agency Business Sponsor",
    "it_director": "Agency IT Director",
}


@dataclass
class Sheet:
    """The document, the pen that fills it and its words."""

    doc: Document
    pen: Pen
    words: Wording
    vendors: int = 2
    shade: str = "D9E2F3"

    def grid(self, rows: int, cols: int) -> Table:
        """A ruled table."""
        table = self.doc.add_table(rows, cols)
        table.style = "Table Grid"
        for row in table.rows:
            row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        return table

    def widths(self, table: Table, *points: float) -> None:
        """Give the columns of a table their widths."""
        table.autofit = False
        for column, width in zip(table.columns, points, strict=True):
            column.width = Pt(width)
        for row in table.rows:
            for cell, width in zip(row.cells, points, strict=True):
                cell.width = Pt(width)

    def section(self, roman: str) -> None:
        """A section's heading as a paragraph."""
        p = self.doc.add_paragraph()
        p.paragraph_format.space_before = Pt(10)
        p.paragraph_format.keep_with_next = True
        p.add_run(self.words.section(roman)).bold = True

    def band(self, cell: _Cell, text: str) -> None:
        """A shaded cell with a heading."""
        cell.paragraphs[0].add_run(text).bold = True
        fill = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{self.shade}"/>'
        cell._tc.get_or_add_tcPr().append(parse_xml(fill))

    def banner(self, roman: str, table: Table) -> None:
        """A section's heading as the first row of a table."""
        cells = table.rows[0].cells
        self.band(cells[0].merge(cells[-1]), self.words.section(roman))

    def ask(self, place: _Cell | Paragraph, key: str, bold: bool = False) -> Paragraph:
        """Print a field's label with its colon."""
        p = place.paragraphs[0] if isinstance(place, _Cell) else place
        p.add_run(self.words.colon(key)).bold = bold
        return p

    def inline(self, place: _Cell | Paragraph, key: str) -> None:
        """Label and answer in one paragraph."""
        p = self.ask(place, key)
        p.add_run(" ")
        self.pen.answer(p, key)

    def over(self, cell: _Cell, key: str) -> None:
        """The label in small type, the answer beneath it."""
        made = cell.paragraphs[0].add_run(self.words.of(key))
        made.font.size, made.bold = Pt(7.5), True
        self.pen.answer(cell.add_paragraph(), key)

    def beside(self, row: list[_Cell], key: str) -> None:
        """The label in one cell, the answer in the next."""
        self.ask(row[0], key, bold=True)
        self.pen.answer(row[1].paragraphs[0], key)

    def contact(self, who: str) -> tuple[str, str]:
        """A person's two fields."""
        return f"{who}_name", f"{who}_phone"


def as_official(s: Sheet) -> None:
    """Rows as in the official form: label and answer share a cell."""
    table = s.grid(8, 4)
    s.banner("I", table)
    rows = iter(table.rows[1:7])
    for keys in (
        ("engagement_title",), s.contact("requestor"), ("agency",), *map(s.contact, PERSONS[1:])
    ):  # fmt: skip
        c = next(rows).cells
        if len(keys) == 1:
            s.inline(c[0].merge(c[3]), keys[0])
        else:
            s.inline(c[0].merge(c[2]), keys[0])
            s.inline(c[3], keys[1])
    for cell, key in zip(table.rows[7].cells, TAIL, strict=True):
        s.over(cell, key)


def four_columns(s: Sheet) -> None:
    """Label, answer, label, answer."""
    s.section("I")
    table = s.grid(8, 4)
    pairs = [("engagement_title",), ("agency",), *map(s.contact, PERSONS), TAIL[:2], TAIL[2:]]
    for row, keys in zip(table.rows, pairs, strict=True):
        c = row.cells
        if len(keys) == 1:
            s.beside([c[0], c[1].merge(c[3])], keys[0])
        else:
            s.beside([c[0], c[1]], keys[0])
            s.beside([c[2], c[3]], keys[1])


def captions_over(s: Sheet) -> None:
    """Boxes of a grid, each with its caption in small type over the answer."""
    table = s.grid(8, 2)
    s.banner("I", table)
    pairs = [("engagement_title", "agency"), *map(s.contact, PERSONS), TAIL[:2], TAIL[2:]]
    for row, keys in zip(table.rows[1:], pairs, strict=True):
        for cell, key in zip(row.cells, keys, strict=True):
            s.over(cell, key)


def lines(s: Sheet) -> None:
    """Paragraphs without a table."""
    s.section("I")
    s.inline(s.doc.add_paragraph(), "engagement_title")
    s.inline(s.doc.add_paragraph(), "agency")
    for one, two in (*map(s.contact, PERSONS), TAIL[:2], TAIL[2:]):
        p = s.doc.add_paragraph()
        p.paragraph_format.tab_stops.add_tab_stop(Pt(300))
        s.inline(p, one)
        p.add_run("\t")
        s.inline(p, two)


def contact_list(s: Sheet) -> None:
    """General facts in two columns, then a table of the people."""
    s.section("I")
    keys = ("engagement_title", "agency", *TAIL)
    table = s.grid(len(keys), 2)
    for row, key in zip(table.rows, keys, strict=True):
        s.beside(list(row.cells), key)
    s.doc.add_paragraph()
    people = s.grid(5, 3)
    for cell, head in zip(people.rows[0].cells, ("Contact", "Name", "Contact Phone"), strict=True):
        s.band(cell, s.words.of(head))
    for row, who in zip(people.rows[1:], PERSONS, strict=True):
        row.cells[0].text = ROLES[who]
        for cell, key in zip(row.cells[1:], s.contact(who), strict=True):
            s.pen.answer(cell.paragraphs[0], key)


def one_below_another(s: Sheet) -> None:
    """One row a field, each phone under its person."""
    people = [key for who in PERSONS for key in s.contact(who)]
    keys = ["engagement_title", "date_requested", *people[:2], "agency", *people[2:], *TAIL[1:]]
    table = s.grid(len(keys) + 1, 2)
    s.banner("I", table)
    for row, key in zip(table.rows[1:], keys, strict=True):
        s.beside(list(row.cells), key)
