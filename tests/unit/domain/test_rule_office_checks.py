"""What else does the office ask of its form?"""

from form_templates.model import Check, Condition, FieldType
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import Severity, Verdict
from parsers.model import SignatureStatus
from tests.unit.domain.making import TODAY, findings, only, profile, reading, signature
from tests.unit.domain.small import a_field, filled, form_of


def test_a_planned_procurement_earns_one_reminder_however_many_boxes_are_ticked():
    found = only(profile(reading("itb", True), reading("rfp", True)), "procurement_contact")
    assert found.severity is Severity.WARNING
    assert found.field == "itb"
    assert "DAS Procurement" in found.message


def test_a_procurement_phase_that_does_not_apply_contradicts_a_ticked_box():
    parsed = profile(reading("rfq", True), reading("procurement_status", "Not Applicable"))
    assert "“Not Applicable”" in only(parsed, "procurement_phase").message
    assert not findings(profile(reading("rfq", True)), "procurement_phase")


def test_requirements_completed_before_the_request_are_noted_with_their_date():
    parsed = profile(
        reading("requirements_status", "Completed"),
        reading("requirements_finish", "2026-02-19"),
    )
    assert "02/19/2026" in only(parsed, "requirements_before_request").message
    later = profile(
        reading("requirements_status", "Completed"),
        reading("requirements_finish", "2026-02-25"),
    )
    assert not findings(later, "requirements_before_request")


def test_a_check_may_send_a_form_back():
    check = Check(
        "rates",
        "The rates are not acknowledged: {value}.",
        "Please acknowledge them.",
        when=(Condition("rates", ("No",)),),
        returns=True,
    )
    form = form_of(a_field("rates", FieldType.YES_NO), checks=(check,))
    judged = judge(form, filled({"rates": False}, shown={"rates": "No"}), (), TODAY)
    assert judged.verdict is Verdict.RETURN
    assert judged.findings[0].message == "The rates are not acknowledged: No."


def test_a_check_on_a_doubtful_answer_stays_silent():
    check = Check("c", "m", "m", when=(Condition("rates", ("No",)),), returns=True)
    form = form_of(a_field("rates", FieldType.YES_NO), checks=(check,))
    assert judge(form, filled({"rates": False}, sure=0.5), (), TODAY).verdict is Verdict.ACCEPT


def test_a_check_may_ask_about_a_signature():
    check = Check("c", "m", "m", when=(Condition("it_manager_signature", ("signed",)),))
    slot = a_field("it_manager_signature", FieldType.SIGNATURE)
    signed = filled({}, signatures=(signature("it_manager_signature"),))
    missing = filled(
        {}, signatures=(signature("it_manager_signature", SignatureStatus.MISSING, None),)
    )
    form = form_of(slot, checks=(check,))
    assert judge(form, signed, (), TODAY).findings
    assert not judge(form, missing, (), TODAY).findings
    assert not judge(form, filled({}), (), TODAY).findings


def test_a_check_that_names_no_field_at_all_says_nothing():
    form = form_of(a_field("name"), checks=(Check("c", "m", "m"),))
    assert judge(form, filled({"name": "x"}), (), TODAY).findings == ()
