"""Is every required field filled?"""

import pytest

from form_templates.model import Condition, FieldType
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import Verdict
from parsers.model import ParsedForm, Source
from tests.unit.domain.making import (
    TODAY,
    absent,
    findings,
    having,
    only,
    profile,
    reading,
    signature,
    verdict,
)
from tests.unit.domain.small import a_field, filled, form_of


def test_the_finding_says_which_field_and_how_to_fill_it():
    found = only(having("business_sponsor_phone", None, ""), "required")
    assert found.label == "Agency Business Sponsor – Contact Phone"
    assert found.section == "I"
    assert found.message == "“Agency Business Sponsor – Contact Phone” is empty."
    assert "(860) 555-0142" in found.mend


@pytest.mark.parametrize("shown", ["Choose Phase...", "choose phase", "Select a phase…", ""])
def test_a_prompt_left_as_it_was_counts_as_empty(shown):
    assert only(having("current_phase", None, shown), "required").field == "current_phase"


def test_a_prompt_that_was_read_as_a_value_counts_as_empty():
    found = only(having("current_phase", "Choose Phase...", "Choose Phase..."), "required")
    assert found.message == "Nothing is chosen for “Current Project Phase”."


@pytest.mark.parametrize("shown", ["mm/dd/yyyy", "Click or tap to enter a date.", "__/__/____"])
def test_a_date_pattern_left_as_it_was_counts_as_empty(shown):
    assert only(having("date_requested", None, shown), "required").field == "date_requested"


@pytest.mark.parametrize("shown", ["(nnn) nnn-nnnn", "(   )    -", "###-###-####", "Contact Phone"])
def test_a_phone_pattern_left_as_it_was_counts_as_empty(shown):
    assert only(having("requestor_phone", None, shown), "required").field == "requestor_phone"


def test_text_that_the_reader_took_for_a_prompt_counts_as_empty():
    assert findings(having("agency", None, "Your agency here"), "required")
    assert findings(having("agency", "   "), "required")


def test_an_unanswered_question_is_said_as_such():
    found = only(having("mandated", None, ""), "required")
    assert found.message.endswith("” is not answered.")
    assert found.mend == "Please choose Yes or No."


def test_no_is_an_answer():
    assert not findings(having("mandated", False), "required")


def test_the_reason_is_said_where_a_field_is_needed_because_of_another():
    found = only(having("project_manager_name", None), "required")
    assert "because “Type of Request” is “Level Two Project”" in found.message


def test_a_condition_that_does_not_hold_asks_for_nothing():
    parsed = profile(
        reading("request_type", "IT Procurement"),
        reading("project_manager_name", None),
        reading("project_manager_phone", None),
    )
    assert verdict(parsed).verdict is Verdict.ACCEPT


def test_a_phone_is_needed_once_its_person_is_named():
    parsed = profile(
        reading("request_type", "IT Procurement"), reading("project_manager_phone", None)
    )
    found = only(parsed, "required")
    assert found.field == "project_manager_phone"
    assert "is filled in" in found.message


@pytest.mark.parametrize("nobody", ["N/A", "none", "TBD", "Not applicable"])
def test_a_person_who_is_not_there_needs_no_phone(nobody):
    parsed = profile(
        reading("request_type", "IT Procurement"),
        reading("project_manager_name", nobody),
        reading("project_manager_phone", None),
    )
    assert verdict(parsed).verdict is Verdict.ACCEPT


@pytest.mark.parametrize("status", ["Completed", "Active", "Estimated"])
def test_phase_dates_are_needed_by_its_status(status):
    parsed = profile(reading("design_status", status))
    assert [f.field for f in findings(parsed, "required")] == ["design_start", "design_finish"]


@pytest.mark.parametrize("status", ["Not Applicable", "TBD"])
def test_phase_dates_are_not_needed_by_its_status(status):
    assert not findings(profile(reading("design_status", status)), "required")


def test_the_first_vendor_is_needed_and_a_named_vendor_needs_its_authority():
    engaged = profile(reading("vendor_engaged", True))
    assert [f.field for f in findings(engaged, "required")] == ["vendor_1_name"]
    named = profile(reading("vendor_engaged", True), reading("vendor_1_name", "Widgets Inc."))
    found = only(named, "required")
    assert found.field == "vendor_1_authority"
    assert found.label.startswith("Vendor 1 – ")


def test_a_box_that_must_be_ticked_is_asked_for():
    form = form_of(a_field("agreed", FieldType.CHECKBOX, required=True))
    (found,) = judge(form, filled({"agreed": None}), (), TODAY).findings
    assert found.message == "“Agreed” is not ticked."
    assert found.mend == "Please tick the box."


def test_the_reason_is_said_where_a_signature_is_it():
    condition = Condition("sign", ("signed",))
    form = form_of(a_field("name", required_when=condition), a_field("sign", FieldType.SIGNATURE))
    parsed = filled({"name": None}, signatures=(signature("sign"),))
    assert "because “Sign” is filled in" in judge(form, parsed, (), TODAY).findings[0].message


def test_conditions_in_a_circle_come_to_an_end():
    form = form_of(
        a_field("one", required_when=Condition("two")),
        a_field("two", required_when=Condition("one")),
    )
    parsed = ParsedForm("small", None, Source.WORD, None, {"one": absent("one")}, {})
    assert judge(form, parsed, (), TODAY).verdict is Verdict.HOLD
    empty = filled({"one": None, "two": None})
    assert judge(form, empty, (), TODAY).verdict is Verdict.ACCEPT
