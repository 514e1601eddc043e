"""Several services over one Postgres share the work; one that dies or freezes loses nothing."""

from __future__ import annotations

import os
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import text

from intake_mailbot import casework
from intake_mailbot.domain.model import LedgerState
from intake_mailbot.service import poll
from intake_mailbot.service import run as serve
from intake_mailbot.service.bell import Bell
from intake_mailbot.service.health import Health, Standing
from intake_mailbot.service.minutely import Minutely
from intake_mailbot.service.passes import take_in
from intake_mailbot.service.shared import SharedWork
from intake_mailbot.service.wiring import now_utc
from intake_mailbot.store.rows import About, OutboxState
from intake_mailbot.store.unit import Store
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder, letter, profile_mail, sample
from tests.integration.service.running import Service, service, until
from tests.integration.service.servers import by_smtp
from tests.integration.service.test_quarantine import Stumbling
from tests.servers.faultproxy import FaultProxy
from tests.servers.s3 import S3
from tests.servers.smtp import SmtpSink

CLERK = "clerk@agency.example.gov"
PLANNER = "planner@example.gov"
CLERKS = tuple(f"clerk{number}@agency.example.gov" for number in range(8))
TAKEOVER = "8"


@pytest.fixture
def office(tmp_path: Path, reader: Reader, postgres_url: str) -> OfficeFolder:
    """An office with an empty Maildir, Postgres and replies as files."""
    settings = {
        "DATABASE__URL": postgres_url,
        "SERVICE__TAKEOVER_SECONDS": TAKEOVER,
        "SERVICE__WORKERS": "1",
        "LIMITS__REPLIES_PER_DOMAIN_PER_DAY": "1000",
    }
    return OfficeFolder(tmp_path, reader, settings)


@contextmanager
def inside(office: OfficeFolder) -> Iterator[None]:
    """The service in a thread of this process, with the warm reader; it stops in time."""
    bell = Bell()
    with office.bureau(clock=now_utc) as bureau:
        thread = threading.Thread(target=serve, args=(bureau, bell))
        thread.start()
        try:
            yield
        finally:
            bell.ring()
            thread.join(120)
        assert not thread.is_alive()


def deliver(office: OfficeFolder, times: int = 1) -> None:
    for number in range(times):
        for clerk in CLERKS:
            office.deliver(profile_mail(f"Profile {number} of {clerk}", sender=clerk))


def all_is_well(office: OfficeFolder, times: int = 1) -> None:
    """Every mail has one case, one answer and its bytes; none lies in the inbox."""
    assert office.folder() == []
    assert len(office.folder("Accepted")) == times * len(CLERKS)
    numbers = [case.tracking_number for case in office.cases()]
    assert len(set(numbers)) == len(numbers) == times * len(CLERKS)
    assert {row.state for row in office.ledger()} == {LedgerState.DONE}
    assert Counter(mail["To"] for mail in answers(office)) == Counter(CLERKS * times)
    assert {row.state.value for row in office.outbox()} == {"sent"}
    with office.store() as store:
        for row in office.ledger():
            assert store.files.get(row.sha256)


def answers(office: OfficeFolder) -> list[EmailMessage]:
    """What the clerks got; planners hear of forms that come again."""
    return [mail for mail in office.sent() if mail["To"] != PLANNER]


def jobs(office: OfficeFolder) -> int:
    with office.store() as store, store.engine.connect() as connection:
        asked = text("SELECT count(*) FROM procrastinate_jobs WHERE task_name <> 'tick'")
        return int(connection.execute(asked).scalar_one())


def worked_on(running: Service) -> int:
    """How many messages a service says that it took to their end."""
    return sum('"message"' in line and '"state"' in line for line in list(running.log))


def test_a_profile_is_answered_and_filed_and_leaves_no_job(office: OfficeFolder):
    with inside(office):
        office.deliver(profile_mail())
        until(lambda: office.sent_to(CLERK) and office.folder("Accepted"))
        until(lambda: jobs(office) == 0)


@pytest.mark.xdist_group("s3")
def test_two_services_share_a_mailbox_and_one_that_is_killed_loses_and_doubles_nothing(
    office: OfficeFolder, monkeypatch: pytest.MonkeyPatch
):
    s3 = S3()
    for name, value in s3.variables.items():
        monkeypatch.setenv(name, value)
    office.settings["FILES__URL"] = s3.url
    with (
        s3.running(),
        service(office.path, office.settings) as first,
        service(office.path, office.settings) as second,
    ):
        until(lambda: first.says('"working"') and second.says('"working"'))
        deliver(office, 3)
        until(lambda: worked_on(first) and worked_on(second))
        watching, other = first, second
        if not first.says('"serving"', '"mailbox"'):
            watching, other = second, first
        watching.process.kill()
        until(lambda: len(office.folder("Accepted")) == 24 and len(answers(office)) == 24)
        other.stop()
        all_is_well(office, 3)
        assert jobs(office) == 0


@pytest.mark.campaign
def test_a_frozen_service_is_replaced_and_does_no_harm_when_it_is_revived(office: OfficeFolder):
    with service(office.path, office.settings) as first:
        first.serves()
        deliver(office, 2)
        until(lambda: worked_on(first))
        os.kill(first.process.pid, signal.SIGSTOP)
        with service(office.path, office.settings) as second:
            second.serves()
            until(lambda: len(office.folder("Accepted")) == 16 and len(answers(office)) == 16)
            os.kill(first.process.pid, signal.SIGCONT)
            until(lambda: first.says("cannot serve", '"mailbox"', "was lost"))
            office.deliver(profile_mail("After it was revived"))
            until(lambda: office.sent_to(CLERK) and len(office.folder("Accepted")) == 17)
            second.stop()
        office.deliver(profile_mail("And after the other has gone"))
        until(lambda: len(office.folder("Accepted")) == 18)
        until(lambda: len(office.sent_to(CLERK)) == 2)
        first.stop()
    assert Counter(mail["To"] for mail in answers(office)) == Counter(CLERKS * 2 + (CLERK,) * 2)
    numbers = [case.tracking_number for case in office.cases()]
    assert len(set(numbers)) == len(numbers) == 18


def test_mails_of_one_sender_are_taken_one_by_one_and_in_their_order(office: OfficeFolder):
    office.settings["SERVICE__WORKERS"] = "4"
    mail = profile_mail("Sent again and again by a slow program")
    with inside(office):
        office.deliver(*(mail for _ in range(6)))
        until(lambda: office.sent_to(CLERK) and not office.folder())
    assert [row.kind.value for row in office.ledger() if row.kind] == [
        "profile", *["duplicate"] * 5
    ]  # fmt: skip
    assert len(office.cases()) == len(answers(office)) == 1


def test_a_mail_that_ends_its_reading_is_set_aside_after_three_tries(office: OfficeFolder):
    stumbling = Stumbling(office, b"Poison")
    office.reader = stumbling  # type: ignore[assignment]
    with inside(office):
        office.deliver(profile_mail("Poison"), profile_mail("Wholesome"))
        until(lambda: office.folder("Quarantine") and office.folder("Accepted"))
    assert stumbling.tries == 3
    assert office.ledger()[0].attempts == 3


def test_what_a_command_put_back_to_work_is_found_soon(office: OfficeFolder):
    office.deliver(letter("A file that nobody can read", text="?", passes=False))
    office.poll()
    [row] = office.ledger()
    assert row.state is LedgerState.HELD
    with inside(office):
        with office.store() as store:
            casework.retry(store, row.id, now_utc(), "planner")
        until(lambda: office.ledger()[0].state is LedgerState.HELD)
    assert office.ledger()[0].attempts == 1


def test_a_message_whose_bytes_are_lost_keeps_no_other_from_its_work(office: OfficeFolder):
    for number in range(2):
        office.deliver(letter(f"A question, {number}", text=f"{number}?", passes=False))
    office.poll()
    lost, other = office.ledger()
    with inside(office):
        with office.store() as store:
            store.files.remove(lost.sha256)
            for row in (lost, other):
                casework.retry(store, row.id, now_utc(), "planner")
        until(lambda: [row.state for row in office.ledger()] == [
            LedgerState.QUARANTINED, LedgerState.HELD,
        ])  # fmt: skip


def test_what_falls_due_is_told_by_whichever_service_has_the_minute(office: OfficeFolder):
    office.deliver(sample("01"))
    with office.bureau(clock=lambda: datetime(2026, 11, 2, 15, tzinfo=UTC)) as bureau:
        poll(bureau)
    with inside(office):
        until(lambda: office.sent_to("planner@example.gov"))


def test_replies_wait_while_the_mail_server_is_away_and_go_out_later(
    office: OfficeFolder, smtp_sink: SmtpSink, proxied: Callable[[int], FaultProxy]
):
    proxy = proxied(smtp_sink.port)
    proxy.refusing = True
    by_smtp(office, smtp_sink, port=proxy.port)
    with inside(office):
        office.deliver(profile_mail())
        until(lambda: [row.last_error for row in office.outbox()] not in ([], [""]))
        assert [row.state for row in office.outbox()] == [OutboxState.WAITING]
        proxy.refusing = False
        smtp_sink.wait_for(1)
        until(lambda: [row.state for row in office.outbox()] == [OutboxState.SENT])


def test_a_reply_whose_sender_died_is_uncertain_and_the_others_go_out(
    office: OfficeFolder, smtp_sink: SmtpSink
):
    by_smtp(office, smtp_sink)
    deliver(office)
    with office.bureau(clock=now_utc) as bureau:
        take_in(bureau.counters[0])
        with bureau.store.unit() as unit:
            dying = unit.outbox.take(now_utc(), "outgoing")
            unit.commit()
    assert dying is not None
    with inside(office):
        smtp_sink.wait_for(len(CLERKS) - 1)
        until(lambda: {row.state.value for row in office.outbox()} == {"sent", "uncertain"})
    assert [row.id for row in office.outbox() if row.state is OutboxState.UNCERTAIN] == [dying.id]


def test_a_mail_server_that_took_a_reply_after_all_leaves_nothing_uncertain(store: Store):
    now = now_utc()
    with store.unit() as unit:
        new = unit.outbox.add(
            message_id="<a@b>", to="a@b", subject="", kind="confirmation", about=About(),
            eml=b"x", counts_for_cap=False, created=now,
        )  # fmt: skip
        unit.outbox.take_one(new, now)
        unit.outbox.recover_one(new, safe_to_repeat=False)  # another thought that it had died
        unit.outbox.sent(new, now)
        unit.commit()
    with store.unit(write=False) as unit:
        assert unit.outbox.get(new).state is OutboxState.SENT


def test_who_cannot_send_is_not_ill_while_another_service_sends_in_its_place(office: OfficeFolder):
    with office.bureau(clock=now_utc) as bureau:
        health = Health(now_utc)
        work = SharedWork(bureau, Bell(), health, Minutely(bureau))
        now = now_utc()
        with bureau.store.unit() as unit:
            new = unit.outbox.add(
                message_id="<a@b>", to="a@b", subject="", kind="confirmation", about=About(),
                eml=b"x", counts_for_cap=False, created=now, outgoing="outgoing",
            )  # fmt: skip
            unit.commit()
        health.ill("to outgoing", "no answer")
        work.post()
        assert not health.working
        with bureau.store.unit() as unit:
            unit.outbox.take_one(new, now)
            unit.outbox.sent(new, now_utc())
            unit.outbox.add(
                message_id="<c@b>", to="a@b", subject="", kind="confirmation", about=About(),
                eml=b"x", counts_for_cap=False, created=now, outgoing="outgoing",
            )  # fmt: skip
            unit.commit()
        work.post()
        assert [part.standing for part in health.parts()] == [Standing.WAITING]


def test_a_mailbox_that_has_the_name_of_its_way_out_stays_ill(office: OfficeFolder):
    with office.bureau(clock=now_utc) as bureau:
        health = Health(now_utc)
        work = SharedWork(bureau, Bell(), health, Minutely(bureau))
        health.ill("outgoing", "the mailbox does not answer")
        work.post()
        assert [part.standing for part in health.parts()] == [Standing.ILL]
