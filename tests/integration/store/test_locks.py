"""One process a mailbox, and a dead process holds nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.locks import poller_lock
from intake_mailbot.store.unit import Store
from tests.servers.postgres import Postgres

HOLDER = """
import sys
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.locks import poller_lock
from intake_mailbot.store.unit import Store
from tests.servers.postgres import Postgres
with poller_lock(Store(sys.argv[1], FileStore("file:" + sys.argv[2])), "a", 0):
    print("held", flush=True)
    sys.stdin.read()
"""


def other(store: Store, tmp_path: Path) -> Store:
    return Store(store.url, FileStore(f"file:{tmp_path}"))


def test_a_mailbox_has_one_holder_at_a_time(store: Store, tmp_path: Path) -> None:
    second = other(store, tmp_path)
    with poller_lock(store, "a", 0):
        with (
            pytest.raises(ServiceUnreachableError, match="another process holds a"),
            poller_lock(second, "a", 0.1),
        ):
            pass
        with poller_lock(second, "b", 0):
            pass
    with poller_lock(second, "a", 0):
        pass
    second.close()


def test_a_killed_process_holds_nothing(store: Store, tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, store.url, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(ServiceUnreachableError), poller_lock(store, "a", 0):
            pass
        holder.kill()
    with poller_lock(store, "a", 120):
        pass


def test_a_holder_learns_that_its_lock_was_lost(tmp_path: Path) -> None:
    with Postgres(durable=True) as server:
        store = Store(server.url(), FileStore(f"file:{tmp_path}"))
        store.upgrade()
        with poller_lock(store, "a", 0) as lock:
            lock.check()
            server.stop()
            server.start()
            with pytest.raises(ServiceUnreachableError, match="the lock on a was lost"):
                lock.check()
        store.close()


def test_a_held_lock_is_held(store: Store) -> None:
    with poller_lock(store, "a", 0) as lock:
        lock.check()
