"""The PDF designs of the acceptance test."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from tests.layouts.sealed import pdf_rest as rest
from tests.layouts.sealed import pdf_top as top
from tests.layouts.sealed import profiles
from tests.layouts.sealed.board import LEFT, Board
from tests.layouts.sealed.widgets import add_fields
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

Part = Callable[[Board], None]


@dataclass(frozen=True)
class PdfDesign:
    """One print: its words, how it is filled, and an arrangement for each section."""

    name: str
    kind: str
    words: Wording
    first: Part
    ask: Callable[[Board, str], None]
    phases: Part
    boxes: Part
    vendors: Part
    sign: Part
    naming: str = ""
    yes: str = "list"
    rows: int = 2
    prompts: bool = False
    signing: str = "image"
    letters: str = "Helvetica"
    ruled: bool = True

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
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=(612, 792), invariant=True)
        canvas.setTitle(self.words.form)
        form = self.kind != "pdf-text"
        board = Board(
            canvas, profile, self.words, rng, form, self.naming, self.yes, self.prompts,
            self.signing, self.letters, vendors=self.rows, ruled=self.ruled,
        )  # fmt: skip
        self._draw(board)
        canvas.save()
        if not form:
            return out.getvalue()
        return add_fields(out.getvalue(), board.slots, flatten=self.kind == "pdf-flat")

    def _draw(self, board: Board) -> None:
        board.say(LEFT, "Department of Administrative Services", 8)
        board.y += 10
        board.say(LEFT, "Bureau of Enterprise Systems and Technology", 8)
        board.y += 20
        board.say(LEFT, self.words.form, 15, bold=True)
        board.y += 12
        self.first(board)
        self.ask(board, "II")
        self.ask(board, "III")
        self.phases(board)
        self.ask(board, "IV")
        self.boxes(board)
        self.vendors(board)
        self.sign(board)
        board.canvas.showPage()


DESIGNS = (
    PdfDesign("sealed-pdf-tips-boxes", "pdf-tips", OFFICIAL, top.boxes, top.questions,
              rest.phase_rows, rest.box_columns, rest.vendor_table, rest.signer_rows,
              naming="tip", prompts=True, signing="field"),
    PdfDesign("sealed-pdf-tips-lines", "pdf-tips", REWORDED, top.lines, top.asked_in_columns,
              rest.phase_lines, rest.box_list, rest.vendor_lines, rest.signer_lines,
              naming="rich", yes="pair", rows=3, ruled=False),
    PdfDesign("sealed-pdf-named-ledger", "pdf-named", OLDER, top.ledger, top.asked_in_columns,
              rest.phase_halves, rest.box_columns, rest.vendor_table, rest.signer_halves,
              naming="camel", yes="radio", signing="field"),
    PdfDesign("sealed-pdf-named-stacked", "pdf-named", TITLED, top.stacked, top.questions,
              rest.phase_rows, rest.box_list, rest.vendor_table, rest.signer_lines,
              naming="id", yes="pair", rows=4, signing="strokes"),
    PdfDesign("sealed-pdf-bare-lines", "pdf-bare", CAPITALS, top.lines, top.questions,
              rest.phase_rows, rest.box_columns, rest.vendor_table, rest.signer_rows,
              prompts=True, signing="field"),
    PdfDesign("sealed-pdf-bare-ledger", "pdf-bare", OFFICIAL, top.ledger, top.asked_in_columns,
              rest.phase_lines, rest.box_list, rest.vendor_lines, rest.signer_lines,
              yes="radio", rows=3, letters="Times"),
    PdfDesign("sealed-pdf-flat-boxes", "pdf-flat", TITLED, top.boxes, top.asked_in_columns,
              rest.phase_rows, rest.box_columns, rest.vendor_table, rest.signer_rows,
              yes="pair", signing="strokes"),
    PdfDesign("sealed-pdf-flat-lines", "pdf-flat", OLDER, top.lines, top.questions,
              rest.phase_lines, rest.box_list, rest.vendor_lines, rest.signer_halves,
              prompts=True, rows=3, ruled=False),
    PdfDesign("sealed-pdf-print-lines", "pdf-text", CAPITALS, top.lines, top.questions,
              rest.phase_rows, rest.box_columns, rest.vendor_table, rest.signer_rows,
              prompts=True),
    PdfDesign("sealed-pdf-print-stacked", "pdf-text", PLAIN_HEADS, top.stacked,
              top.asked_in_columns, rest.phase_halves, rest.box_list, rest.vendor_table,
              rest.signer_lines, yes="pair", rows=4, letters="Times", signing="strokes"),
    PdfDesign("sealed-pdf-print-ledger", "pdf-text", REWORDED, top.ledger, top.asked_in_columns,
              rest.phase_lines, rest.box_columns, rest.vendor_lines, rest.signer_halves,
              yes="pair", rows=3),
)  # fmt: skip
