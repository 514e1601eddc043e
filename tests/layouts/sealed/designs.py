"""The Word designs of the acceptance test."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Inches, Pt

from tests.layouts.sealed import profiles
from tests.layouts.sealed import word_end as end
from tests.layouts.sealed import word_middle as mid
from tests.layouts.sealed import word_page as top
from tests.layouts.sealed.pens import Controls, Legacy, Pen, Tracked, TrackedControls, Typed
from tests.layouts.sealed.word_page import Sheet
from tests.layouts.sealed.wording import (
    CAPITALS,
    OFFICIAL,
    OLDER,
    PLAIN_HEADS,
    REWORDED,
    TITLED,
    Wording,
)
from tests.layouts.truth import Profile

Part = Callable[[Sheet], None]
LETTERHEAD = "Department of Administrative Services\nBureau of Enterprise Systems and Technology"


def lift(doc: Document) -> None:
    """Make a control that fills its table cell hold the cell itself, as Word often does."""
    for cell in list(doc.element.body.iter(qn("w:tc"))):
        inside = [e for p in cell.iter(qn("w:p")) for e in p if e.tag != qn("w:pPr")]
        if len(inside) != 1 or inside[0].tag != qn("w:sdt"):
            continue
        control, place = inside[0], inside[0].getparent()
        content = control.find(qn("w:sdtContent"))
        place.extend(list(content))
        cell.getparent().replace(cell, control)
        content.append(cell)


@dataclass(frozen=True)
class WordDesign:
    """One print: its words, its pen, and an arrangement for each section."""

    name: str
    kind: str
    words: Wording
    pen: type[Pen]
    style: str
    first: Part
    ask: Callable[[Sheet, str], None]
    phases: Part
    boxes: Part
    vendors: Part
    sign: Part
    rows: int = 2
    font: str = "Calibri"
    landscape: bool = False
    cells: bool = False

    def fill(self, rng: random.Random, seed: int) -> Profile:
        """The profile of a seed, in this test's own words."""
        return profiles.make(rng, seed)

    def fit(self, profile: Profile) -> Profile:
        """The profile without the vendors that this print has no row for."""
        spare = range(self.rows + 1, 5)
        keys = {f"vendor_{n}_{part}" for n in spare for part in ("name", "authority")}
        return profile.without(frozenset(keys))

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled file."""
        doc = docx.Document()
        page = doc.sections[0]
        if self.landscape:
            page.orientation = WD_ORIENT.LANDSCAPE
            page.page_width, page.page_height = Inches(11), Inches(8.5)
        page.left_margin = page.right_margin = Inches(0.8)
        page.top_margin = page.bottom_margin = Inches(0.7)
        normal = doc.styles["Normal"]
        normal.font.name, normal.font.size = self.font, Pt(10)
        normal.paragraph_format.space_after = Pt(2)
        sheet = Sheet(doc, self.pen(profile, self.words, rng, self.style), self.words, self.rows)
        self._head(sheet)
        self._body(sheet)
        if self.cells:
            lift(doc)
        out = io.BytesIO()
        doc.save(out)
        return out.getvalue()

    def _head(self, sheet: Sheet) -> None:
        for text, size in ((LETTERHEAD, 9), (self.words.form, 15)):
            p = sheet.doc.add_paragraph()
            p.alignment = WD_ALIGN_PARAGRAPH.CENTER
            made = p.add_run(text)
            made.bold, made.font.size = size > 9, Pt(size)

    def _body(self, sheet: Sheet) -> None:
        self.first(sheet)
        sheet.doc.add_paragraph()
        for roman in ("II", "III"):
            self.ask(sheet, roman)
            sheet.doc.add_paragraph()
        self.phases(sheet)
        sheet.doc.add_paragraph()
        self.ask(sheet, "IV")
        sheet.doc.add_paragraph()
        self.boxes(sheet)
        self.vendors(sheet)
        sheet.doc.add_paragraph()
        self.sign(sheet)


PAIRED = partial(end.vendor_table, pair=True)
PAIRED_LINES = partial(end.vendor_lines, pair=True)
DESIGNS = (
    WordDesign("sealed-word-id-official", "word-tagged", CAPITALS, Controls, "id",
               top.as_official, mid.boxed, mid.phase_rows, end.box_columns, end.vendor_table,
               end.signer_rows),
    WordDesign("sealed-word-id-camel", "word-tagged", REWORDED, Controls, "camel",
               top.one_below_another, mid.question_rows, mid.phase_cards, end.box_table,
               end.vendor_lines, end.signer_halves, rows=3),
    WordDesign("sealed-word-title-labels", "word-titled", OFFICIAL, Controls, "title",
               top.captions_over, mid.boxed, mid.phase_rows, end.box_list, end.vendor_table,
               end.signer_cells, font="Arial"),
    WordDesign("sealed-word-title-person", "word-titled", OLDER, Controls, "person",
               top.contact_list, mid.question_rows, mid.phase_halves, end.box_table,
               end.vendor_table, end.signer_lines, rows=4, cells=True),
    WordDesign("sealed-word-bare-four", "word-bare", TITLED, Controls, "",
               top.four_columns, mid.question_rows, mid.phase_rows, end.box_columns,
               end.vendor_table, end.signer_captions),
    WordDesign("sealed-word-bare-lines", "word-bare", OFFICIAL, Controls, "",
               top.lines, mid.paired_boxes, mid.phase_lines, end.box_list, PAIRED_LINES,
               end.signer_lines, font="Times New Roman"),
    WordDesign("sealed-word-legacy-official", "word-legacy", CAPITALS, Legacy, "",
               top.as_official, mid.boxed, mid.phase_rows, end.box_columns, end.vendor_table,
               end.signer_halves),
    WordDesign("sealed-word-legacy-list", "word-legacy", REWORDED, Legacy, "own",
               top.contact_list, mid.paragraphs, mid.phase_cards, end.box_list, end.vendor_lines,
               end.signer_rows, rows=3, font="Arial"),
    WordDesign("sealed-word-typed-official", "word-text", CAPITALS, Typed, "prompt",
               top.as_official, mid.boxed, mid.phase_rows, end.box_columns, end.vendor_table,
               end.signer_cells),
    WordDesign("sealed-word-typed-lines", "word-text", OFFICIAL, Typed, "line",
               top.lines, mid.paired_boxes, mid.phase_lines, end.box_list, PAIRED_LINES,
               end.signer_lines, font="Times New Roman"),
    WordDesign("sealed-word-typed-sideways", "word-text", OLDER, Typed, "",
               top.four_columns, mid.question_rows, mid.phase_columns, end.box_table,
               end.vendor_table, end.signer_captions, rows=4, font="Arial",
               landscape=True),
    WordDesign("sealed-word-tracked-table", "word-tracked", TITLED, Tracked, "",
               top.one_below_another, mid.boxed, mid.phase_rows, end.box_columns, PAIRED,
               end.signer_rows),
    WordDesign("sealed-word-tracked-controls", "word-tracked", PLAIN_HEADS, TrackedControls, "",
               top.captions_over, mid.question_rows, mid.phase_halves, end.box_list,
               end.vendor_table, end.signer_cells, rows=3),
)  # fmt: skip
