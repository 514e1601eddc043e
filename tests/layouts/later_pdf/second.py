"""Prints of a second look: sentences to fill in, strips, labels on the frame, groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.layouts.catalog import FIELDS, PERSONS, PHASES, SIGNERS
from tests.layouts.later_pdf.kit import (
    BUYING,
    CLOSING,
    PARTS,
    PLAN,
    ROLES,
    SIGNED,
    WHY,
    Sheet,
)

SECTIONS = (("II", "business_objectives", WHY, 110), ("III", "services_requested", (), 150))
NAMES = {"name": "Name", "phone": "Phone", "signature": "Signature", "signed_name": "Print name",
         "signed_date": "Date"}  # fmt: skip


def _boxes(s: Sheet, columns: int = 1) -> None:
    """The kinds of procurement to tick."""
    for at, field_id in enumerate(BUYING):
        s.need(16)
        x = s.left + at % columns * s.wide / columns
        s.slot(field_id, (x + 3, s.y - 11, x + 11, s.y - 3))
        s.say(x + 16, s.y - 9.8, s.caption(field_id, ""), 8)
        s.y -= 14 * (at % columns == columns - 1 or at == len(BUYING) - 1)


@dataclass
class _Gaps:
    """Lines of words with gaps to write into; ``x`` is where the pen stands."""

    s: Sheet
    x: float

    def gap(self, lead: str, field_id: str, wide: float, words: str = "") -> None:
        """``lead``, a gap, and what belongs into it in brackets; on a new line where needed."""
        s, words = self.s, f"({words or self.s.caption(field_id, '')})"
        if self.x + stringWidth(lead + words, s.font, 9) + wide + 12 > s.right:
            self.stop(24)
            s.need(40)
        self.x += s.say(self.x, s.y - 12, lead, 9) + 4 if lead else 0
        s.rule(self.x, s.y - 14, self.x + wide)
        s.place(field_id, (self.x, s.y - 14, self.x + wide, s.y - 1))
        self.x += wide + 4
        self.x += s.say(self.x, s.y - 12, words, 9) + 6

    def stop(self, down: float = 26, x: float = 0) -> None:
        """Go on below."""
        self.s.y -= down
        self.x = self.s.left + x


def sentences(s: Sheet) -> None:
    """A letter with gaps: each line to write upon has its label in brackets behind it."""
    s.title()
    for line in ("To: DAS/BEST Enterprise Planning", "Re: Request for an engagement"):
        s.say(s.left, s.y - 10, line, 9.5)
        s.y -= 14
    pen = _Gaps(s, s.left)
    s.head("I")
    pen.gap("We ask for", "engagement_title", 190)
    pen.gap("on behalf of", "agency", 300)
    for who in PERSONS:
        pen.stop()
        pen.gap("", f"{who}_name", 180, ROLES[who])
        pen.gap("can be reached at", f"{who}_phone", 130, "Contact Phone")
    for field_id in CLOSING:
        pen.stop()
        pen.gap("The answer is", field_id, 160)
    pen.stop()
    for section, long, asked, high in SECTIONS:
        s.head(section, high + 60)
        s.say(s.left, s.y - 9, s.caption(long), 9)
        s.slot(long, (s.left + 8, s.y - 14 - high, s.right, s.y - 14))
        s.y -= high + 18
        _asked(s, asked)
    _gaps_below(s, pen)


def _gaps_below(s: Sheet, pen: _Gaps) -> None:
    s.head("IV", 120)
    for phase, name in PHASES.items():
        s.need(40)
        s.say(s.left, s.y - 12, f"{name}:", 9, bold=True)
        pen.stop(0, 130)
        for part, wide in zip(PARTS, (84, 66, 66), strict=True):
            pen.gap("", f"{phase}_{part}", wide)
        pen.stop(19)
    _asked(s, PLAN)
    s.head("V", 150)
    _boxes(s)
    _asked(s, ("vendor_engaged",))
    for n in s.vendors:
        s.need(30)
        pen.stop(0)
        pen.gap(f"{n}.", f"vendor_{n}_name", 150)
        pen.gap("by", f"vendor_{n}_authority", 110)
        pen.stop(20)
    s.head("VI")
    for who in SIGNERS:
        s.need(60)
        pen.stop(0)
        for part, wide in zip(SIGNED, (140, 150, 80), strict=True):
            pen.gap("", f"{who}_{part}", wide, f"{ROLES[who]}, {NAMES[part].lower()}")
        pen.stop(34)


def _asked(s: Sheet, ids: Sequence[str]) -> None:
    for field_id in ids:
        s.need(20)
        used = s.say(s.left, s.y - 11, s.caption(field_id), 8.5)
        s.options(field_id, s.left + used + 10, s.y - 11, 0)
        s.y -= 18


def _strip(s: Sheet, row: Sequence[tuple[str, str]], high: float = 19, lead: str = "") -> None:
    """White words on dark cells, each before its answer; ``lead`` is a cell at the left."""
    shares = [("", 4.0)] if lead else []
    for field_id, words in row:
        short = len(words or s.caption(field_id)) < 14
        shares += [("", 1.2 if short and lead else 3.0), ("", 2.2 if lead else 4.0)]
    rects = s.cells(high, shares)
    if lead:
        s.words_in(rects.pop(0), lead, 7.5, bold=True)
    for at, (field_id, words) in enumerate(row):
        x0, y0, x1, y1 = rects[2 * at]
        s.canvas.setFillGray(0.25)
        s.canvas.rect(x0, y0, x1 - x0, y1 - y0, stroke=0, fill=1)
        lines = s.fits(words or s.caption(field_id), x1 - x0 - 5, 7)
        for down, line in enumerate(lines):
            y = (y0 + y1) / 2 + len(lines) * 4 - 7 - down * 8
            s.white_on_dark(x0 + 3, y, line, 7, dark=True)
        s.answer(field_id, rects[2 * at + 1])


def strips(s: Sheet) -> None:
    """White words on dark cells, each before its answer; a phase in one strip of seven cells."""
    s.title()

    s.head("I")
    _strip(s, [("engagement_title", ""), ("agency", "")], 24)
    for who in PERSONS:
        _strip(s, [(f"{who}_name", ROLES[who]), (f"{who}_phone", "Phone")])
    _strip(s, [(f, "") for f in CLOSING[:2]])
    _strip(s, [(f, "") for f in CLOSING[2:]])
    for section, long, asked, high in SECTIONS:
        s.head(section, high + 60)
        _strip(s, [(long, "")], high)
        for field_id in asked:
            _strip(s, [(field_id, "")], 22)
    s.head("IV", 200)
    for phase, name in PHASES.items():
        _strip(s, [(f"{phase}_{p}", "") for p in PARTS], 18, lead=name)
    for field_id in PLAN:
        _strip(s, [(field_id, "")], 22)
    s.head("V", 150)
    _boxes(s, 2)
    _strip(s, [("vendor_engaged", "")], 22)
    for n in s.vendors:
        _strip(s, [(f"vendor_{n}_{p}", "") for p in ("name", "authority")])
    s.head("VI", 110)
    for who in SIGNERS:
        _strip(s, [(f"{who}_{p}", f"{ROLES[who]}: {NAMES[p]}") for p in SIGNED], 32)


def framed(s: Sheet) -> None:
    """The label set into the upper line of its frame, as phones' forms have it."""
    s.title()

    def frame(row: Sequence[tuple[str, str]], high: float = 24) -> None:
        s.need(high + 8)
        step = s.wide / len(row)
        for at, (field_id, own) in enumerate(row):
            x0, x1 = s.left + at * step, s.left + (at + 1) * step - 6
            s.canvas.setStrokeGray(0.5)
            s.canvas.setLineWidth(0.6)
            s.canvas.roundRect(x0, s.y - high, x1 - x0, high, 4)
            words = own or s.caption(field_id, "")
            s.canvas.setFillGray(1)
            wide = stringWidth(words, s.font, 6.5)
            s.canvas.rect(x0 + 6, s.y - 3, wide + 4, 6, stroke=0, fill=1)
            s.say(x0 + 8, s.y - 2.2, words, 6.5)
            s.answer(field_id, (x0 + 4, s.y - high + 1, x1 - 4, s.y - 4), kind="radio")
        s.y -= high + 8

    s.head("I")
    s.y -= 4
    frame([("engagement_title", "")])
    frame([("agency", "")])
    for who in PERSONS:
        frame([(f"{who}_name", ""), (f"{who}_phone", f"{ROLES[who]}'s phone")])
    frame([(f, "") for f in CLOSING])
    for section, long, asked, high in SECTIONS:
        s.head(section, high + 60)
        s.y -= 4
        frame([(long, "")], high)
        for field_id in asked:
            frame([(field_id, "")], 20)
    s.head("IV", 200)
    s.y -= 4
    for phase, name in PHASES.items():
        frame([(f"{phase}_{p}", f"{name} - {s.caption(f'{phase}_{p}', '')}") for p in PARTS], 20)
    for field_id in PLAN:
        frame([(field_id, "")], 20)
    s.head("V", 150)
    _boxes(s, 2)
    s.y -= 8
    frame([("vendor_engaged", "")], 20)
    for n in s.vendors:
        frame([(f"vendor_{n}_{p}", f"{s.caption(f'vendor_{n}_{p}', '')} {n}")
               for p in ("name", "authority")])  # fmt: skip
    s.head("VI", 110)
    s.y -= 4
    for who in SIGNERS:
        frame([(f"{who}_{p}", s.who(f"{who}_{p}")) for p in SIGNED], 36)


def grouped(s: Sheet) -> None:
    """Bare labels ("Name", "Phone", "Date") under the bold title of their group, on rules."""
    s.title()

    def line(field_id: str, words: str, indent: float = 20) -> None:
        s.need(36)
        used = s.say(s.left + indent, s.y - 12, f"{words}:", 8.5)
        x0 = max(s.left + indent + used + 6, s.left + 120)
        high = 28 if field_id.endswith("_signature") else 15
        if FIELDS[field_id].type != "yes_no":
            s.rule(x0, s.y - 14, s.right)
        s.answer(field_id, (x0, s.y - 15, s.right, s.y - 15 + high))
        s.y -= 18

    def group(words: str, room: float = 90) -> None:
        s.need(room)
        s.y -= 3
        s.say(s.left + 8, s.y - 11, words, 9, bold=True)
        s.y -= 14

    s.head("I")
    line("engagement_title", s.caption("engagement_title"), 8)
    line("agency", s.caption("agency"), 8)
    for who in PERSONS:
        group(ROLES[who])
        for part in ("name", "phone"):
            line(f"{who}_{part}", NAMES[part])
    group("Dates and type", 90)
    for field_id in CLOSING:
        line(field_id, s.caption(field_id))
    for section, long, asked, high in SECTIONS:
        s.head(section, high + 60)
        group(s.caption(long), high)
        s.box((s.left + 8, s.y - high, s.right, s.y))
        s.slot(long, (s.left + 11, s.y - high, s.right - 3, s.y - 2))
        s.y -= high + 4
        _asked(s, asked)
    _groups_below(s, line, group)


def _groups_below(s: Sheet, line: Callable[[str, str], None], group: Callable[[str], None]) -> None:
    s.head("IV", 100)
    for phase, name in PHASES.items():
        group(name)
        for part in PARTS:
            line(f"{phase}_{part}", s.caption(f"{phase}_{part}", ""))
    _asked(s, PLAN)
    s.head("V", 150)
    _boxes(s)
    _asked(s, ("vendor_engaged",))
    for n in s.vendors:
        group(f"Vendor {n}")
        line(f"vendor_{n}_name", "Name")
        line(f"vendor_{n}_authority", s.caption(f"vendor_{n}_authority", ""))
    s.head("VI", 120)
    for who in SIGNERS:
        group(ROLES[who])
        s.y -= 12
        for part in SIGNED:
            line(f"{who}_{part}", NAMES[part])
