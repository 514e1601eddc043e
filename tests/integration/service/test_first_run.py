"""Old mail in the mailbox at the first run."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from intake_mailbot import casework
from intake_mailbot.service import poll
from tests.integration.service.office import OfficeFolder, letter, profile_mail

CLERK = "clerk@agency.example.gov"
DAYS = re.compile(r"day, (\w+ \d+, \d{4})")


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


def test_mail_that_lay_for_weeks_is_told_that_its_days_are_past_and_promised_no_others(
    office: OfficeFolder,
):
    came, answered = datetime(2026, 11, 23, 15, tzinfo=UTC), datetime(2027, 1, 11, 15, tzinfo=UTC)
    office.deliver(profile_mail(received=came))
    with office.bureau(clock=lambda: answered) as bureau:
        poll(bureau)
    [answer] = office.sent_to(CLERK)
    text = answer.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "comes later than it should" in " ".join(text.split())
    assert DAYS.findall(text) == ["December 1, 2026", "December 7, 2026"]
    assert "These days have passed already" in " ".join(text.split())
    [case] = office.cases()
    assert [due.day for due in case.deadlines] == [date(2026, 12, 1), date(2026, 12, 7)]
    with office.store() as store:
        told = [event.text for event in casework.case(store, case.tracking_number).history]
    said = "the agency was told that a day is past: DAS/BEST will contact you by 2026-12-01"
    assert f"answered late; {said}" in told
