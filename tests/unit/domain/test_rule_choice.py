"""Is every choice one of the list?"""

import pytest

from form_templates.model import FieldType
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import Severity, Verdict
from tests.unit.domain.making import TODAY, findings, having, only, profile, reading, verdict
from tests.unit.domain.small import a_field, filled, form_of


def test_a_phase_that_is_not_on_the_list_is_an_error_that_quotes_it():
    found = only(having("current_phase", "Daydreaming"), "not_a_choice")
    assert found.severity is Severity.ERROR
    assert "“Daydreaming”, which is not on the list" in found.message
    assert "Business Issues" in found.mend


def test_an_unusable_choice_is_quoted_too():
    found = only(having("current_phase", None, "Daydreaming"), "not_a_choice")
    assert "“Daydreaming”" in found.message
    assert not findings(having("current_phase", None, "Daydreaming"), "required")


@pytest.mark.parametrize("value", ["Level Nine Project", None])
def test_a_list_of_our_own_only_warns(value):
    parsed = having("request_type", value, "Level Nine Project")
    assert only(parsed, "not_a_choice").severity is Severity.WARNING
    assert verdict(parsed).verdict is Verdict.ACCEPT


@pytest.mark.parametrize("value", ["testing / quality assurance", "Testing/Quality Assurance"])
def test_case_and_spaces_do_not_matter(value):
    assert not findings(having("current_phase", value), "not_a_choice")


def test_an_answer_that_is_neither_yes_nor_no_is_an_error():
    found = only(having("mandated", None, "Perhaps"), "not_a_choice")
    assert "which is neither Yes nor No" in found.message


def test_nothing_to_say_in_an_optional_choice_is_no_finding():
    assert not findings(profile(reading("vendor_2_authority", "N/A")), "not_a_choice")


def test_a_checkbox_that_shows_something_strange_is_an_error():
    form = form_of(a_field("box", FieldType.CHECKBOX))
    judged = judge(form, filled({"box": None}, shown={"box": "maybe"}), (), TODAY)
    assert [f.rule for f in judged.findings] == ["not_a_choice"]


def test_a_choice_without_a_list_takes_anything():
    form = form_of(a_field("kind", FieldType.CHOICE))
    assert judge(form, filled({"kind": "Anything"}), (), TODAY).verdict is Verdict.ACCEPT
