"""One process a mailbox: a lock that dies with its process."""

from __future__ import annotations

import fcntl
import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError, OperationalError

from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.store.engine import sqlite_file
from intake_mailbot.store.errors import HeldElsewhereError, unreachable
from intake_mailbot.store.unit import Store

_PAUSE_SECONDS = 0.05


class Lock:
    """A held lock."""

    def __init__(self, account: str, again: Callable[[], bool]) -> None:
        self._account = account
        self._again = again

    def check(self) -> None:
        """Raises ``ServiceUnreachableError`` where the lock was lost with its connection."""
        try:
            held = self._again()
        except DBAPIError as error:
            raise self._lost() from error
        if not held:
            raise self._lost()

    def _lost(self) -> ServiceUnreachableError:
        return ServiceUnreachableError(
            f"the lock on {self._account} was lost with the connection to the database"
        )


@contextmanager
def poller_lock(store: Store, account: str, wait_seconds: float) -> Iterator[Lock]:
    """Holds ``account`` for this process; other names ("outbox") are other locks.

    What it gives says whether it is still held: a Postgres that was restarted has forgotten it.

    Waits up to ``wait_seconds`` for the process that holds it, then raises
    ``HeldElsewhereError``. SQLite: ``flock`` on a file beside the database. Postgres: an
    advisory lock on a connection of its own.
    """
    path = sqlite_file(store.engine.url)
    holder = _flock(path, account) if path else _advisory(store, account)
    with holder as attempt:
        _wait(attempt, account, wait_seconds)
        yield Lock(account, attempt)


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


@contextmanager
def _advisory(store: Store, account: str) -> Iterator[Callable[[], bool]]:
    digest = hashlib.sha256(b"intake-mailbot/" + account.encode()).digest()
    key = int.from_bytes(digest[:8], "big", signed=True)
    try:
        opened = store.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    except OperationalError as error:
        raise unreachable(error) from error
    with opened as connection:

        def attempt() -> bool:
            return bool(connection.scalar(select(func.pg_try_advisory_lock(key))))

        try:
            yield attempt
        finally:
            _close(connection.invalidate)


def _close(invalidate: Callable[[], None]) -> None:
    try:
        invalidate()  # closing the connection for good is what frees the lock
    except DBAPIError:
        return
