"""Tracking numbers: counted in the case's own transaction, so that none is lost or used twice."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Connection
from sqlalchemy.sql.dml import ReturningInsert

from form_templates.office import Numbering
from intake_mailbot.store.inserts import upsert
from intake_mailbot.store.tables import number_sequence


def next_number(connection: Connection, numbering: Numbering, year: int) -> str:
    """The next number of ``numbering`` in ``year``, e.g. ``EP-2026-0042``.

    Postgres holds the counter's row until the transaction ends, SQLite the whole database: a
    second case waits, and a case that is undone gives its number back.
    """
    values = {"prefix": numbering.prefix, "year": year, "last": 1}
    sequence = connection.execute(_counted(connection.dialect.name), values).scalar_one()
    return numbering.format.format(prefix=numbering.prefix, year=year, sequence=sequence)


@cache
def _counted(dialect: str) -> ReturningInsert[int]:
    first = upsert(dialect, number_sequence)
    return first.on_conflict_do_update(
        index_elements=["prefix", "year"], set_={"last": number_sequence.c.last + 1}
    ).returning(number_sequence.c.last)
