"""Prints of strangers: a second language, other questions beside ours, captions under lines."""

from __future__ import annotations

import pytest

from tests.unit.matching.sheets import Block, mark, read, values

PERSONS: list[Block] = [
    ("Requestor's Name", "Ann Page", "Demandeur"),
    ("Contact Phone", "860-555-0101", "Téléphone"),
    ("Agency Business Sponsor's Name", "Bo Yi", "Promoteur"),
    ("Contact Phone", "860-555-0102", "Téléphone"),
    ("Agency IT Director's Name", "Ravi Rao", "Directeur"),
    ("Contact Phone", "860-555-0103", "Téléphone"),
]


def test_an_answer_between_its_question_in_two_languages_is_the_question_s() -> None:
    parsed = read("Customer Engagement Profile", *PERSONS)
    told = values(parsed, "requestor_phone", "business_sponsor_phone", "it_director_phone")
    assert told == ("+18605550101", "+18605550102", "+18605550103")


@pytest.mark.parametrize("rows", [PERSONS, [row[:2] for row in PERSONS]])
def test_a_print_without_a_project_manager_gives_him_nobody_s_phone(rows: list[Block]) -> None:
    told = read("Customer Engagement Profile", *rows).fields
    assert told["project_manager_phone"].value is None
    assert told["requestor_phone"].value == "+18605550101"


def test_two_phones_in_a_row_are_two_persons() -> None:
    parsed = read(
        "Customer Engagement Profile",
        ("Requestor's Name", "Ann Page", "Agency IT Director's Name", "Ravi Rao"),
        ("Contact Phone", "860-555-0101", "Contact Phone", "860-555-0103"),
    )
    assert values(parsed, "requestor_phone", "it_director_phone") == (
        "+18605550101",
        "+18605550103",
    )


@pytest.mark.parametrize("other", ["Title", "Job Title", "Title/Position", "E-mail"])
def test_a_caption_of_another_s_is_nobody_s_name(other: str) -> None:
    parsed = read(
        "VI. Agency Approvals",
        (mark(), "Ann Page", "Chief", "01/02/2026"),
        ("Agency IT Manager – Signature", "Printed Name", other, "Date"),
    )
    assert parsed.fields["it_manager_signed_name"].value == "Ann Page"


def test_what_stands_over_a_label_and_cannot_answer_it_is_not_surely_its_answer() -> None:
    parsed = read(
        "Customer Engagement Profile",
        ("Ann Page", "to be told"),
        ("(Requestor's Name)", "(Requestor's Contact Phone)"),
    )
    told = parsed.fields["requestor_phone"]
    assert told.value is None
    assert told.confidence < 0.8
