"""The form typed in a word processor: tables with labels over the answers, boxes as characters."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Doc
from docx.shared import Inches, Pt
from docx.table import _Cell

from tests.layouts import strokes
from tests.layouts.catalog import FIELDS, PERSONS, PHASES, SIGNERS
from tests.layouts.later_pdf.kit import BUYING, CLOSING, PARTS, PLAN, ROLES, SIGNED, WHY
from tests.layouts.novelpdf.designs import western
from tests.layouts.truth import Profile
from tests.layouts.words import Words


@dataclass(frozen=True)
class Typed:
    """``ruled`` draws the tables' lines; answers stand under their labels in the same cell."""

    name: str
    words: Words
    ruled: bool = True
    kind: str = "word"
    suffix: str = "docx"

    def fit(self, profile: Profile) -> Profile:
        """Every field has its place here."""
        return western(profile)

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.docx``."""
        maker = _Maker(self, profile, rng)
        maker.body()
        out = io.BytesIO()
        maker.doc.save(out)
        return out.getvalue()


class _Maker:
    def __init__(self, design: Typed, profile: Profile, rng: random.Random) -> None:
        self.words, self.profile, self.rng = design.words, profile, rng
        self.style = "Table Grid" if design.ruled else "Normal Table"
        self.doc: Doc = Document()
        for section in self.doc.sections:
            section.left_margin = section.right_margin = Inches(0.8)

    def _small(self, cell: _Cell, text: str) -> None:
        run = cell.paragraphs[0].add_run(text)
        run.font.size, run.bold = Pt(8), True

    def _value(self, cell: _Cell, field_id: str, *, under: bool) -> None:
        para = cell.add_paragraph() if under else cell.paragraphs[0]
        written = self.profile.written.get(field_id, "")
        if FIELDS[field_id].type == "signature":
            if self.profile.signatures[field_id] == "signed":
                para.add_run().add_picture(io.BytesIO(strokes.picture(self.rng)), Inches(1.6))
        elif FIELDS[field_id].type == "yes_no":
            para.add_run("   ".join(f"{'☒' if written == o else '☐'} {o}" for o in ("Yes", "No")))
        else:
            para.add_run(written)

    def row(self, *ids: str) -> None:
        """Cells abreast, in each the label and the answer under it."""
        table = self.doc.add_table(1, len(ids), self.style)
        for cell, field_id in zip(table.rows[0].cells, ids, strict=True):
            own = self.words.label(field_id)
            who = next((f"{SIGNERS[w]} - " for w in SIGNERS if f"{w}_sign" in field_id), "")
            self._small(cell, who + own)
            self._value(cell, field_id, under=True)

    def table(self, corner: str, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]],
              ) -> None:  # fmt: skip
        """Heads across, row titles down."""
        table = self.doc.add_table(1 + len(rows), 1 + len(heads), self.style)
        for cell, words in zip(table.rows[0].cells, (corner, *heads), strict=True):
            self._small(cell, words)
        for row, (title, ids) in zip(table.rows[1:], rows, strict=True):
            row.cells[0].paragraphs[0].add_run(title)
            for cell, field_id in zip(row.cells[1:], ids, strict=True):
                self._value(cell, field_id, under=False)

    def body(self) -> None:
        label = self.words.label
        self.doc.add_heading(self.words.title, 1)
        self._head("I")
        self.row("engagement_title", "agency")
        self.table("Role", ("Name", "Phone"),
                   [(ROLES[w], (f"{w}_name", f"{w}_phone")) for w in PERSONS])  # fmt: skip
        self.row(*CLOSING)
        for section, long, asked in (("II", "business_objectives", WHY),
                                     ("III", "services_requested", ())):  # fmt: skip
            self._head(section)
            self.row(long)
            if asked:
                self.row(*asked)
        self._head("IV")
        self.table("Phase", [label(f"design_{p}", "") for p in PARTS],
                   [(n, [f"{p}_{x}" for x in PARTS]) for p, n in PHASES.items()])  # fmt: skip
        self.row(*PLAN)
        self._head("V")
        for field_id in BUYING:
            tick = "☒" if self.profile.written[field_id] else "☐"
            self.doc.add_paragraph(f"{tick} {label(field_id, '')}")
        self.row("vendor_engaged")
        for n in range(1, 5):
            self.row(f"vendor_{n}_name", f"vendor_{n}_authority")
        self._head("VI")
        for who in SIGNERS:
            self.row(*(f"{who}_{p}" for p in SIGNED))

    def _head(self, section: str) -> None:
        self.doc.add_heading(self.words.section(section), 2)
