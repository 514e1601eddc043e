"""Does the printed name beside a signature name the person of the form?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.domain.model import Severity, Verdict
from parsers.model.persons import same_person
from tests.unit.domain.making import findings, having, only, verdict


def test_another_name_is_a_warning_that_quotes_both():
    parsed = having("business_sponsor_signed_name", "Robin Other")
    found = only(parsed, "other_person")
    assert found.severity is Severity.WARNING
    assert "“Robin Other”" in found.message
    assert "“Sam Sponsor”" in found.message
    assert verdict(parsed).verdict is Verdict.ACCEPT


def test_a_name_in_doubt_is_not_compared():
    assert not findings(having("it_manager_signed_name", "R0bin", sure=0.4), "other_person")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Doe", "jane doe"),
        ("J. Doe", "Jane Doe"),
        ("Jane Q. Doe", "Jane Doe"),
        ("Doe, Jane", "Jane Doe"),
        ("Dr. Jane Doe, PhD", "Jane Doe"),
        ("Jane Doe, Director of IT", "Jane Doe"),
        ("José Núñez", "Jose Nunez"),
        ("Jane O'Neil", "Jane ONeil"),
        ("Jane Doe-Smith", "Jane Doe"),
        ("Rob Miller", "Robert Miller"),
        ("李明", "李明"),
    ],
)
def test_these_are_the_same_person(one, other):
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jane Doe", "John Doe"), ("Jane Doe", "Ann Smith"), ("J. D.", "Jane Doe")],
)
def test_these_are_not(one, other):
    assert not same_person(one, other)


def test_what_holds_no_name_contradicts_nobody():
    assert same_person("12", "34")
    assert same_person("", "")
    assert not same_person("12", "Jane Doe")


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_order_of_the_two_does_not_matter(one, other):
    assert same_person(one, other) == same_person(other, one)
