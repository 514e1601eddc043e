"""Brings a database's tables up to date, from the migrations inside the package."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import OperationalError

from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.store.engine import make_engine, sqlite_file
from intake_mailbot.store.errors import unreachable

MIGRATIONS = Path(__file__).with_name("migrations")

NEWEST = "0009"
"""The newest migration. Known here so that a database that has it costs no import of Alembic."""

_UPGRADE_LOCK = 0x696E74616B65
"""The advisory lock that two processes upgrading one Postgres take in turn."""


@dataclass(frozen=True, slots=True)
class SchemaState:
    """Which migration a database is at (None: it has no tables yet), and which is the newest."""

    current: str | None
    newest: str

    @property
    def is_current(self) -> bool:
        """Whether nothing is to be done."""
        return self.current == self.newest


def upgrade(url: str) -> SchemaState:
    """Brings the tables up to the newest migration, in one transaction; harmless to repeat.

    An SQLite database is made with its folder. Raises ``ServiceUnreachableError``,
    and ``SettingsError`` for a database of a newer version.
    """
    engine = make_engine(url)
    if path := sqlite_file(engine.url):
        path.parent.mkdir(parents=True, exist_ok=True)
    return _with(engine, _upgraded)


def check(url: str) -> SchemaState:
    """How the tables stand; changes nothing. Raises ``ServiceUnreachableError``."""
    engine = make_engine(url)
    path = sqlite_file(engine.url)
    if path and not path.exists():
        return SchemaState(None, NEWEST)
    return _with(engine, _state)


def _with(engine: Engine, work: Callable[[Connection], SchemaState]) -> SchemaState:
    try:
        with engine.begin() as connection:
            return work(connection)
    except OperationalError as error:
        raise unreachable(error) from error
    finally:
        engine.dispose()


def _upgraded(connection: Connection) -> SchemaState:
    if connection.dialect.name == "postgresql":
        lock = text("SELECT pg_advisory_xact_lock(:key)")
        connection.execute(lock, {"key": _UPGRADE_LOCK})
    found = _state(connection)
    if found.current is not None and found.current > found.newest:
        raise SettingsError(
            f"the database was made by a newer version (migration {found.current}, known up to"
            f" {found.newest}); run that version, or restore a backup"
        )
    if not found.is_current:
        from alembic import command  # noqa: PLC0415 - slow to import, and rarely needed
        from alembic.config import Config  # noqa: PLC0415

        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, NEWEST)
    return _state(connection)


def _state(connection: Connection) -> SchemaState:
    if not inspect(connection).has_table("alembic_version"):
        return SchemaState(None, NEWEST)
    return SchemaState(connection.scalar(text("SELECT version_num FROM alembic_version")), NEWEST)
