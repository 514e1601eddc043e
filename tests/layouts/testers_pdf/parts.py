"""The parts of a PDF print: headings, questions, phases, ticks, vendors, signers."""

from __future__ import annotations

from collections.abc import Sequence

from tests.layouts.catalog import BOXES, FIELDS, PHASES, PLAN_NOTE, SIGNERS, VENDOR_NOTE
from tests.layouts.testers_pdf.sheet import Rect, Sheet

NOTES = {"formal_project_plan": PLAN_NOTE, "vendor_engaged": VENDOR_NOTE}
SIGNED = {"signature": "Signature", "signed_name": "Printed Name", "signed_date": "Date"}


def title(s: Sheet) -> None:
    """The title of the print."""
    s.c.setFont(s.plain, 9)
    s.c.drawCentredString(s.wide / 2, s.y, "Bureau of Enterprise Systems and Technology")
    s.c.setFont(s.heavy, 15)
    s.c.drawCentredString(s.wide / 2, s.y - 19, "Customer Engagement Profile")
    s.y -= 32


def head(s: Sheet, roman: str, room: float = 90) -> None:
    """A section's heading, in a bar where this print shades."""
    s.need(room)
    s.look.reset()
    s.y -= 6
    if s.look.shade:
        s.frame((s.left, s.y - 15, s.right, s.y), fill=True)
    s.text(s.left + 3, s.y - 11, s.look.section(roman), 10, bold=True)
    s.y -= 17


def row(s: Sheet, high: float, weights: Sequence[float]) -> list[Rect]:
    """The rectangles of a row's cells, framed; the cursor goes below it."""
    s.need(high)
    step, x, out = (s.right - s.left) / sum(weights), s.left, []
    for weight in weights:
        rect = (x, s.y - high, x + weight * step, s.y)
        s.frame(rect)
        out.append(rect)
        x += weight * step
    s.y -= high
    return out


def asked(s: Sheet, key: str) -> None:
    """A question with its answer behind it and, of some, a note."""
    words = s.look.label(key)
    lines = s.split(words, s.right - s.left - 120, 9, s.look.bold)
    high = 8 + 11 * len(lines)
    s.need(high)
    for at, line in enumerate(lines):
        used = s.text(s.left + 3, s.y - 12 - 11 * at, line, 9, s.look.bold)
    x, y = s.left + used + 12, s.y - 13 - 11 * (len(lines) - 1)
    x = choices(s, key, x, y)
    if key in NOTES:
        s.text(x + 6, y + 1, NOTES[key] if x < s.right - 210 else "", 7)
    s.y -= high


def choices(s: Sheet, key: str, x: float, y: float) -> float:
    """An answer of yes or no in this print's way; where it ends."""
    if s.yes_no == "words":
        s.answer(key, (x, y - 2.5, x + 58, y + 10.5))
        return x + 58
    for word in ("Yes", "No"):
        if s.yes_no == "radio" and s.form:
            s.radio(key, x, y - 1, word)
        else:
            s.box(key, x, y - 1, s.profile.written[key] == word, word)
        x += 13
        x += s.text(x, y + 1, word, 9) + 12
    return x


def phases(s: Sheet) -> None:
    """The table of phases."""
    weights = (3.2, 2.2, 1.8, 1.8)
    s.need(60)
    cells = row(s, 15, weights)
    for rect, words in zip(cells, ("Project Phase", "Status", "Start", "Finish"), strict=True):
        s.text(rect[0] + 3, rect[1] + 4, s.look.word(words), 8.5, bold=True)
    for phase in PHASES:
        first, *rest = row(s, 17, weights)
        s.text(first[0] + 3, first[1] + 5, s.look.phase(phase), 8.5)
        for rect, part in zip(rest, ("status", "start", "finish"), strict=True):
            s.answer(f"{phase}_{part}", _inner(rect))


def ticked(s: Sheet) -> None:
    """The kinds of procurement, two abreast as the source has them."""
    s.need(70)
    middle = (s.left + s.right) / 2 + 20
    for x, keys in ((s.left + 4, BOXES[:4]), (middle, BOXES[4:])):
        for at, key in enumerate(keys):
            y = s.y - 13 - 15 * at
            s.box(key, x, y, s.profile.written[key] == "x")
            s.text(x + 14, y + 1.5, s.look.word(FIELDS[key].label), 8)
    s.y -= 64


def vendors(s: Sheet) -> None:
    """The table of vendors."""
    cells = row(s, 15, (3, 2))
    for rect, words in zip(cells, ("Vendor Name(s)", "Purchasing Authority"), strict=True):
        s.text(rect[0] + 3, rect[1] + 4, s.look.word(words), 8.5, bold=True)
    for n in (1, 2):
        for rect, part in zip(row(s, 17, (3, 2)), ("name", "authority"), strict=True):
            s.answer(f"vendor_{n}_{part}", _inner(rect))


def _inner(rect: Rect) -> Rect:
    return rect[0] + 2, rect[1] + 1.5, rect[2] - 2, rect[3] - 1.5


def _place(s: Sheet, who: str, part: str, rect: Rect) -> None:
    if part == "signature":
        s.signature(f"{who}_signature", rect)
    else:
        s.answer(f"{who}_{part}", rect)


def matrix(s: Sheet) -> None:
    """A row a signer."""
    weights = (2.3, 3, 2.4, 1.6)
    cells = row(s, 15, weights)
    for rect, words in zip(cells, ("", *SIGNED.values()), strict=True):
        s.text(rect[0] + 3, rect[1] + 4, s.look.word(words) if words else "", 8.5, bold=True)
    for who in SIGNERS:
        first, *rest = row(s, 32, weights)
        for at, line in enumerate(s.split(s.look.role(who), first[2] - first[0] - 6, 8.5)):
            s.text(first[0] + 3, first[3] - 12 - 10 * at, line, 8.5)
        for rect, part in zip(rest, SIGNED, strict=True):
            inner = _inner(rect)
            _place(s, who, part, inner if part == "signature" else (*inner[:3], inner[1] + 15))


def under(s: Sheet) -> None:
    """Rules to sign on, what each is for under it in small print, the role over them."""
    for who in SIGNERS:
        s.need(66)
        s.text(s.left, s.y - 12, s.look.role(who), 9, bold=True)
        y, step = s.y - 46, (s.right - s.left) / 9
        for at, wide, part in (
            (0, 4, "signature"),
            (4.2, 3, "signed_name"),
            (7.4, 1.6, "signed_date"),
        ):
            x0, x1 = s.left + at * step, s.left + (at + wide) * step
            s.rule(x0, y, x1)
            s.text(x0, y - 9, s.look.word(SIGNED[part]), 7)
            _place(s, who, part, (x0, y + 1, x1, y + (28 if part == "signature" else 15)))
        s.y -= 62


def lines(s: Sheet) -> None:
    """Signature and date in one line, the printed name in the next."""
    for who in SIGNERS:
        s.need(76)
        s.text(s.left, s.y - 12, s.look.role(who), 9, bold=True)
        y = s.y - 44
        for x, words, end, part in ((s.left, "Signature:", 330, "signature"),
                                    (390, "Date:", s.right, "signed_date")):  # fmt: skip
            start = x + s.text(x, y, words, 9) + 4
            s.rule(start, y - 2, end)
            _place(s, who, part, (start, y - 1, end, y + (28 if part == "signature" else 13)))
        start = s.left + s.text(s.left, y - 20, "Printed Name:", 9) + 4
        s.rule(start, y - 22, 330)
        s.answer(f"{who}_signed_name", (start, y - 21, 330, y - 7))
        s.y -= 74


def ending(s: Sheet) -> None:
    """Sections IV to VI."""
    head(s, "IV", 190)
    phases(s)
    s.y -= 4
    asked(s, "depends_on_other_agencies")
    asked(s, "formal_project_plan")
    head(s, "V", 170)
    ticked(s)
    asked(s, "vendor_engaged")
    vendors(s)
    head(s, "VI", 150)
    {"matrix": matrix, "under": under, "lines": lines}[s.approvals](s)
