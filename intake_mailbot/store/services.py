"""The running services over one database, and on which machines they run."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, TextClause, text

_ENTER = text("""
    INSERT INTO worker (id, machine, files, seen) VALUES (:id, :machine, :files, clock_timestamp())
    ON CONFLICT (id) DO UPDATE SET seen = clock_timestamp()
""")

_RECENTLY = "seen > clock_timestamp() - make_interval(secs => :seconds)"

_SEEN = text(f"SELECT FROM worker WHERE id = :id AND {_RECENTLY}")

_OTHERS = text(f"""
    SELECT machine, files FROM worker
    WHERE id <> :id AND id NOT LIKE 'alone/%' AND {_RECENTLY} ORDER BY seen
""")  # noqa: S608

_UNSEEN = text("""
    SELECT extract(epoch FROM min(clock_timestamp() - seen)) FROM worker
    WHERE id <> :id AND id NOT LIKE 'alone/%'
""")

_PASSING = text(f"SELECT FROM worker WHERE id LIKE 'alone/%' AND {_RECENTLY} LIMIT 1")

_LEAVE = text("DELETE FROM worker WHERE id = :id")

_FORGET = text("DELETE FROM worker WHERE seen < clock_timestamp() - interval '1 day'")

_ONE_BY_ONE = text("SELECT pg_advisory_xact_lock(:key)")
_KEY = 0x776F726B6572

ALONE = "alone/"
"""How the name of a process begins that does one pass alone, and then ends."""

_SHARED = "shared+"


@dataclass(frozen=True, slots=True)
class Service:
    """A running service: its machine, where it keeps its files, and whether they are said to lie
    in a folder that other machines have too.
    """

    machine: str
    files: str
    shared: bool = False


class Services:
    """Who runs, on Postgres; by the database's clock."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def seen(self, name: str, seconds: float) -> bool:
        """Whether the service ``name`` was seen in the last ``seconds``."""
        return self._found(_SEEN, id=name, seconds=seconds)

    def enter(self, name: str, service: Service) -> None:
        """``name`` runs, and is seen now. Those who enter at once do so one by one."""
        self._connection.execute(_ONE_BY_ONE, {"key": _KEY})
        self._connection.execute(_FORGET)
        files = _SHARED * service.shared + service.files
        named = {"id": name, "machine": service.machine, "files": files}
        self._connection.execute(_ENTER, named)

    def others(self, name: str, seconds: float) -> tuple[Service, ...]:
        """The other services that were seen in the last ``seconds``, the latest last; no passes."""
        found = self._connection.execute(_OTHERS, {"id": name, "seconds": seconds})
        return tuple(
            Service(one.machine, one.files.removeprefix(_SHARED), one.files.startswith(_SHARED))
            for one in found
        )

    def unseen_for(self, name: str) -> float:
        """Seconds since another service than ``name`` was seen last; 0 where there is none."""
        found = self._connection.scalar(_UNSEEN, {"id": name})
        return float(found or 0)

    def passing(self, seconds: float) -> bool:
        """Whether a process that does one pass alone was seen in the last ``seconds``."""
        return self._found(_PASSING, seconds=seconds)

    def leave(self, name: str) -> None:
        """``name`` runs no more."""
        self._connection.execute(_LEAVE, {"id": name})

    def _found(self, question: TextClause, **named: object) -> bool:
        return self._connection.execute(question, named).first() is not None
