"""The questions about a project plan; all of them only warn."""

from form_templates.model import FieldType, Phase, Schedule
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import Severity, Verdict
from tests.unit.domain.making import TODAY, findings, having, only, profile, reading, verdict
from tests.unit.domain.small import a_field, filled, form_of


def _phase(name, status, start, finish):
    return (
        reading(f"{name}_status", status),
        reading(f"{name}_start", start),
        reading(f"{name}_finish", finish),
    )


def test_a_completed_phase_that_ends_in_the_future_is_a_warning():
    parsed = profile(*_phase("requirements", "Completed", "2026-02-02", "2026-04-30"))
    found = only(parsed, "completed_in_future")
    assert found.severity is Severity.WARNING
    assert "04/30/2026" in found.message
    assert verdict(parsed).verdict is Verdict.ACCEPT


def test_a_completed_phase_of_the_past_is_right():
    assert not findings(profile(), "completed_in_future")


def test_an_active_phase_that_is_over_or_not_begun_is_a_warning():
    over = profile(*_phase("requirements", "Active", "2026-01-02", "2026-02-01"))
    assert "finished on 02/01/2026" in only(over, "active_not_today").message
    ahead = profile(*_phase("requirements", "Active", "2026-05-01", "2026-06-01"))
    assert "starts only on 05/01/2026" in only(ahead, "active_not_today").message
    assert not findings(profile(), "active_not_today")


def test_phases_out_of_order_are_a_warning():
    parsed = profile(*_phase("design", "Estimated", "2025-11-01", "2026-06-01"))
    found = only(parsed, "phase_order")
    assert found.field == "design_start"
    assert "before “Requirements” (02/02/2026)" in found.message


def test_a_phase_that_finishes_before_the_one_above_is_out_of_order():
    parsed = profile(*_phase("design", "Estimated", "2026-03-01", "2026-04-01"))
    assert "finishes on 04/01/2026" in only(parsed, "phase_order").message


def test_overlapping_phases_are_in_order():
    parsed = profile(*_phase("design", "Estimated", "2026-03-01", "2026-06-01"))
    assert not findings(parsed, "phase_order")


def test_a_phase_that_does_not_apply_has_no_order():
    parsed = profile(*_phase("design", "Not Applicable", "2020-03-01", "2020-06-01"))
    assert not findings(parsed, "phase_order")


def test_the_current_phase_cannot_be_over_or_not_apply():
    found = only(having("current_phase", "Business Issues"), "current_phase")
    assert "the status “Completed”" in found.message
    parsed = profile(reading("current_phase", "Design"), reading("design_status", "Not Applicable"))
    assert findings(parsed, "current_phase")


def test_a_form_without_a_plan_is_asked_nothing_about_one():
    form = form_of(a_field("name"))
    assert judge(form, filled({"name": "x"}), (), TODAY).findings == ()


def test_a_plan_may_name_no_current_phase_and_other_words():
    plan = Schedule((Phase("Build", "state", "from", "to"),), completed="Done")
    form = form_of(
        a_field("state", FieldType.CHOICE),
        a_field("from", FieldType.DATE),
        a_field("to", FieldType.DATE),
        schedule=plan,
    )
    parsed = filled({"state": "Done", "from": "2026-01-01", "to": "2027-01-01"})
    assert [f.rule for f in judge(form, parsed, (), TODAY).findings] == ["completed_in_future"]
