"""A sheet with other pens: combs, crosses of two lines, filled circles, ligatures, colours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from tests.layouts.catalog import FIELDS, SIGNERS
from tests.layouts.pdf.sheet import LEFT, RIGHT, PdfSheet, Rect, Slot

WIDE = RIGHT - LEFT
HEIGHTS = {"business_objectives": 112.0, "services_requested": 150.0}
ROLES = {"requestor": "Requestor", "project_manager": "Project Manager",
         "business_sponsor": "Agency Business Sponsor",
         "it_director": "Agency IT Director", **SIGNERS}  # fmt: skip
_LIGATURES = (("fi", "ﬁ"), ("fl", "ﬂ"))
COMB = {"date": 8, "phone": 10}
"""Cells of a comb, by type."""


@dataclass
class Sheet(PdfSheet):
    """``pen`` is how boxes are ticked: "cross", "disc" or a character; ``ink`` the values' colour.

    ``comb`` parts dates and phones into cells of one figure; ``ligatures`` prints fi and fl as one
    glyph. ``beside`` lays signatures beside their line rather than upon it.
    """

    pen: str = "cross"
    ink: tuple[float, float, float] = (0.0, 0.0, 0.4)
    comb: bool = False
    ligatures: bool = False
    beside: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.value_font == "Vera":
            registerFont(TTFont("Vera", "Vera.ttf"))  # one that comes with reportlab

    def _paint(self, slot: Slot) -> None:
        written = self.profile.written[slot.field]
        self.canvas.setFillColorRGB(*self.ink)
        if slot.kind in {"check", "radio"}:
            if self.ticked(slot):
                self._tick(slot.rect)
        elif self.comb and FIELDS[slot.field].type in COMB:
            self._cells(slot.rect, COMB[FIELDS[slot.field].type], written)
        else:
            self._paint_text(self._joined(written), slot)
        self.canvas.setFillGray(0)

    def _joined(self, text: str) -> str:
        for apart, joined in _LIGATURES if self.ligatures else ():
            text = text.replace(apart, joined)
        return text

    def _tick(self, rect: Rect) -> None:
        x0, y0, x1, y1 = rect
        canvas = self.canvas
        if self.pen == "cross":
            canvas.setStrokeColorRGB(*self.ink)
            canvas.setLineWidth(1.1)
            canvas.line(x0 + 1, y0 + 1, x1 - 1, y1 - 1)
            canvas.line(x0 + 1, y1 - 1, x1 - 1, y0 + 1)
        elif self.pen == "disc":
            canvas.circle((x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) * 0.28, stroke=0, fill=1)
        else:
            dingbat = self.pen in "✔✘●■"
            canvas.setFont("ZapfDingbats" if dingbat else "Courier-Bold", y1 - y0)
            canvas.drawCentredString((x0 + x1) / 2, y0 + 1.2, self.pen)

    def _cells(self, rect: Rect, count: int, text: str) -> None:
        """One figure a cell, the cells parted by lines."""
        x0, y0, x1, y1 = rect
        step = (x1 - x0) / count
        self.canvas.setStrokeGray(0.4)
        self.canvas.setLineWidth(0.4)
        for at in range(1, count):
            self.canvas.line(x0 + at * step, y0, x0 + at * step, y1)
        self.canvas.setFont(self.value_font, 9)
        for at, letter in enumerate(text[:count]):
            self.canvas.drawCentredString(x0 + (at + 0.5) * step, (y0 + y1) / 2 - 3, letter)

    def caption(self, field_id: str, end: str = "") -> str:
        """A field's label as this print words it."""
        return self.words.label(field_id, end)

    def wrapped(self, x: float, y: float, words: str, wide: float, size: float = 8,
                bold: bool = False) -> float:  # fmt: skip
        """Print words downwards from ``y`` within a width; the height used."""
        lines = self.lines(words, wide, size, bold)
        for at, line in enumerate(lines):
            self.say(x, y - size - at * (size + 1.5), line, size, bold)
        return len(lines) * (size + 1.5)

    def bar(self, section: str, grey: float = 0.9) -> None:
        """A section's title on a bar."""
        self.need(100)
        self.y -= 8
        self.canvas.setFillGray(grey)
        self.canvas.rect(LEFT, self.y - 14, WIDE, 14, stroke=0, fill=1)
        self.canvas.setFillGray(1 if grey < 0.5 else 0)
        self.canvas.setFont(self.bold, 9)
        self.canvas.drawString(LEFT + 4, self.y - 10.5, self.words.section(section))
        self.canvas.setFillGray(0)
        self.y -= 19

    def one_of(self, field_id: str, x: float, y: float, options: Iterable[str], *,
               kind: str = "check", down: float = 0, behind: bool = False) -> None:  # fmt: skip
        """Boxes with their words behind (or before) them, across or ``down`` points apart."""
        for option in options:
            wide = stringWidth(option, self.font, 8)
            box_x, word_x = (x + wide + 4, x) if behind else (x, x + 12)
            self.slot(field_id, (box_x, y, box_x + 8.5, y + 8.5), kind, option)
            self.say(word_x, y + 1.3, option, 8)
            x, y = (x, y - down) if down else (x + wide + 28, y)

    def signature(self, who: str, rect: Rect) -> None:
        """The slot of a signature; beside its line where this print is signed so."""
        x0, y0, x1, y1 = rect
        if self.beside:
            rect = x0 + 30, y0 + 7, x1 + 30, y1 + 7
        self.slot(f"{who}_signature", rect)


def years(text: str) -> str:
    """An ISO date as the figures of a comb: month, day, year."""
    year, month, day = text.split("-")
    return month + day + year
