"""A page that text, rules and fields are set on; answers as form fields or as drawn text."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, field

from reportlab.lib.colors import Color, black, lightgrey, white
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.layouts import strokes
from tests.layouts.catalog import FIELDS
from tests.layouts.testers_pdf.naming import Naming
from tests.layouts.testers_word.look import Look
from tests.layouts.truth import Profile

Rect = tuple[float, float, float, float]
_FAMILY = {"Helvetica": ("Helvetica", "Helvetica-Bold"), "Times": ("Times-Roman", "Times-Bold")}
LONG = ("business_objectives", "services_requested")


@dataclass
class Sheet:
    """One print in the making. ``form`` makes fields, otherwise answers are drawn."""

    profile: Profile
    look: Look
    rng: random.Random
    naming: Naming
    form: bool = False
    sign: str = "image"
    ticks: str = "cross"
    yes_no: str = "words"
    comb: bool = False
    approvals: str = "matrix"
    ink: Color = black
    left: float = 46
    slots: dict[str, tuple[int, Rect]] = field(default_factory=dict)
    page: int = 0

    def __post_init__(self) -> None:
        self.wide, self.high = (595.3, 841.9) if self.look.a4 else (612.0, 792.0)
        self.right = self.wide - self.left
        self.out = io.BytesIO()
        self.c = Canvas(self.out, pagesize=(self.wide, self.high), invariant=1)
        self.plain, self.heavy = _FAMILY["Times" if "Times" in self.look.font else "Helvetica"]
        self._open()

    def _open(self) -> None:
        self.y = self.high - 44
        if self.look.head:
            self.text(self.left, self.high - 26, "Department of Administrative Services", 7.5)
            self.c.drawRightString(self.right, self.high - 26, "DAS/BEST Enterprise Planning")
        if self.look.foot:
            self.text(self.left, 24, "Customer Engagement Profile – Version 1.9 (R1.00.40)", 7.5)
            self.c.drawRightString(self.right, 24, f"Page {self.page + 1}")

    def need(self, high: float) -> None:
        """Turn the page where there is no room."""
        if self.y - high < 44:
            self.c.showPage()
            self.page += 1
            self._open()

    def finish(self) -> bytes:
        """The file."""
        self.c.save()
        return self.out.getvalue()

    def text(self, x: float, y: float, words: str, size: float = 9, bold: bool = False) -> float:
        """Words on a base line; how wide they are."""
        font = self.heavy if bold else self.plain
        self.c.setFillColor(black)
        self.c.setFont(font, size)
        self.c.drawString(x, y, words)
        return float(stringWidth(words, font, size))

    def split(self, words: str, wide: float, size: float, bold: bool = False) -> list[str]:
        """Words in lines of a width."""
        return list(simpleSplit(words, self.heavy if bold else self.plain, size, wide))

    def frame(self, rect: Rect, fill: bool = False) -> None:
        """A cell's border, where this print has borders."""
        x0, y0, x1, y1 = rect
        self.c.setFillColor(lightgrey)
        self.c.setLineWidth(0.5)
        if fill or self.look.borders:
            self.c.rect(x0, y0, x1 - x0, y1 - y0, stroke=int(self.look.borders), fill=int(fill))

    def rule(self, x0: float, y: float, x1: float) -> None:
        """A line to write on."""
        self.c.setLineWidth(0.5)
        self.c.line(x0, y, x1, y)

    def answer(self, key: str, rect: Rect) -> None:
        """An answer's place: a field, or what is written there."""
        self.slots[key] = (self.page, rect)
        text = self.profile.written[key]
        if self.form:
            self._field(key, rect, text)
        elif text:
            self._drawn(text, rect, key in LONG)

    def _drawn(self, text: str, rect: Rect, long: bool) -> None:
        x0, y0, x1, y1 = rect
        size, font = (8.5 if long else 9), "Helvetica"
        lines = [p for t in text.split("\n") for p in simpleSplit(t, font, size, x1 - x0 - 4)]
        while not long and len(lines) > max(1, (y1 - y0) // (size + 0.5)):
            size -= 0.5
            lines = list(simpleSplit(text, font, size, x1 - x0 - 4))
        self.c.setFillColor(self.ink)
        self.c.setFont(font, size)
        top = y1 - size - 1 if long or len(lines) > 1 else (y0 + y1) / 2 - size / 2 + 1.5
        for at, line in enumerate(lines):
            self.c.drawString(x0 + 2, top - at * (size + 1.5), line)

    def _field(self, key: str, rect: Rect, text: str) -> None:
        x0, y0, x1, y1 = rect
        name, tip = self.naming.of(key)
        made = {
            "name": name, "tooltip": tip, "x": x0, "y": y0, "width": x1 - x0, "height": y1 - y0,
            "fontSize": 8.5, "borderWidth": 0.5, "fillColor": white, "textColor": black,
            "borderColor": lightgrey, "fontName": "Helvetica",
        }  # fmt: skip
        entry = FIELDS[key]
        if entry.choices:
            prompt = entry.prompt or "Choose one..."
            self.c.acroForm.choice(value=text or prompt, options=[prompt, *entry.choices],
                                   fieldFlags="combo", **made)  # fmt: skip
            return
        combed = self.comb and entry.type == "phone"
        if key in LONG:  # reportlab does not wrap what it draws, and nobody could read the rest
            text = "\n".join(simpleSplit(text, "Helvetica", 8.5, x1 - x0 - 8))
        flags = "multiline" if key in LONG else "comb" if combed else ""
        self.c.acroForm.textfield(value=text, fieldFlags=flags, maxlen=14 if combed else None,
                                  **made)  # fmt: skip

    def box(self, key: str, x: float, y: float, on: bool, word: str = "") -> None:
        """A check box, its lower left corner at a point."""
        size = 9.0
        if self.form:
            name, tip = self.naming.of(key, word)
            self.c.acroForm.checkbox(checked=on, name=name, tooltip=tip, x=x, y=y, size=size,
                                     buttonStyle=self.ticks if self.ticks in {"check", "cross"}
                                     else "check", borderWidth=0.8, fillColor=white)  # fmt: skip
            return
        self.c.setLineWidth(0.8)
        self.c.rect(x, y, size, size, stroke=1, fill=0)
        if on and self.ticks == "dingbat":
            self.c.setFont("ZapfDingbats", 9)
            self.c.drawString(x + 0.8, y + 1.2, "\u2714")
        elif on and self.ticks == "letter":
            self.text(x + 1.5, y + 1.5, "X", 9, bold=True)
        elif on:
            self.c.line(x + 1, y + 1, x + size - 1, y + size - 1)
            self.c.line(x + 1, y + size - 1, x + size - 1, y + 1)

    def radio(self, key: str, x: float, y: float, word: str) -> None:
        """A round button of a yes or no."""
        name, tip = self.naming.of(key)
        on = self.profile.written[key] == word
        self.c.acroForm.radio(value=word, selected=on, name=name, tooltip=tip, x=x, y=y, size=10,
                              buttonStyle="circle", shape="circle", borderWidth=0.8,
                              fillColor=white)  # fmt: skip

    def signature(self, slot: str, rect: Rect) -> None:
        """A signer's place; what is laid over the file later is only remembered."""
        self.slots[slot] = (self.page, rect)
        if self.profile.signatures[slot] != "signed":
            return
        x0, y0, x1, y1 = rect
        wide, high = min(x1 - x0 - 4, 130), y1 - y0 - 3
        if self.sign == "image":
            picture = ImageReader(io.BytesIO(strokes.picture(self.rng)))
            self.c.drawImage(picture, x0 + 2, y0 + 1.5, wide, high, mask="auto")
        if self.sign == "strokes":
            self.c.setLineWidth(1.1)
            for stroke in strokes.scribble(self.rng, wide, high):
                path = self.c.beginPath()
                path.moveTo(x0 + 2 + stroke[0][0], y1 - 2 - stroke[0][1])
                for x, y in stroke[1:]:
                    path.lineTo(x0 + 2 + x, y1 - 2 - y)
                self.c.drawPath(path)
