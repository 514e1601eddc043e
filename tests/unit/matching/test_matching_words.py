"""Words and prompts: the forms in which labels are compared, the texts that only ask."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.matching.prompts import is_prompt, without_fill
from parsers.matching.words import (
    canonical,
    canonical_words,
    only_numbers,
    without_brackets,
    words,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Requestor’s Name", "requestor's name"),
        ("Requester Name", "Requestor's Name"),
        ("Vendor(s)", "Vendor"),
        ("Telephone", "Phone"),
        ("Name of the Project", "Name Project"),
        ("Dept. Name", "Department Name"),
        ("Sig. Date", "Signature Date"),
        ("RÉQUESTOR NAME", "Requestor Name"),
        ("Testing / QA", "Testing Quality"),
    ],
)
def test_wordings_that_mean_the_same_compare_equal(one: str, other: str) -> None:
    assert canonical_words(one) == canonical_words(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Business", "Busine"), ("Status", "Statu"), ("Analysis", "Analysi")]
)
def test_endings_that_are_no_plural_stay(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@given(st.text(max_size=60))
def test_every_word_stands_where_it_says(text: str) -> None:
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)
        assert word.canonical == canonical(text[word.start : word.end])


@given(st.text(alphabet="abcDEF '’", max_size=12))
def test_case_does_not_count(text: str) -> None:
    assert canonical_words(text.upper()) == canonical_words(text.lower())


@pytest.mark.parametrize("text", ["", "12.", "(a)", "IV.", "3)", " 7a. "])
def test_the_number_of_a_question_is_only_a_number(text: str) -> None:
    assert only_numbers(text)


@pytest.mark.parametrize("text", ["Name", "12 apples", "1. Title"])
def test_a_word_is_more_than_a_number(text: str) -> None:
    assert not only_numbers(text)


def test_remarks_in_brackets_go_and_plurals_stay() -> None:
    assert without_brackets("Vendor Name(s) (print) *").split() == ["Vendor", "Names"]


@pytest.mark.parametrize(
    "text",
    [
        "Click or tap here to enter text.",
        "Click here to enter a date",
        "or tap here to enter text.",
        "lick or tap here to enter text.",
        "Choose an item.",
        "[Select one]",
        "Enter text",
        "Choose...",
        "mm/dd/yyyy",
        "(nnn) nnn-nnnn",
        "-- Select --",
        "Please select",
        "Klicken Sie hier, um Text einzugeben",
    ],
)
def test_what_asks_for_a_value_is_a_prompt(text: str) -> None:
    assert is_prompt(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Select Committee Portal",
        "Jane Doe",
        "Enterprise",
        "Picking up the old system",
        "3/4/26",
    ],
)
def test_an_answer_is_no_prompt(text: str) -> None:
    assert not is_prompt(text)


def test_a_long_answer_that_begins_like_a_prompt_is_none() -> None:
    assert not is_prompt("Enter the data of all agencies once and use it " * 3)


def test_the_fields_own_prompt_counts_however_it_is_punctuated() -> None:
    assert is_prompt(" choose PHASE ", "Choose Phase...")
    assert not is_prompt("Design", "Choose Phase...")


def test_fill_becomes_one_space() -> None:
    assert without_fill("Name: ______ Jane …… ....... end").split() == ["Name:", "Jane", "end"]
