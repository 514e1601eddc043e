"""A sheet of any paper, with the pens that the further designs tick and write with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.layouts.catalog import FIELDS
from tests.layouts.novelpdf import kit
from tests.layouts.pdf.sheet import Rect

LETTER, A4 = (612.0, 792.0), (595.0, 842.0)
LETTER_WIDE, A4_WIDE = (792.0, 612.0), (842.0, 595.0)
MARGIN = 42.0


@dataclass
class Sheet(kit.Sheet):
    """``paper`` is the page's width and height in points.

    ``pen`` may also be "check" (a drawn check mark) or "ring" (the chosen word is ringed).
    """

    paper: tuple[float, float] = LETTER
    bracketed: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        self.canvas.setPageSize(self.paper)
        self.left, self.right = MARGIN, self.paper[0] - MARGIN
        self.wide = self.right - self.left
        self.top, self.bottom = self.paper[1] - MARGIN, MARGIN
        self.y = self.top

    def need(self, height: float) -> None:
        """Begin a new page where less than ``height`` points are left."""
        if self.y - height < self.bottom:
            self.turn()

    def turn(self) -> None:
        """Begin a new page."""
        self.canvas.showPage()
        self.page, self.y = self.page + 1, self.top

    def say_right(self, x: float, y: float, text: str, size: float = 8, bold: bool = False) -> None:
        """Print ``text`` so that it ends at ``x``."""
        face = self.bold if bold else self.font
        self.say(x - stringWidth(text, face, size), y, text, size, bold)

    def shade(self, rect: Rect, grey: float = 0.93) -> None:
        """A shaded box without an edge, its corners round."""
        x0, y0, x1, y1 = rect
        self.canvas.setFillGray(grey)
        self.canvas.roundRect(x0, y0, x1 - x0, y1 - y0, 3, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def white_on_dark(self, x: float, y: float, text: str, size: float, *, dark: bool) -> None:
        """Print a bold title, white where its ground is dark."""
        self.canvas.setFont(self.bold, size)
        self.canvas.setFillGray(1 if dark else 0)
        self.canvas.drawString(x, y, text)
        self.canvas.setFillGray(0)

    def title(self, size: float = 14) -> None:
        """The form's title and the office above it, to the left."""
        self.say(self.left, self.y - 8, "State of Connecticut  |  DAS/BEST", 7.5)
        self.say(self.left, self.y - 12 - size, self.words.title, size, bold=True)
        self.y -= size + 24

    def fits(self, text: str, wide: float, size: float, bold: bool = False) -> list[str]:
        """``text`` broken to ``wide`` points."""
        return list(simpleSplit(text, self.bold if bold else self.font, size, wide))

    def _tick(self, rect: Rect) -> None:
        x0, y0, x1, y1 = rect
        canvas = self.canvas
        if self.pen == "check":
            canvas.setStrokeColorRGB(*self.ink)
            canvas.setLineWidth(1.4)
            path = canvas.beginPath()
            path.moveTo(x0 + 1, (y0 + y1) / 2)
            path.lineTo(x0 + (x1 - x0) * 0.4, y0 + 1)
            path.lineTo(x1 + 2, y1 + 2.5)
            canvas.drawPath(path)
        elif self.pen == "ring" and x1 - x0 > 12:
            canvas.setStrokeColorRGB(*self.ink)
            canvas.setLineWidth(1.1)
            canvas.ellipse(x0, y0, x1, y1)
        else:
            pen, self.pen = self.pen, "cross" if self.pen == "ring" else self.pen
            super()._tick(rect)
            self.pen = pen

    def _square(self, rect: Rect, round_one: bool) -> None:
        if not self.bracketed and (self.pen != "ring" or rect[2] - rect[0] < 12):
            super()._square(rect, round_one)

    def options(self, field_id: str, x: float, y: float, step: float, names: Iterable[str] = (),
                kind: str = "check", size: float = 8) -> None:  # fmt: skip
        """The choices across, ``step`` points apart, each a box before its word or a word to ring.

        ``step`` 0 sets them as wide as their words.
        """
        for option in names or FIELDS[field_id].choices or ("Yes", "No"):
            wide = stringWidth(option, self.font, size)
            if self.pen == "ring":
                self.say(x + 4, y, option, size)
                self.slot(field_id, (x, y - 3.5, x + wide + 8, y + size + 1.5), kind, option)
            else:
                self.slot(field_id, (x, y - 1.3, x + 8.5, y + 7.2), kind, option)
                self.say(x + 12, y, option, size)
            x += step or wide + 30

    def tick_in(self, field_id: str, rect: Rect, option: str) -> None:
        """Leave a place for a tick where the print has its own brackets."""
        self.bracketed = True
        self.slot(field_id, rect, "check", option)
        self.bracketed = False

    def place(self, field_id: str, rect: Rect) -> None:
        """Leave a place for a value, or for a signature."""
        if field_id.endswith("_signature"):
            self.signature(field_id.removesuffix("_signature"), rect)
        else:
            self.slot(field_id, rect)

    def who(self, field_id: str) -> str:
        """The label of a field, with its signer's role before the parts of a signature."""
        role = next((kit.ROLES[w] for w in ("it_manager", "business_sponsor")
                     if field_id.startswith(f"{w}_sign")), "")  # fmt: skip
        return f"{role} {self.caption(field_id)}".strip()
