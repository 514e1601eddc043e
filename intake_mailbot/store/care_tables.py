"""The tables of data care: files that were removed, and what was found when all was compared."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table

from intake_mailbot.store.columns import BigId, CleanText, UtcDateTime
from intake_mailbot.store.tables import metadata

dropped_file = Table(
    "dropped_file",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("since", UtcDateTime, nullable=False),
    Column("gone", Boolean, nullable=False),
    Index(None, "gone"),
)
"""Bytes that must not lie in the file store any more; ``gone`` says that they do not.

The row is written with the erasure and stays, so that a process that dies before the file was
removed leaves a trace of it, and bytes that come again are known.
"""

reconciliation = Table(
    "reconciliation",
    metadata,
    Column("account", String(200), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("on_server", Integer, nullable=False),
    Column("unknown", Integer, nullable=False),
    Column("misplaced", Integer, nullable=False),
    Column("checked_to", BigInteger, nullable=False),
    Column("checked", Integer, nullable=False),
)
"""What the last comparison of a mailbox with the ledger gave; ``checked_to`` is the last message
whose bytes were looked at, ``checked`` how many there were of this round."""

damage = Table(
    "damage",
    metadata,
    Column("message_id", BigId, ForeignKey("message.id"), primary_key=True),
    Column("found", UtcDateTime, nullable=False),
    Column("what", CleanText(), nullable=False),
)
"""Messages whose bytes are missing or altered, until they are right again."""
