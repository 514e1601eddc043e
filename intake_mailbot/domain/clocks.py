"""Business days in an office's calendar, and the last day of each thing that it promises."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

from form_templates.flow import Unit
from form_templates.model import Process, Promise
from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.domain.model import Due

CLOSING_TIME = time(17, 0)
"""From when a mail counts as received on the next business day, in the office's zone."""


class Calendar(Protocol):
    """Which days an office works."""

    def works_on(self, day: date) -> bool:
        """Whether ``day`` is a business day."""
        ...


class WeekCalendar:
    """An office that works Monday to Friday, the public holidays of ``code`` excepted.

    ``code`` is that of a country or one of its parts ("US-CT") in the ``holidays`` package; ""
    means that no holidays are kept. Raises SettingsError where there is no such code.
    """

    def __init__(self, code: str) -> None:
        self._holidays = _public_holidays(code) if code else None

    def works_on(self, day: date) -> bool:
        """Whether ``day`` is a business day."""
        return day.weekday() < 5 and (self._holidays is None or day not in self._holidays)


@dataclass(frozen=True, slots=True)
class ClosedOn:
    """An office that is closed on further days, besides those of ``usual``."""

    usual: Calendar
    days: frozenset[date]

    def works_on(self, day: date) -> bool:
        """Whether ``day`` is a business day."""
        return day not in self.days and self.usual.works_on(day)


class _Days(Protocol):
    def __contains__(self, day: object) -> bool: ...


def _public_holidays(code: str) -> _Days:
    import holidays  # noqa: PLC0415 - takes half a second to load: only when a promise is made

    country, _, part = code.partition("-")
    try:
        days: _Days = holidays.country_holidays(country, subdiv=part or None)
    except NotImplementedError as error:
        raise SettingsError(
            f"There is no holiday calendar “{code}”: in process.toml, set holidays to a country or"
            " a part of one, such as “US-CT”."
        ) from error
    return days


@lru_cache(maxsize=32)
def calendar(code: str) -> Calendar:
    """The calendar of a holiday code, made once."""
    return WeekCalendar(code)


def next_business_day(day: date, office: Calendar) -> date:
    """``day`` itself where the office works on it, else the next day on which it does."""
    while not office.works_on(day):
        day += timedelta(days=1)
    return day


def add_business_days(day: date, amount: int, office: Calendar) -> date:
    """The business day that lies ``amount`` business days after ``day`` (``amount`` from 0)."""
    day = next_business_day(day, office)
    for _ in range(amount):
        day = next_business_day(day + timedelta(days=1), office)
    return day


def day_received(
    received: datetime, zone: ZoneInfo, office: Calendar, closing: time | None = CLOSING_TIME
) -> date:
    """The business day on which a mail counts as received.

    ``received`` is aware. After closing time (None: there is none), or on a day off, it is the
    next business day.
    """
    local = received.astimezone(zone)
    late = closing is not None and local.time() >= closing
    return next_business_day(local.date() + timedelta(days=1 if late else 0), office)


def due_dates(
    process: Process,
    received: datetime,
    zone: ZoneInfo,
    closing: time | None = CLOSING_TIME,
    closed_on: frozenset[date] = frozenset(),
) -> tuple[Due, ...]:
    """The last day of each promise of ``process`` for a profile received at ``received`` (aware).

    Business days are counted from the business day of receipt, which is day 0; ``closed_on`` are
    days off besides weekends and holidays. Days and weeks are those of the calendar, counted from
    the very day of receipt: they are never moved.
    """
    office = ClosedOn(calendar(process.holidays), closed_on)
    first = received.astimezone(zone).date()
    counted = day_received(received, zone, office, closing)
    return tuple(
        Due(promise.id, promise.what, _last_day(promise, first, counted, office))
        for promise in process.promises
    )


def due_dates_in_answer(
    process: Process,
    received: datetime,
    now: datetime,
    zone: ZoneInfo,
    closing: time | None = CLOSING_TIME,
    closed_on: frozenset[date] = frozenset(),
) -> tuple[Due, ...]:
    """What an answer that is written at ``now`` (aware) may promise: no day that is past.

    They are ``due_dates``; a day that is over by then, because the mail lay or was held for weeks,
    is counted from ``now`` instead.
    """
    today = now.astimezone(zone).date()
    by_receipt = due_dates(process, received, zone, closing, closed_on)
    if all(due.day >= today for due in by_receipt):
        return by_receipt
    from_now = due_dates(process, now, zone, closing, closed_on)
    return tuple(
        due if due.day >= today else replace(later, anew=True)
        for due, later in zip(by_receipt, from_now, strict=True)
    )


def _last_day(promise: Promise, first: date, counted: date, office: Calendar) -> date:
    match promise.unit:
        case Unit.BUSINESS_DAYS:
            return add_business_days(counted, promise.amount, office)
        case Unit.WEEKS:
            return first + timedelta(weeks=promise.amount)
        case _:
            return first + timedelta(days=promise.amount)
