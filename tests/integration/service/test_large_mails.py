"""A mail that is larger than the mailbox takes: answered with its size, filed, never fetched."""

from __future__ import annotations

import pytest

from intake_mailbot.domain.model import Folder, LedgerState, MessageKind
from intake_mailbot.mailbox import maildir
from tests.integration.service.office import OfficeFolder, letter, profile_mail

CLERK = "clerk@agency.example.gov"
PLANNER = "planner@example.gov"
SMALL = {"MAILBOX__LARGEST_MEGABYTES": "1"}
LARGE = b"x" * 1_500_000


def said(office: OfficeFolder, subject: str = "") -> str:
    [reply] = [mail for mail in office.sent_to(CLERK) if subject in mail["Subject"]]
    body = reply.get_body(("plain",))
    assert body
    return " ".join(body.get_content().split())


def test_its_sender_hears_of_its_size(office: OfficeFolder) -> None:
    office.settings |= SMALL
    raw = profile_mail()[:-2] + LARGE
    office.deliver(raw)
    office.poll()
    [row] = office.ledger()
    assert (row.kind, row.state) == (MessageKind.UNREADABLE, LedgerState.DONE)
    assert row.size == len(raw)
    assert said(office).startswith(
        "Hello, Thank you for your message. It could not be opened, so we could not take in an "
        "Engagement Profile. - The mail is too large: it has 2 MB, and this mailbox takes 1 MB; "
        "please send the form by itself"
    )
    [filed] = office.folder(Folder.RETURNED.value)
    assert filed.read_bytes() == raw


def test_in_a_thread_it_is_filed_to_its_case_and_attaches_nothing(office: OfficeFolder) -> None:
    office.deliver(profile_mail())
    office.poll()
    [first] = office.sent_to(CLERK)
    answer = (("In-Reply-To", first["Message-ID"]),)
    office.settings |= SMALL
    office.deliver(letter("Re: plan", files=(("plan.docx", LARGE),), headers=answer))
    office.poll()
    assert office.ledger()[1].tracking_numbers == (office.cases()[0].tracking_number,)
    assert "The mail is too large: it has 2 MB" in said(office, "We could not open what you sent")
    with office.store() as store, store.unit(write=False) as unit:
        case = unit.cases.by_number(office.cases()[0].tracking_number)
        assert case
        assert "plan.docx" not in case.files


def test_automatic_mail_hears_nothing_however_large(office: OfficeFolder) -> None:
    office.settings |= SMALL
    office.deliver(profile_mail(headers=(("Auto-Submitted", "auto-generated"),))[:-2] + LARGE)
    office.poll()
    assert office.sent_to(CLERK) == []
    assert office.ledger()[0].kind is MessageKind.AUTOMATIC


def test_a_mail_that_its_server_cannot_give_is_put_to_a_planner(
    office: OfficeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stands in for an IMAP server that stumbles over one message and gives its headers."""
    load = maildir.MaildirMailbox._load

    def stumbling(self, *args, **more):
        found = load(self, *args, **more)
        headers = maildir._headers(found.raw)
        return maildir.Fetched(
            found.folder, found.uidvalidity, found.uid, headers, found.server_date, found.size
        )

    monkeypatch.setattr(maildir.MaildirMailbox, "_load", stumbling)
    office.deliver(profile_mail())
    office.poll()
    [row] = office.ledger()
    assert (row.state, row.to_folder) == (LedgerState.HELD, Folder.HELD)
    assert "its server gives the headers only" in row.reason
    assert len(office.sent_to(PLANNER)) == 1
    assert "a member of our staff will read it" in said(office)
