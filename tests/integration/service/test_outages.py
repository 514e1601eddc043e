"""A disk that is full, a database that goes, a second process: it waits, says so, and goes on."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import urllib.error
import urllib.request
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.domain.model import LedgerState
from intake_mailbot.service.passes import take_in
from tests.integration.service.office import OfficeFolder, profile_mail
from tests.integration.service.running import Service, service, until
from tests.integration.service.servers import by_smtp
from tests.servers.command import run
from tests.servers.dovecot import free_port
from tests.servers.fulldisk import full, small_disk
from tests.servers.postgres import Postgres
from tests.servers.smtp import SmtpSink

CLERKS = tuple(f"clerk{number}@agency.example.gov" for number in range(6))


def deliver(office: OfficeFolder, clerks: tuple[str, ...] = CLERKS) -> None:
    office.deliver(*(profile_mail(f"Profile of {clerk}", sender=clerk) for clerk in clerks))


def all_is_well(office: OfficeFolder, clerks: tuple[str, ...] = CLERKS) -> None:
    """Every mail has one case, one answer, and its bytes; none lies in the inbox."""
    assert office.folder() == []
    assert len(office.folder("Accepted")) == len(clerks)
    numbers = [case.tracking_number for case in office.cases()]
    assert len(set(numbers)) == len(numbers) == len(clerks)
    assert {row.state for row in office.ledger()} == {LedgerState.DONE}
    with office.store() as store:
        for row in office.ledger():
            assert store.files.get(row.sha256)


def answers(office: OfficeFolder) -> Counter[str]:
    return Counter(mail["To"] for mail in office.sent())


@pytest.mark.parametrize(
    ("key", "url", "said"),
    [
        ("FILES__URL", "file:{disk}", "see that it can be written and has room|disk I/O error"),
        ("DATABASE__URL", "sqlite:///{disk}/intake.db", "make room on the disk|disk I/O error"),
    ],
)
def test_a_full_disk_leaves_mail_where_it_is_until_there_is_room(
    office: OfficeFolder, tmp_path: Path, key: str, url: str, said: str
):
    disk = tmp_path / "disk"
    with small_disk(disk) as mounted:
        office.settings[key] = url.format(disk=disk)
        office.poll()  # the tables are made while there is room
        deliver(office, CLERKS[:3])
        with full(disk, mounted=mounted), pytest.raises(ServiceUnreachableError, match=said):
            office.poll()
        assert office.sent() == []
        assert len(office.folder()) == 3
        office.poll()
        all_is_well(office, CLERKS[:3])
        assert answers(office) == Counter(CLERKS[:3])


def test_a_disk_that_fills_up_in_the_middle_of_work_loses_and_doubles_nothing(
    office: OfficeFolder, tmp_path: Path
):
    disk = tmp_path / "disk"
    with small_disk(disk) as mounted:
        office.settings["DATABASE__URL"] = f"sqlite:///{disk}/intake.db"
        office.poll()
        deliver(office, CLERKS[:3])
        with office.bureau() as bureau:
            done = 0

            def stop_after_one() -> bool:
                return done > 0

            def seen(_: object) -> None:
                nonlocal done
                done += 1

            take_in(bureau.counters[0], seen, stop_after_one)
        with full(disk, mounted=mounted), pytest.raises(ServiceUnreachableError):
            office.poll()
        office.poll()
        all_is_well(office, CLERKS[:3])
        assert answers(office) == Counter(CLERKS[:3])


@pytest.mark.campaign
def test_a_database_that_crashes_in_a_backlog_is_waited_for_and_health_says_so(
    office: OfficeFolder,
):
    port = free_port()
    office.settings["SERVICE__HEALTH_PORT"] = str(port)
    with Postgres(durable=True) as server:
        office.settings["DATABASE__URL"] = server.url()
        with service(office.path, office.settings) as running:
            running.serves()
            deliver(office)
            until(lambda: running.says('"message"'))
            server.stop(signal.SIGQUIT)
            until(lambda: running.says("cannot serve", '"mailbox"'))
            until(lambda: health(port) == 503)
            server.start()
            until(lambda: len(office.folder("Accepted")) == len(CLERKS))
            until(lambda: health(port) == 200)
            running.stop()
        all_is_well(office)
        assert answers(office) == Counter(CLERKS)


def health(port: int) -> int:
    """What /healthz answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
            assert json.load(answer)["working"]
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def frozen(running: Service) -> None:
    os.kill(running.process.pid, signal.SIGSTOP)


def revived(running: Service) -> None:
    os.kill(running.process.pid, signal.SIGCONT)


def frozen_at_rest(running: Service, database: Path) -> None:
    """Frozen between two transactions: within one it would keep others out of SQLite."""
    while True:
        frozen(running)
        with closing(sqlite3.connect(database, timeout=0, isolation_level=None)) as asked:
            try:
                asked.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                revived(running)
            else:
                asked.execute("ROLLBACK")
                return


def test_beside_a_frozen_process_a_second_one_waits_and_says_why(office: OfficeFolder):
    with service(office.path) as first:
        first.serves()
        with service(office.path) as second:
            until(lambda: second.says("another process holds", '"mailbox"'))
            frozen_at_rest(first, office.path / "intake.db")
            deliver(office, CLERKS[:2])
            shown = run("--config", office.path / "config.toml", "mail", "list", "--json")
            assert shown.returncode == 0, shown.stderr
            assert not second.says('"serving"', '"mailbox"')
            revived(first)
            until(lambda: sum(answers(office).values()) == 2)
            first.stop()
            second.stop()
    all_is_well(office, CLERKS[:2])
    assert answers(office) == Counter(CLERKS[:2])


@pytest.mark.campaign
def test_a_frozen_process_that_another_replaced_does_no_harm_when_it_is_revived(
    office: OfficeFolder, smtp_sink: SmtpSink
):
    by_smtp(office, smtp_sink)
    with Postgres(durable=True) as server:
        office.settings["DATABASE__URL"] = server.url()
        with service(office.path, office.settings) as first:
            first.serves()
            deliver(office)
            until(lambda: first.says('"message"'))
            frozen(first)
            sessions_end(server)  # as where the machine of a frozen process is given up
            with service(office.path, office.settings) as second:
                second.serves()
                until(lambda: len(office.folder("Accepted")) == len(CLERKS))
                revived(first)
                until(lambda: first.says("cannot serve"))
                until(lambda: settled(office))
                second.stop()
        all_is_well(office)
        came = Counter(mail.recipients[0] for mail in smtp_sink.received)
        states = {row.to: row.state.value for row in office.outbox()}
    assert {came[clerk] for clerk in CLERKS} <= {0, 1}
    assert all(came[clerk] == 1 for clerk in CLERKS if states[clerk] == "sent")
    assert set(states.values()) <= {"sent", "uncertain"}
    assert list(states.values()).count("uncertain") <= 2  # those under way when it froze


def settled(office: OfficeFolder) -> bool:
    return not {row.state.value for row in office.outbox()} & {"waiting", "sending"}


def sessions_end(server: Postgres) -> None:
    """Every session of the server is ended, but for the one that asks."""
    engine = create_engine(server.url())
    ask = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    with engine.connect() as connection:
        connection.execute(text(f"{ask} AND backend_type = 'client backend'"))
    engine.dispose()
