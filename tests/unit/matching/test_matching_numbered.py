"""Numbered questions are no sections, numbered sections are."""

from __future__ import annotations

from parsers.matching.flow import flow
from parsers.matching.labels import find_labels
from parsers.matching.structure import resolve
from parsers.matching.vocabulary import vocabulary
from tests.unit.matching.sheets import Block, form, read, sheet, values

QUESTIONS = (
    "1. Engagement Title", "2. Requestor's Name", "3. Agency Name", "4. Date Requested",
    "5. Desired Go-Live Date", "6. Current Project Phase", "7. Type of Request",
)  # fmt: skip


def sections(*blocks: Block) -> list[str]:
    words = vocabulary(form())
    cells = flow(sheet(*blocks))
    found = resolve(words, cells, find_labels(words, cells)).headings
    return [heading.label.keys[0] for heading in found]


def test_questions_numbered_beyond_the_sections_are_none() -> None:
    assert sections(*QUESTIONS) == []


def test_the_answers_of_numbered_questions_are_read() -> None:
    answers = ("Portal", "Ann Roe", "Motor", "3/4/2026", "9/1/2026", "Design", "IT Procurement")
    parsed = read(*zip(QUESTIONS, answers, strict=True))
    assert values(parsed, "requestor_name", "agency", "request_type") == (
        "Ann Roe",
        "Motor",
        "IT Procurement",
    )


def test_sections_between_numbered_questions_are_known_by_their_own_numbers() -> None:
    first, rest = QUESTIONS[:3], QUESTIONS[3:]
    assert sections(
        "Section 1: About you", *first, "Section 2: What for", *rest, "8. Is this mandated? No"
    ) == ["I", "II"]


def test_as_many_numbered_lines_as_sections_are_counted() -> None:
    assert sections(
        "1. You", "Engagement Title: A", "2. What for", "3. Wants", "4. Days", "5. Buying",
        "6. Names",
    ) == ["I", "II", "III", "IV", "V", "VI"]  # fmt: skip


SIX = "1. You", "Engagement Title: A", "2. What for", "3. Wants", "4. Days", "5. Buying", "6. Names"


def test_numbered_lines_beyond_the_sections_that_ask_nothing_are_none() -> None:
    counted = ["I", "II", "III", "IV", "V", "VI"]
    beyond = "7. For office use only", "Send this form to the office by mail."
    assert sections(*SIX, "Agency IT Manager", "Print Name: Bo", *beyond) == counted
    assert sections(*SIX, *beyond, "8. How to send it in") == counted


def test_numbered_lines_that_ask_beyond_the_sections_are_the_print_s_own_parts() -> None:
    assert sections(*SIX, "7. Days again", "Date Requested: 1/2/2026") == []


def test_a_few_numbered_questions_may_be_sections() -> None:
    assert sections("1. Agency details", "Engagement Title: A", "2. Objectives of it") == [
        "I",
        "II",
    ]


def test_questions_by_letters_say_nothing_about_how_many_there_are() -> None:
    assert sections(
        "A. Information on the agency", "B. The objectives of it", "H. Date Requested"
    ) == ["I", "II"]
