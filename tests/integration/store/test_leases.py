"""What one process of many serves alone: followed at once when it dies, soon when it is frozen."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.store.engine import end_when_frozen
from intake_mailbot.store.errors import HeldElsewhereError
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.locks import poller_lock
from intake_mailbot.store.unit import Store

TAKEOVER = 2.0

HOLDER = """
import sys
from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.locks import poller_lock
from intake_mailbot.store.unit import Store
with poller_lock(Store(sys.argv[1], FileStore("file:" + sys.argv[2])), "a", 0, 2.0) as lock:
    print("held", flush=True)
    sys.stdin.readline()
    try:
        lock.check()
        print("still held", flush=True)
    except ServiceUnreachableError as error:
        print("lost", flush=True)
"""


@pytest.fixture
def store(postgres_url: str, tmp_path: Path) -> Iterator[Store]:
    opened = Store(postgres_url, FileStore(f"file:{tmp_path}"))
    yield opened
    opened.close()


@contextmanager
def holder(store: Store, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds "a", asks whether it still does at a line, and says so."""
    command = [sys.executable, "-c", HOLDER, store.url, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def asked(process: subprocess.Popen[str]) -> str:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


def fence(store: Store) -> int:
    with store.engine.connect() as connection:
        return int(connection.execute(text("SELECT fence FROM lease")).scalar_one())


def test_a_living_holder_keeps_its_lease_for_longer_than_it_lasts(store: Store, tmp_path: Path):
    with holder(store, tmp_path) as living:
        with pytest.raises(HeldElsewhereError), poller_lock(store, "a", 2 * TAKEOVER, TAKEOVER):
            pass
        assert asked(living) == "still held"


def test_a_killed_holder_is_followed_at_once(store: Store, tmp_path: Path):
    with holder(store, tmp_path) as dying:
        dying.kill()
        dying.wait()
        with poller_lock(store, "a", 120, 600) as lock:
            lock.check()
        assert fence(store) == 2


def test_a_frozen_holder_is_followed_and_learns_it_when_it_is_revived(store: Store, tmp_path: Path):
    with holder(store, tmp_path) as frozen:
        os.kill(frozen.pid, signal.SIGSTOP)
        with poller_lock(store, "a", 120, TAKEOVER) as lock:
            os.kill(frozen.pid, signal.SIGCONT)
            assert asked(frozen) == "lost"
            frozen.wait(120)
            lock.check()
            with pytest.raises(HeldElsewhereError), poller_lock(store, "a", 0, TAKEOVER):
                pass  # the guard that the frozen one held says nothing of the new holder
        assert fence(store) == 2


def test_of_many_that_wait_one_follows(store: Store, tmp_path: Path):
    with holder(store, tmp_path) as frozen, ExitStack() as stack:
        os.kill(frozen.pid, signal.SIGSTOP)
        stack.enter_context(poller_lock(store, "a", 120, TAKEOVER))
        for _ in range(3):
            with pytest.raises(HeldElsewhereError):
                stack.enter_context(poller_lock(store, "a", 0, TAKEOVER))


def test_a_holder_whose_session_was_ended_has_lost_its_lease(store: Store):
    with poller_lock(store, "a", 0, TAKEOVER) as lock, store.engine.connect() as connection:
        ended = text(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )
        connection.execute(ended)
        with pytest.raises(ServiceUnreachableError, match="the lock on a was lost"):
            lock.check()


def test_who_is_frozen_within_a_transaction_keeps_nobody_waiting_for_long(
    store: Store, tmp_path: Path
):
    other = Store(store.url, FileStore(f"file:{tmp_path}"))
    end_when_frozen(store.engine, 0.5)

    def decides_and_freezes() -> None:
        with store.unit() as frozen:
            frozen.mailboxes.decide_alone("a")
            with other.unit() as unit:
                unit.mailboxes.decide_alone(
                    "a"
                )  # waits until Postgres has ended the other's session
                unit.commit()
            frozen.mailboxes.has_open("a")

    with pytest.raises(ServiceUnreachableError, match="the database does not answer"):
        decides_and_freezes()
    other.close()
