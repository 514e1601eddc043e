"""Phone numbers: with a plus, with a country's code, and such as something is missing of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.matching.values import parse_phone

DIGIT = st.characters(categories=(), include_characters="0123456789")
FIRST = st.characters(categories=(), include_characters="23456789")
NUMBERS = st.tuples(
    st.builds(str.__add__, FIRST, st.text(DIGIT, min_size=2, max_size=2)),
    st.builds(str.__add__, FIRST, st.text(DIGIT, min_size=2, max_size=2)),
    st.text(DIGIT, min_size=4, max_size=4),
)
USUAL = (
    "({}) {}-{}",
    "({}){}-{}",
    "{}-{}-{}",
    "{}.{}.{}",
    "{} {} {}",
    "{}/{}-{}",
    "{}{}{}",
    "1-{}-{}-{}",
    "1 ({}) {}-{}",
    "+1 {} {} {}",
    "+1 ({}) {}-{}",
    "+1.{}.{}.{}",
    "+1{}{}{}",
    "Tel. {}-{}-{}",
    "Office: ({}) {}-{}",
    "{}-{}-{} x12",
    "({}) {}-{} ext. 4",
)


@given(NUMBERS)
@settings(deadline=None)  # the first number loads the plans of all countries
def test_every_usual_way_to_write_a_number_says_the_same_number(
    number: tuple[str, str, str],
) -> None:
    assert {parse_phone(way.format(*number)) for way in USUAL} == {"+1" + "".join(number)}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+44 20 7946 0958", "+442079460958"),
        ("Phone: +44 20 7946 0958", "+442079460958"),
        ("+1 860 555 0123", "+18605550123"),
    ],
)
def test_a_plus_says_the_country(text: str, number: str) -> None:
    assert parse_phone(text) == number


def test_a_number_within_one_area_needs_no_area() -> None:
    assert parse_phone("555-0123") == "+15550123"


@pytest.mark.parametrize("text", ["(860) 555", "(860) 555-01", "+1 555-0123", "(860) 5550"])
def test_an_area_with_too_few_figures_behind_it_is_no_number(text: str) -> None:
    assert parse_phone(text) is None


@pytest.mark.parametrize("text", ["860-555-01234567890", "+", "(", "1", "ext. 12", "n/a"])
def test_too_many_figures_or_hardly_any_are_no_number(text: str) -> None:
    assert parse_phone(text) is None
