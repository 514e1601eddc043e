"""What cannot be an answer: labels, hints, values of another type, both answers at once."""

from __future__ import annotations

import pytest

from parsers.matching.implausible import implausible, of_another_type
from parsers.matching.values import normalise
from parsers.model import FoundBy, Reading
from tests.unit.matching.sheets import form


def odd(field_id: str, shown: str, text: str | None = None) -> bool:
    field = form()[field_id]
    told = normalise(field, shown)
    reading = Reading(field_id, told.value, told.shown, 0.9, FoundBy.LABEL)
    return implausible(form(), field, reading, shown if text is None else text)


def foreign(field_id: str, shown: str) -> bool:
    return of_another_type(form(), form()[field_id], shown)


@pytest.mark.parametrize("field", ["engagement_title", "date_requested", "current_phase", "agency"])
@pytest.mark.parametrize("shown", ["Unit:", "Planned by：", "Anything: "])
def test_words_with_a_colon_at_their_end_are_a_label(field: str, shown: str) -> None:
    assert odd(field, shown)


def test_a_prompt_is_an_empty_field_not_an_odd_answer() -> None:
    assert not odd("current_phase", "Choose Phase...")
    assert not odd("date_requested", "mm/dd/yyyy")


@pytest.mark.parametrize("shown", ["Name of lead", "Phone", "Full name"])
def test_nobody_is_called_name_or_phone(shown: str) -> None:
    assert odd("requestor_name", shown)


def test_a_title_may_have_the_words_that_nobody_is_called() -> None:
    assert not odd("engagement_title", "Phone System Upgrade")
    assert not odd("requestor_name", "Ann Phonelli")


@pytest.mark.parametrize("shown", ["Ann Roe Phone: 1", "Ann Agency: Motor", "Ann Title: Chief"])
def test_a_text_with_another_label_in_it_is_no_answer(shown: str) -> None:
    assert odd("agency", shown)


def test_a_colon_behind_a_word_of_nobody_s_label_is_somebody_s_own() -> None:
    assert not odd("agency", "Motors: the northern branch")


@pytest.mark.parametrize("shown", ["12.", "(a)", "IV."])
def test_the_number_of_a_question_is_no_text(shown: str) -> None:
    assert odd("engagement_title", shown)


@pytest.mark.parametrize(
    "shown", ["Procurement (ITB", "Quality Assurance", "one of the phases of the project"]
)
def test_a_piece_of_a_choice_or_a_sentence_is_no_choice(shown: str) -> None:
    assert odd("current_phase", shown)


@pytest.mark.parametrize("shown", ["Design", "Kick-off", "pilot run"])
def test_a_choice_and_few_words_of_somebody_s_own_may_be_one(shown: str) -> None:
    assert not odd("current_phase", shown)


def test_label_words_are_no_choice_save_where_choices_have_them() -> None:
    assert odd("business_issues_status", "Start Finish")
    assert odd("current_phase", "Project phase")
    assert not odd("current_phase", "Early procurement")


@pytest.mark.parametrize("text", ["Yes / No", "yes no", "No | Yes", "Yes – No"])
def test_yes_beside_no_is_no_answer(text: str) -> None:
    assert odd("mandated", "Yes", text)


def test_a_yes_with_its_reasons_is_one() -> None:
    assert not odd("mandated", "Yes, by statute", "Yes, by statute, since nobody objects")
    assert not odd("mandated", "not yet")


@pytest.mark.parametrize("shown", ["see the list there", "Phase"])
def test_a_sentence_or_a_label_is_neither_yes_nor_no(shown: str) -> None:
    assert odd("mandated", shown)


@pytest.mark.parametrize(
    "shown",
    ["on or about 3/4/2026", "by March 4, 2026 hopefully", "Finish", "as soon as it can be done"],
)
def test_a_date_among_words_a_label_or_a_sentence_is_no_date(shown: str) -> None:
    assert odd("date_requested", shown)


@pytest.mark.parametrize("shown", ["3/4/2026", "TBD", "after summer", "version 99/99/2026"])
def test_a_date_or_few_words_may_stand_for_a_date(shown: str) -> None:
    assert not odd("date_requested", shown)


def test_a_label_is_no_phone_but_few_words_are_somebody_s_answer() -> None:
    assert odd("requestor_phone", "Project Manager")
    assert not odd("requestor_phone", "ask Ann")
    assert not odd("requestor_phone", "860-555-0123")


def test_long_texts_are_never_odd_for_what_they_say() -> None:
    assert not odd("business_objectives", "Phone: none. Name: none. 3/4/2026. Yes / No")


@pytest.mark.parametrize("shown", ["3/4/2026", "(860) 555-0123", "Yes", " no "])
def test_a_date_a_phone_or_a_yes_is_nobody_s_name(shown: str) -> None:
    assert foreign("requestor_name", shown)


def test_other_texts_may_be_dates_and_dates_are_none_of_another_type() -> None:
    assert not foreign("engagement_title", "Yes")
    assert not foreign("date_requested", "3/4/2026")
    assert not foreign("requestor_name", "")
    assert not foreign("requestor_name", "Ann Yes")


@pytest.mark.parametrize("shown", ["14, 2026", "14 2026", "September 14,", "Sept. 14", "October"])
def test_a_part_of_a_date_is_odd_since_its_rest_stands_elsewhere(shown: str) -> None:
    assert odd("date_requested", shown)


def test_a_name_with_a_question_mark_has_lost_a_letter() -> None:
    assert odd("requestor_name", "Robert Nguy?n")
    assert not odd("requestor_name", "Robert Nguyen")
