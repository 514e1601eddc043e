"""Old mail in the mailbox at the first run."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.integration.service.office import OfficeFolder, letter, profile_mail

CLERK = "clerk@agency.example.gov"


@pytest.fixture
def cautious(office: OfficeFolder) -> OfficeFolder:
    """An office as it is by default: mail older than its start is taken in and not answered."""
    office.settings["MAILBOX__ANSWER_MAIL_BEFORE_START"] = "false"
    return office


@pytest.mark.parametrize("by", ["the Received line", "the server's date"])
def test_old_mail_is_taken_in_and_not_answered(cautious: OfficeFolder, by: str):
    old = datetime.now(UTC) - timedelta(days=3)
    mails = (profile_mail, letter)
    if by == "the Received line":
        cautious.deliver(*(make("Old", received=old) for make in mails))
    else:
        cautious.deliver(*(make("Old") for make in mails), at=old.timestamp())
    cautious.poll()
    [case] = cautious.cases()
    assert case.received == old.replace(microsecond=case.received.microsecond)
    assert cautious.sent() == []
    assert len(cautious.folder("Accepted")) == len(cautious.folder("Inquiries")) == 1


def test_mail_after_the_start_is_answered(cautious: OfficeFolder):
    cautious.poll()
    cautious.deliver(profile_mail())
    cautious.poll()
    assert len(cautious.sent_to(CLERK)) == 1


def test_the_start_is_that_of_the_first_run_however_often_it_runs(cautious: OfficeFolder):
    cautious.poll()
    cautious.deliver(profile_mail("Between"))
    cautious.poll()
    cautious.poll()
    assert len(cautious.sent_to(CLERK)) == 1
