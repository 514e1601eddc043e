"""Prompts and hints: what is printed where an answer belongs, and is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.matching.prompts import asks_for, is_prompt
from parsers.matching.values import match_choice, normalise
from tests.unit.matching.sheets import form, read, values

PHASES = form()["current_phase"].choices


@pytest.mark.parametrize(
    "text",
    [
        "Enter vendor name(s)",
        "[Enter vendor name]",
        "Please type the vendor's name…",
        "Fill in your vendor names.",
        "<Provide vendor name>",
    ],
)
def test_words_that_bid_to_fill_in_the_label_ask_for_it(text: str) -> None:
    assert asks_for(text, "Vendor Name(s)")


@pytest.mark.parametrize(
    "text", ["Enter The Dragon LLC", "Vendor name", "Enter", "Enter the", "Provide vendor training"]
)
def test_words_of_somebody_s_own_ask_for_nothing(text: str) -> None:
    assert not asks_for(text, "Vendor Name(s)")


def test_a_long_sentence_that_begins_like_a_bidding_is_an_answer() -> None:
    assert not asks_for("Add vendor " + "name " * 20, "Vendor Name(s)")


def test_what_asks_for_the_label_is_no_value_of_its_field() -> None:
    told = normalise(form()["agency"], "Enter agency name")
    assert (told.value, told.shown) == (None, "Enter agency name")
    assert normalise(form()["agency"], "Enterprise Agency").value == "Enterprise Agency"


def test_a_bidding_in_a_cell_is_an_empty_field() -> None:
    parsed = read(("Engagement Title", "Enter engagement title"), ("Agency Name", "A"))
    assert values(parsed, "engagement_title", "agency") == (None, "A")


@pytest.mark.parametrize("text", ["Enter", "Please select", "[Choose]", "Pick…"])
def test_a_bidding_that_lost_what_it_asks_for_is_a_prompt(text: str) -> None:
    assert is_prompt(text)
    assert not is_prompt("Selection Board")


def test_a_field_s_own_prompt_is_one_however_it_is_pointed() -> None:
    assert is_prompt("choose phase", "Choose Phase...")
    assert not is_prompt("Design", "Choose Phase...")


@given(st.sampled_from(PHASES), st.booleans())
def test_a_choice_without_its_spaces_is_that_choice(choice: str, lower: bool) -> None:
    run = "".join(choice.split())
    assert match_choice(run.lower() if lower else run, PHASES) == choice


def test_letters_of_two_choices_run_together_are_neither() -> None:
    assert match_choice("DesignConstruction", PHASES) is None
    assert match_choice("Desig", PHASES) is None
