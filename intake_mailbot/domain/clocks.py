"""Business days in an office's calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

from intake_mailbot.domain.errors import SettingsError

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
            f"There is no holiday calendar “{code}”: set holidays, in [office] of the settings or"
            " else in process.toml, to a country or a part of one, such as “US-CT”."
        ) from error
    return days


@cache
def known_codes() -> frozenset[str]:
    """Every code of a calendar that there is: countries, and their parts."""
    import holidays  # noqa: PLC0415 - as above

    parts = holidays.list_supported_countries()
    return frozenset(parts) | {f"{land}-{part}" for land, of in parts.items() for part in of}


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
