"""A PDF page in the making: labels are drawn, answers are drawn or become fields."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.layouts import strokes
from tests.layouts.catalog import FIELDS
from tests.layouts.sealed.widgets import Slot, lines_for
from tests.layouts.sealed.wording import Wording
from tests.layouts.truth import Profile

TALL = 792
LEFT, WIDE = 46, 520


@dataclass
class Board:
    """The canvas with a cursor; ``y`` is measured downwards from the top edge, in points.

    ``form`` says whether answers become fields; ``naming`` how these are called ("tip", "rich",
    "camel", "id" or "" for neither a name that says something nor a tooltip).
    """

    canvas: Canvas
    profile: Profile
    words: Wording
    rng: random.Random
    form: bool
    naming: str = ""
    yes: str = "list"
    prompts: bool = False
    signing: str = "image"
    letters: str = "Helvetica"
    y: float = 40
    page: int = 0
    vendors: int = 2
    ruled: bool = True
    slots: list[Slot] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def need(self, height: float) -> None:
        """Begin a new page where less than ``height`` is left."""
        if self.y + height > TALL - 40:
            self.canvas.showPage()
            self.page, self.y = self.page + 1, 44

    def say(self, x: float, text: str, size: float = 9, bold: bool = False, dy: float = 0) -> float:
        """Print a word at the cursor's line; its right end."""
        plain = "Times-Roman" if self.letters == "Times" else self.letters
        font = f"{self.letters}-Bold" if bold else plain
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, TALL - self.y - dy, text)
        return x + stringWidth(text, font, size)

    def wrapped(self, x: float, text: str, width: float, size: float = 9) -> float:
        """Print a text over as many lines as it takes; the height used."""
        lines = simpleSplit(text, "Helvetica-Bold", size, width)
        for at, line in enumerate(lines):
            self.say(x, line, size, dy=at * size * 1.2)
        return (len(lines) - 1) * size * 1.2

    def frame(self, x: float, top: float, width: float, height: float, fill: bool = False) -> None:
        """Draw a box whose top lies at ``top``."""
        if fill:
            self.canvas.setFillGray(0.88)
        self.canvas.setLineWidth(0.5)
        self.canvas.rect(x, TALL - top - height, width, height, fill=int(fill))
        self.canvas.setFillGray(0)

    def rule(self, x: float, width: float, dy: float = 2) -> None:
        """Draw a line to write on."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x, TALL - self.y - dy, x + width, TALL - self.y - dy)

    def band(self, roman: str) -> None:
        """A section's heading in a shaded band."""
        self.need(80)
        self.frame(LEFT, self.y, WIDE, 16, fill=True)
        self.y += 12
        self.say(LEFT + 4, self.words.section(roman), 10, bold=True)
        self.y += 16

    def answer(self, key: str, x: float, width: float, height: float = 14, dy: float = 3) -> None:
        """The answer, in a box whose lower edge is ``dy`` under the cursor's line."""
        entry, value = FIELDS[key], self.profile.written[key]
        y0 = TALL - self.y - dy
        sort = {"long_text": "long"}.get(entry.type, "list" if entry.choices else "text")
        if self.prompts and entry.prompt and not value:
            value = entry.prompt
        if self.form:
            choices = ((entry.prompt,) if self.prompts else ()) + entry.choices
            rect = (x, y0, x + width, y0 + height)
            self._keep(key, sort, rect, value, choices)
            return
        lines, size = lines_for(value, width, height, sort == "long")
        self.canvas.setFont("Helvetica", size)
        top = y0 + height - size - 1 if sort == "long" else y0 + 4
        for at, line in enumerate(lines):
            self.canvas.drawString(x + 2, top - at * size * 1.2, line)

    def _keep(
        self, key: str, sort: str, rect: tuple[float, ...], value: str, choices: tuple[str, ...]
    ) -> None:
        x0, y0, x1, y1 = rect
        name = self._name(key, sort, choices)
        place = (x0, y0, x1, y1)
        tip = self._tip(key, choices)
        made = Slot(key, sort, self.page, place, value, choices, name, tip, self.ruled)
        self.slots.append(made)

    def _name(self, key: str, sort: str, choices: tuple[str, ...]) -> str:
        option = choices[0] if sort == "box" and choices else ""
        if self.naming == "camel":
            return "".join(w.capitalize() for w in key.split("_")) + option
        if self.naming == "id":
            return f"Profile.{key}" + (f"_{option.lower()}" if option else "")
        if sort == "radio":
            same = [s.name for s in self.slots if s.key == key]
            return same[0] if same else f"Group{next(self.numbers)}"
        if self.naming in {"tip", "rich"}:
            return f"untitled{next(self.numbers)}"
        return f"{'Check Box' if sort == 'box' else 'Text'}{next(self.numbers)}"

    def _tip(self, key: str, choices: tuple[str, ...]) -> str:
        if self.naming not in {"tip", "rich"}:
            return ""
        label = self.words.of(key)
        if FIELDS[key].type == "yes_no" and self.yes == "pair":
            return f"{label} {choices[0]}"
        whose, _, last = key.rpartition("_")
        if self.naming == "tip":
            return label
        if last == "phone":
            return f"{self.words.of(whose + '_name')} – {label}"
        if last in {"start", "finish", "status"}:
            return f"{self.words.phase(whose)} – {label}"
        return f"{label} {key[7]}" if key.startswith("vendor_") and key[7].isdigit() else label

    def tick(self, key: str, x: float, on: bool, option: str = "") -> None:
        """A small box at the cursor's line."""
        y0 = TALL - self.y - 1.5
        if self.form:
            sort = "radio" if option and self.yes == "radio" else "box"
            value = option if sort == "radio" else "x"
            self._keep(key, sort, (x, y0, x + 10, y0 + 10), value if on else "",
                       (option,) if option else ())  # fmt: skip
            return
        self.canvas.setLineWidth(0.6)
        self.canvas.rect(x, y0, 9, 9)
        if on:
            self.canvas.setFont("Helvetica-Bold", 9)
            self.canvas.drawString(x + 1.5, y0 + 1.2, "X")

    def yes_no(self, key: str, x: float, width: float = 60) -> None:
        """A yes/no as a list or text, or as two boxes with their words."""
        if self.yes == "list":
            self.answer(key, x, width)
            return
        for at, word in enumerate(("Yes", "No")):
            self.tick(key, x + 44 * at, self.profile.written[key] == word, word)
            self.say(x + 44 * at + 13, word)

    def sign(self, who: str, x: float, width: float, height: float = 28) -> None:
        """The place of a signature above the cursor's line, with its ink where signed."""
        key = f"{who}_signature"
        y0 = TALL - self.y
        if self.form and self.signing == "field":
            self._keep(key, "sig", (x, y0, x + width, y0 + height), "", ())
        if self.profile.signatures[key] != "signed":
            return
        if self.signing == "strokes":
            self.canvas.setLineWidth(1.1)
            for stroke in strokes.scribble(self.rng, min(width, 130), height):
                path = self.canvas.beginPath()
                path.moveTo(x + stroke[0][0], y0 + height - stroke[0][1])
                for px, py in stroke[1:]:
                    path.lineTo(x + px, y0 + height - py)
                self.canvas.drawPath(path)
            return
        image = ImageReader(io.BytesIO(strokes.picture(self.rng)))
        self.canvas.drawImage(image, x + 4, y0, min(width - 8, 110), height, mask="auto")
