"""Values: what is shown, as a value of the field's type."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.matching.values import (
    match_choice,
    normalise,
    parse_date,
    parse_phone,
    parse_yes_no,
    tidy,
)
from tests.unit.matching.sheets import form

DAYS = st.dates(min_value=date(1970, 1, 1), max_value=date(2069, 12, 31))
STATUSES = form()["design_status"].choices


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("03/04/2026", date(2026, 3, 4)),
        ("3/4/26", date(2026, 3, 4)),
        ("Mar. 4,2026", date(2026, 3, 4)),
        ("3-4-2026", date(2026, 3, 4)),
        ("3.4.2026", date(2026, 3, 4)),
        ("2026-03-04", date(2026, 3, 4)),
        ("20260304", date(2026, 3, 4)),
        ("2026-03-04T00:00:00Z", date(2026, 3, 4)),
        ("3/4/2026 10:15 AM", date(2026, 3, 4)),
        ("March 4, 2026", date(2026, 3, 4)),
        ("Mar. 4th 2026", date(2026, 3, 4)),
        ("4 March 2026", date(2026, 3, 4)),
        ("4March 2026", date(2026, 3, 4)),
        ("March4, 2026", date(2026, 3, 4)),
        ("4-Mar-26", date(2026, 3, 4)),
        ("4th of March 2026", date(2026, 3, 4)),
        ("Wednesday, March 4, 2026", date(2026, 3, 4)),
        ("  March   4,  2026. ", date(2026, 3, 4)),
        ("25/12/2026", date(2026, 12, 25)),
        ("1/2/75", date(1975, 1, 2)),
    ],
)
def test_dates_are_read_as_written_in_the_united_states(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    "text", ["", "soon", "13/13/2026", "2/30/2026", "1/2/333", "Octember 4, 2026", "20261301", "Q3"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@given(DAYS, st.sampled_from(["%m/%d/%Y", "%m/%d/%y", "%Y-%m-%d", "%B %d, %Y", "%d %b %Y"]))
def test_every_day_is_read_back_however_it_is_written(day: date, pattern: str) -> None:
    assert parse_date(day.strftime(pattern)) == day


@given(st.text(max_size=40))
def test_no_text_breaks_the_readers_of_values(text: str) -> None:
    for field in form().fields.values():
        assert normalise(field, text).shown is not None
    assert parse_date(text) is None or isinstance(parse_date(text), date)


@pytest.mark.parametrize(
    "text",
    [
        "(860) 555-1234",
        "860-555-1234",
        "860.555.1234",
        "8605551234",
        "+1 860 555 1234",
        "Phone: (860) 555-1234",
        "(860) 555-1234 ext. 12",
    ],
)
def test_phones_are_read_however_they_are_written(text: str) -> None:
    assert parse_phone(text) == "+18605551234"


@given(
    st.integers(min_value=200, max_value=999), st.integers(min_value=2_000_000, max_value=9_999_999)
)
def test_every_way_of_writing_a_number_gives_the_same_number(area: int, rest: int) -> None:
    local = str(rest)
    ways = {
        f"({area}) {local[:3]}-{local[3:]}",
        f"{area}.{local[:3]}.{local[3:]}",
        f"{area}{local}",
    }
    assert {parse_phone(way) for way in ways} == {f"+1{area}{local}"}


@pytest.mark.parametrize("text", ["", "call me", "860-555-123", "12"])
def test_what_cannot_be_a_number_is_none(text: str) -> None:
    assert parse_phone(text) is None


@pytest.mark.parametrize("text", ["Yes", "yes.", " Y ", "TRUE", "x", "☒", "1", "Yes, by statute"])
def test_a_yes_is_true(text: str) -> None:
    assert parse_yes_no(text) is True


@pytest.mark.parametrize("text", ["No", "no.", "N", "false", "0", "off", "☐", "No, not yet"])
def test_a_no_is_false(text: str) -> None:
    assert parse_yes_no(text) is False


@pytest.mark.parametrize("text", ["", "maybe", "Nobody", "Yesterday", "unknown"])
def test_neither_yes_nor_no_is_none(text: str) -> None:
    assert parse_yes_no(text) is None


@given(st.sampled_from(STATUSES), st.booleans())
def test_a_choice_is_recognised_in_any_case_and_spacing(choice: str, upper: bool) -> None:
    written = choice.replace(" ", "  ")
    assert match_choice(written.upper() if upper else written.lower(), STATUSES) == choice


def test_what_is_on_no_list_is_no_choice() -> None:
    assert match_choice("Started", STATUSES) is None


@given(st.text(max_size=60))
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(DAYS)
def test_a_date_is_normalised_to_iso_and_vouched_for(day: date) -> None:
    told = normalise(form()["date_requested"], f" {day.month}/{day.day}/{day.year} ")
    assert (told.value, told.checked) == (day.isoformat(), True)


def test_an_impossible_date_keeps_what_was_shown() -> None:
    told = normalise(form()["date_requested"], "2/30/2026")
    assert (told.value, told.shown, told.checked) == (None, "2/30/2026", False)


def test_a_choice_off_the_list_is_kept_as_written_and_not_vouched_for() -> None:
    told = normalise(form()["design_status"], "Half\ndone")
    assert (told.value, told.checked) == ("Half done", False)


def test_fill_lines_do_not_count() -> None:
    assert normalise(form()["agency"], "____ Motor Vehicles ____").value == "Motor Vehicles"
    assert normalise(form()["agency"], "________").value is None
    assert normalise(form()["agency"], "…………").value is None


def test_a_control_keeps_its_inner_spaces_and_lines() -> None:
    text = "One  two\n\n  three"
    assert normalise(form()["business_objectives"], text, exact=True).value == text
    assert normalise(form()["agency"], "Motor\nVehicles").value == "Motor Vehicles"


def test_a_prompt_is_no_value() -> None:
    assert normalise(form()["current_phase"], "Choose Phase...").value is None
    assert normalise(form()["date_requested"], "mm/dd/yyyy").value is None


def test_yes_no_fields_and_boxes_read_words() -> None:
    assert normalise(form()["mandated"], "Yes").value is True
    assert normalise(form()["rfp"], "x").value is True
    assert normalise(form()["rfp"], "perhaps").value is None


@given(DAYS, st.integers(min_value=1, max_value=300))
def test_later_days_stay_later(day: date, more: int) -> None:
    later = day + timedelta(days=more)
    first, second = parse_date(day.isoformat()), parse_date(later.isoformat())
    assert first is not None
    assert second is not None
    assert second > first


@pytest.mark.parametrize(
    ("figures", "day"),
    [
        ("09302026", date(2026, 9, 30)),
        ("09 30 2026", date(2026, 9, 30)),
        ("20260930", date(2026, 9, 30)),
        ("2026 09 30", date(2026, 9, 30)),
        ("13312026", None),
    ],
)
def test_a_date_in_a_comb_is_eight_figures(figures: str, day: date | None) -> None:
    assert parse_date(figures) == day
