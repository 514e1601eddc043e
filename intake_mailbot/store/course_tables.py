"""The tables of courses: the process that a case is pinned to, its history, its clocks and work."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from intake_mailbot.store.columns import BigId, CleanText, JsonText, UtcDateTime
from intake_mailbot.store.tables import metadata

definition = Table(
    "definition",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("office", String(100), nullable=False),
    Column("source", Text, nullable=False),
)

course = Table(
    "course",
    metadata,
    Column("case_id", BigId, ForeignKey("case_.id"), primary_key=True),
    Column("definition", String(64), ForeignKey("definition.digest"), nullable=False),
    Column("office", String(100), nullable=False),
    Column("number", Integer, nullable=False),
    Column("closed", UtcDateTime),
    Column("binds_from", Date),
    Column("binds_to", Date),
    Column("division", CleanText(200), nullable=False, default=""),
    Index(None, "office", "closed", "binds_to"),
)

moment = Table(
    "moment",
    metadata,
    Column("case_id", BigId, ForeignKey("case_.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", CleanText(), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("event", JsonText, nullable=False),
    Column("said", JsonText, nullable=False),
    Column("course", JsonText, nullable=False),
    Index(None, "at"),
)

clock = Table(
    "clock",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("case_id", BigId, ForeignKey("case_.id"), nullable=False),
    Column("office", String(100), nullable=False),
    Column("clock", String(100), nullable=False),
    Column("run", Integer, nullable=False),
    Column("what", Text, nullable=False),
    Column("due", Date, nullable=False),
    Column("promised", Boolean, nullable=False),
    Column("stopped", UtcDateTime),
    Column("kept", Boolean, nullable=False),
    Column("late", Boolean, nullable=False, default=False),
    Column("next_alarm", UtcDateTime),
    UniqueConstraint("case_id", "clock", "run"),
    Index(None, "next_alarm"),
    Index(None, "office", "stopped", "due"),
)

alarm = Table(
    "alarm",
    metadata,
    Column("case_id", BigId, ForeignKey("case_.id"), primary_key=True),
    Column("clock", String(100), primary_key=True),
    Column("run", Integer, primary_key=True),
    Column("mark", String(20), primary_key=True),
    Column("level", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)

work = Table(
    "work",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("case_id", BigId, ForeignKey("case_.id"), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("name", String(100), nullable=False),
    Column("run", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("owner", String(100), nullable=False),
    Column("begun", UtcDateTime, nullable=False),
    Column("due", Date),
    Column("ended", UtcDateTime),
    Column("dropped", Boolean, nullable=False),
    UniqueConstraint("case_id", "kind", "name", "run"),
    Index(None, "ended", "due"),
)
