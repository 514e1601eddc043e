"""Which date's digest is due."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_WEEK = 7


def due_day(
    at: time, days: Collection[int], zone: ZoneInfo, now: datetime, began: datetime
) -> date | None:
    """The latest date whose digest time is past at ``now``; None where none is.

    ``days`` are weekdays from Monday = 0. Times before ``began``, when the bot first looked, do
    not count. A time that a change of the clock leaves out is meant as if it had not been changed,
    one that comes twice is meant the first time. ``now`` and ``began`` are aware.
    """
    today = now.astimezone(zone).date()
    for back in range(_WEEK + 1):
        day = today - timedelta(days=back)
        if day.weekday() in days and moment(day, at, zone) <= now:
            return day if moment(day, at, zone) >= began else None
    return None


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """When the digest of ``day`` is due, in UTC."""
    return datetime.combine(day, at, zone).astimezone(UTC)
