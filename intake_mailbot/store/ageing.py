"""What has come of age: mails, replies and cases that were over before a given moment.

A case is over when its process was closed; one that was returned and never came back, when its last
version was received. A mail or a reply is over with the last of its cases; one of no case, when it
came. What is open, held, or waits for a person never comes of age.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, or_, select

from form_templates.flow import RETURNED
from intake_mailbot.domain.model import LedgerState
from intake_mailbot.store.course_tables import course
from intake_mailbot.store.rows import OutboxState
from intake_mailbot.store.tables import case_, message, message_case, outbox

_ENDED: ColumnElement[Any] = func.coalesce(
    course.c.closed, case((case_.c.stage == RETURNED, case_.c.received), else_=None)
)
_FINAL = (
    OutboxState.SENT.value,
    OutboxState.DISCARDED.value,
    OutboxState.FAILED.value,
    OutboxState.UNCERTAIN.value,
)


@dataclass(frozen=True, slots=True)
class Aged:
    """How many mails, replies and cases have come of age."""

    mails: int = 0
    replies: int = 0
    cases: int = 0

    @property
    def nothing(self) -> bool:
        """Whether there is none."""
        return not (self.mails or self.replies or self.cases)

    def __add__(self, other: Aged) -> Aged:
        """Both together."""
        return Aged(
            self.mails + other.mails, self.replies + other.replies, self.cases + other.cases
        )


class Ageing:
    """The questions of retention; each gives ids, oldest first."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def mails(self, before: datetime, limit: int, *, personal: bool) -> tuple[int, ...]:
        """Mails that were over ``before`` and have their bytes (``personal``: a sender) still."""
        kept = message.c.erased if personal else message.c.discarded
        came = func.coalesce(message.c.received, message.c.first_seen)
        done = message.c.state == LedgerState.DONE.value
        of_case = message_case.c.message_id == message.c.id
        wanted = (
            select(message.c.id)
            .where(kept.is_(None), message.c.filed, came < before)
            .where(~_of_open_case(of_case, before))
            .where(or_(done, exists().where(of_case)))
            .order_by(message.c.id)
            .limit(limit)
        )
        return tuple(self._connection.scalars(wanted))

    def replies(self, before: datetime, limit: int, *, personal: bool) -> tuple[int, ...]:
        """The same of mails of ours: those that have text (``personal``: a receiver) still."""
        kept = outbox.c.to_address != "" if personal else func.length(outbox.c.eml) > 0
        of_case = message_case.c.message_id == outbox.c.about_message
        waits = (LedgerState.HELD.value, LedgerState.QUARANTINED.value)
        about_waiting = exists().where(
            message.c.id == outbox.c.about_message,
            message.c.state.in_(waits),
            ~exists().where(message_case.c.message_id == message.c.id),
        )
        wanted = (
            select(outbox.c.id)
            .where(kept, outbox.c.created < before, outbox.c.state.in_(_FINAL))
            .where(~_of_open_case(of_case, before), ~about_waiting)
            .where(~_open_case(case_.c.id == outbox.c.about_case, before))
            .order_by(outbox.c.id)
            .limit(limit)
        )
        return tuple(self._connection.scalars(wanted))

    def cases(self, before: datetime, limit: int) -> tuple[int, ...]:
        """Cases that were over ``before`` and say of people still, or again."""
        wanted = (
            select(case_.c.id)
            .outerjoin(course, course.c.case_id == case_.c.id)
            .where(before > _ENDED, or_(case_.c.erased.is_(None), case_.c.erased < _ENDED))
            .order_by(case_.c.id)
            .limit(limit)
        )
        return tuple(self._connection.scalars(wanted))


def open_cases(connection: Connection, cases: tuple[int, ...]) -> tuple[str, ...]:
    """The tracking numbers of those that are not over."""
    wanted = (
        select(case_.c.tracking_number)
        .outerjoin(course, course.c.case_id == case_.c.id)
        .where(case_.c.id.in_(cases), _ENDED.is_(None))
        .order_by(case_.c.id)
    )
    return tuple(connection.scalars(wanted))


def _open_case(where: ColumnElement[bool], before: datetime) -> ColumnElement[bool]:
    """Whether there is a case, of those that ``where`` names, that was not over ``before``."""
    joined = select(case_.c.id).outerjoin(course, course.c.case_id == case_.c.id)
    not_over = or_(_ENDED.is_(None), before <= _ENDED)
    return joined.where(and_(where, not_over)).correlate(message, outbox).exists()


def _of_open_case(where: ColumnElement[bool], before: datetime) -> ColumnElement[bool]:
    """The same for the cases that a mail belongs to; ``where`` names the mail."""
    joined = (
        select(case_.c.id)
        .join(message_case, message_case.c.case_id == case_.c.id)
        .outerjoin(course, course.c.case_id == case_.c.id)
    )
    not_over = or_(_ENDED.is_(None), before <= _ENDED)
    return joined.where(and_(where, not_over)).correlate(message, outbox).exists()
