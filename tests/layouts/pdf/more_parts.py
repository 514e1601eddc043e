"""More ways of laying a section out: captions under rules, people in columns."""

from __future__ import annotations

from tests.layouts.catalog import PERSONS, PHASES
from tests.layouts.pdf.parts import essay
from tests.layouts.pdf.sheet import LEFT, RIGHT, PdfSheet
from tests.layouts.word.identity import LAST, ROWS
from tests.layouts.word.planning import ASKED, LONG
from tests.layouts.words import ROLES

PARTS = (("status", "Status"), ("start", "Start"), ("finish", "Finish"))


def captions(s: PdfSheet) -> None:
    """Section I with a rule for each value and its caption small under the rule."""
    s.heading("I")
    s.y -= 4
    for group in (*ROWS[:-1], LAST[:2], LAST[2:]):
        x, wide = LEFT, (RIGHT - LEFT) / len(group)
        low = s.y - 18
        for f in group:
            s.rule(x, low, x + wide - 14)
            s.slot(f, (x, low + 0.5, x + wide - 14, s.y - 2))
            s.say(x, low - 8, s.words.label(f, ""), 6.5)
            x += wide
        s.y = low - 13


def people_matrix(s: PdfSheet) -> None:
    """People as columns: a head of roles, a row of names, a row of phones."""
    s.heading("I")
    for f in ("engagement_title", "agency", *LAST):
        low = s.y - 17
        s.box((LEFT, low, 190, s.y), fill=0.95)
        s.say(LEFT + 3, low + 5, s.words.label(f), 8)
        s.box((190, low, RIGHT, s.y))
        s.slot(f, (192, low + 2, RIGHT - 2, s.y - 2))
        s.y = low
    s.y -= 6
    stops = [LEFT, *(LEFT + 62 + 115 * i for i in range(5))]
    for i, who in enumerate(PERSONS, 1):
        for j, line in enumerate(s.lines(s.words.word(ROLES[who]), 108, 7, bold=True)):
            s.say(stops[i] + 3, s.y - 9 - 8 * j, line, 7, bold=True)
    s.y -= 20
    for part, word in (("name", "Name"), ("phone", s.words.word("Contact Phone"))):
        low = s.y - 20
        s.box((stops[0], low, stops[1], s.y))
        s.say(stops[0] + 2, low + 7, word, 6.5)
        for i, who in enumerate(PERSONS, 1):
            s.box((stops[i], low, stops[i + 1], s.y))
            s.slot(f"{who}_{part}", (stops[i] + 2, low + 2, stops[i + 1] - 2, s.y - 2))
        s.y = low


def answers_right(s: PdfSheet, number: str) -> None:
    """Questions with Yes and No as columns at the right margin."""
    if number != "IV":
        s.heading(number)
    short = [f for f in ASKED[number] if f not in LONG]
    for f in ASKED[number]:
        if f in LONG:
            essay(s, f, 105 if f == LONG[0] else 140)
    if not short:
        return
    s.need(16 + 16 * len(short))
    s.say(RIGHT - 62, s.y - 10, "Yes", 8, bold=True)
    s.say(RIGHT - 28, s.y - 10, "No", 8, bold=True)
    s.y -= 13
    for f in short:
        low = s.y - 13
        s.say(LEFT, low + 2, s.words.label(f), 8.5)
        for x, option in ((RIGHT - 59, "Yes"), (RIGHT - 26, "No")):
            s.slot(f, (x, low, x + 9, low + 9), "check", option)
        s.y -= 16


def phase_captions(s: PdfSheet) -> None:
    """Two lines a phase: its name, then three boxes each with its caption above."""
    s.heading("IV")
    wide = (RIGHT - LEFT - 140) / 3
    for phase, label in PHASES.items():
        s.need(30)
        low = s.y - 27
        s.say(LEFT, low + 8, s.words.word(label), 8, bold=True)
        for i, (part, word) in enumerate(PARTS):
            x = LEFT + 140 + wide * i
            s.say(x, s.y - 8, s.words.word(word), 6.5)
            s.box((x, low + 1, x + wide - 8, s.y - 10))
            s.slot(f"{phase}_{part}", (x + 1, low + 2, x + wide - 9, s.y - 11))
        s.y = low - 1


def sign_captions(s: PdfSheet) -> None:
    """Rules with their captions below: … Signature, Printed Name, Date."""
    s.heading("VI")
    stops = (LEFT, 270.0, 450.0, RIGHT)
    for who in s.signers:
        s.need(52)
        low = s.y - 36
        words = (f"{s.words.role(who)} Signature", "Printed Name", "Date")
        parts = ("signature", "signed_name", "signed_date")
        for i, (word, part) in enumerate(zip(words, parts, strict=True)):
            s.rule(stops[i], low, stops[i + 1] - 12)
            s.say(stops[i], low - 8, word, 6.5)
            high = 30 if part == "signature" else 14
            s.slot(f"{who}_{part}", (stops[i], low + 1, stops[i + 1] - 12, low + high))
        s.y = low - 14
