"""A person is taken out of texts; what was said stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.domain.redacting import ERASED, Words, written

PAT = Words.of(["pat.example@agency.example.gov", "Pat Example", "Al"])


def test_an_address_and_a_name_go_whatever_their_letters():
    said = "PAT EXAMPLE <Pat.Example@agency.example.gov> asked"
    assert PAT.text(said) == f"{ERASED} <{ERASED}> asked"


def test_a_part_of_another_word_stays():
    assert PAT.text("xpat.example@agency.example.gov") == "xpat.example@agency.example.gov"


def test_words_too_short_to_be_told_apart_are_left():
    assert PAT.text("Al and all") == "Al and all"


def test_without_words_nothing_changes():
    assert Words.of([""]).text("anything") == "anything"


def test_ids_of_a_course_stay_and_what_people_wrote_does_not():
    course = {"stage": "Pat Example", "tasks": [{"task": "contact", "by": "Pat Example"}]}
    assert PAT.free(course) == {
        "stage": "Pat Example",
        "tasks": [{"task": "contact", "by": ERASED}],
    }


def test_what_people_wrote_is_found_however_deep():
    event = [{"note": "call Jo", "choice": "ready"}, {"assignment": {"contact": "Kim"}}]
    assert written(event) == {"call Jo", "Kim"}


@given(st.recursive(st.text() | st.none() | st.booleans(), st.lists))
def test_nothing_of_a_plain_value_is_lost_but_the_words(value: object):
    assert Words.of(["pat.example@agency.example.gov"]).plain(value) == value


@given(st.text(), st.text())
def test_an_address_never_stays_as_a_word_of_its_own(before: str, after: str):
    said = PAT.text(f"{before} pat.example@agency.example.gov {after}")
    assert " pat.example@agency.example.gov " not in said
