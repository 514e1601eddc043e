"""The guests' sheet of paper: print, answers, marks and signatures, where a design wants them."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import reportlab
from reportlab.lib.colors import Color, black, white
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.layouts import strokes
from tests.layouts.catalog import FIELDS
from tests.layouts.outsiders_word.wording import Wording
from tests.layouts.truth import Profile

GREY, BLUE, PALE = Color(0.45, 0.45, 0.45), Color(0.08, 0.2, 0.6), Color(0.92, 0.94, 0.97)
for _name in ("Vera", "VeraBd"):
    _path = Path(reportlab.__file__).parent / "fonts" / f"{_name}.ttf"
    pdfmetrics.registerFont(TTFont(_name, str(_path)))


@dataclass
class Paper:
    """``font``, ``points`` and ``ink`` are the answers'; ``frame`` dresses each new page."""

    profile: Profile
    words: Wording
    rng: random.Random
    font: str = "Helvetica"
    points: float = 9
    ink: Color = black
    wide: bool = False
    rotate: int = 0
    frame: Callable[[Paper], None] | None = None
    margin: float = 50
    page: int = 0
    y: float = 0
    laid: list[tuple[int, str, object]] = field(default_factory=list)
    """What is to be laid over a page afterwards: the page's index, a sort, and what it is."""

    def __post_init__(self) -> None:
        self.width, self.height = (792.0, 612.0) if self.wide else (612.0, 792.0)
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=(self.width, self.height), invariant=1)
        self.left, self.right = self.margin, self.width - self.margin
        self._begin()

    def _begin(self) -> None:
        if self.rotate:
            self.canvas.setPageRotation(self.rotate)
        if self.rotate == 90:
            self.canvas.transform(0, 1, -1, 0, self.height, 0)
        elif self.rotate == 270:
            self.canvas.transform(0, -1, 1, 0, 0, self.width)
        self.y = self.height - self.margin
        if self.frame:
            self.frame(self)

    def turn(self) -> None:
        """Go on to the next page."""
        self.canvas.showPage()
        self.page += 1
        self._begin()

    def need(self, height: float) -> None:
        """Turn the page where less than ``height`` is left."""
        if self.y - height < self.margin:
            self.turn()

    def text(
        self, x: float, y: float, words: str, font: str = "Helvetica", size: float = 9,
        color: Color = black,
    ) -> float:  # fmt: skip
        """Print some words; where they end."""
        self.canvas.setFillColor(color)
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, words)
        return x + pdfmetrics.stringWidth(words, font, size)

    def flow(
        self, x: float, y: float, words: str, width: float, font: str = "Helvetica",
        size: float = 9, color: Color = black,
    ) -> float:  # fmt: skip
        """Print words in lines from the baseline ``y`` down; the baseline after the last."""
        for part in words.split("\n"):
            for line in simpleSplit(part, font, size, width):
                self.text(x, y, line, font, size, color)
                y -= size * 1.22
        return y

    def label(
        self, key: str, x: float, y: float, font: str = "Helvetica", size: float = 8,
        color: Color = black, end: str | None = None,
    ) -> float:  # fmt: skip
        """Print a field's label; where it ends."""
        return self.text(x, y, self.words.label(key, end), font, size, color)

    def said(self, key: str) -> str:
        """What was written at a field; nothing at a signature."""
        return self.profile.written.get(key, "")

    def write(self, key: str, x: float, y: float, width: float) -> float:
        """An answer from the baseline ``y`` down, a short one in one line; the next baseline."""
        said, points = self.said(key), self.points
        if FIELDS[key].type != "long_text":
            wide = pdfmetrics.stringWidth(said, self.font, points)
            points *= min(1.0, width / max(wide + 1, 1))
        return self.flow(x, y, said, width, self.font, points, self.ink)

    def tall(self, key: str, width: float) -> float:
        """How high an answer is in this width."""
        parts = self.said(key).split("\n")
        lines = [line for p in parts for line in simpleSplit(p, self.font, self.points, width)]
        return len(lines) * self.points * 1.22

    def box(
        self, x: float, y: float, width: float, height: float, round_: float = 0,
        fill: Color | None = None, edge: Color | None = black, line: float = 0.6,
    ) -> None:  # fmt: skip
        """A box whose upper left corner is given."""
        self.canvas.setLineWidth(line)
        self.canvas.setStrokeColor(edge or black)
        self.canvas.setFillColor(fill or white)
        self.canvas.roundRect(x, y - height, width, height, round_, stroke=int(edge is not None),
                              fill=int(fill is not None)) if round_ else self.canvas.rect(
            x, y - height, width, height, stroke=int(edge is not None), fill=int(fill is not None)
        )  # fmt: skip
        self.canvas.setStrokeColor(black)

    def line(self, x: float, y: float, to: float, down: float = 0, width: float = 0.6) -> None:
        """A rule to the right, or so far down."""
        self.canvas.setLineWidth(width)
        self.canvas.line(x, y, to, y - down)

    def cross(self, on: bool, x: float, y: float, size: float = 9) -> None:
        """A box with a cross of two strokes in it."""
        self.box(x, y + size, size, size)
        if on:
            for a, b in ((1, size - 1), (size - 1, 1)):
                self.canvas.line(x + 1, y + a, x + size - 1, y + b)

    def tick(self, on: bool, x: float, y: float, size: float = 9) -> None:
        """A web page's box: blue with a white tick in it, or an empty one."""
        self.box(x, y + size, size, size, 1.5, BLUE if on else None, BLUE if on else GREY)
        if on:
            self.canvas.setStrokeColor(white)
            self.canvas.setLineWidth(1.2)
            self.canvas.lines([(x + 2, y + size / 2, x + size * 0.4, y + 2),
                               (x + size * 0.4, y + 2, x + size - 2, y + size - 2)])  # fmt: skip
            self.canvas.setStrokeColor(black)

    def dot(self, on: bool, x: float, y: float, size: float = 8) -> None:
        """A ring, with a dot in it where it is chosen."""
        half = size / 2
        self.canvas.setLineWidth(0.7)
        self.canvas.circle(x + half, y + half, half)
        if on:
            self.canvas.setFillColor(BLUE)
            self.canvas.circle(x + half, y + half, half * 0.55, stroke=0, fill=1)

    def among(
        self, key: str, x: float, y: float, step: float, mark: Callable[..., None],
        down: float = 0, size: float = 8,
    ) -> float:  # fmt: skip
        """All choices of a field, the chosen one marked; the baseline after the last."""
        for choice in FIELDS[key].choices:
            mark(self.said(key) == choice, x, y - 1)
            self.text(x + 13, y, choice, size=size)
            x, y = x + step, y - down
        return y

    def signed(self, who: str) -> bool:
        """Whether a signer has signed."""
        return self.profile.signatures[f"{who}_signature"] == "signed"

    def picture(self, who: str, x: float, y: float, width: float = 120, height: float = 28) -> None:
        """A signature as a picture."""
        if self.signed(who):
            data = ImageReader(io.BytesIO(strokes.picture(self.rng)))
            self.canvas.drawImage(data, x, y, width, height, mask="auto")

    def strokes(self, who: str, x: float, y: float, width: float = 120, high: float = 28) -> None:
        """A signature as strokes in the page's content."""
        if self.signed(who):
            self.canvas.setStrokeColor(BLUE)
            self.canvas.setLineWidth(1.1)
            for stroke in strokes.scribble(self.rng, width, high):
                path = self.canvas.beginPath()
                path.moveTo(x + stroke[0][0], y + high - stroke[0][1])
                for a, b in stroke[1:]:
                    path.lineTo(x + a, y + high - b)
                self.canvas.drawPath(path)
            self.canvas.setStrokeColor(black)

    def finish(self) -> bytes:
        """The file."""
        self.canvas.save()
        return self.out.getvalue()
