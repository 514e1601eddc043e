"""Section I and the questions of a PDF form, in several arrangements."""

from __future__ import annotations

from tests.layouts.catalog import PERSONS, PLAN_NOTE
from tests.layouts.sealed.board import LEFT, WIDE, Board
from tests.layouts.sealed.word_middle import ASKED
from tests.layouts.sealed.word_page import ROLES, TAIL

LONG = ("business_objectives", "services_requested")
HALF = WIDE / 2


def _people() -> list[tuple[str, str]]:
    return [(f"{who}_name", f"{who}_phone") for who in PERSONS]


def _captioned(b: Board, key: str, x: float, width: float) -> None:
    """A framed box: its caption small in the upper corner, the answer beneath."""
    b.frame(x, b.y, width, 28)
    b.y += 8
    b.say(x + 3, b.words.of(key), 6.5)
    b.y += 16
    b.answer(key, x + 3, width - 6, 14)
    b.y -= 24


def boxes(b: Board) -> None:
    """A grid of boxes with their captions inside."""
    b.band("I")
    b.y -= 12
    rows = [("engagement_title", "agency"), *_people()]
    for one, two in rows:
        _captioned(b, one, LEFT, HALF)
        _captioned(b, two, LEFT + HALF, HALF)
        b.y += 28
    for at, key in enumerate(TAIL):
        _captioned(b, key, LEFT + at * WIDE / 4, WIDE / 4)
    b.y += 40


def _ruled(b: Board, key: str, x: float, width: float) -> None:
    """Label, then the answer on a line to the end of ``width``."""
    end = b.say(x, b.words.colon(key)) + 5
    b.answer(key, end, x + width - end)
    if not b.form or not b.ruled:
        b.rule(end, x + width - end, 3)


def lines(b: Board) -> None:
    """Label and answer in a line, the phone to the right."""
    b.band("I")
    for key in ("engagement_title", "agency"):
        _ruled(b, key, LEFT, WIDE)
        b.y += 20
    for name, phone in _people():
        _ruled(b, name, LEFT, 335)
        _ruled(b, phone, LEFT + 345, WIDE - 345)
        b.y += 20
    for one, two in (TAIL[:2], TAIL[2:]):
        _ruled(b, one, LEFT, HALF - 10)
        _ruled(b, two, LEFT + HALF, HALF)
        b.y += 20
    b.y += 8


def _row(b: Board, cells: list[tuple[float, str]], height: float = 18) -> None:
    """Frames side by side, each with a label or nothing; the cursor moves to their text line."""
    x: float = LEFT
    for width, text in cells:
        b.frame(x, b.y, width, height)
        if text:
            b.y += 12
            b.say(x + 3, text, 8.5)
            b.y -= 12
        x += width


def ledger(b: Board) -> None:
    """Labels in a left column and answers in a right one; the people in a table."""
    b.band("I")
    b.y -= 12
    for key in ("engagement_title", "agency", *TAIL):
        _row(b, [(170, b.words.of(key)), (350, "")])
        b.y += 13
        b.answer(key, LEFT + 172, 346)
        b.y += 5
    b.y += 8
    b.need(110)
    _row(b, [(170, "Role"), (210, "Name"), (140, b.words.of("Contact Phone"))])
    b.y += 18
    for who, (name, phone) in zip(PERSONS, _people(), strict=True):
        _row(b, [(170, ROLES[who]), (210, ""), (140, "")])
        b.y += 13
        b.answer(name, LEFT + 172, 206)
        b.answer(phone, LEFT + 382, 136)
        b.y += 5
    b.y += 14


def stacked(b: Board) -> None:
    """Each label on a line of its own and its answer on the line below, two columns."""
    b.band("I")
    for one, two in [("engagement_title", "agency"), *_people(), TAIL[:2], TAIL[2:]]:
        b.say(LEFT, b.words.of(one), 8.5, bold=True)
        b.say(LEFT + HALF, b.words.of(two), 8.5, bold=True)
        b.y += 15
        b.answer(one, LEFT, HALF - 20)
        b.answer(two, LEFT + HALF, HALF - 20)
        b.y += 17
    b.y += 6


def questions(b: Board, roman: str) -> None:
    """A long answer in a box under its question, a short one at the end of its line."""
    if roman != "IV":
        b.band(roman)
    for key in ASKED[roman]:
        if key in LONG:
            b.need(120)
            b.say(LEFT, b.words.colon(key))
            b.y += 6
            b.frame(LEFT, b.y, WIDE, 84)
            b.y += 82
            b.answer(key, LEFT + 2, WIDE - 4, 80, dy=0)
            b.y += 18
            continue
        b.need(24)
        end = b.say(LEFT, b.words.colon(key)) + 8
        b.yes_no(key, end, 44)
        if key == "formal_project_plan":
            b.say(end + (92 if b.yes != "list" else 48), PLAN_NOTE, 6.5)
        b.y += 20
    b.y += 4


def asked_in_columns(b: Board, roman: str) -> None:
    """Questions to the left, short answers in a column to the right."""
    if roman != "IV":
        b.band(roman)
    b.y -= 12
    for key in ASKED[roman]:
        if key in LONG:
            b.need(110)
            _row(b, [(WIDE, b.words.of(key))])
            b.y += 18
            b.frame(LEFT, b.y, WIDE, 80)
            b.y += 78
            b.answer(key, LEFT + 2, WIDE - 4, 76, dy=0)
            b.y += 2
            continue
        b.need(24)
        _row(b, [(400, b.words.of(key)), (120, "")])
        b.y += 13
        b.yes_no(key, LEFT + 406, 108)
        b.y += 5
    b.y += 16
