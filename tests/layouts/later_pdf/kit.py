"""A sheet whose values are written as printers and people do: letter by letter, spaced, wrapped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from tests.layouts.catalog import FIELDS, PERSONS
from tests.layouts.furtherpdf import kit
from tests.layouts.novelpdf.boxes import BUYING, PLAN, WHY
from tests.layouts.novelpdf.kit import ROLES
from tests.layouts.pdf.sheet import Rect, Slot

PARTS = ("status", "start", "finish")
SIGNED = ("signature", "signed_name", "signed_date")
CLOSING = ("date_requested", "desired_go_live", "current_phase", "request_type")
PEOPLE = tuple(f"{w}_{p}" for w in PERSONS for p in ("name", "phone"))
__all__ = ["BUYING", "CLOSING", "PARTS", "PEOPLE", "PLAN", "ROLES", "SIGNED", "WHY", "Sheet"]


@dataclass
class Sheet(kit.Sheet):
    """``hand`` is how values are set: "plain", "letters" (each letter a text of its own, last
    first) or "spaced" (wide character spacing). ``size`` never shrinks: what is too long for its
    place goes on in a second line. ``glyphs`` ticks with ☒ and ☐ of a subset font."""

    hand: str = "plain"
    size: float = 9.0
    glyphs: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.glyphs:
            registerFont(TTFont("Deja", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"))

    def _paint_text(self, text: str, slot: Slot) -> None:
        x0, y0, x1, y1 = slot.rect
        size, wide = self.size, (x1 - x0 - 3) * (0.66 if self.hand == "spaced" else 1)
        lines = simpleSplit(text, self.value_font, size, wide)
        while slot.kind != "long" and len(lines) * size > max(y1 - y0, size):
            size -= 0.5
            lines = simpleSplit(text, self.value_font, size, wide)
        y = (y0 + y1) / 2 + len(lines) * size / 2 - size * 0.8
        y = y1 - size - 1 if slot.kind == "long" else y
        for line in lines:
            self._line(x0 + 2, y, line, size)
            y -= size * 1.12

    def _line(self, x: float, y: float, text: str, size: float) -> None:
        canvas = self.canvas
        canvas.setFont(self.value_font, size)
        if self.hand == "letters":
            places = [x + stringWidth(text[:at], self.value_font, size) for at in range(len(text))]
            for place, letter in reversed(list(zip(places, text, strict=True))):
                if letter != " ":
                    canvas.drawString(place, y, letter)
        elif self.hand == "spaced":
            canvas.drawString(x, y, text, charSpace=1.6)
        else:
            canvas.drawString(x, y, text)

    def _square(self, rect: Rect, round_one: bool) -> None:
        if not self.glyphs:
            super()._square(rect, round_one)

    def _tick(self, rect: Rect) -> None:
        if not self.glyphs:
            super()._tick(rect)

    def _paint(self, slot: Slot) -> None:
        if self.glyphs and slot.kind in {"check", "radio"}:
            self.canvas.setFont("Deja", slot.rect[3] - slot.rect[1] + 1)
            self.canvas.drawString(slot.rect[0], slot.rect[1] + 1.4,
                                   "☒" if self.ticked(slot) else "☐")  # fmt: skip
        super()._paint(slot)

    def head(self, section: str, room: float = 110, size: float = 10) -> None:
        """A section's title in bold, a thin rule under it."""
        self.need(room)
        self.y -= 12
        self.say(self.left, self.y - size, self.words.section(section), size, bold=True)
        self.rule(self.left, self.y - size - 3, self.right)
        self.y -= size + 7

    def words_in(self, rect: Rect, words: str, size: float = 7.5, bold: bool = False) -> None:
        """Words wrapped into a cell, in its middle between top and bottom."""
        x0, y0, x1, y1 = rect
        lines = self.fits(words, x1 - x0 - 5, size, bold)
        y = (y0 + y1) / 2 + len(lines) * (size + 1) / 2 - size
        for line in lines:
            self.say(x0 + 3, y, line, size, bold)
            y -= size + 1

    def answer(self, field_id: str, rect: Rect, kind: str = "check") -> None:
        """A place for whatever kind of answer a field has, within ``rect``."""
        x0, y0, x1, y1 = rect
        if FIELDS[field_id].type == "yes_no":
            self.options(field_id, x0 + 4, (y0 + y1) / 2 - 3, 42, kind=kind)
        elif FIELDS[field_id].type == "checkbox":
            middle = (y0 + y1) / 2
            self.slot(field_id, (x0 + 3, middle - 4.2, x0 + 11.5, middle + 4.2))
        else:
            self.place(field_id, (x0 + 2, y0 + 1, x1 - 2, y1 - 1))

    def cells(self, high: float, row: Sequence[tuple[str, float]]) -> list[Rect]:
        """The rectangles of a row of cells, of shares of the width, each ruled round."""
        x, whole, made = self.left, sum(share for _, share in row), []
        self.need(high)
        for _, share in row:
            wide = self.wide * share / whole
            made.append((x, self.y - high, x + wide, self.y))
            self.box(made[-1])
            x += wide
        self.y -= high
        return made
