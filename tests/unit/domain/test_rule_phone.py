"""Is every phone number one that can be dialled?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.domain.model import Severity, Verdict
from intake_mailbot.domain.phones import is_phone, phone_in
from tests.unit.domain.making import findings, having, only, profile, reading, verdict


@pytest.mark.parametrize(
    "text",
    [
        "(860) 555-0142",
        "+18605550142",
        "860.713.5095",
        "1-860-713-5095",
        "8607135095",
        "(860) 713-5095 x 12",
        "(555) 555-0100",
        "+44 20 7946 0958",
    ],
)
def test_these_are_phone_numbers(text):
    assert is_phone(text)


@pytest.mark.parametrize(
    "text",
    ["(860) 555-014", "555-0142", "call me", "", "12345", "000-000-0000", "(860) 555-01422222"],
)
def test_these_are_none(text):
    assert not is_phone(text)


def test_a_number_among_words_is_found():
    assert phone_in("mornings: (860) 713-5095 (desk)")
    assert not phone_in("mornings only")
    assert phone_in("(860) 713-5095")


def test_nine_digits_are_an_error_that_quotes_them():
    found = only(having("requestor_phone", None, "(860) 555-014"), "not_a_phone")
    assert found.severity is Severity.ERROR
    assert "“(860) 555-014”" in found.message
    assert not findings(having("requestor_phone", None, "(860) 555-014"), "required")


def test_a_value_that_cannot_be_dialled_is_an_error_too():
    assert findings(having("requestor_phone", "+15550142", "555-0142"), "not_a_phone")


def test_a_number_that_only_the_reader_could_not_take_apart_is_no_error():
    parsed = having("requestor_phone", None, "desk: (860) 713-5095 (mornings)")
    assert verdict(parsed).verdict is Verdict.ACCEPT


def _without_manager(shown):
    return profile(
        reading("request_type", "IT Procurement"),
        reading("project_manager_name", None),
        reading("project_manager_phone", None, shown),
    )


def test_nothing_to_say_in_an_optional_field_is_no_finding():
    assert not findings(_without_manager("N/A"), "not_a_phone")


def test_words_in_an_optional_field_are_a_warning_and_digits_an_error():
    assert only(_without_manager("ask the desk"), "not_a_phone").severity is Severity.WARNING
    assert only(_without_manager("555 01"), "not_a_phone").severity is Severity.ERROR


def test_where_it_is_unsure_whether_a_phone_is_needed_it_is_no_error():
    def parsed(shown):
        return profile(
            reading("request_type", "IT Procurement"),
            reading("project_manager_name", "P?t", sure=0.3),
            reading("project_manager_phone", None, shown),
        )

    assert only(parsed("555 01"), "not_a_phone").severity is Severity.WARNING
    assert not findings(parsed("n/a"), "not_a_phone")


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text):
    assert isinstance(phone_in(text), bool)
