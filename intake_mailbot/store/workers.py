"""The running services over one database, and on which machines they run."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, text

_ENTER = text("""
    INSERT INTO worker (id, machine, files, seen) VALUES (:id, :machine, :files, clock_timestamp())
    ON CONFLICT (id) DO UPDATE SET seen = clock_timestamp()
""")

_OTHERS = text("""
    SELECT machine, files FROM worker
    WHERE id <> :id AND seen > clock_timestamp() - make_interval(secs => :seconds)
    ORDER BY seen
""")

_LEAVE = text("DELETE FROM worker WHERE id = :id")

_FORGET = text("DELETE FROM worker WHERE seen < clock_timestamp() - interval '1 day'")

_ONE_BY_ONE = text("SELECT pg_advisory_xact_lock(:key)")
_KEY = 0x776F726B6572


@dataclass(frozen=True, slots=True)
class Service:
    """A running service: its machine, and where it keeps its files."""

    machine: str
    files: str


class Workers:
    """Who runs, on Postgres; by the database's clock."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def enter(self, worker: str, service: Service) -> None:
        """``worker`` runs, and is seen now. Those who enter at once do so one by one."""
        self._connection.execute(_ONE_BY_ONE, {"key": _KEY})
        self._connection.execute(_FORGET)
        named = {"id": worker, "machine": service.machine, "files": service.files}
        self._connection.execute(_ENTER, named)

    def others(self, worker: str, seconds: float) -> tuple[Service, ...]:
        """The other services that were seen in the last ``seconds``."""
        found = self._connection.execute(_OTHERS, {"id": worker, "seconds": seconds})
        return tuple(Service(one.machine, one.files) for one in found)

    def leave(self, worker: str) -> None:
        """``worker`` runs no more."""
        self._connection.execute(_LEAVE, {"id": worker})
