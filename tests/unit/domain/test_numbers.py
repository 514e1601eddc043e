"""Tracking numbers: how they are written, and where a text names them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from form_templates.office import Numbering
from intake_mailbot.domain.numbers import find_numbers, format_number, leading_number

EP = Numbering("EP")
SLASHED = Numbering("WI", "{prefix}/{sequence}")
SPACED = Numbering("A B", "{prefix} {year}{sequence:05d}")


def test_a_number_names_year_and_sequence():
    assert format_number(EP, 2026, 42) == "EP-2026-0042"
    assert format_number(EP, 2026, 12345) == "EP-2026-12345"


@pytest.mark.parametrize(
    "text",
    [
        "EP-2026-0042",
        "Re: [ep-2026-0042] your profile",
        "status of EP-2026-0042?",
        "EP 2026 0042",
        "EP – 2026 – 42.",
        "(EP-2026-0042), thanks",
        "EP-2026-0042's plan",
        "EP\u00a0-\u00a02026-0042",
    ],
)
def test_case_blanks_dashes_and_zeros_do_not_matter(text):
    assert find_numbers(text, [EP]) == ("EP-2026-0042",)


@pytest.mark.parametrize(
    "text",
    [
        "STEP-2026-0042",
        "EP-2026-0042-A",
        "EP-2026-0042B",
        "X-EP-2026-0042",
        "EP-2026-0042.5",
        "EP-26-0042",
        "EP2026",
        "EP-2026-",
        "",
    ],
)
def test_what_is_part_of_something_longer_is_no_number(text):
    assert find_numbers(text, [EP]) == ()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("EP-2026-0042 done contact", ("EP-2026-0042", "done contact")),
        ("[ep 2026 42]: ready: all there", ("EP-2026-0042", "ready: all there")),
        ("WI/7 – note it", ("WI/7", "note it")),
        ("(EP-2026-0042)", ("EP-2026-0042", "")),
        ("done contact EP-2026-0042", None),
        ("EP-2026-0042B done contact", None),
        ("", None),
    ],
)
def test_a_line_may_begin_with_a_number(text, read):
    assert leading_number(text, [EP, SLASHED]) == read


def test_several_numbers_are_given_in_order_and_each_once():
    text = "EP-2026-0002, WI/7 and EP-2026-0001 (again ep-2026-0002)"
    assert find_numbers(text, [EP, SLASHED]) == ("EP-2026-0002", "WI/7", "EP-2026-0001")


def test_a_format_may_have_blanks_and_no_separators():
    assert find_numbers("see a  b 202600007", [SPACED]) == ("A B 202600007",)


def test_a_format_may_name_its_year_twice():
    twice = Numbering("P", "{prefix}{year}-{sequence}/{year}")
    assert find_numbers("p2026-7/2026 and P2026-7/2025", [twice]) == ("P2026-7/2026",)


@given(st.integers(1000, 9999), st.integers(1, 10**8), st.sampled_from([EP, SPACED]))
def test_every_number_we_write_is_found_again(year, sequence, numbering):
    number = format_number(numbering, year, sequence)
    assert find_numbers(f"Re: {number} – thanks", [numbering]) == (number,)


@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text):
    assert isinstance(find_numbers(text, [EP, SLASHED, SPACED]), tuple)
