"""Where several fields have their neighbours' answers, no answer of the print is sure."""

from __future__ import annotations

import pytest

from form_templates import load_office
from form_templates.model import Form
from parsers.matching.shifting import shifted_doubted
from parsers.model import SURE, FoundBy, Reading, Value


@pytest.fixture(scope="module")
def form() -> Form:
    return load_office("ct_cep").form


def said(field: str, shown: str, value: Value = None, by: FoundBy = FoundBy.LABEL) -> Reading:
    return Reading(field, value, shown, 0.93, by)


OFF = (
    said("requestor_phone", "Sam Example"),
    said("agency", "(907) 555-0184", "(907) 555-0184"),
    said("date_requested", "(907) 555-0199"),
)
UNUSABLE = (
    said("requestor_phone", "555-01"),
    said("business_sponsor_phone", "See Attached"),
    said("it_director_phone", "See Attached"),
    said("date_requested", "As Soon As Possible"),
    said("desired_go_live", "13/45/2026"),
    said("current_phase", "Choose Phase..."),
)


def sure(form: Form, *told: Reading) -> bool:
    """Whether a title that fits is sure beside what else was ``told``."""
    title = said("engagement_title", "Permit Desk", "Permit Desk")
    found = {one.field: one for one in (title, *told)}
    return shifted_doubted(form, found)[title.field].confidence >= SURE


def test_names_for_numbers_and_numbers_for_names_make_all_doubtful(form: Form) -> None:
    assert not sure(form, *OFF)


def test_one_or_two_are_an_agency_s_own_mistake(form: Form) -> None:
    assert sure(form, *OFF[:2])


def test_words_that_are_no_number_are_a_mistake_however_many_they_are(form: Form) -> None:
    assert sure(form, *UNUSABLE)


def test_what_controls_say_by_their_names_is_not_doubted(form: Form) -> None:
    named = [said(one.field, one.shown, one.value, FoundBy.ID) for one in OFF]
    assert sure(form, *named)
    made = shifted_doubted(form, {one.field: one for one in (*OFF, named[1])})
    assert made["agency"].confidence >= SURE
