"""The tables of processes that work on one database: what each holds, and where each runs."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, String, Table

from intake_mailbot.store.columns import UtcDateTime
from intake_mailbot.store.tables import metadata

lease = Table(
    "lease",
    metadata,
    Column("name", String(220), primary_key=True),
    Column("holder", String(40), nullable=False),
    Column("fence", BigInteger, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Column("guarded", Boolean, nullable=False),
)
"""What one process serves alone, by the database's clock ``until`` when.

``fence`` grows with every change of hands. ``guarded`` says that the holder has the advisory lock
of the same name too, which is freed by its death: then nobody has to wait for ``until``.
"""

service = Table(
    "worker",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("machine", String(200), nullable=False),
    Column("files", String(1000), nullable=False),
    Column("seen", UtcDateTime, nullable=False),
    Index(None, "seen"),
)
"""The running services, and passes that run alone: on which machine, with which file store, and
when last seen there. (Its name in the database is older than the word.)
"""
