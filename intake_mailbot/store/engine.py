"""Engines: SQLite and Postgres made to behave alike."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from intake_mailbot.domain.errors import SettingsError

BUSY_SECONDS = 30
"""How long a write waits for another process's write to end."""

_MOST_CONNECTIONS = 100
"""To Postgres, beyond those that are kept: each mail that is worked on has one for a moment."""

_PRAGMAS = (
    f"busy_timeout = {BUSY_SECONDS * 1000}",
    "journal_mode = WAL",
    "synchronous = FULL",  # a tracking number that was mailed out must survive a power cut
    "foreign_keys = ON",
)

_BEGIN = "begin"
"""Under this name a connection of SQLite keeps how its transactions begin."""


def read_only(connection: Connection) -> Connection:
    """The connection, whose transactions only read from now on: they wait for no writer (SQLite).

    When it is given back, it is as it was.
    """
    connection.info[_BEGIN] = "BEGIN"
    return connection


class SQLiteDialect(SQLiteDialect_pysqlite):
    """SQLite whose transactions begin when SQLAlchemy's do, and take the lock of writers at once.

    The driver by itself begins them late, with the first statement that writes.
    """

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: Any) -> None:
        """Begin a transaction of a pooled connection."""
        dbapi_connection.execute(dbapi_connection.info.get(_BEGIN, "BEGIN IMMEDIATE"))


registry.register("sqlite.intake", __name__, SQLiteDialect.__name__)


def make_engine(url: str) -> Engine:
    """An engine for ``sqlite:///FILE`` or ``postgresql+psycopg://…``; nothing is connected yet.

    Raises ``SettingsError`` for any other URL.
    """
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    return create_engine(
        parsed,
        pool_pre_ping=True,
        max_overflow=_MOST_CONNECTIONS,
        connect_args={"connect_timeout": 10},
    )


def end_when_frozen(engine: Engine, seconds: float) -> None:
    """Postgres ends a session that stands still for ``seconds`` within a transaction.

    Else a process that is frozen there would keep what it locked from all others.
    """

    @event.listens_for(engine, "connect")
    def limit(connection: Any, _record: object) -> None:
        """Set up a connection that was just made."""
        with connection.cursor() as cursor:
            cursor.execute(f"SET idle_in_transaction_session_timeout = {round(seconds * 1000)}")
        connection.commit()


def parse_url(url: str) -> URL:
    """The URL in parts; Postgres always by psycopg 3. Raises ``SettingsError``."""
    mend = "write sqlite:///FILE or postgresql+psycopg://user@host/db under [database]"
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError) as error:
        raise SettingsError(f"the database url cannot be understood; {mend}") from error
    if parsed.get_backend_name() not in {"sqlite", "postgresql"}:
        raise SettingsError(f"the database {parsed.get_backend_name()} is not supported; {mend}")
    if parsed.get_backend_name() == "sqlite" and sqlite_file(parsed) is None:
        raise SettingsError("an SQLite database in memory loses everything; name a file")
    return parsed


def sqlite_file(url: URL) -> Path | None:
    """The file of an SQLite database, None for one in memory or for another database."""
    name = url.database
    if url.get_backend_name() != "sqlite" or not name or name == ":memory:":
        return None
    return Path(name)


def _sqlite(url: URL) -> Engine:
    ours = url.set(drivername="sqlite+intake")
    engine = create_engine(ours, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        """Set up a connection that was just made (SQLite's PRAGMA statements)."""
        connection.isolation_level = None  # the driver would begin by itself, and too late
        cursor = connection.cursor()
        try:
            for pragma in _PRAGMAS:
                cursor.execute(f"PRAGMA {pragma}")
        except sqlite3.DatabaseError as error:  # a file that is no database cannot be asked either
            raise sqlite3.OperationalError(str(error)) from error
        finally:
            cursor.close()

    @event.listens_for(engine, "checkin")
    def forget(_connection: Any, record: Any) -> None:
        """Make a connection as it was (it comes back from whoever only read)."""
        record.info.pop(_BEGIN, None)

    return engine
