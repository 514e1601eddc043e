"""Which digests were sent, and who wishes for a weekly summary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache

from sqlalchemy import ColumnElement, Connection, select
from sqlalchemy.sql.dml import ReturningInsert

from intake_mailbot.store.inserts import insert_or_ignore, upsert
from intake_mailbot.store.tables import digest_run, summary_wish


class Audience(StrEnum):
    """Whom a run was for."""

    PLANNERS = "planners"
    AGENCIES = "agencies"


@dataclass(frozen=True, slots=True)
class Run:
    """One digest that was sent; ``last_case`` is the id of the latest case it knew of."""

    day: date
    at: datetime
    last_case: int


@cache
def _begin(dialect: str) -> ReturningInsert[date]:
    return upsert(dialect, digest_run).on_conflict_do_nothing().returning(digest_run.c.day)


class DigestRuns:
    """One row an office, an audience and a date: it decides who sends the digest of that date."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self, office: str, audience: Audience, run: Run) -> bool:
        """Takes the date for this transaction; False where it was sent, or is being sent."""
        values = {
            "office": office, "audience": audience.value, "day": run.day, "at": run.at,
            "last_case": run.last_case,
        }  # fmt: skip
        statement = _begin(self._connection.dialect.name)
        return self._connection.scalar(statement, values) is not None

    def was(self, office: str, audience: Audience, day: date) -> bool:
        """Whether the digest of ``day`` was sent."""
        found = select(digest_run.c.day).where(*_of(office, audience), digest_run.c.day == day)
        return self._connection.scalar(found) is not None

    def before(self, office: str, audience: Audience, day: date) -> Run | None:
        """The latest run for a date before ``day``."""
        wanted = (
            select(digest_run.c.day, digest_run.c.at, digest_run.c.last_case)
            .where(*_of(office, audience), digest_run.c.day < day)
            .order_by(digest_run.c.day.desc())
            .limit(1)
        )
        row = self._connection.execute(wanted).first()
        return Run(*row) if row else None

    def wish(self, office: str, address: str, now: datetime) -> None:
        """``address`` wants a weekly summary from now on; harmless to repeat."""
        values = {"office": office, "address": address.lower(), "since": now}
        insert_or_ignore(self._connection, summary_wish, values)

    def wish_no_more(self, office: str, address: str) -> None:
        """``address`` wants no weekly summary."""
        self._connection.execute(
            summary_wish.delete().where(
                summary_wish.c.office == office, summary_wish.c.address == address.lower()
            )
        )

    def wishing(self, office: str) -> tuple[str, ...]:
        """Who wants a weekly summary of their own cases."""
        wanted = (
            select(summary_wish.c.address)
            .where(summary_wish.c.office == office)
            .order_by(summary_wish.c.address)
        )
        return tuple(self._connection.scalars(wanted))


def _of(office: str, audience: Audience) -> tuple[ColumnElement[bool], ...]:
    return (digest_run.c.office == office, digest_run.c.audience == audience.value)
