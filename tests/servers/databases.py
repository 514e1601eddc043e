"""Fixtures: an empty, migrated database of each kind for every test that asks for one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from intake_mailbot.store.files import FileStore
from intake_mailbot.store.migrate import upgrade
from intake_mailbot.store.unit import Store
from tests.servers.postgres import Postgres

_TEMPLATE = "migrated"
_numbers = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One Postgres for all tests of this process, with a migrated database to copy."""
    with Postgres() as server:
        _run(server, f"CREATE DATABASE {_TEMPLATE}")
        upgrade(server.url(_TEMPLATE))
        yield server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """An empty, migrated SQLite database of the test's own."""
    path = tmp_path / "intake.db"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """An empty, migrated Postgres database of the test's own."""
    name = f"test_{next(_numbers)}"
    _run(postgres, f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
    yield postgres.url(name)
    _run(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty, migrated database; the test runs once on each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def store(database_url: str, tmp_path: Path) -> Iterator[Store]:
    """A store on each kind of database, with its files in the test's folder."""
    opened = Store(database_url, FileStore(f"file:{tmp_path / 'files'}"))
    yield opened
    opened.close()


def _run(server: Postgres, statement: str) -> None:
    engine = create_engine(server.url(), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
