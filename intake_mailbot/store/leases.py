"""Leases in Postgres: what one process of many serves alone, for a while at a time.

A holder renews its lease while it lives. Who dies is followed at once, since its advisory lock dies
with its connection; who is frozen, or on a machine that vanished, when its lease has run out.
Whoever comes back after that finds the fence changed. All times are those of the database: the
clocks of the machines may differ.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import DBAPIError, OperationalError

from intake_mailbot.store.errors import unreachable
from intake_mailbot.store.unit import Store

TAKEOVER_SECONDS = 30.0
"""Seconds at most until another process serves what a frozen one held."""

_LASTS = 0.6
"""The part of these seconds for which a lease is valid; those who wait look every tenth of them."""

_RENEWED = 0.15
"""The part of them after which a lease is renewed: a few renewals may fail."""

_END = "clock_timestamp() + make_interval(secs => :seconds)"

_TAKE = text(f"""
    INSERT INTO lease (name, holder, fence, until, guarded)
    VALUES (:name, :holder, 1, {_END}, :guarded)
    ON CONFLICT (name) DO UPDATE
    SET holder = :holder, fence = lease.fence + 1, until = excluded.until, guarded = :guarded
    WHERE lease.until < clock_timestamp() OR (lease.guarded AND :guarded)
    RETURNING fence
""")  # noqa: S608 - nothing foreign is put in

_MINE = "WHERE name = :name AND holder = :holder AND fence = :fence"

_RENEW = text(f"UPDATE lease SET until = {_END}, guarded = :guarded {_MINE}")  # noqa: S608

_GIVE_UP = text(f"UPDATE lease SET until = clock_timestamp() {_MINE}")  # noqa: S608


@dataclass
class Lease:
    """The wish for one lease, and the lease once it is held; a thread of its own renews it."""

    name: str
    connection: Connection
    takeover_seconds: float
    _holder: str = field(default_factory=lambda: secrets.token_hex(12))
    _fence: int | None = None
    _guarded: bool = False
    _lost: bool = False
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _ended: threading.Event = field(default_factory=threading.Event)
    _renewer: threading.Thread | None = None

    def attempt(self) -> bool:
        """Take the lease, or renew it; False where another has it. Raises DBAPIError."""
        with self._turn:
            if self._fence is None:
                return self._take()
            if not self._lost:
                self._lost = True  # whatever happens: a new session would not have the guard
                self._lost = not self._renew()
            return not self._lost

    def keep(self) -> None:
        """Renew it in a thread until ``end``."""
        self._renewer = threading.Thread(target=self._keep, name=f"lease {self.name}", daemon=True)
        self._renewer.start()

    def end(self) -> None:
        """Let others have it; harmless where it was lost, or never held."""
        self._ended.set()
        if self._renewer:
            self._renewer.join()
        with suppress(DBAPIError):
            if self._fence is not None and not self._lost:
                self.connection.execute(_GIVE_UP, self._named(fence=self._fence))

    def _keep(self) -> None:
        """A frozen process that goes on finds its lease lost here, or where it asks for it."""
        with suppress(DBAPIError):
            while not self._ended.wait(self.takeover_seconds * _RENEWED) and self.attempt():
                pass

    def _take(self) -> bool:
        self._guarded = self._guard()
        taken = self.connection.scalar(
            _TAKE, self._named(guarded=self._guarded, seconds=self._seconds)
        )
        if taken is None:
            if self._guarded:
                self.connection.execute(select(func.pg_advisory_unlock(self._key)))
            return False
        self._fence = int(taken)
        return True

    def _renew(self) -> bool:
        self._guarded = self._guarded or self._guard()
        named = self._named(guarded=self._guarded, seconds=self._seconds, fence=self._fence)
        return self.connection.execute(_RENEW, named).rowcount == 1

    def _guard(self) -> bool:
        return bool(self.connection.scalar(select(func.pg_try_advisory_lock(self._key))))

    def _named(self, **more: object) -> dict[str, object]:
        return {"name": self.name, "holder": self._holder, **more}

    @property
    def _seconds(self) -> float:
        return self.takeover_seconds * _LASTS

    @property
    def _key(self) -> int:
        digest = hashlib.sha256(b"intake-mailbot/" + self.name.encode()).digest()
        return int.from_bytes(digest[:8], "big", signed=True)


@contextmanager
def wished(store: Store, name: str, takeover_seconds: float) -> Iterator[Lease]:
    """A lease on ``name`` to try for, on a connection of its own; ended with the block.

    Raises ServiceUnreachableError where the database is away.
    """
    try:
        opened = store.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    except OperationalError as error:
        raise unreachable(error) from error
    with opened as connection:
        one = Lease(name, connection, takeover_seconds)
        try:
            yield one
        finally:
            one.end()
            with suppress(DBAPIError):
                connection.invalidate()  # closing it for good is what frees the advisory lock
