"""Who has to approve a request for hosting: each answer of each approver, by mail."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from fixtures.further.filling import word
from fixtures.further.hosting import REQUEST
from tests.integration.service.story import PLANNER, Story
from tests.integration.service.test_hosting_by_mail import (
    BUDGET,
    CHIEF,
    CUSTOMER,
    esd,
    questions,
    requested,
)

__all__ = ["esd"]  # the same office

SECURITY = "sandy.safe@services.example.gov"


def test_the_refresh_of_a_windows_server_may_be_expedited_with_one_approver(esd: Story) -> None:
    esd.arrives("esd-12")
    esd.gets(CUSTOMER, "Complete: Refresh of the scan servers")
    asked = esd.gets(CHIEF, "Please approve or decline", "Windows, Server Refresh")
    esd.answers(asked, "Yes.\n\nCasey")
    esd.stands_at("Design and solution")
    esd.gets(CUSTOMER, "Received: questionnaire and diagram")
    esd.gets(PLANNER, "Received, to begin", "Expedite: Yes")
    esd.all_is_told()


def test_an_approver_who_declines_ends_it_with_the_reason(esd: Story) -> None:
    chief, budget = questions(requested(esd))
    esd.comes_back("esd-5", chief)
    esd.comes_back("esd-7", budget)
    esd.stands_at("Declined by an approver")
    told = "What they wrote: Declined: this year's funds are spent."
    esd.gets(CUSTOMER, "Not approved: Test servers", told)
    esd.gets(PLANNER, "Not approved: Test servers")
    esd.all_is_told()
    esd.planner("reopen the funds are found")
    esd.stands_at("Customer: waiting for the approvers")


def test_what_is_no_plain_answer_of_an_approver_is_read_by_a_person(esd: Story) -> None:
    chief, _ = questions(requested(esd))
    esd.answers(chief, "Approved? By whom else?")
    esd.stands_at("Customer: waiting for the approvers")
    esd.gets(PLANNER, "For a planner")
    esd.gets(CHIEF, "Filed")
    esd.all_is_told()


def test_an_approval_out_of_its_thread_is_read_by_a_person(esd: Story) -> None:
    questions(requested(esd))
    esd.arrives("esd-5")
    esd.stands_at("Customer: waiting for the approvers")
    esd.gets(CHIEF, "We have received your message")
    esd.gets(PLANNER, "For a planner")
    esd.all_is_told()


def three(esd: Story) -> list[EmailMessage]:
    """A request that names a third approver; what the three are asked."""
    named = {"approver_3_name": "Sandy Safe", "approver_3_mail": SECURITY}
    esd.sends(CUSTOMER, "Server request", "Request.docx", word("cdt_esd", REQUEST | named, {}))
    esd.gets(CUSTOMER, "Complete: Test servers")
    return [esd.gets(who, "Please approve or decline") for who in (CHIEF, BUDGET, SECURITY)]


def test_where_three_are_named_all_three_approve(esd: Story) -> None:
    for asked in three(esd):
        esd.stands_at("Customer: waiting for the approvers")
        esd.answers(asked, "Approved")
    esd.stands_at("Design and solution")


@pytest.mark.parametrize("who", [0, 2], ids=["the first", "the third"])
def test_whoever_declines_first_ends_it(who: int, esd: Story) -> None:
    esd.answers(three(esd)[who], "I decline: not this year.")
    esd.stands_at("Declined by an approver")
    esd.gets(CUSTOMER, "Not approved", "What they wrote: I decline: not this year.")


def test_approvers_who_take_long_are_spoken_of_to_the_customer(esd: Story) -> None:
    questions(requested(esd))
    esd.after(weeks=3)
    esd.gets(CUSTOMER, "Approvals are missing", "- Casey Chief, Bo Budget")
    assert esd.is_reminded() == ["Due soon", "Due today", "Overdue"]
    esd.planner("decide receive: the director said so by telephone")
    esd.stands_at("Design and solution")
