"""A mail that asks what the directory knows is answered from it, and no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from form_templates import load_office
from intake_mailbot.domain.directory import asked

QUESTIONS = load_office("bc_crm").process.questions


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_each_wording_of_the_directory_finds_its_question(question) -> None:
    for wording in question.asks:
        assert asked(QUESTIONS, f"Hello,\nwe have a project.\n{wording}\nThank you.") == question


def test_it_is_found_in_other_words_and_in_the_subject() -> None:
    found = asked(QUESTIONS, "who deals with the vendors", "We are the Ministry of Samples.")
    assert found is not None
    assert found.id == "vendors"


@pytest.mark.parametrize(
    "text",
    [
        "Please find our checklist attached.",
        "When is the next meeting of the community?",
        "Who is on holiday next week?",
        "",
        "?!\n\n",
    ],
)
def test_what_the_directory_does_not_know_is_left_to_a_person(text: str) -> None:
    assert asked(QUESTIONS, text) is None


@given(st.text(max_size=400))
def test_foreign_text_never_fails(text: str) -> None:
    assert asked((), text) is None
    found = asked(QUESTIONS, text)
    assert found is None or found in QUESTIONS
