"""A PDF page under way: where the pen is, and the ways in which an answer gets onto it."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, field
from pathlib import Path

import reportlab
from reportlab.lib.colors import Color, black
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.layouts import strokes
from tests.layouts.catalog import FIELDS
from tests.layouts.outsiders_word.wording import Wording
from tests.layouts.truth import Profile

LEFT, RIGHT, TOP, BOTTOM = 50, 562, 742, 60
WIDTH = RIGHT - LEFT
BLUE = Color(0.1, 0.15, 0.55)
for _name in ("Vera", "VeraBd", "VeraIt"):
    _path = Path(reportlab.__file__).parent / "fonts" / f"{_name}.ttf"
    pdfmetrics.registerFont(TTFont(_name, str(_path)))


@dataclass
class Note:
    """A free-text annotation to be laid over a page."""

    page: int
    place: tuple[float, float, float, float]
    words: str
    size: float


@dataclass
class Sheet:
    """``way``: "drawn", "glyphs", "form" or "notes"; ``font`` is the answers'."""

    profile: Profile
    words: Wording
    rng: random.Random
    way: str = "drawn"
    font: str = "Courier"
    size: float = 10
    ink: Color = black
    turned: bool = False
    foot: str = "CEP Form (1/26)"
    ring: bool = False
    notes: list[Note] = field(default_factory=list)
    y: float = TOP
    page: int = 0
    count: int = 0

    def __post_init__(self) -> None:
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=(612, 792), invariant=1)
        self._begin()

    def _begin(self) -> None:
        if self.turned:
            self.canvas.setPageRotation(90)
            self.canvas.transform(0, 1, -1, 0, 792, 0)
        self.text(LEFT, 30, self.foot, size=7)
        self.text(RIGHT - 40, 30, f"Page {self.page + 1}", size=7)

    def turn(self) -> None:
        """Go on to the next page."""
        self.canvas.showPage()
        self.page += 1
        self.y = TOP
        self._begin()

    def need(self, height: float) -> None:
        """Turn the page where less than ``height`` is left."""
        if self.y - height < BOTTOM:
            self.turn()

    def text(self, x: float, y: float, words: str, font: str = "Vera", size: float = 9) -> None:
        """Print some words."""
        self.canvas.setFillColor(black)
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, words)

    def label(self, key: str, x: float, y: float, size: float = 8, end: str | None = None) -> float:
        """Print a label; where it ends."""
        words = self.words.label(key, end)
        self.text(x, y, words, size=size)
        return x + pdfmetrics.stringWidth(words, "Vera", size)

    def put(self, key: str, x: float, y: float, width: float, height: float = 13) -> None:
        """An answer in the room whose lower left corner is given."""
        said = self.profile.written[key]
        if self.way == "form":
            self._field(key, x, y, width, height, said)
        elif self.way == "notes":
            if said:
                place = (x, y, x + width, y + height)
                self.notes.append(Note(self.page, place, said, self.size))
        else:
            self._written(said, x, y, width, height)

    def _written(self, said: str, x: float, y: float, width: float, height: float) -> None:
        canvas, at = self.canvas, y + height - self.size
        for part in said.split("\n"):
            for line in simpleSplit(part, self.font, self.size, width - 4):
                canvas.setFillColor(self.ink)
                canvas.setFont(self.font, self.size)
                if self.way == "glyphs":
                    self._by_letters(line, x + 2, at)
                else:
                    canvas.drawString(x + 2, at, line)
                at -= self.size * 1.2

    def _by_letters(self, line: str, x: float, y: float) -> None:
        for letter in line:
            if letter != " ":
                self.canvas.drawString(x, y + self.rng.uniform(-0.2, 0.2), letter)
            x += pdfmetrics.stringWidth(letter, self.font, self.size)

    def _field(
        self, key: str, x: float, y: float, width: float, height: float, said: str
    ) -> None:  # fmt: skip
        entry, form = FIELDS[key], self.canvas.acroForm
        self.count += 1
        common = {
            "x": x, "y": y, "width": width, "height": height, "fontSize": 9, "borderWidth": 0,
            "name": f"Text{self.count}", "fillColor": Color(1, 1, 1),
        }  # fmt: skip
        if entry.choices and entry.type == "choice":
            blank = entry.prompt
            form.choice(value=said or blank, options=[blank, *entry.choices], fieldFlags="combo",
                        **common)  # fmt: skip
            return
        long = entry.type == "long_text"
        if long:  # what makes the appearance wraps no lines
            said = "\n".join(simpleSplit(said, "Helvetica", 9, width - 12))
        form.textfield(value=said, fieldFlags="multiline" if long else "", maxlen=2000, **common)

    def tick(self, on: bool, x: float, y: float, size: float = 9) -> None:
        """A box, crossed where it is on."""
        if self.way == "form":
            self.count += 1
            self.canvas.acroForm.checkbox(checked=on, x=x, y=y, size=size, buttonStyle="cross",
                                          name=f"Check{self.count}", borderWidth=1)  # fmt: skip
            return
        self.canvas.setLineWidth(0.7)
        self.canvas.rect(x, y, size, size)
        if on:
            self.canvas.setStrokeColor(self.ink)
            self.canvas.line(x + 1, y + 1, x + size - 1, y + size - 1)
            self.canvas.line(x + 1, y + size - 1, x + size - 1, y + 1)
            self.canvas.setStrokeColor(black)

    def pair(self, key: str, x: float, y: float) -> None:
        """Yes and No: two boxes, or two words of which one has a ring round it."""
        said = self.profile.written[key]
        for n, word in enumerate(("Yes", "No")):
            at = x + 46 * n
            if self.ring:
                self.text(at, y, word)
                if said == word:
                    self.canvas.setStrokeColor(BLUE)
                    self.canvas.setLineWidth(1.2)
                    self.canvas.ellipse(at - 6, y - 5, at + 22, y + 11)
                    self.canvas.setStrokeColor(black)
            else:
                self.tick(said == word, at, y)
                self.text(at + 13, y, word)

    def sign(self, who: str, x: float, y: float, width: float = 130, height: float = 30) -> None:
        """The signature of a signer: a picture, or the look of a typed or digital one."""
        status = self.profile.signatures[f"{who}_signature"]
        if status == "signed":
            data = ImageReader(io.BytesIO(strokes.picture(self.rng)))
            self.canvas.drawImage(data, x, y, width, height, mask="auto")
        elif status == "unclear":
            name = self.profile.written[f"{who}_signed_name"] or "J. Doe"
            self.text(x + 2, y + 16, f"Digitally signed by {name}", size=7)
            self.text(x + 2, y + 7, "Reason: I approve this document", size=6)

    def title(self, spaced: float = 0) -> None:
        """The form's title, its letters wide apart where asked."""
        text = self.canvas.beginText(LEFT, self.y - 14)
        text.setFont("VeraBd", 13)
        text.setCharSpace(spaced)
        text.textOut(self.words.title)
        text.setCharSpace(0)
        self.canvas.drawText(text)
        self.y -= 26

    def heading(self, number: str, need: float = 60) -> None:
        """A section's heading on a band."""
        self.need(need)
        self.canvas.setFillColor(Color(0.87, 0.9, 0.94))
        self.canvas.rect(LEFT, self.y - 15, WIDTH, 14, stroke=0, fill=1)
        self.text(LEFT + 3, self.y - 12, self.words.section(number), "VeraBd", 9)
        self.y -= 19

    def finish(self) -> bytes:
        """The file."""
        self.canvas.save()
        return self.out.getvalue()
