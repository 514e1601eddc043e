"""A customer, its approvers and the hosting teams: each way of a request, by mail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from intake_mailbot.domain.errors import UsageError
from parsers.sandbox import Reader
from tests.integration.service.chapters import chapter
from tests.integration.service.story import PLANNER, Story, told_in

CUSTOMER = "alex.sample@services.example.gov"
CHIEF = "casey.chief@services.example.gov"
BUDGET = "bo.budget@services.example.gov"
AREAS = tuple(f"done build_{area}" for area in ("network", "storage", "systems", "security"))


@pytest.fixture
def esd(tmp_path: Path, every_reader: Reader) -> Iterator[Story]:
    with told_in(tmp_path, every_reader, "cdt_esd", "Enterprise Service Delivery") as story:
        yield story


@chapter
def requested(esd: Story) -> Story:
    """The request of 16 November is complete, and its two approvers are asked."""
    esd.arrives("esd-1")
    esd.gets(CUSTOMER, "Complete: Test servers", "It goes to the approvers that you named")
    return esd


def questions(esd: Story) -> tuple[EmailMessage, EmailMessage]:
    """What the two approvers are asked."""
    return (
        esd.gets(CHIEF, "Please approve or decline", "Platform and service: Linux, Server Build"),
        esd.gets(BUDGET, "Please approve or decline", "Approved budget: 20,000.00"),
    )


@chapter
def approved(esd: Story) -> Story:
    """Both approvers answer, one after the other."""
    chief, budget = questions(requested(esd))
    esd.comes_back("esd-5", chief)
    esd.stands_at("Customer: waiting for the approvers")
    esd.comes_back("esd-6", budget)
    esd.stands_at("Design and solution")
    return esd


@chapter
def received(esd: Story) -> Story:
    """Both approvers have approved."""
    design = approved(esd).gets(
        CUSTOMER, "Received: questionnaire and diagram", "Architecture Diagram, by"
    )
    assert len(list(design.iter_attachments())) == 2
    esd.gets(PLANNER, "Received, to begin", "Expedite: No")
    esd.planner("done contact")
    return esd


@chapter
def designed(esd: Story) -> Story:
    """Questionnaire and diagram have come, and the environment was reviewed."""
    received(esd).arrives("esd-3")
    esd.gets(CUSTOMER, "Filed", "Questionnaire.docx")
    esd.planner("done review_meeting")
    return esd


@chapter
def committing(esd: Story) -> Story:
    """The architecture is approved, and the scoping call was held."""
    designed(esd).planner("decide approve", "done scoping_call")
    esd.gets(CUSTOMER, "Scoping call", "is approved")
    return esd


@chapter
def accepted(esd: Story) -> Story:
    """The customer has the estimate, and the request is formally accepted."""
    committing(esd).estimates(linux_server=2)
    esd.planner("decide send")
    esd.gets(
        CUSTOMER,
        "Summary, estimate and action items",
        "Total: $8,400.00; your approved budget: $20,000.00.",
        "No action item is open.",
    )
    esd.planner("decide accept")
    esd.gets(CUSTOMER, "Formally accepted", "at an estimated $8,400.00")
    esd.gets(PLANNER, "Formally accepted")
    return esd


@chapter
def delivered(esd: Story) -> Story:
    """Every service area has built its part, and the two weeks begin."""
    accepted(esd).planner("done prioritize", "done schedule", "done assign_resources")
    esd.gets(PLANNER, "To build", "Network services: Plan, build, test and deliver: network")
    esd.planner(*AREAS)
    esd.stands_at("Delivery: the implementation period")
    esd.gets(CUSTOMER, "Delivered: your two weeks", "You have until Wednesday, December 2, 2026")
    esd.gets(PLANNER, "Delivered, to support", "Alex Sample")
    return esd


def test_from_the_request_over_its_approvers_to_the_close_by_itself(esd: Story) -> None:
    delivered(esd).after(weeks=3)
    esd.gets(CUSTOMER, "Your two weeks end soon", "ends on Wednesday, December 2, 2026")
    esd.gets(CUSTOMER, "Closed", "turn to the CDT Service Desk")
    assert esd.is_reminded() == ["Due soon", "Due today"]
    esd.stands_at("Closed")
    esd.all_is_told()
    esd.planner("reopen the disk fails")
    esd.stands_at("Delivery: the implementation period")


def test_a_request_against_the_rules_comes_back_and_goes_on_corrected(esd: Story) -> None:
    esd.arrives("esd-2")
    esd.gets(
        CUSTOMER,
        "Please correct: Archive servers",
        "3 things need to be corrected",
        "Only the refresh of a Windows server can be expedited.",
    )
    esd.arrives("esd-4")
    esd.gets(CUSTOMER, "Complete: Archive servers")
    esd.gets(CHIEF, "Please approve or decline: Archive servers")
    esd.gets(BUDGET, "Please approve or decline: Archive servers")
    esd.all_is_told()


@pytest.mark.parametrize(
    ("before", "asked"),
    [(requested, 2), (designed, 0), (committing, 0)],
    ids=["waiting for the approvers", "in design", "before the acceptance"],
)
def test_a_customer_may_withdraw(before: Callable[[Story], Story], asked: int, esd: Story) -> None:
    before(esd)
    if asked:
        questions(esd)
    esd.planner("decide withdraw: It is not needed any more.")
    esd.stands_at("Withdrawn by the customer")
    esd.gets(CUSTOMER, "Withdrawn: Test servers", "It is not needed any more.")
    esd.all_is_told()
    esd.planner("reopen it is needed after all")
    esd.stands_at("Design and solution")


def test_half_a_questionnaire_is_told_kindly_and_design_waits_on(esd: Story) -> None:
    received(esd).arrives("esd-8")
    esd.gets(CUSTOMER, "Please complete", "“Number of Servers” is empty", "“Storage” is empty")
    esd.after(weeks=4)
    esd.gets(CUSTOMER, "Still expected", "Engagement Questionnaire", "Architecture Diagram")
    assert esd.is_reminded() == ["Due soon", "Due today", "Overdue"]
    esd.all_is_told()


def test_an_architecture_may_have_to_be_changed(esd: Story) -> None:
    designed(esd).planner("decide again: Two zones, please.")
    esd.gets(
        CUSTOMER, "The architecture needs a change", "Two zones, please.", "by Friday, December 4"
    )
    esd.arrives("esd-9")
    esd.gets(CUSTOMER, "Filed", "Diagram two zones.pdf")
    esd.planner("decide approve")
    esd.stands_at("Scoping call")
    esd.gets(CUSTOMER, "Scoping call")
    esd.all_is_told()


def test_a_changed_architecture_may_be_changed_again_or_be_the_end(esd: Story) -> None:
    designed(esd).planner("decide again", "decide again: Three zones, please.", "decide withdraw")
    esd.gets(CUSTOMER, "The architecture needs a change")
    esd.gets(CUSTOMER, "The architecture needs a change", "Three zones, please.")
    esd.gets(CUSTOMER, "Withdrawn")
    esd.all_is_told()


def test_a_changed_diagram_that_does_not_come_is_asked_for_again(esd: Story) -> None:
    designed(esd).planner("decide again")
    esd.gets(CUSTOMER, "The architecture needs a change")
    esd.after(weeks=3)
    esd.gets(CUSTOMER, "Still expected", "Changed Architecture Diagram")
    assert esd.is_reminded() == ["Due soon", "Due today", "Overdue"]
    esd.all_is_told()


def test_no_acceptance_before_the_customer_has_everything_and_has_done_its_part(
    esd: Story,
) -> None:
    committing(esd).planner("begin action_item: Return the firewall form")
    esd.estimates(linux_server=2)
    esd.planner("decide send: The form is on our site.")
    sent = esd.gets(
        CUSTOMER,
        "Summary, estimate and action items",
        "Action item – Return the firewall form",
        "The form is on our site.",
        "reply to this message when they are done",
    )
    with pytest.raises(UsageError, match="Return the firewall form"):
        esd.planner("decide accept")
    esd.answers(sent, "The firewall form is returned.")
    esd.gets(CUSTOMER, "Filed")
    esd.gets(PLANNER, "For a planner")
    esd.planner("done action_item", "decide accept")
    esd.stands_at("POD commit")


def test_an_estimate_above_the_budget_waits_for_a_higher_one(esd: Story) -> None:
    committing(esd).estimates(linux_server=5)
    esd.gets(CUSTOMER, "The estimate is above the budget", "Above it by: $1,000.00")
    esd.gets(PLANNER, "The estimate is above the budget")
    esd.planner("decide send")
    esd.gets(CUSTOMER, "Summary, estimate", "It is above your approved budget by $1,000.00")
    with pytest.raises(UsageError, match="above the budget"):
        esd.planner("decide accept")
    esd.arrives("esd-10")
    esd.gets(PLANNER, "A new version came")
    esd.planner("decide accept")
    esd.stands_at("POD commit")


def test_a_scope_may_be_talked_over_again(esd: Story) -> None:
    committing(esd).estimates(linux_server=2)
    esd.planner("decide send", "decide rescope")
    esd.gets(CUSTOMER, "Summary, estimate and action items")
    esd.stands_at("Scoping call")
    esd.planner("done scoping_call")
    with pytest.raises(UsageError, match="First: Summary, estimate and action items go to"):
        esd.planner("decide accept")


def test_what_is_out_of_scope_needs_a_new_request(esd: Story) -> None:
    delivered(esd).arrives("esd-11")
    esd.gets(CUSTOMER, "Filed")
    esd.gets(PLANNER, "For a planner")
    esd.is_reminded()
    esd.planner("decide out_of_scope: a third server")
    esd.stands_at("Delivery: the implementation period")
    esd.gets(CUSTOMER, "A new request is needed", "What it is about: a third server")


def test_what_is_in_scope_keeps_it_open_until_it_is_resolved(esd: Story) -> None:
    delivered(esd).planner("begin in_scope_item: The disk is too slow")
    esd.after(weeks=3)
    esd.gets(CUSTOMER, "Your two weeks end soon", "The disk is too slow")
    esd.stands_at("Delivery: the implementation period")
    assert esd.is_reminded() == ["Due soon", "Due today", "Overdue"]
    esd.planner("done in_scope_item")
    esd.stands_at("Closed")
    esd.gets(CUSTOMER, "Closed")
    esd.all_is_told()


def test_the_support_team_may_be_named_before_the_delivery(esd: Story) -> None:
    accepted(esd).planner(
        "done prioritize", "assign Team West, Kim Support, kim.support@example.gov",
        "done schedule", "done assign_resources", *AREAS,
    )  # fmt: skip
    esd.gets(CUSTOMER, "Delivered", "Team West (Kim Support) assists you")


def test_a_build_and_a_first_contact_that_are_late_go_up_the_list(esd: Story) -> None:
    approved(esd).after(weeks=2)
    assert esd.is_reminded().count("Escalated") == 2
    esd.planner("done contact")


def test_a_build_that_is_late_goes_up_the_list(esd: Story) -> None:
    accepted(esd).planner("done prioritize", "done schedule", "done assign_resources")
    esd.gets(PLANNER, "To build")
    esd.after(weeks=8)
    assert esd.is_reminded() == ["Due soon", "Due today", "Overdue", "Escalated", "Escalated"]
    esd.all_is_told()


def test_who_only_writes_gets_the_blank_request(esd: Story) -> None:
    esd.writes(CUSTOMER, "Servers", "Hello,\n\nhow do we get a server?\n\nAlex")
    answer = esd.gets(CUSTOMER, "How to request a server", "Build AIX Server", "Our answer brings")
    assert list(answer.iter_attachments())
    esd.all_is_told()
