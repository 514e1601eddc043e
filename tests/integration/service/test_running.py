"""The service as a process: it answers, it stops, and it outlives what fails around it."""

from __future__ import annotations

import signal
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from intake_mailbot.service import poll
from intake_mailbot.store.rows import OutboxState
from tests.integration.service.office import OfficeFolder, letter, profile_mail, sample
from tests.integration.service.running import service, until
from tests.integration.service.servers import by_imap, by_smtp
from tests.servers.dovecot import User
from tests.servers.faultproxy import FaultProxy
from tests.servers.postgres import Postgres
from tests.servers.smtp import SmtpSink

CLERK = "clerk@agency.example.gov"
FEW_SECONDS = 15


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_answers_a_profile_in_a_maildir_and_stops_when_told(office: OfficeFolder, how):
    with service(office.path, fresh=how is signal.SIGTERM) as running:
        running.serves()
        office.deliver(profile_mail())
        until(lambda: office.sent_to(CLERK) and office.folder("Accepted"))
        assert running.stop(how) < FEW_SECONDS
    assert office.cases()[0].tracking_number.startswith("EP-")


def test_it_tells_at_its_start_what_came_due_while_it_was_down(office: OfficeFolder):
    office.deliver(sample("01"))
    with office.bureau(clock=lambda: datetime(2026, 11, 2, 15, tzinfo=UTC)) as bureau:
        poll(bureau)
    with service(office.path) as running:
        told = until(lambda: office.sent_to("planner@example.gov"))
        assert running.stop() < FEW_SECONDS
    late = ("] Overdue: Permit Portal", "] Escalated: Permit Portal")  # whatever the day is
    assert any(str(mail["Subject"]).endswith(late) for mail in told)


def test_it_stops_while_it_waits_in_idle(
    office: OfficeFolder, mailbox_user: User, smtp_sink: SmtpSink
):
    by_imap(office, mailbox_user)
    by_smtp(office, smtp_sink)
    with service(office.path, office.settings) as running:
        running.serves()
        mailbox_user.deliver(profile_mail())
        [reply] = smtp_sink.wait_for(1)
        assert reply.recipients == (CLERK,)
        until(lambda: mailbox_user.messages("Accepted"))
        assert mailbox_user.messages() == []
        assert running.stop() < FEW_SECONDS


def test_it_stops_in_a_backlog_after_the_message_under_way(office: OfficeFolder):
    office.deliver(*(profile_mail(f"Profile {number}") for number in range(25)))
    with service(office.path) as running:
        running.serves()
        until(lambda: running.says('"message"'))
        assert running.stop() < FEW_SECONDS
    assert len(office.cases()) < 25
    office.poll()
    assert len(office.cases()) == len(office.sent_to(CLERK)) == 25


def test_a_mailbox_that_cannot_be_reached_stops_no_other(office: OfficeFolder):
    config = (office.path / "config.toml").read_text()
    config = config.replace('[mailbox]\nurl = "maildir:mailbox"\n', "[mailbox]\n")
    config += """
[[mailboxes]]
name = "gone"
url = "imaps://nobody@127.0.0.1:9/INBOX"
[[mailboxes]]
name = "near"
url = "maildir:mailbox"
"""
    (office.path / "config.toml").write_text(config)
    with service(office.path, {"MAILBOXES__GONE__PASSWORD": "x"}) as running:
        running.serves("near")
        office.deliver(profile_mail())
        until(lambda: office.sent_to(CLERK))
        until(lambda: running.says('"mailbox failed"', "127.0.0.1:9"))
        assert running.stop() < FEW_SECONDS


def test_replies_wait_while_smtp_is_down_and_go_out_later(
    office: OfficeFolder, smtp_sink: SmtpSink, proxied: Callable[[int], FaultProxy]
):
    proxy = proxied(smtp_sink.port)
    proxy.refusing = True
    by_smtp(office, smtp_sink, port=proxy.port)
    with service(office.path, office.settings) as running:
        running.serves()
        office.deliver(profile_mail())
        until(lambda: running.says("cannot serve", "to outgoing"))
        until(lambda: office.folder("Accepted"))
        assert [row.state for row in office.outbox()] == [OutboxState.WAITING]
        proxy.refusing = False
        smtp_sink.wait_for(1)
        until(lambda: [row.state for row in office.outbox()] == [OutboxState.SENT])
        assert running.stop() < FEW_SECONDS


def test_it_goes_on_when_the_connection_to_the_mailbox_was_lost(
    office: OfficeFolder, mailbox_user: User, proxied: Callable[[int], FaultProxy]
):
    proxy = proxied(mailbox_user.server.tls_port)
    by_imap(office, mailbox_user, port=proxy.port)
    with service(office.path, office.settings) as running:
        running.serves()
        mailbox_user.deliver(profile_mail())
        until(lambda: office.sent_to(CLERK))
        proxy.cut()
        mailbox_user.deliver(profile_mail("Another"))
        until(lambda: len(office.sent_to(CLERK)) == 2)
        assert running.stop() < FEW_SECONDS


def test_it_goes_on_when_the_database_was_away(office: OfficeFolder):
    with Postgres(durable=True) as server:
        office.settings["DATABASE__URL"] = server.url()
        with service(office.path, office.settings) as running:
            running.serves()
            office.deliver(profile_mail())
            until(lambda: office.sent_to(CLERK))
            server.stop()
            office.deliver(profile_mail("While it was away"))
            until(lambda: running.says("cannot serve", '"mailbox"'))
            server.start()
            until(lambda: len(office.sent_to(CLERK)) == 2)
            until(lambda: len(office.folder("Accepted")) == 2)
            assert running.stop() < FEW_SECONDS
        assert len(office.cases()) == 2
        assert {row.state for row in office.outbox()} == {OutboxState.SENT}


def test_of_two_services_one_serves_and_the_other_takes_over(office: OfficeFolder):
    with service(office.path) as first:
        first.serves()
        first.serves("to outgoing")
        with service(office.path) as second:
            until(lambda: second.says("another process holds"))
            assert not second.says('"serving"')
            first.process.kill()
            second.serves()
            office.deliver(profile_mail())
            until(lambda: office.sent_to(CLERK))
            assert second.stop() < FEW_SECONDS
    assert len(office.cases()) == 1


def test_a_question_is_answered_by_the_guidance(office: OfficeFolder):
    with service(office.path) as running:
        running.serves()
        office.deliver(letter("Do we need a profile?", text="Do we need one for a new server?"))
        [reply] = until(lambda: office.sent_to(CLERK))
        assert len(list(reply.iter_attachments())) == 2
        running.stop()
