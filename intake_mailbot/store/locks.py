"""One process a mailbox: a lock that dies with its process, a lease between machines."""

from __future__ import annotations

import fcntl
import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, OperationalError

from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.store.engine import sqlite_file
from intake_mailbot.store.errors import HeldElsewhereError, unreachable
from intake_mailbot.store.leases import TAKEOVER_SECONDS, wished
from intake_mailbot.store.unit import Store

_PAUSE_SECONDS = 0.05


class Lock:
    """A held lock."""

    def __init__(self, account: str, again: Callable[[], bool]) -> None:
        self._account = account
        self._again = again

    def check(self) -> None:
        """Raises ``ServiceUnreachableError`` where the lock was lost."""
        try:
            held = self._again()
        except DBAPIError as error:
            raise self._lost() from error
        if not held:
            raise self._lost()

    def _lost(self) -> ServiceUnreachableError:
        return ServiceUnreachableError(
            f"the lock on {self._account} was lost: the database was away, or another process took"
            " it over"
        )


@contextmanager
def poller_lock(
    store: Store, account: str, wait_seconds: float, takeover_seconds: float = TAKEOVER_SECONDS
) -> Iterator[Lock]:
    """Holds ``account`` for this process; other names ("outbox") are other locks.

    What it gives says whether it is still held: a Postgres that was restarted has forgotten it,
    and who was frozen for ``takeover_seconds`` has been replaced.

    Waits up to ``wait_seconds`` for the process that holds it, then raises
    ``HeldElsewhereError``. SQLite: ``flock`` on a file beside the database. Postgres: a lease.
    """
    path = sqlite_file(store.engine.url)
    if path:
        with _flock(path, account) as attempt:
            _wait(attempt, account, wait_seconds)
            yield Lock(account, attempt)
        return
    with wished(store, account, takeover_seconds) as lease:
        _wait(lease.attempt, account, wait_seconds)
        lease.keep()
        yield Lock(account, lease.attempt)


def _wait(attempt: Callable[[], bool], account: str, wait_seconds: float) -> None:
    end = time.monotonic() + wait_seconds
    while not _tried(attempt):
        if time.monotonic() >= end:
            raise HeldElsewhereError(
                f"another process holds {account}; stop it, or wait until it is done"
            )
        time.sleep(_PAUSE_SECONDS)


def _tried(attempt: Callable[[], bool]) -> bool:
    try:
        return attempt()
    except OperationalError as error:
        raise unreachable(error) from error


@contextmanager
def _flock(database: Path, account: str) -> Iterator[Callable[[], bool]]:
    digest = hashlib.sha256(account.encode()).hexdigest()[:12]
    path = database.with_name(f"{database.name}.{digest}.lock")
    try:
        opened = path.open("ab")
    except OSError as error:
        raise ServiceUnreachableError(
            f"the lock {path} cannot be opened ({error.strerror or error}); see that the"
            " database's folder can be written"
        ) from error
    with opened as file:

        def attempt() -> bool:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True

        yield attempt
