"""What one digest tells, asked from the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from form_templates.flow import HELD, RETURNED
from intake_mailbot.domain.digest import Digest, Listed, Load, Scope, StageTotal
from intake_mailbot.domain.model import LedgerState
from intake_mailbot.store.digests import Digests

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Reader:
    """Whose digest of which date.

    ``ahead`` is how many calendar days after ``day`` count as soon. ``after`` is the latest case
    that the digest before knew of, None where there was none. ``stages`` as in ``Digest``.
    """

    scope: Scope
    day: date
    zone: ZoneInfo
    ahead: int
    after: int | None
    stages: Mapping[tuple[str, str], str]


def gather(digests: Digests, reader: Reader) -> Digest:
    """All that this reader is told. Nothing is written."""
    scope, day = reader.scope, reader.day
    until = day + timedelta(days=reader.ahead)
    running = {load.day: load.number for load in digests.load(scope, until)}
    past = sum(number for due, number in running.items() if due < day)
    soon = sum(number for due, number in running.items() if due >= day)
    days = (day + _DAY * n for n in range(reader.ahead + 1))
    return Digest(
        day=day,
        until=until,
        overdue=Listed(digests.due(scope, None, day - _DAY) if past else (), past),
        due=Listed(digests.due(scope, day, until) if soon else (), soon),
        new=digests.opened(scope, reader.after, _begin(reader, day), _begin(reader, day + _DAY)),
        held=digests.standing(scope, HELD),
        held_mail=digests.mails(scope, LedgerState.HELD),
        returned=digests.standing(scope, RETURNED),
        replies=digests.replies(scope),
        undelivered=digests.undelivered(scope),
        quarantined=digests.mails(scope, LedgerState.QUARANTINED),
        totals=_in_order(digests.totals(scope), reader) if scope.whole else (),
        kept=digests.kept(scope, _begin(reader, day.replace(day=1)), _begin(reader, day + _DAY)),
        load=tuple(Load(each, running.get(each, 0)) for each in days),
        stages=reader.stages,
        books=digests.books(scope),
    )


def _in_order(totals: tuple[StageTotal, ...], reader: Reader) -> tuple[StageTotal, ...]:
    """The totals in the order of the process."""
    order = {stage: place for place, stage in enumerate(reader.stages)}
    return tuple(sorted(totals, key=lambda one: order.get((one.office, one.stage), len(order))))


def _begin(reader: Reader, day: date) -> datetime:
    return datetime.combine(day, time(), reader.zone)
