"""The tables. Migrations make them; a test holds both to be equal."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)

from intake_mailbot.store.columns import BigId, CleanText, JsonText, UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_MESSAGE_ID = CleanText(600)
_ADDRESS = CleanText(320)

message = Table(
    "message",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("account", String(200), nullable=False),
    Column("folder", String(500), nullable=False),
    Column("uidvalidity", BigInteger, nullable=False),
    Column("uid", BigInteger, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("server_date", UtcDateTime),
    Column("first_seen", UtcDateTime, nullable=False),
    Column("message_id", _MESSAGE_ID, nullable=False, default=""),
    Column("sender", _ADDRESS, nullable=False, default=""),
    Column("subject", CleanText(), nullable=False, default=""),
    Column("received", UtcDateTime),
    Column("kind", String(20)),
    Column("state", String(20), nullable=False),
    Column("reason", CleanText(), nullable=False, default=""),
    Column("body_digest", String(64), nullable=False, default=""),
    Column("attempts", Integer, nullable=False, default=0),
    Column("forgiven", Integer, nullable=False, default=0, server_default="0"),
    Column("stops", Integer, nullable=False, default=0, server_default="0"),
    Column("to_folder", String(50)),
    Column("filed", Boolean, nullable=False, default=False),
    Column("discarded", UtcDateTime),
    Column("erased", UtcDateTime),
    UniqueConstraint("account", "folder", "uidvalidity", "uid"),
    Index(None, "account", "sha256"),
    Index(None, "message_id"),
    Index(None, "state"),
    Index(None, "account", "filed"),
)

case_ = Table(
    "case_",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("tracking_number", String(60), nullable=False, unique=True),
    Column("office", String(100), nullable=False),
    Column("stage", String(60), nullable=False),
    Column("verdict", String(20), nullable=False),
    Column("title", CleanText(), nullable=False),
    Column("agency", CleanText(), nullable=False),
    Column("sender", _ADDRESS, nullable=False),
    Column("participants", JsonText, nullable=False),
    Column("received", UtcDateTime, nullable=False),
    Column("first_received", UtcDateTime, nullable=False),
    Column("version", Integer, nullable=False),
    Column("row_version", Integer, nullable=False),
    Column("fields", JsonText, nullable=False),
    Column("undelivered", Boolean, nullable=False, default=False),
    Column("erased", UtcDateTime),
    Index(None, "office", "stage", "received"),
    Index(None, "office", "first_received"),
    Index(None, "sender"),
    Index(
        "ix_case__undelivered",
        "undelivered",
        sqlite_where=text("undelivered"),
        postgresql_where=text("undelivered"),
    ),
)

case_count = Table(
    "case_count",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("office", String(100), nullable=False),
    Column("stage", String(60), nullable=False),
    Column("number", Integer, nullable=False),
)
"""How many cases stand where: the sum over its rows.

Triggers on ``case_`` (migration 0003) add a row for each case that comes to a stage or leaves it,
so that no writer can forget to, and none waits for another; the digest folds them into one a stage.
"""

message_case = Table(
    "message_case",
    metadata,
    Column("message_id", BigId, ForeignKey("message.id"), primary_key=True),
    Column("case_id", BigId, ForeignKey("case_.id"), primary_key=True),
    Index(None, "case_id"),
)

submission = Table(
    "submission",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("case_id", BigId, ForeignKey("case_.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("message_id", BigId, ForeignKey("message.id"), nullable=False),
    Column("received", UtcDateTime, nullable=False),
    Column("path", CleanText(), nullable=False),
    Column("name", CleanText(), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("verdict", String(20), nullable=False),
    Column("findings", JsonText, nullable=False),
    Column("doubts", JsonText, nullable=False),
    Column("form", JsonText, nullable=False),
    UniqueConstraint("case_id", "version"),
    Index(None, "message_id"),
    Index(None, "received"),
)

evidence = Table(
    "evidence",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("case_id", BigId, ForeignKey("case_.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("field", CleanText(200), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("wide", Integer, nullable=False),
    Column("high", Integer, nullable=False),
    Column("place", CleanText(), nullable=False),
    Column("damage", String(20), nullable=False),
    UniqueConstraint("case_id", "version", "field"),
    Index(None, "sha256"),
)
"""Pictures of the places whose readings are in doubt; their bytes lie in the file store."""

case_file = Table(
    "case_file",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("case_id", BigId, ForeignKey("case_.id"), nullable=False),
    Column("message_id", BigId, ForeignKey("message.id"), nullable=False),
    Column("path", CleanText(), nullable=False),
    Column("name", CleanText(), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("filed_at", UtcDateTime, nullable=False),
    Index(None, "case_id"),
)

event = Table(
    "event",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("case_id", BigId, ForeignKey("case_.id")),
    Column("message_id", BigId, ForeignKey("message.id")),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", CleanText(), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("text", CleanText(), nullable=False),
    Column("data", JsonText),
    Index(None, "case_id"),
    Index(None, "message_id"),
    Index(
        "ix_event_correction",
        "at",
        sqlite_where=text("kind = 'correction'"),
        postgresql_where=text("kind = 'correction'"),
    ),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("message_id", _MESSAGE_ID, nullable=False, unique=True),
    Column("to_address", _ADDRESS, nullable=False),
    Column("to_domain", _ADDRESS, nullable=False),
    Column("subject", CleanText(), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("about_case", BigId, ForeignKey("case_.id")),
    Column("about_message", BigId, ForeignKey("message.id")),
    Column("outgoing", String(100), nullable=False, default=""),
    Column("counts_for_cap", Boolean, nullable=False),
    Column("state", String(20), nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("created", UtcDateTime, nullable=False),
    Column("next_attempt", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
    Column("last_error", CleanText(), nullable=False, default=""),
    Column("eml", LargeBinary, nullable=False),
    Index(None, "to_address", "created"),
    Index(
        "ix_outbox_capped_domain",
        "to_domain",
        "created",
        "state",
        "counts_for_cap",
        sqlite_where=text("counts_for_cap = 1"),
        postgresql_where=text("counts_for_cap"),
    ),
    Index(None, "created"),
    Index(
        "ix_outbox_capped",
        "created",
        "state",
        "counts_for_cap",
        sqlite_where=text("counts_for_cap = 1"),
        postgresql_where=text("counts_for_cap"),
    ),
    Index(None, "about_case"),
    Index(None, "about_message"),
    Index(None, "state", "next_attempt"),
)

number_sequence = Table(
    "number_sequence",
    metadata,
    Column("prefix", String(40), primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)

secret = Table(
    "secret",
    metadata,
    Column("name", String(100), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

mailbox = Table(
    "mailbox",
    metadata,
    Column("account", String(200), primary_key=True),
    Column("started", UtcDateTime, nullable=False),
    Column("folder", String(500), nullable=False, default=""),
    Column("uidvalidity", BigInteger, nullable=False, default=0),
    Column("last_uid", BigInteger, nullable=False, default=0),
)

digest_run = Table(
    "digest_run",
    metadata,
    Column("office", String(100), primary_key=True),
    Column("audience", String(20), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("last_case", BigId, nullable=False),
)

summary_wish = Table(
    "summary_wish",
    metadata,
    Column("office", String(100), primary_key=True),
    Column("address", _ADDRESS, primary_key=True),
    Column("since", UtcDateTime, nullable=False),
)
