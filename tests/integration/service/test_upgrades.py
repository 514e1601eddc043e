"""A database full of data at each older version, brought up: nothing is lost, and work goes on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from intake_mailbot.store.engine import make_engine
from intake_mailbot.store.migrate import MIGRATIONS, NEWEST, check, upgrade
from intake_mailbot.store.schema import metadata
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder, profile_mail, sample
from tests.servers.postgres import Postgres

Rows = Mapping[str, Sequence[Mapping[str, Any]]]

_LATER = ("deadline", "clock")
"""The one table that another took the place of; its rows are told by a test of their own."""

_MADE = {
    "deadline": [
        {"case_id": 1, "clock": "contact", "what": "Call", "due": date(2026, 1, 8), "done": None}
    ]
}


@dataclass(frozen=True)
class Source:
    """An office's folder after some mails, and all rows of its database, none of them empty."""

    path: Path
    rows: Rows


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Source:
    office = OfficeFolder(tmp_path_factory.mktemp("source") / "office", reader)
    office.deliver(*(sample(number) for number in ("01", "02", "05", "06")))
    office.poll()
    engine = make_engine(f"sqlite:///{office.path / 'intake.db'}")
    with engine.connect() as connection:
        found = {
            table.name: [dict(row) for row in connection.execute(sa.select(table)).mappings()]
            for table in metadata.sorted_tables
        }
    engine.dispose()
    made = {name: rows or [_row(metadata.tables[name])] for name, rows in found.items()}
    return Source(office.path, made)


def _row(table: sa.Table) -> dict[str, Any]:
    """A row for a table of which those mails need none."""
    return {column.name: _value(column) for column in table.columns}


def _value(column: sa.Column[Any]) -> Any:
    kind = column.type.python_type if not isinstance(column.type, sa.TypeDecorator) else None
    if isinstance(column.type, sa.TypeDecorator):
        kind = column.type.impl_instance.python_type
    values: dict[Any, Any] = {
        int: 1, bool: True, date: date(2026, 1, 8), bytes: b"x", str: '"x"',
        datetime: datetime(2026, 1, 8, 12, tzinfo=UTC),
    }  # fmt: skip
    return values[kind]


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without a table, of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'old.db'}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    admin = sa.create_engine(server.url(), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(sa.text("CREATE DATABASE old_version"))
        yield server.url("old_version")
        connection.execute(sa.text("DROP DATABASE old_version WITH (FORCE)"))
    admin.dispose()


def test_no_step_loses_a_row_and_the_service_goes_on_afterwards(
    source: Source, empty_url: str, tmp_path: Path, reader: Reader
) -> None:
    steps = [one.revision for one in ScriptDirectory(str(MIGRATIONS)).walk_revisions()][::-1]
    assert steps[-1] == NEWEST
    engine = make_engine(empty_url)
    with engine.begin() as connection:
        _to(connection, steps[0])
        tables = _tables(connection)
    for older, newer in pairwise(steps):
        with engine.begin() as connection:
            _fill(connection, tables, source.rows)
            before = _all(connection, tables)
            assert all(before.values()), older
        assert check(empty_url).current == older
        if newer == NEWEST:
            upgrade(empty_url)
        with engine.begin() as connection:
            _to(connection, newer)
            tables = _tables(connection)
            _hold(before, _all(connection, tables), newer)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()
    _goes_on(source, empty_url, tmp_path, reader)


def _goes_on(source: Source, url: str, tmp_path: Path, reader: Reader) -> None:
    shutil.copytree(source.path, tmp_path / "office")
    old = OfficeFolder(tmp_path / "office", reader)
    office = OfficeFolder(tmp_path / "office", reader, {"DATABASE__URL": url})
    cases = old.cases()
    assert cases
    assert office.cases() == cases
    sent = len(office.sent())
    office.deliver(profile_mail())
    office.poll()
    assert len(office.cases()) == len(cases) + 1
    assert len(office.sent()) > sent


def _to(connection: sa.Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _tables(connection: sa.Connection) -> list[sa.Table]:
    there = sa.MetaData()
    there.reflect(connection)
    return [table for table in there.sorted_tables if table.name != "alembic_version"]


def _fill(connection: sa.Connection, tables: Sequence[sa.Table], rows: Rows) -> None:
    """All of ``rows`` that the tables of this version can hold, and nothing else."""
    for table in reversed(tables):
        connection.execute(table.delete())
    for table in tables:
        if table.name == "case_count":  # its triggers have counted the cases again
            connection.execute(table.delete())
        columns = _columns(table)
        names = {column.name for column in columns}
        plain = sa.table(table.name, *columns)
        given = _MADE.get(table.name) or rows[table.name]
        made = [{key: row[key] for key in row if key in names} for row in given]
        connection.execute(plain.insert(), made)
        if connection.dialect.name == "postgresql" and isinstance(made[0].get("id"), int):
            highest = max(row["id"] for row in made)
            sequence = sa.func.pg_get_serial_sequence(table.name, "id")
            connection.execute(sa.select(sa.func.setval(sequence, highest)))


def _columns(table: sa.Table) -> list[sa.ColumnClause[Any]]:
    """The columns that are there, with the types that write them."""
    known = metadata.tables.get(table.name, table)
    return [
        sa.column(c.name, known.c[c.name].type if c.name in known.c else c.type) for c in table.c
    ]


def _all(connection: sa.Connection, tables: Sequence[sa.Table]) -> dict[str, list[dict[str, Any]]]:
    return {
        table.name: [dict(row) for row in connection.execute(sa.select(table)).mappings()]
        for table in tables
    }


def _hold(before: dict[str, Any], after: dict[str, Any], revision: str) -> None:
    """Every row of before is there, as it was."""
    gone, successor = _LATER
    for name, rows in before.items():
        if name == gone and revision == "0002":
            assert len(after[successor]) == len(rows)
            continue
        found = [{key: row[key] for key in rows[0]} for row in after[name]]
        assert sorted(map(repr, found)) == sorted(map(repr, rows)), (revision, name)
