"""Several services over one Postgres share the work; one that dies or freezes loses nothing."""

from __future__ import annotations

import os
import signal
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from intake_mailbot.domain.model import LedgerState
from intake_mailbot.service import poll
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder, letter, profile_mail, sample
from tests.integration.service.running import Service, service, until
from tests.servers.command import run

CLERKS = tuple(f"clerk{number}@agency.example.gov" for number in range(8))
TAKEOVER = "3"


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
    assert Counter(mail["To"] for mail in office.sent()) == Counter(CLERKS * times)
    assert {row.state.value for row in office.outbox()} == {"sent"}
    with office.store() as store:
        for row in office.ledger():
            assert store.files.get(row.sha256)


def jobs(office: OfficeFolder) -> int:
    with office.store() as store, store.engine.connect() as connection:
        asked = text("SELECT count(*) FROM procrastinate_jobs WHERE task_name <> 'tick'")
        return int(connection.execute(asked).scalar_one())


def test_a_profile_is_answered_and_filed(office: OfficeFolder):
    with service(office.path, office.settings) as running:
        running.serves()
        office.deliver(profile_mail())
        until(lambda: office.sent_to("clerk@agency.example.gov") and office.folder("Accepted"))
        assert running.stop() < 15
    assert jobs(office) == 0


def worked_on(running: Service) -> int:
    """How many messages a service says that it took to their end."""
    return sum('"message"' in line and '"state"' in line for line in list(running.log))


def test_two_services_share_the_work_on_one_mailbox(office: OfficeFolder):
    with service(office.path, office.settings) as first:
        with service(office.path, office.settings) as second:
            until(lambda: first.says('"working"') and second.says('"working"'))
            deliver(office, 3)
            until(lambda: len(office.folder("Accepted")) == 24 and len(office.sent()) == 24, 60)
            serving = [one for one in (first, second) if one.says('"serving"', '"mailbox"')]
            assert len(serving) == 1
            assert min(worked_on(first), worked_on(second)) > 0
            assert worked_on(first) + worked_on(second) == 24
            second.stop()
        first.stop()
    all_is_well(office, 3)
    assert jobs(office) == 0


def test_a_service_that_is_killed_in_a_backlog_loses_and_doubles_nothing(office: OfficeFolder):
    with (
        service(office.path, office.settings) as first,
        service(office.path, office.settings) as second,
    ):
        until(lambda: first.says('"working"') and second.says('"working"'))
        deliver(office, 3)
        serving = first if first.says('"serving"', '"mailbox"') else second
        until(lambda: worked_on(serving))
        serving.process.kill()
        other = second if serving is first else first
        until(lambda: len(office.folder("Accepted")) == 24 and len(office.sent()) == 24, 60)
        other.stop()
    all_is_well(office, 3)


def test_a_frozen_service_is_replaced_and_does_no_harm_when_it_is_revived(office: OfficeFolder):
    with service(office.path, office.settings) as first:
        first.serves()
        deliver(office, 2)
        until(lambda: worked_on(first))
        os.kill(first.process.pid, signal.SIGSTOP)
        with service(office.path, office.settings) as second:
            second.serves()
            until(lambda: len(office.folder("Accepted")) == 16 and len(office.sent()) == 16, 60)
            os.kill(first.process.pid, signal.SIGCONT)
            until(lambda: first.says("cannot serve", '"mailbox"', "was lost"))
            office.deliver(profile_mail("After it was revived"))
            until(lambda: office.sent_to("clerk@agency.example.gov"))
            until(lambda: len(office.folder("Accepted")) == 17)
            second.stop()
        office.deliver(profile_mail("And after the other has gone"))
        until(lambda: len(office.sent_to("clerk@agency.example.gov")) == 2, 60)
        until(lambda: len(office.folder("Accepted")) == 18)
        first.stop()
    assert Counter(mail["To"] for mail in office.sent()) == Counter(
        CLERKS * 2 + ("clerk@agency.example.gov",) * 2
    )
    numbers = [case.tracking_number for case in office.cases()]
    assert len(set(numbers)) == len(numbers) == 18


def test_mails_of_one_sender_keep_their_order_and_are_one_by_one(office: OfficeFolder):
    mail = profile_mail("Sent twice by a slow program")
    office.settings["SERVICE__WORKERS"] = "4"
    with service(office.path, office.settings) as running:
        running.serves()
        office.deliver(*(mail for _ in range(6)))
        until(lambda: running.says('"working"') and not office.folder(), 60)
        until(lambda: office.sent_to("clerk@agency.example.gov"))
        running.stop()
    assert len(office.cases()) == 1
    assert len(office.sent()) == 1


def test_what_a_command_put_back_to_work_is_found_soon(office: OfficeFolder):
    office.deliver(letter("A file that nobody can read", text="?", passes=False))
    office.poll()
    [row] = office.ledger()
    assert row.state is LedgerState.HELD
    with service(office.path, office.settings) as running:
        running.serves()
        shown = run(
            "--config", office.path / "config.toml", "mail", "retry", str(row.id),
            INTAKE_MAILBOT_DATABASE__URL=office.settings["DATABASE__URL"],
        )  # fmt: skip
        assert shown.returncode == 0, shown.stderr
        until(lambda: worked_on(running))
        running.stop()


def test_the_minute_is_kept_by_one_of_them(office: OfficeFolder):
    office.deliver(sample("01"))
    with office.bureau(clock=lambda: datetime(2026, 11, 2, 15, tzinfo=UTC)) as bureau:
        poll(bureau)
    with service(office.path, office.settings) as running:
        until(lambda: office.sent_to("planner@example.gov"))
        assert running.stop() < 15
