"""One PDF form in the making: a page to draw on, and the slots where values go."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.layouts import strokes
from tests.layouts.catalog import FIELDS, SIGNERS, VENDORS
from tests.layouts.truth import Profile
from tests.layouts.words import Words

LEFT, RIGHT, TOP, BOTTOM = 45.0, 567.0, 750.0, 45.0
Rect = tuple[float, float, float, float]


@dataclass(frozen=True)
class Slot:
    """A place for a value: ``rect`` in points, ``page`` from 0; ``option`` where it is one of many.

    ``kind``: "text", "long", "choice", "check", "radio" or "sign".
    """

    field: str
    kind: str
    page: int
    rect: Rect
    option: str = ""


@dataclass
class PdfSheet:
    """What the section builders draw on.

    ``way`` says how a label stands to its value: "right" and "below" (in a ruled cell), "line"
    (a rule after the label), "split" (two cells), "above" (an own box under the label).
    ``sign``: "image" or "strokes" in the page, "field", "ink" or "stamp" laid over it.
    ``drawn`` paints values into the page instead of leaving room for widgets; ``yes_no``: "list",
    "radio", "boxes" or "text".
    """

    profile: Profile
    words: Words
    rng: random.Random
    way: str = "right"
    drawn: bool = False
    yes_no: str = "list"
    font: str = "Helvetica"
    value_font: str = "Helvetica"
    tick: str = "X"
    row: float = 22.0
    vendor_rows: int = 4
    rules: bool = True
    sign: str = "field"
    slots: list[Slot] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._out = io.BytesIO()
        self.canvas = Canvas(self._out, pagesize=letter, invariant=1)
        self.canvas.setTitle(self.words.title.title())
        self.page, self.y = 0, TOP

    @property
    def bold(self) -> str:
        """The bold face of the form's font."""
        return {"Times-Roman": "Times-Bold"}.get(self.font, f"{self.font}-Bold")

    def finish(self) -> bytes:
        """The drawn pages."""
        self.canvas.showPage()
        self.canvas.save()
        return self._out.getvalue()

    def need(self, height: float) -> None:
        """Begin a new page where less than ``height`` points are left."""
        if self.y - height < BOTTOM:
            self.canvas.showPage()
            self.page, self.y = self.page + 1, TOP

    def say(self, x: float, y: float, text: str, size: float = 8, bold: bool = False) -> float:
        """Print ``text``; its width."""
        face = self.bold if bold else self.font
        self.canvas.setFont(face, size)
        self.canvas.setFillGray(0)
        self.canvas.drawString(x, y, text)
        return float(stringWidth(text, face, size))

    def lines(self, text: str, width: float, size: float, bold: bool = False) -> list[str]:
        """``text`` broken to ``width``."""
        return list(simpleSplit(text, self.bold if bold else self.font, size, width))

    def box(self, rect: Rect, fill: float | None = None) -> None:
        """A ruled rectangle, shaded where asked."""
        x0, y0, x1, y1 = rect
        self.canvas.setStrokeGray(0.35)
        self.canvas.setLineWidth(0.6)
        if fill is not None:
            self.canvas.setFillGray(fill)
        self.canvas.rect(x0, y0, x1 - x0, y1 - y0, stroke=1, fill=int(fill is not None))
        self.canvas.setFillGray(0)

    def rule(self, x0: float, y: float, x1: float) -> None:
        """A horizontal line."""
        self.canvas.setStrokeGray(0.2)
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, y, x1, y)

    def masthead(self) -> None:
        """Title of the form."""
        middle = (LEFT + RIGHT) / 2
        self.canvas.setFont(self.font, 9)
        self.canvas.drawCentredString(middle, self.y, "State of Connecticut")
        self.canvas.setFont(self.font, 9)
        self.canvas.drawCentredString(middle, self.y - 12, "Department of Administrative Services")
        self.canvas.setFont(self.bold, 14)
        self.canvas.drawCentredString(middle, self.y - 30, self.words.title)
        self.y -= 44

    def heading(self, number: str) -> None:
        """A section's heading on a grey bar."""
        self.need(60)
        self.y -= 8
        self.canvas.setFillGray(0.85)
        self.canvas.rect(LEFT, self.y - 14, RIGHT - LEFT, 14, stroke=0, fill=1)
        self.say(LEFT + 4, self.y - 11, self.words.section(number), 9, bold=True)
        self.y -= 16

    def slot(self, field_id: str, rect: Rect, kind: str = "", option: str = "") -> None:
        """Leave a place for a value, or paint the value there."""
        types = {"long_text": "long", "choice": "choice", "yes_no": "choice", "signature": "sign"}
        kind = kind or types.get(FIELDS[field_id].type, "text")
        kind = "check" if FIELDS[field_id].type == "checkbox" else kind
        self.slots.append(Slot(field_id, kind, self.page, rect, option))
        if kind in {"check", "radio"} and (self.drawn or self.rules):
            self._square(rect, round_one=kind == "radio")
        if kind == "sign":
            self._sign(self.slots[-1])
        elif self.drawn:
            self._paint(self.slots[-1])

    def _sign(self, slot: Slot) -> None:
        """Draw a signature into the page, where this print is signed so."""
        if self.profile.signatures[slot.field] != "signed":
            return
        x0, y0, x1, y1 = slot.rect
        if self.sign == "image":
            data = ImageReader(io.BytesIO(strokes.picture(self.rng)))
            wide = min(x1 - x0 - 8, 130)
            self.canvas.drawImage(data, x0 + 4, y0 + 1, wide, y1 - y0 - 2, mask="auto")
        elif self.sign == "strokes":
            self.canvas.setStrokeColorRGB(0, 0, 0.4)
            self.canvas.setLineWidth(1.1)
            for stroke in strokes.scribble(self.rng, min(x1 - x0, 130), y1 - y0):
                path = self.canvas.beginPath()
                path.moveTo(x0 + stroke[0][0], y1 - stroke[0][1])
                for x, y in stroke[1:]:
                    path.lineTo(x0 + x, y1 - y)
                self.canvas.drawPath(path)

    def _square(self, rect: Rect, round_one: bool) -> None:
        x0, y0, x1, y1 = rect
        self.canvas.setStrokeGray(0)
        self.canvas.setLineWidth(0.6)
        if round_one:
            self.canvas.circle((x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2)
        else:
            self.canvas.rect(x0, y0, x1 - x0, y1 - y0)

    def ticked(self, slot: Slot) -> bool:
        """Whether a box is ticked in the profile."""
        written = self.profile.written[slot.field]
        return written == slot.option if slot.option else bool(written)

    def _paint(self, slot: Slot) -> None:
        x0, y0, x1, y1 = slot.rect
        self.canvas.setFillColorRGB(0, 0, 0.35)
        if slot.kind in {"check", "radio"}:
            if self.ticked(slot):
                dingbat = self.tick in "✔✘●■"
                self.canvas.setFont("ZapfDingbats" if dingbat else "Helvetica-Bold", y1 - y0)
                self.canvas.drawCentredString((x0 + x1) / 2, y0 + 1.2, self.tick)
        else:
            self._paint_text(self.profile.written[slot.field], slot)
        self.canvas.setFillGray(0)

    def _paint_text(self, text: str, slot: Slot) -> None:
        x0, y0, x1, y1 = slot.rect
        size, face = 9.0, self.value_font
        many = slot.kind == "long"
        while size > 6 and not many and stringWidth(text, face, size) > x1 - x0 - 4:
            size -= 0.5
        lines = simpleSplit(text, face, size, x1 - x0 - 4)
        y = y1 - size - 2 if many or len(lines) > 1 else (y0 + y1 - size) / 2 + 1.5
        self.canvas.setFont(face, size)
        for line in lines:
            self.canvas.drawString(x0 + 2, y, line)
            y -= size * 1.15

    @property
    def vendors(self) -> tuple[int, ...]:
        """The numbers of the vendor rows on this print."""
        return VENDORS[: self.vendor_rows]

    @property
    def signers(self) -> tuple[str, ...]:
        """Who signs."""
        return tuple(SIGNERS)
