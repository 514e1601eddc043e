"""Captions in odd places and pages written oddly: in a border, to the right, letter by letter."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.lib.colors import Color, black, white
from reportlab.pdfbase import pdfmetrics

from tests.layouts.catalog import BOXES, FIELDS, SIGNERS, VENDORS
from tests.layouts.guests_pdf.official import plan
from tests.layouts.guests_pdf.paper import GREY, PALE, Paper
from tests.layouts.guests_pdf.web import YESNO
from tests.layouts.outsiders_word.wording import ONE

Cell = Callable[[Paper, str, str, float, float, float], None]
"""Draws an answer with its caption: the field, the caption, where, how wide and how high."""


def in_border(p: Paper, key: str, caption: str, x: float, width: float, high: float) -> None:
    """A rounded box, the caption in a gap of its upper border."""
    p.box(x, p.y, width, high, 4, None, GREY)
    end = pdfmetrics.stringWidth(caption, "Vera", 6.5)
    p.box(x + 7, p.y + 3, end + 4, 6, 0, white, None)
    p.text(x + 9, p.y - 2.5, caption, "Vera", 6.5, GREY)
    p.write(key, x + 9, p.y - 15, width - 16)


def at_right(p: Paper, key: str, caption: str, x: float, width: float, high: float) -> None:
    """A box, and to its right what it is."""
    room = width * 0.56
    p.box(x, p.y, room, high - 4, fill=PALE, edge=None)
    p.line(x, p.y - high + 4, x + room)
    p.write(key, x + 4, p.y - 12, room - 8)
    p.flow(x + room + 6, p.y - 12, caption, width - room - 6, "Times-Roman", 9.5)


def above_rule(p: Paper, key: str, caption: str, x: float, width: float, high: float) -> None:
    """An answer on a rule, its caption below the rule."""
    p.write(key, x + 2, p.y - 12, width - 4)
    p.line(x, p.y - high + 12, x + width)
    p.text(x, p.y - high + 4, caption, "Helvetica-Oblique", 6.8)


def _rows(
    p: Paper, cell: Cell, columns: int, high: float, gap: float = 12, down: float = 9
) -> None:
    wide = (p.right - p.left - gap * (columns - 1)) / columns
    for n, key in enumerate(ONE):
        cell(p, key, p.words.label(key, ""), p.left + (wide + gap) * (n % columns), wide, high)
        if n % columns == columns - 1 or n == len(ONE) - 1:
            p.y -= high + down


def _rest(p: Paper, cell: Cell, head: Callable[[Paper, str], None], high: float) -> None:
    """Sections II to V, in boxes of the design's own cell."""
    wide = p.right - p.left
    for number, key, more in (("II", "business_objectives", YESNO[:2]),
                              ("III", "services_requested", ())):  # fmt: skip
        room = max(66, p.tall(key, wide * 0.56 - 8 if cell is at_right else wide - 16) + 28)
        p.need(room + 20 * len(more) + 36)
        head(p, number)
        cell(p, key, p.words.label(key, ""), p.left, wide, room)
        p.y -= room + 10
        for asked in more:
            _asked(p, asked)
    p.need(230)
    head(p, "IV")
    plan(p, (p.left, p.left + 180, p.left + 290, p.left + 400, p.right), "Phase", 17)
    for asked in YESNO[2:4]:
        _asked(p, asked)
    p.need(250)
    head(p, "V")
    for key in BOXES:
        p.cross(bool(p.profile.expected[key]), p.left, p.y - 10, 8)
        p.label(key, p.left + 14, p.y - 9, size=8.5, end="")
        p.y -= 14
    _asked(p, "vendor_engaged")
    p.y -= 6
    for n in VENDORS:
        for key, x, room in (
            (f"vendor_{n}_name", 0, 300),
            (f"vendor_{n}_authority", 312, wide - 312),
        ):
            cell(p, key, f"{p.words.label(key, '')} {n}", p.left + x, room, high)
        p.y -= high + 7


def _asked(p: Paper, key: str) -> None:
    p.need(18)
    p.text(p.left, p.y - 10, p.words.label(key, ""), size=8.5)
    p.among(key, p.right - 90, p.y - 10, 45, p.dot)
    p.y -= 17


def _approved(
    p: Paper, cell: Cell, head: Callable[[Paper, str], None], high: float, aside: float = 12
) -> None:
    p.need(60 + 2 * (high + 50))
    head(p, "VI")
    for who, role in SIGNERS.items():
        p.text(p.left, p.y - 10, role, "Helvetica-Bold", 9)
        p.y -= 18
        cells = (("signed_name", "Printed name", 0, 180), ("signature", "Signature", 190, 180),
                 ("signed_date", "Date", 380, p.right - p.left - 380))  # fmt: skip
        for key, caption, x, wide in cells:
            if key == "signature":
                p.picture(who, p.left + x + aside, p.y - high - 7, 100, 27)
            cell(p, f"{who}_{key}", caption, p.left + x, wide, high + 14)
        p.y -= high + 28


def _plainly(p: Paper, number: str) -> None:
    p.text(p.left, p.y - 11, p.words.section(number), "Vera", 11, Color(0.15, 0.3, 0.6))
    p.y -= 24


def outlined(p: Paper) -> None:
    """A web kit's form: outlined boxes, the caption set into the border."""
    p.text(p.left, p.y - 12, p.words.title, "VeraBd", 13)
    p.y -= 30
    _plainly(p, "I")
    _rows(p, in_border, 2, 24)
    _rest(p, in_border, _plainly, 22)
    _approved(p, in_border, _plainly, 24)


def right(p: Paper) -> None:
    """A checklist-like form: what was answered, and to its right what was asked."""
    p.text(p.left, p.y - 12, p.words.title, "Times-Bold", 16)
    p.y -= 30

    def head(q: Paper, number: str) -> None:
        q.text(q.left, q.y - 10, q.words.section(number), "Times-Bold", 12)
        q.y -= 20

    head(p, "I")
    _rows(p, at_right, 1, 20)
    _rest(p, at_right, head, 20)
    _approved(p, above_rule, head, 22)


def sidebar(p: Paper) -> None:
    """Answers on rules, three a row, the captions below; a bar with the section's name aside."""
    p.text(p.left, p.y - 12, p.words.title, "Helvetica-Bold", 14)
    p.y -= 26

    def head(q: Paper, number: str) -> None:
        q.canvas.saveState()
        q.box(20, q.y, 14, 60, 0, Color(0.2, 0.2, 0.35), None)
        q.canvas.translate(30, q.y - 56)
        q.canvas.rotate(90)
        q.text(0, 0, f"SECTION {number}", "Helvetica-Bold", 8.5, white)
        q.canvas.restoreState()
        q.text(q.left, q.y - 9, q.words.section(number), "Helvetica-Bold", 9)
        q.y -= 14

    head(p, "I")
    _rows(p, above_rule, 2, 28)
    _rest(p, above_rule, head, 28)
    _approved(p, above_rule, head, 24)


def record(p: Paper) -> None:
    """A case system's record on a turned page: labels flush right, approvals before the plan."""
    p.box(0, p.height, p.width, 30, 0, Color(0.16, 0.24, 0.2), None)
    p.text(p.left, p.height - 20, "Engagement ENGR0010427", "Vera", 11, white)
    p.y = p.height - 44

    def head(q: Paper, number: str) -> None:
        q.text(q.left, q.y - 10, q.words.section(number), "VeraBd", 9.5)
        q.line(q.left, q.y - 14, q.right, width=0.3)
        q.y -= 20

    def labelled(key: str, x: float, wide: float) -> None:
        words = p.words.label(key, "")
        p.text(
            x - 6 - pdfmetrics.stringWidth(words, "Vera", 7.5), p.y - 11, words, "Vera", 7.5, GREY
        )
        p.box(x, p.y, wide, 15, 2, None, Color(0.75, 0.75, 0.75))
        p.write(key, x + 4, p.y - 11, wide - 8)

    head(p, "I")
    half = (p.right - p.left) / 2
    for n, key in enumerate(ONE):
        labelled(key, p.left + 165 + half * (n % 2), half - 175)
        p.y -= 20 * (n % 2)
    _approved(p, at_top, head, 26)
    _rest(p, at_top, head, 24)


def at_top(p: Paper, key: str, caption: str, x: float, width: float, high: float) -> None:
    """A small caption and, under it, a box with the answer."""
    p.text(x, p.y - 6, caption, "Vera", 6.5, GREY)
    p.box(x, p.y - 9, width, high - 9, 2, None, Color(0.75, 0.75, 0.75))
    p.write(key, x + 4, p.y - 20, width - 8)


class Letters(Paper):
    """Print first and the answers last to first, each letter by itself, with ligatures."""

    def write(self, key: str, x: float, y: float, width: float) -> float:
        """Keep the answer for the page's end."""
        self.kept = [*getattr(self, "kept", []), (key, x, y, width)]
        return y - self.tall(key, width)

    def turn(self) -> None:
        """Write what was kept, and go on."""
        self._pour()
        super().turn()

    def finish(self) -> bytes:
        """The file."""
        self._pour()
        return super().finish()

    def _pour(self) -> None:
        for key, x, y, width in reversed(getattr(self, "kept", [])):
            super().write(key, x, y, width)
        self.kept = []

    def text(
        self, x: float, y: float, words: str, font: str = "Vera", size: float = 9,
        color: Color = black,
    ) -> float:  # fmt: skip
        """Each letter by itself; f with i or l as one."""
        if font == self.font:
            words = words.replace("fi", "\ufb01").replace("fl", "\ufb02")
        for letter in words:
            if letter != " ":
                super().text(x, y, letter, font, size, color)
            x += pdfmetrics.stringWidth(letter, font, size)
        return x


def letters(p: Paper) -> None:
    """A ruled form, as a print driver writes it."""
    p.text(p.left, p.y - 12, p.words.title, "VeraBd", 12)
    p.y -= 26

    def head(q: Paper, number: str) -> None:
        q.box(q.left, q.y, q.right - q.left, 14, fill=PALE)
        q.text(q.left + 4, q.y - 10.5, q.words.section(number), "VeraBd", 8.5)
        q.y -= 14 + 4 * (number in {"V", "VI"})

    def ruled(
        q: Paper, key: str, caption: str, x: float, width: float, high: float
    ) -> None:  # fmt: skip
        long = FIELDS[key].type == "long_text"
        room = 0 if long else min(170.0, width * 0.46)
        q.box(x, q.y, width, high)
        q.flow(x + 4, q.y - 11, caption, width if long else room, "Helvetica", 7.5)
        if room:
            q.line(x + room, q.y, x + room, high)
        q.write(key, x + room + 4, q.y - 11 - 13 * long, width - room - 8)

    head(p, "I")
    _rows(p, ruled, 1, 16, down=0)
    p.y -= 10
    _rest(p, ruled, head, 18)
    _approved(p, ruled, head, 24, 76)
