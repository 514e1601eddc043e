"""A request for Platform Hosting, from its approvers to the close, along every branch."""

from __future__ import annotations

from datetime import date

import pytest

from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.process.deciding import answered
from tests.unit.domain.process.walking import Walk, at, rules_of

RULES = rules_of("cdt_esd", "US-CA")
CHIEF, BUDGET = "chief@agency.example.gov", "budget@agency.example.gov"
AREAS = ("build_network", "build_storage", "build_systems", "build_security")


def request(**answers: str) -> Walk:
    """A request received on Monday, March 2, 2026, with two approvers and 5,000 dollars."""
    told = {
        "approver_1_mail": CHIEF,
        "approver_2_mail": BUDGET,
        "approved_budget": "5000.00",
    }
    return Walk(RULES, at(3, 2)).arrives(**(told | answers))


def received() -> Walk:
    return request().is_answered_by(CHIEF, "Approved.").is_answered_by(BUDGET, "APPROVE")


def designed() -> Walk:
    walk = received().does("contact", "review_meeting")
    return walk.sends("questionnaire").sends("architecture_diagram")


def committing() -> Walk:
    return designed().decides("architecture", "approve").does("scoping_call")


def delivered() -> Walk:
    walk = committing().is_estimated(server=20).decides("acceptance", "send")
    walk.decides("acceptance", "accept")
    return walk.does("prioritize", "schedule", "assign_resources", *AREAS)


def test_the_approvers_named_on_the_form_are_asked_first():
    walk = request()
    assert walk.stage == "approval"
    asked = [to for message, to in walk.told() if message == "please_approve"]
    assert asked == ["approver_1", "approver_2", "approver_3"]  # the third has no address
    assert walk.course.clock("contact") is None


def test_it_is_received_once_every_approver_has_approved():
    walk = request().is_answered_by(CHIEF, "Hello,\n\nI approve.\n\nC. Hief")
    assert walk.stage == "approval"
    assert walk.figures()["Every approver has approved"] == "no"
    walk.is_answered_by(BUDGET, "Approved, code 4711")
    assert walk.stage == "design"
    assert walk.course.decisions[-1].note == "Approved, code 4711"
    assert ("design", "agency") in walk.told(last=True)


def test_one_approver_alone_is_enough_where_one_is_named():
    walk = request(approver_2_mail="").is_answered_by(CHIEF, "Yes")
    assert walk.stage == "design"


def test_an_approver_who_declines_ends_it_and_it_can_be_opened_again():
    walk = request().is_answered_by(CHIEF, "Approve").is_answered_by(BUDGET, "Declined: no funds")
    assert walk.stage == "declined"
    assert walk.told(last=True) == [("declined", "agency"), ("declined", "planners")]
    walk.is_reopened().is_answered_by(BUDGET, "Approve")
    assert walk.stage == "design"


@pytest.mark.parametrize(
    ("sender", "words"),
    [
        ("clerk@agency.example.gov", "Approved"),  # not an approver
        (CHIEF, "Not approved"),
        (CHIEF, "Approved?"),
        (CHIEF, "I will approve tomorrow"),
        (CHIEF, "Approved\nDeclined"),
        (CHIEF, "> Approved by all"),
        ("", "Approved"),
    ],
)
def test_what_is_no_plain_answer_of_an_approver_is_left_to_a_person(sender: str, words: str):
    walk = request()
    assert answered(RULES, walk.course, sender, words) is None


def test_an_approver_who_says_the_same_again_decides_nothing_new():
    walk = request().is_answered_by(CHIEF, "Approved")
    assert answered(RULES, walk.course, CHIEF, "Approved") is None


def test_approvers_who_take_long_are_spoken_of_to_the_agency():
    walk = request().time_passes(at(3, 18))
    assert ("approval_late", "agency") in walk.told()


def test_planners_may_receive_it_without_all_approvers_or_end_it():
    assert request().decides("without_approval", "receive").stage == "design"
    assert request().decides("without_approval", "withdraw").stage == "withdrawn"


def test_questionnaire_and_diagram_come_before_the_architecture_is_approved():
    walk = received().does("contact", "review_meeting").sends("questionnaire")
    with pytest.raises(UsageError, match="Still open: Architecture Diagram"):
        walk.decides("architecture", "approve")
    walk.sends("architecture_diagram").decides("architecture", "approve")
    assert walk.stage == "scoping"


def test_an_architecture_may_be_changed_until_it_is_approved():
    walk = designed().decides("architecture", "again", "two zones")
    assert walk.stage == "redesign"
    assert walk.told(last=True) == [("redesign", "agency")]
    assert walk.due("redesign") == date(2026, 3, 16)
    walk.sends("changed_diagram").decides("architecture", "approve")
    assert walk.stage == "scoping"


def test_an_architecture_that_nobody_has_seen_cannot_be_changed():
    with pytest.raises(UsageError, match="First: Architecture Diagram"):
        received().decides("architecture", "again")


def test_a_changed_diagram_that_is_late_is_asked_for_again_without_a_blank():
    walk = designed().decides("architecture", "again").time_passes(at(3, 18))
    late = [one for one in walk.mails if one.message == "design_late"]
    assert [(one.to, one.forms) for one in late] == [(("agency",), ())]


def test_a_customer_may_withdraw_in_design_and_before_the_acceptance():
    assert designed().decides("architecture", "withdraw").stage == "withdrawn"
    walk = committing().decides("acceptance", "withdraw")
    assert (walk.stage, walk.told(last=True)) == ("withdrawn", [("withdrawn", "agency")])


def test_what_is_late_in_design_is_asked_for_again_with_the_blank():
    walk = received().time_passes(at(3, 24))
    late = [one for one in walk.mails if one.message == "design_late"]
    assert [(one.to, one.forms) for one in late] == [(("agency",), ("questionnaire",))]


def test_no_acceptance_before_every_action_item_is_done():
    walk = committing().is_estimated(server=20)
    walk.begins("action_item", "Firewall form").begins("action_item", "Sign the agreement")
    walk.decides("acceptance", "send")
    assert walk.told(last=True) == [("commit", "agency")]
    with pytest.raises(UsageError, match="Firewall form"):
        walk.decides("acceptance", "accept")
    with pytest.raises(UsageError, match=r"action_item:1 \(Firewall form\)"):
        walk.does("action_item")
    walk.does("action_item:2", "action_item:1").decides("acceptance", "accept")
    assert walk.stage == "pod_commit"


def test_an_estimate_above_the_budget_is_a_finding_and_holds_up_the_acceptance():
    walk = committing().is_estimated(server=60)
    assert walk.told(last=True) == [("over_budget", "agency"), ("over_budget", "planners")]
    walk.decides("acceptance", "send")
    with pytest.raises(UsageError, match="above the budget"):
        walk.decides("acceptance", "accept")
    walk.arrives(approver_1_mail=CHIEF, approved_budget="6000.00")  # the budget is raised
    assert walk.decides("acceptance", "accept").stage == "pod_commit"


def test_an_estimate_above_the_budget_may_be_answered_with_less():
    walk = committing().is_estimated(server=60).is_estimated(server=50)
    assert walk.told(last=True) == []
    walk.decides("acceptance", "send")
    assert walk.decides("acceptance", "accept").stage == "pod_commit"


def test_no_acceptance_without_an_estimate_and_a_scope_may_be_talked_over_again():
    walk = committing()
    with pytest.raises(UsageError, match="There is no estimate"):
        walk.decides("acceptance", "accept")
    assert walk.decides("acceptance", "rescope").stage == "scoping"
    assert walk.does("scoping_call").stage == "commit"
    walk.is_estimated(server=1)
    with pytest.raises(UsageError, match="First: Summary, estimate and action items go to"):
        walk.decides("acceptance", "accept")


def test_every_service_area_builds_before_the_delivery():
    walk = committing().is_estimated(server=1).decides("acceptance", "send")
    walk.decides("acceptance", "accept")
    assert walk.does("prioritize", "schedule", "assign_resources").stage == "build"
    assert [to for message, to in walk.told(last=True) if message == "build"] == [
        "network", "storage", "systems", "security",
    ]  # fmt: skip
    walk.does(*AREAS[:3])
    assert walk.stage == "build"
    assert walk.figures()["Service areas that have built"] == "3 of 4"
    assert walk.does(AREAS[3]).stage == "delivery"
    assert walk.told(last=True) == [("delivered", "agency"), ("support_begins", "support")]


def test_it_closes_by_itself_when_the_two_weeks_end():
    walk = delivered()
    assert walk.due("implementation") == date(2026, 3, 16)
    walk.time_passes(at(3, 17, 0, 0))
    assert walk.stage == "closed"
    assert [one for one in walk.told() if one[1] == "agency"][-2:] == [
        ("period_ends", "agency"),
        ("closed", "agency"),
    ]
    assert walk.is_reopened().stage == "delivery"


def test_it_stays_open_while_something_in_scope_is_open():
    walk = delivered().begins("in_scope_item", "The disk is too slow").time_passes(at(3, 20))
    assert walk.stage == "delivery"
    assert walk.figures()["Open items"] == "1"
    assert walk.does("in_scope_item").stage == "closed"


def test_an_item_resolved_in_time_leaves_the_two_weeks_as_they_are():
    walk = delivered().begins("in_scope_item", "The disk is too slow").does("in_scope_item")
    assert walk.stage == "delivery"
    assert walk.time_passes(at(3, 18)).stage == "closed"


def test_what_is_out_of_scope_needs_a_new_request():
    walk = delivered().decides("issue", "out_of_scope", "a second server")
    assert walk.told(last=True) == [("out_of_scope", "agency")]
    assert walk.stage == "delivery"


def test_a_build_that_is_late_goes_up_the_list():
    walk = committing().is_estimated(server=1).decides("acceptance", "send")
    walk.decides("acceptance", "accept")
    walk.does("prioritize", "schedule", "assign_resources").time_passes(at(4, 30))
    told = [to for clock, mark, to in walk.deadlines() if (clock, mark) == ("build", "escalated")]
    assert told == ["esd", "pod"]


def test_the_first_approver_may_decline_before_the_others_answer():
    walk = request().is_answered_by(CHIEF, "I decline: not this year")
    assert walk.stage == "declined"
    assert walk.told(last=True) == [("declined", "agency"), ("declined", "planners")]


def test_where_three_approvers_are_named_the_third_is_asked_too():
    third = "security@agency.example.gov"
    asked = request(approver_3_mail=third).is_answered_by(CHIEF, "Yes")
    asked.is_answered_by(BUDGET, "Yes")
    assert asked.stage == "approval"
    assert asked.is_answered_by(third, "Approved").stage == "design"
    refused = request(approver_3_mail=third).is_answered_by(third, "Declined")
    assert refused.stage == "declined"


def test_a_changed_architecture_may_be_changed_again_or_be_the_end():
    walk = designed().decides("architecture", "again")
    walk.sends("changed_diagram").decides("architecture", "again")
    assert walk.stage == "redesign"
    assert walk.decides("architecture", "withdraw").stage == "withdrawn"


def test_a_request_that_was_withdrawn_can_be_opened_again():
    walk = designed().decides("architecture", "withdraw")
    assert walk.is_reopened().stage == "design"
