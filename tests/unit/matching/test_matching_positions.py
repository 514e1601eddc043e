"""Controls known by their place alone: only where what they hold can be the answer."""

from __future__ import annotations

import pytest

from parsers.matching.positions import left_over
from parsers.model import Control, ControlKind, Reading
from tests.unit.matching.sheets import control, form, text_box, tick_box


def placed(field_id: str, held: Control) -> bool:
    """Whether a lone control is given to the one field that has none."""
    others = {f: Reading(f, "x", "x", 1.0, None) for f in form().fields if f != field_id}
    return field_id in left_over(form(), [held], others, [])


@pytest.mark.parametrize("held", ["3/4/2026", "(860) 555-0123"])
def test_a_date_or_phone_is_given_to_no_field_of_text(held: str) -> None:
    assert not placed("agency", text_box(held))
    assert not placed("business_objectives", text_box(held, multiline=True))


def test_words_are_given_to_a_field_of_text() -> None:
    assert placed("agency", text_box("Motor Vehicles"))


def test_words_that_are_no_date_are_given_to_no_date() -> None:
    assert placed("date_requested", text_box("3/4/2026"))
    assert not placed("date_requested", text_box("Motor Vehicles"))
    assert not placed("requestor_phone", text_box("Motor Vehicles"))


@pytest.mark.parametrize("held", [None, "", "  "])
def test_an_empty_control_may_be_any_field_s(held: str | None) -> None:
    assert placed("date_requested", text_box(held))


def test_a_prompt_says_nothing_against_a_field() -> None:
    asking = control(ControlKind.DATE, None, placeholder=True, shown="Pick one")
    assert placed("date_requested", asking)
    assert placed("date_requested", text_box("Pick one", placeholder=True))


def test_a_lone_box_is_no_answer_to_yes_or_no() -> None:
    assert not placed("mandated", tick_box(True))
    assert placed("rfp", tick_box(True))


def test_as_many_controls_as_fields_are_needed() -> None:
    others = {f: Reading(f, "x", "x", 1.0, None) for f in form().fields if f != "agency"}
    two = [text_box("A"), text_box("B")]
    assert left_over(form(), two, others, []) == {}
    assert list(left_over(form(), two, others, [id(two[0])])) == ["agency"]
    assert left_over(form(), two, {**others, "agency": others["itb"]}, []) == {}
