"""Files that are to go, and the one way in which they go.

Bytes are kept once for all who name them, and a mail with the same bytes may come in at the very
moment at which they are removed. So a file is removed only within a transaction that has made sure
that nobody names it, and who claims a message asks, within the claim's transaction, whether its
bytes were dropped: SQLite lets one writer in at a time, Postgres is asked for a lock.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select

from intake_mailbot.store.care_tables import dropped_file
from intake_mailbot.store.inserts import upsert
from intake_mailbot.store.tables import evidence, message

_NAMING = (
    select(message.c.sha256).where(message.c.discarded.is_(None)),
    select(evidence.c.sha256),
)
"""Who names bytes, each as a question for hashes; whatever else comes to name some stands here."""

_LOCK = 0x66696C6573
"""The advisory lock of Postgres between those who claim (shared) and the one who removes."""


class DroppedFiles:
    """The bytes (SHA-256, hex) that must not lie in the file store any more."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def drop(self, files: Collection[str], now: datetime) -> None:
        """These are to go, unless somebody else names them still."""
        if not files:
            return
        insert = upsert(self._connection.dialect.name, dropped_file)
        again = insert.on_conflict_do_update(
            index_elements=["sha256"], set_={"gone": False, "since": now}
        )
        rows = [{"sha256": one, "since": now, "gone": False} for one in sorted(set(files))]
        self._connection.execute(again, rows)

    def among(self, files: Collection[str]) -> frozenset[str]:
        """Those of ``files`` that were dropped; none is removed before this transaction ends."""
        self._lock(shared=True)
        wanted = select(dropped_file.c.sha256).where(dropped_file.c.sha256.in_(sorted(set(files))))
        return frozenset(self._connection.scalars(wanted))

    def keep(self, sha256: str) -> None:
        """Somebody has these bytes anew: they stay."""
        self._connection.execute(dropped_file.delete().where(dropped_file.c.sha256 == sha256))

    def waiting(self, limit: int) -> tuple[str, ...]:
        """Those that have still to be removed, at most ``limit``."""
        wanted = select(dropped_file.c.sha256).where(~dropped_file.c.gone).limit(limit)
        return tuple(self._connection.scalars(wanted))

    def removable(self, files: Sequence[str]) -> tuple[str, ...]:
        """Those of ``files`` that nobody names; nobody can begin to before this transaction ends.

        The others stay, and are forgotten here.
        """
        self._lock(shared=False)
        named: set[str] = set()
        for asked in _NAMING:
            hashes = asked.selected_columns[0]
            named.update(self._connection.scalars(asked.where(hashes.in_(files))))
        for one in sorted(named):
            self.keep(one)
        return tuple(one for one in files if one not in named)

    def gone(self, files: Collection[str]) -> None:
        """They do not lie in the file store any more."""
        self._connection.execute(
            dropped_file.update().where(dropped_file.c.sha256.in_(sorted(files))).values(gone=True)
        )

    def _lock(self, *, shared: bool) -> None:
        if self._connection.dialect.name == "postgresql":
            take = func.pg_advisory_xact_lock_shared if shared else func.pg_advisory_xact_lock
            self._connection.execute(select(take(_LOCK)))
