"""What a person drags back to the inbox, or names to ``mail retry``."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from intake_mailbot import casework
from intake_mailbot.domain.model import LedgerState, Verdict
from intake_mailbot.service.passes import take_in
from tests.integration.service.office import OfficeFolder, letter, profile_mail, sample

HELD_WITH_A_CASE = "09"


def retry(office: OfficeFolder, message: int) -> None:
    with office.store() as store:
        casework.retry(store, message, datetime.now(UTC), "pat")


def numbers(office: OfficeFolder) -> list[str]:
    return [case.tracking_number for case in office.cases()]


def test_a_held_message_dragged_back_is_tried_again_under_its_own_number(office: OfficeFolder):
    office.deliver(sample(HELD_WITH_A_CASE))
    office.poll()
    replies = len(office.sent())
    office.drag_back("Held")
    office.poll()
    [case] = office.cases()
    assert (case.verdict, case.version) == (Verdict.HOLD, 2)
    assert len(office.folder("Held")) == 1
    assert not office.folder()
    first, second = office.ledger()
    assert (first.state, second.state) == (LedgerState.DONE, LedgerState.HELD)
    assert first.reason == "tried again as mail 2"
    told = [mail for mail in office.sent() if "planner" not in mail["To"]]
    assert len(told) == 1 <= replies


def test_it_may_be_dragged_back_as_often_as_one_likes(office: OfficeFolder):
    office.deliver(sample(HELD_WITH_A_CASE))
    office.poll()
    for _ in range(3):
        office.drag_back("Held")
        office.poll()
    assert len(numbers(office)) == 1
    assert [row.state for row in office.ledger()] == [LedgerState.DONE] * 3 + [LedgerState.HELD]


def test_what_was_held_for_its_sender_is_accepted_once_its_domain_is_named(office: OfficeFolder):
    office.settings["TRUST__AGENCY_DOMAINS"] = "elsewhere.example"
    office.deliver(profile_mail())
    office.poll()
    assert office.cases() == []
    del office.settings["TRUST__AGENCY_DOMAINS"]
    office.drag_back("Held")
    office.poll()
    [case] = office.cases()
    assert case.verdict is Verdict.ACCEPT
    assert len(office.folder("Accepted")) == 1
    told = [str(mail) for mail in office.sent_to("clerk@agency.example.gov")]
    assert sum(case.tracking_number in mail for mail in told) == 1


@pytest.mark.parametrize("folder", ["Accepted", "Inquiries"])
def test_from_any_other_folder_it_is_filed_again_and_answers_nobody(
    office: OfficeFolder, folder: str
):
    office.deliver(profile_mail() if folder == "Accepted" else letter("What is a profile?"))
    office.poll()
    before = len(office.sent())
    office.drag_back(folder)
    office.poll()
    assert len(office.folder(folder)) == 1
    assert len(office.sent()) == before
    assert len(office.cases()) == (folder == "Accepted")
    assert office.ledger()[-1].reason == "the same message as mail 1"


def test_a_copy_of_held_mail_beside_it_is_no_second_try(office: OfficeFolder):
    office.deliver(sample(HELD_WITH_A_CASE), sample(HELD_WITH_A_CASE))
    office.poll()
    [case] = office.cases()
    assert case.version == 1
    assert len(office.folder("Held")) == 2
    office.drag_back("Held")
    office.poll()
    assert office.cases()[0].version == 2
    assert numbers(office) == [case.tracking_number]


def test_retry_takes_a_message_up_where_it_was_filed(office: OfficeFolder):
    office.settings["TRUST__AGENCY_DOMAINS"] = "elsewhere.example"
    office.deliver(profile_mail(), letter("Something else", sender="x@other.example"))
    office.poll()
    assert len(office.folder("Held")) == 2
    del office.settings["TRUST__AGENCY_DOMAINS"]
    retry(office, 1)
    office.poll()
    assert len(office.folder("Accepted")) == 1
    assert len(office.folder("Held")) == 1
    assert office.ledger()[0].state is LedgerState.DONE


def test_retry_of_a_case_that_stays_held_makes_no_second_number(office: OfficeFolder):
    office.deliver(sample(HELD_WITH_A_CASE))
    office.poll()
    retry(office, 1)
    office.poll()
    retry(office, 1)
    office.poll()
    [case] = office.cases()
    assert case.version == 3
    assert len(office.folder("Held")) == 1
    assert len([m for m in office.sent() if "planner" not in m["To"]]) == 1


def test_retry_before_it_was_filed_files_it_from_the_inbox(office: OfficeFolder):
    office.settings["TRUST__AGENCY_DOMAINS"] = "elsewhere.example"
    office.deliver(profile_mail())
    with office.bureau() as bureau:
        take_in(bureau.counters[0])
    del office.settings["TRUST__AGENCY_DOMAINS"]
    retry(office, 1)
    office.poll()
    assert len(office.folder("Accepted")) == 1
    assert not office.folder()


def test_an_old_version_that_is_dragged_back_undoes_no_newer_one(office: OfficeFolder):
    office.deliver(sample(HELD_WITH_A_CASE))
    office.poll()
    [case] = office.cases()
    sender = case.sender
    office.deliver(profile_mail(f"Profile {case.tracking_number}", sender=sender))
    office.poll()
    [case] = office.cases()
    assert (case.version, case.verdict) == (2, Verdict.ACCEPT)
    office.drag_back("Held")
    office.poll()
    assert office.cases() == [case]
    assert len(office.folder("Accepted")) == 2
    assert office.ledger()[-1].reason == f"{case.tracking_number} has had a newer version since"
