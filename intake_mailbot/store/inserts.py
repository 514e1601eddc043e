"""The inserts that SQLAlchemy writes differently for each database.

Statements are made once: building one costs more than running it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Insert = sqlite.Insert | postgresql.Insert


def upsert(dialect: str, table: Table) -> Insert:
    """An insert into ``table`` that knows ON CONFLICT, for the database named ``dialect``."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


@cache
def _or_ignore(dialect: str, table: Table) -> Insert:
    return upsert(dialect, table).on_conflict_do_nothing()


def insert_or_ignore(connection: Connection, table: Table, values: Mapping[str, object]) -> None:
    """Inserts a row unless one with the same key is there."""
    connection.execute(_or_ignore(connection.dialect.name, table), dict(values))


@cache
def _or_replace(dialect: str, table: Table, key: tuple[str, ...]) -> Insert:
    insert = upsert(dialect, table)
    told = {c.name: insert.excluded[c.name] for c in table.c if c.name not in {*key, "id"}}
    return insert.on_conflict_do_update(index_elements=key, set_=told)


def insert_or_replace(
    connection: Connection,
    table: Table,
    key: tuple[str, ...],
    rows: Sequence[Mapping[str, object]],
) -> None:
    """Inserts rows; one whose ``key`` is there already gets the new values of all its columns."""
    if rows:
        statement = _or_replace(connection.dialect.name, table, key)
        connection.execute(statement, [dict(row) for row in rows])
