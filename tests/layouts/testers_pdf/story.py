"""Prints that reportlab's platypus lays out: tables of paragraphs, or one line after another."""

from __future__ import annotations

import io
import random
from xml.sax.saxutils import escape

from reportlab.lib.colors import grey, lightgrey
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Image, Paragraph, SimpleDocTemplate, Spacer, Table

from tests.layouts import strokes
from tests.layouts.catalog import BOXES, FIELDS, PHASES, SIGNERS
from tests.layouts.testers_pdf.parts import NOTES, SIGNED
from tests.layouts.testers_word.form import CLOSING, IDENTITY, PLAN, WHY
from tests.layouts.testers_word.look import Look
from tests.layouts.truth import Profile

_KEYS = tuple(k for line in IDENTITY for k in line)
_LONG: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("II", "business_objectives", WHY),
    ("III", "services_requested", ()),
)


class Story:
    """One print as a list of flowables."""

    def __init__(self, profile: Profile, look: Look, rng: random.Random, marks: str) -> None:
        self.profile, self.look, self.rng, self.marks = profile, look, rng, marks
        font = "Times-Roman" if "Times" in look.font else "Helvetica"
        self.style = ParagraphStyle("p", fontName=font, fontSize=9, leading=11)
        self.parts: list[Flowable] = []

    def para(self, *inside: str) -> Paragraph:
        """A paragraph of marked-up text."""
        return Paragraph("".join(inside), self.style)

    def label(self, key: str) -> str:
        """A label, bold where this print has bold labels."""
        text = escape(self.look.label(key))
        return f"<b>{text}</b>" if self.look.bold else text

    def shown(self, key: str) -> str:
        """An answer as text."""
        return escape(self.profile.written[key]).replace("\n", "<br/>")

    def box(self, on: bool) -> str:
        """A check box in letters."""
        if self.marks == "dingbat":
            return f'<font name="ZapfDingbats">{chr(0x2714 if on else 0x274F)}</font>'
        return "[X]" if on else "[&nbsp;&nbsp;]"

    def add(self, *some: Flowable) -> None:
        """Put flowables behind the others."""
        self.parts += some

    def head(self, roman: str) -> None:
        """A section's heading."""
        self.look.reset()
        self.add(
            Spacer(1, 6), self.para(f"<b>{escape(self.look.section(roman))}</b>"), Spacer(1, 4)
        )

    def table(self, lines: list[list[object]], wide: tuple[float, ...], head: bool = False) -> None:
        """A table, its first line shaded where it is a head."""
        look: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
        look += [("GRID", (0, 0), (-1, -1), 0.5, grey)] if self.look.borders or head else []
        look += [("BACKGROUND", (0, 0), (-1, 0), lightgrey)] if head else []
        self.add(Table(lines, colWidths=list(wide), style=look, spaceAfter=6))

    def asked(self, key: str) -> None:
        """A question with its answer and note."""
        note = f" <i>{escape(NOTES[key])}</i>" if key in NOTES else ""
        self.add(self.para(self.label(key), " &nbsp; ", self.shown(key), note), Spacer(1, 3))

    def signature(self, who: str) -> object:
        """A picture, or nothing."""
        if self.profile.signatures[f"{who}_signature"] != "signed":
            return ""
        return Image(io.BytesIO(strokes.picture(self.rng)), width=120, height=30)

    def middle(self) -> None:
        """Sections II and III."""
        for roman, key, questions in _LONG:
            self.head(roman)
            self.table([[self.para(self.label(key))], [self.para(self.shown(key))]], (520,))
            for question in questions:
                self.asked(question)

    def planned(self) -> None:
        """Section IV."""
        self.head("IV")
        words = ("Project Phase", "Status", "Start", "Finish")
        lines: list[list[object]] = [[self.para(f"<b>{self.look.word(w)}</b>") for w in words]]
        for phase in PHASES:
            cells = [self.para(escape(self.look.phase(phase)))]
            cells += [self.para(self.shown(f"{phase}_{p}")) for p in ("status", "start", "finish")]
            lines.append(list(cells))
        self.table(lines, (190, 120, 105, 105), head=True)
        for key in PLAN:
            self.asked(key)

    def bought(self) -> None:
        """Section V."""
        self.head("V")
        ticks = [
            self.para(self.box(self.profile.written[k] == "x"), "&nbsp;",
                      escape(self.look.word(FIELDS[k].label))) for k in BOXES
        ]  # fmt: skip
        self.table([[ticks[:4], ticks[4:]]], (270, 250))
        self.asked("vendor_engaged")
        words = ("Vendor Name(s)", "Purchasing Authority")
        lines: list[list[object]] = [[self.para(f"<b>{self.look.word(w)}</b>") for w in words]]
        lines += [[self.para(self.shown(f"vendor_{n}_{p}")) for p in ("name", "authority")]
                  for n in (1, 2)]  # fmt: skip
        self.table(lines, (310, 210), head=True)

    def approved(self) -> None:
        """Section VI."""
        self.head("VI")
        words = ("", *SIGNED.values())
        lines: list[list[object]] = [[self.para(f"<b>{self.look.word(w)}</b>") for w in words]]
        for who in SIGNERS:
            rest = [self.para(self.shown(f"{who}_{p}")) for p in ("signed_name", "signed_date")]
            role = self.para(escape(self.look.role(who)))
            lines.append([role, self.signature(who), *rest])
        self.table(lines, (130, 150, 140, 100), head=True)

    def made(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        size = A4 if self.look.a4 else LETTER
        doc = SimpleDocTemplate(out, pagesize=size, invariant=1, leftMargin=36, rightMargin=36,
                                topMargin=46, bottomMargin=46)  # fmt: skip
        for part in (self.middle, self.planned, self.bought, self.approved):
            part()
        doc.build(self.parts)
        return out.getvalue()


def _titled(s: Story) -> None:
    s.add(s.para('<font size="15"><b>Customer Engagement Profile</b></font>'), Spacer(1, 10))
    s.head("I")


def tables(s: Story) -> None:
    """Section I as a table of labels and answers."""
    _titled(s)
    lines: list[list[object]] = [
        [s.para(s.label(k)), s.para(s.shown(k))] for k in (*_KEYS, *CLOSING)
    ]
    s.table(lines, (200, 320))


def grid(s: Story) -> None:
    """Section I as the source has it, label and answer in one cell."""
    _titled(s)
    for keys in IDENTITY:
        line: list[object] = [s.para(s.label(k), " ", s.shown(k)) for k in keys]
        s.table([line], (350, 170) if len(keys) == 2 else (520,))
    s.table([[s.para(s.label(k), "<br/>", s.shown(k)) for k in CLOSING]], (130,) * 4)


def lines(s: Story) -> None:
    """Section I as paragraphs, a fact a line."""
    _titled(s)
    for key in (*_KEYS, *CLOSING):
        s.add(s.para(s.label(key), " ", s.shown(key)), Spacer(1, 4))
