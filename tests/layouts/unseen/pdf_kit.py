"""Small pieces of printed forms: captioned boxes, ruled lines, tables over pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.layouts.catalog import FIELDS, PHASES
from tests.layouts.pdf.sheet import BOTTOM, LEFT, RIGHT, TOP, PdfSheet

WIDE = RIGHT - LEFT
ITALIC = {"Helvetica": "Helvetica-Oblique", "Times-Roman": "Times-Italic"}
HEIGHTS = {"business_objectives": 112.0, "services_requested": 150.0}


@dataclass
class Print(PdfSheet):
    """A sheet that repeats a running head and foot on each page."""

    running: str = ""
    foot: str = ""
    opened: int = -1

    def furnish(self) -> None:
        """Print the running head and foot of this page, once."""
        if self.opened == self.page:
            return
        self.opened = self.page
        self.canvas.setFillGray(0.3)
        self.canvas.setFont(self.font, 7.5)
        if self.running:
            self.canvas.drawString(LEFT, TOP + 18, self.running)
        if self.foot:
            self.canvas.drawString(LEFT, BOTTOM - 20, self.foot)
            self.canvas.drawRightString(RIGHT, BOTTOM - 20, f"Page {self.page + 1}")
        self.canvas.setFillGray(0)

    def need(self, height: float) -> None:
        """Begin a new page, furnished, where less than ``height`` points are left."""
        super().need(height)
        self.furnish()

    def note(self, text: str, x: float = LEFT, size: float = 7.5) -> None:
        """A hint in italics, a line below the cursor."""
        self.canvas.setFont(ITALIC.get(self.font, self.font), size)
        self.canvas.drawString(x, self.y - size - 1, text)
        self.y -= size + 4

    def right(self, x: float, y: float, text: str, size: float = 8.5) -> None:
        """Text that ends at ``x``."""
        self.canvas.setFont(self.font, size)
        self.canvas.drawRightString(x, y, text)


def title(s: Print, *lines: str, left: bool = False, size: float = 15) -> None:
    """Office lines, the form's title last."""
    s.furnish()
    for text in (*lines, s.words.title):
        last = text == s.words.title
        face, high = (s.bold, size) if last else (s.font, 9.0)
        s.canvas.setFont(face, high)
        if left:
            s.canvas.drawString(LEFT, s.y - high, text)
        else:
            s.canvas.drawCentredString((LEFT + RIGHT) / 2, s.y - high, text)
        s.y -= high + 4
    s.y -= 6


def bar(s: Print, text: str, grey: float | None = 0.2, after: float = 3) -> None:
    """A section's title, white on a dark bar; ``grey`` None sets it plain over a rule."""
    s.need(90)
    s.y -= 7
    if grey is None:
        s.say(LEFT, s.y - 11, text, 11, bold=True)
        s.rule(LEFT, s.y - 14, RIGHT)
    else:
        s.canvas.setFillGray(grey)
        s.canvas.rect(LEFT, s.y - 14, WIDE, 14, stroke=0, fill=1)
        s.canvas.setFillGray(1 if grey < 0.5 else 0)
        s.canvas.setFont(s.bold, 9)
        s.canvas.drawString(LEFT + 4, s.y - 10.5, text)
        s.canvas.setFillGray(0)
    s.y -= 14 + after


def text(s: Print, x: float, y: float, words: str, wide: float, size: float = 8,
         bold: bool = False) -> float:  # fmt: skip
    """Print words within a width, downwards from ``y``; the height used."""
    lines = s.lines(words, wide, size, bold)
    for at, line in enumerate(lines):
        s.say(x, y - size - at * (size + 1.5), line, size, bold)
    return len(lines) * (size + 1.5)


def label(s: Print, field_id: str, end: str | None = None) -> str:
    """A field's label as this print words it."""
    return s.words.label(field_id, end)


def strip(s: Print, *parts: tuple[str, float], high: float = 29, grey: float | None = None) -> None:
    """Boxes side by side: a small caption on top (on grey, where asked), the value below it."""
    whole, x = sum(w for _, w in parts), LEFT
    lines = [len(s.lines(label(s, f, ""), WIDE * w / whole - 5, 7)) for f, w in parts]
    cap, high = 3.5 + 8.5 * max(lines), high + 8.5 * (max(lines) - 1)
    s.need(high)
    for field_id, share in parts:
        wide = WIDE * share / whole
        s.box((x, s.y - high, x + wide, s.y))
        if grey is not None:
            s.box((x, s.y - cap, x + wide, s.y), fill=grey)
        text(s, x + 3, s.y - 1.5, label(s, field_id, ""), wide - 5, 7)
        s.slot(field_id, (x + 2, s.y - high + 1.5, x + wide - 2, s.y - cap))
        x += wide
    s.y -= high


def rows(s: Print, ids: Iterable[str], split: float = 170, high: float = 20,
         grey: float | None = 0.9) -> None:  # fmt: skip
    """A two-column table: the label's cell shaded, the value's white."""
    for field_id in ids:
        tall = HEIGHTS.get(field_id, high)
        s.need(tall)
        s.box((LEFT, s.y - tall, LEFT + split, s.y), fill=grey)
        s.box((LEFT + split, s.y - tall, RIGHT, s.y))
        text(s, LEFT + 4, s.y - 3, label(s, field_id), split - 8, 8, bold=True)
        s.slot(field_id, (LEFT + split + 3, s.y - tall + 2, RIGHT - 3, s.y - 2))
        s.y -= tall


def choices(s: Print, field_id: str, x: float, y: float, options: Iterable[str],
            kind: str = "radio", gap: float = 16, down: float = 0) -> None:  # fmt: skip
    """Circles or squares with their words, across (or ``down`` points apart)."""
    for option in options:
        s.slot(field_id, (x, y, x + 9, y + 9), kind, option)
        wide = s.say(x + 12, y + 1.5, option, 8.5)
        x, y = (x, y - down) if down else (x + 12 + wide + gap, y)


def asked(s: Print, ids: Iterable[str], kind: str = "radio", at: float = RIGHT - 100) -> None:
    """Yes/no questions, a line each, the circles at the right."""
    for field_id in ids:
        s.need(22)
        used = text(s, LEFT, s.y - 2, label(s, field_id, ""), at - LEFT - 10, 8.5)
        choices(s, field_id, at, s.y - 13, ("Yes", "No"), kind)
        s.y -= max(18, used + 5)


def answered(s: Print, ids: Iterable[str], high: float = 18, ruled: bool = True) -> None:
    """Yes/no questions with a narrow box (or open space) for the word."""
    for field_id in ids:
        s.need(high)
        if ruled:
            s.box((LEFT, s.y - high, RIGHT - 80, s.y))
            s.box((RIGHT - 80, s.y - high, RIGHT, s.y))
        text(s, LEFT + 4, s.y - 3, label(s, field_id, ""), WIDE - 90, 8.5)
        s.slot(field_id, (RIGHT - 77, s.y - high + 2, RIGHT - 3, s.y - 2))
        s.y -= high


def long_box(s: Print, field_id: str) -> None:
    """A question above a box for some paragraphs."""
    high = HEIGHTS[field_id]
    s.need(high + 18)
    s.y -= text(s, LEFT, s.y - 2, label(s, field_id, ""), WIDE, 8.5, bold=True) + 5
    s.box((LEFT, s.y - high, RIGHT, s.y))
    s.slot(field_id, (LEFT + 3, s.y - high + 2, RIGHT - 3, s.y - 2))
    s.y -= high + 4


def _head(s: Print, heads: Iterable[str], edges: list[float], grey: float | None) -> None:
    for head, x0, x1 in zip(heads, edges, edges[1:], strict=False):
        s.box((x0, s.y - 15, x1, s.y), fill=grey)
        s.say(x0 + 4, s.y - 11, head, 8, bold=True)
    s.y -= 15


def _edges(shares: tuple[float, ...]) -> list[float]:
    out = [LEFT]
    for share in shares:
        out.append(out[-1] + WIDE * share / sum(shares))
    return out


def phases(s: Print, order: tuple[str, ...], shares: tuple[float, ...], high: float = 17,
           grey: float | None = 0.85, first: str = "Project Phase") -> None:  # fmt: skip
    """The table of phases; its head is repeated where the table breaks over a page."""
    edges, one = _edges(shares), next(iter(PHASES))
    heads = [first if o == "phase" else label(s, f"{one}_{o}", "") for o in order]
    s.need(15 + 3 * high)
    _head(s, heads, edges, grey)
    for phase, name in PHASES.items():
        page = s.page
        s.need(high)
        if s.page != page:
            _head(s, heads, edges, grey)
        for part, x0, x1 in zip(order, edges, edges[1:], strict=False):
            s.box((x0, s.y - high, x1, s.y))
            if part == "phase":
                s.say(x0 + 4, s.y - high / 2 - 3, s.words.word(name), 8.5)
            else:
                s.slot(f"{phase}_{part}", (x0 + 2, s.y - high + 1.5, x1 - 2, s.y - 1.5))
        s.y -= high


def vendors(s: Print, heads: tuple[str, str, str], shares: tuple[float, float, float],
            high: float = 18, grey: float | None = 0.85) -> None:  # fmt: skip
    """The vendors in one numbered table."""
    edges = _edges(shares)
    s.need(15 + high * len(s.vendors))
    _head(s, heads, edges, grey)
    for n in s.vendors:
        for part, x0, x1 in zip(("", "name", "authority"), edges, edges[1:], strict=False):
            s.box((x0, s.y - high, x1, s.y))
            if part:
                s.slot(f"vendor_{n}_{part}", (x0 + 2, s.y - high + 2, x1 - 2, s.y - 2))
            else:
                s.say(x0 + 5, s.y - high / 2 - 3, f"{n}", 8.5)
        s.y -= high


def ticks(s: Print, columns: tuple[tuple[str, ...], ...], step: float = 15) -> None:
    """Check boxes in columns, their words behind them."""
    deep = max(map(len, columns)) * step
    s.need(deep + 4)
    for at, ids in enumerate(columns):
        x, y = LEFT + 4 + at * WIDE * 1.14 / len(columns), s.y - 3
        for field_id in ids:
            s.slot(field_id, (x, y - 10, x + 9, y - 1))
            s.say(x + 14, y - 9, label(s, field_id, ""), 8.5)
            y -= step
    s.y -= deep + 4


def line(s: Print, x0: float, x1: float, field_id: str, gap: float = 5, high: float = 18,
         bold: bool = True) -> None:  # fmt: skip
    """A label and, behind it on a rule, its value; the cursor stays."""
    used = s.say(x0, s.y - high + 4, label(s, field_id, ":"), 8.5, bold)
    s.rule(x0 + used + gap, s.y - high + 2, x1)
    s.slot(field_id, (x0 + used + gap, s.y - high + 2.5, x1, s.y - 1))


def width(s: Print, words: str, size: float = 8.5) -> float:
    """How wide words are in this print's font."""
    return float(stringWidth(words, s.font, size))


def is_long(field_id: str) -> bool:
    """Whether a field takes paragraphs."""
    return FIELDS[field_id].type == "long_text"
