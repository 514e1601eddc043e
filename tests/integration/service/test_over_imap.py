"""The same over a real IMAP server: filing, dragging back, trying again, and losing locks."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime

import pytest
from imapclient import IMAPClient

from intake_mailbot import casework
from intake_mailbot.domain.model import Verdict
from tests.integration.service.office import OfficeFolder, profile_mail, sample
from tests.integration.service.servers import by_imap
from tests.servers.dovecot import Dovecot, User

HELD_WITH_A_CASE = "09"


@pytest.fixture(params=["dovecot", "plain_dovecot"])
def user(request: pytest.FixtureRequest, office: OfficeFolder) -> User:
    """A user of each server, whose mailbox is the office's."""
    server: Dovecot = request.getfixturevalue(request.param)
    found = server.user()
    by_imap(office, found)
    return found


def drag_back(user: User, folder: str) -> None:
    tls = ssl.create_default_context(cafile=str(user.server.certificate.authority))
    with IMAPClient("127.0.0.1", user.server.tls_port, ssl_context=tls) as person:
        person.login(user.name, user.password)
        _, separator = person.namespace().personal[0]
        prefix = person.namespace().personal[0][0]
        person.select_folder(f"{prefix}{folder}")
        uids = person.search()
        person.copy(uids, "INBOX")
        person.delete_messages(uids)
        person.expunge()
        assert separator


def retry(office: OfficeFolder) -> None:
    with office.store() as store:
        casework.retry(store, 1, datetime.now(UTC), "pat")


def test_a_held_message_dragged_back_goes_on_with_its_case(office: OfficeFolder, user: User):
    user.deliver(sample(HELD_WITH_A_CASE))
    office.poll()
    drag_back(user, "Held")
    office.poll()
    [case] = office.cases()
    assert (case.verdict, case.version) == (Verdict.HOLD, 2)
    assert len(user.messages("Held")) == 1
    assert user.messages() == []


def test_what_is_dragged_back_from_elsewhere_is_filed_again(office: OfficeFolder, user: User):
    user.deliver(profile_mail())
    office.poll()
    replies = len(office.sent())
    drag_back(user, "Accepted")
    office.poll()
    assert len(user.messages("Accepted")) == 1
    assert user.messages() == []
    assert len(office.sent()) == replies
    assert len(office.cases()) == 1


@pytest.mark.parametrize("message_id", [True, False])
def test_retry_finds_the_message_where_it_was_filed(
    office: OfficeFolder, user: User, message_id: bool
):
    office.settings["TRUST__AGENCY_DOMAINS"] = "elsewhere.example"
    raw = profile_mail()
    if not message_id:
        raw = raw.replace(b"Message-ID:", b"X-Was:")
    user.deliver(sample("05"))
    user.deliver(raw)
    office.poll()
    assert len(user.messages("Held")) == 2
    del office.settings["TRUST__AGENCY_DOMAINS"]
    with office.store() as store:
        casework.retry(store, 2, datetime.now(UTC), "pat")
    office.poll()
    assert len(user.messages("Accepted")) == 1
    assert len(user.messages("Held")) == 1


def test_retry_of_a_message_that_a_person_moved_on_changes_nothing_in_the_mailbox(
    office: OfficeFolder, user: User
):
    user.deliver(sample(HELD_WITH_A_CASE))
    office.poll()
    drag_back(user, "Held")
    retry(office)
    office.poll()
    assert len(office.cases()) == 1
    assert len(user.messages("Held")) == 1
    office.poll()
    assert user.messages() == []
