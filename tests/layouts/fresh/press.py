"""A PDF profile in the making: printed words, and answers as fields or as print."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.layouts import strokes
from tests.layouts.catalog import FIELDS
from tests.layouts.fresh import fill, widgets
from tests.layouts.fresh.widgets import Widget
from tests.layouts.truth import Profile
from tests.layouts.words import Words

FOOT = 54.0


@dataclass(frozen=True)
class Ink:
    """How a print looks: fonts, sizes, the colour of answers, the marks of checkboxes."""

    label: str = "Helvetica"
    label_size: float = 8
    answer: str = "Helvetica"
    size: float = 9.5
    color: tuple[float, float, float] = (0, 0, 0)
    mark: str = "cross"
    heading: str = "Helvetica-Bold"
    heading_size: float = 11
    blank: str = ""
    width: float = 612
    height: float = 792
    left: float = 50
    header: str = ""
    footer: str = ""


def wrap(text: str, font: str, size: float, wide: float) -> list[str]:
    """Lines no wider than ``wide`` points."""
    out = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and stringWidth(longer, font, size) > wide:
                out.append(line)
                longer = word
            line = longer
        out.append(line)
    return out


@dataclass
class Press:
    """A canvas with a cursor; ``fields`` says whether answers become fields."""

    profile: Profile
    rng: random.Random
    words: Words
    ink: Ink
    fields: bool = False
    late: bool = False
    widgets: list[Widget] = field(default_factory=list)
    y: float = 0
    page: int = 0

    def __post_init__(self) -> None:
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, (self.ink.width, self.ink.height), invariant=True)
        self.waiting: list[Callable[[], None]] = []
        self.turn()

    @property
    def wide(self) -> float:
        """The width between the margins."""
        return self.ink.width - 2 * self.ink.left

    def turn(self) -> None:
        """Begin a page."""
        if self.page:
            self._close()
            self.canvas.showPage()
        self.page += 1
        self.y = self.ink.height - 50
        for text, y in ((self.ink.header, self.ink.height - 32), (self.ink.footer, 30)):
            if text:
                self.print(self.ink.left, y, text.replace("#", str(self.page)), "Helvetica", 7.5)

    def _close(self) -> None:
        for one in self.waiting:
            one()
        self.waiting.clear()

    def need(self, high: float) -> None:
        """Turn the page where less than ``high`` points are left."""
        if self.y - high < FOOT:
            self.turn()

    def print(self, x: float, y: float, text: str, font: str = "", size: float = 0) -> float:
        """Print words of the form; where they end."""
        font, size = font or self.ink.label, size or self.ink.label_size
        self.canvas.setFillColorRGB(0, 0, 0)
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)
        return x + float(stringWidth(text, font, size))

    def label(self, key: str, end: str | None = None) -> str:
        """The label of a field; a question ends with its own mark."""
        asks = FIELDS[key].label.endswith(("?", "."))
        return self.words.label(key, "" if asks else end)

    def high(self, key: str, wide: float) -> float:
        """The room that an answer needs, in points."""
        text = self.profile.written.get(key, "")
        if FIELDS[key].type == "long_text" and self.fields:
            return 110
        count = len(wrap(text, self.ink.answer, self.ink.size, wide - 4))
        return max(1, count) * (self.ink.size + 2.5) + 3

    def answer(self, key: str, x: float, y: float, wide: float, high: float = 0) -> float:
        """Put an answer with its first base line at ``y``; where it ends."""
        text = self.profile.written[key]
        tall = high or self.high(key, wide)
        if self.fields:
            top = y + self.ink.size + 1
            self.widgets.append(Widget(self.page, key, (x, top - tall, x + wide, top), text))
            return x + wide
        lines = wrap(text or self.ink.blank, self.ink.answer, self.ink.size, wide - 4)
        canvas, ink = self.canvas, self.ink

        def put() -> None:
            canvas.setFillColorRGB(*ink.color)
            canvas.setFont(ink.answer, ink.size)
            for at, line in enumerate(lines):
                canvas.drawString(x + 2, y - at * (ink.size + 2.5), line)

        self.waiting.append(put) if self.late else put()
        return x + 2 + float(stringWidth(lines[-1], ink.answer, ink.size))

    def box(self, key: str, on: bool, x: float, y: float, value: str = "") -> float:
        """A checkbox with its foot at ``y``; ``value`` names it among several; where it ends."""
        if self.fields:
            self.canvas.rect(x + 0.5, y - 0.5, 8, 8)
            self.widgets.append(Widget(self.page, key, (x, y - 1, x + 9, y + 8), "x" * on, value))
            return x + 13
        mark = self.ink.mark
        if mark in {"[ ]", "( )"}:
            return self.print(x, y, mark[0] + ("X" if on else "  ") + mark[2], "", 9) + 4
        self.canvas.rect(x, y - 1, 8, 8)
        if on and mark == "cross":
            self.canvas.line(x + 1, y, x + 7, y + 6)
            self.canvas.line(x + 1, y + 6, x + 7, y)
        elif on:
            self.print(x + 0.8, y + 0.2, "4", "ZapfDingbats", 8)
        return x + 13

    def yes_no(self, key: str, x: float, y: float) -> float:
        """The boxes Yes and No."""
        said = self.profile.expected[key]
        for word in ("Yes", "No"):
            x = self.box(key, said is (word == "Yes"), x, y, word)
            x = self.print(x, y, word, "", 9) + 14
        return x

    def sign(self, key: str, x: float, y: float, wide: float, high: float) -> None:
        """A slot, foot at ``y``; signed by a picture, by strokes or by an annotation."""
        signed = self.profile.signatures[key] == "signed"
        if self.fields:
            self.widgets.append(Widget(self.page, key, (x, y, x + wide, y + high), "x" * signed))
            return
        if not signed:
            return
        if self.rng.random() < 0.5:
            image = ImageReader(io.BytesIO(strokes.picture(self.rng)))
            self.canvas.drawImage(image, x + 4, y + 1, min(wide - 8, 130), high - 2, mask="auto")
            return
        self.canvas.setLineWidth(1.2)
        for stroke in strokes.scribble(self.rng, min(wide - 8, 130), high - 2):
            path = self.canvas.beginPath()
            path.moveTo(x + 4 + stroke[0][0], y + high - stroke[0][1])
            for px, py in stroke[1:]:
                path.lineTo(x + 4 + px, y + high - py)
            self.canvas.drawPath(path)
        self.canvas.setLineWidth(0.7)

    def done(self) -> bytes:
        """The printed file."""
        self._close()
        self.canvas.save()
        return self.file.getvalue()


@dataclass(frozen=True)
class PdfDesign:
    """A PDF layout; ``naming`` makes its answers fields, named in that way."""

    name: str
    kind: str
    page: Callable[[Press], None]
    words: Words = field(default_factory=Words)
    ink: Ink = field(default_factory=Ink)
    naming: widgets.Naming | None = None
    flat: bool = False
    late: bool = False
    absent: frozenset[str] = frozenset(
        f"vendor_{n}_{part}" for n in (3, 4) for part in ("name", "authority")
    )

    def fill(self, rng: random.Random, seed: int) -> Profile:
        """The profile of a seed."""
        return fill.fill(rng, seed)

    def fit(self, profile: Profile) -> Profile:
        """The profile without what this print has no place for."""
        return profile.without(self.absent)

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled file."""
        press = Press(profile, rng, self.words, self.ink, self.naming is not None, self.late)
        self.page(press)
        data = press.done()
        if self.naming is None:
            return data
        return widgets.add(data, press.widgets, self.naming, self.words, rng, self.flat)
