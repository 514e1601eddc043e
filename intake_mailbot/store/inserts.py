"""The inserts that SQLAlchemy writes differently for each database."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Insert = sqlite.Insert | postgresql.Insert


def upsert(connection: Connection, table: Table) -> Insert:
    """An insert into ``table`` that knows ON CONFLICT, for the connection's database."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)


def insert_or_ignore(connection: Connection, table: Table, values: Mapping[str, object]) -> None:
    """Inserts a row unless one with the same key is there."""
    connection.execute(upsert(connection, table).on_conflict_do_nothing(), dict(values))
