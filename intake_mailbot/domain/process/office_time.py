"""An office's days and hours: its calendar, its time zone, its closing time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from form_templates.flow_clocks import Unit
from intake_mailbot.domain.clocks import Calendar, add_business_days, day_received

MORNING = time(8, 0)
"""When people are told of a deadline, in the office's zone: never at night."""


@dataclass(frozen=True, slots=True)
class OfficeTime:
    """How an office counts time.

    ``closing`` is from when a mail counts as received on the next business day, None: never.
    """

    zone: ZoneInfo
    working: Calendar
    closing: time | None = None

    def day(self, moment: datetime) -> date:
        """The day of ``moment`` (aware) in the office's zone."""
        return moment.astimezone(self.zone).date()

    def last_day(self, start: datetime, amount: int, unit: Unit) -> date:
        """The last day of a span that begins at ``start`` (aware).

        Business days are counted from the business day on which ``start`` falls, after closing
        time the next one, which is day 0. Days and weeks are those of the calendar, counted from
        the very day: they are never moved.
        """
        match unit:
            case Unit.BUSINESS_DAYS:
                first = day_received(start, self.zone, self.working, self.closing)
                return add_business_days(first, amount, self.working)
            case Unit.WEEKS:
                return self.day(start) + timedelta(weeks=amount)
            case _:
                return self.day(start) + timedelta(days=amount)

    def extended(self, day: date, begin: datetime, end: datetime, unit: Unit) -> date:
        """``day`` moved by as many days as lie between ``begin`` and ``end`` (aware).

        Business days are moved by business days.
        """
        first, last = self.day(begin), self.day(end)
        if unit is not Unit.BUSINESS_DAYS:
            return day + (last - first)
        return add_business_days(day, self.business_days(first, last), self.working)

    def business_days(self, after: date, until: date) -> int:
        """How many business days lie after ``after``, up to and with ``until``; 0 if none."""
        days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
        return sum(self.working.works_on(day) for day in days)

    def on_or_before(self, day: date) -> date:
        """The last business day that is not after ``day``."""
        while not self.working.works_on(day):
            day -= timedelta(days=1)
        return day

    def before(self, day: date, amount: int) -> date:
        """The business day that lies ``amount`` business days before ``day``."""
        day = self.on_or_before(day)
        for _ in range(amount):
            day = self.on_or_before(day - timedelta(days=1))
        return day

    def after(self, day: date, amount: int) -> date:
        """The business day that lies ``amount`` (from 1) business days after ``day``."""
        return add_business_days(day + timedelta(days=1), amount - 1, self.working)

    def morning(self, day: date) -> datetime:
        """When the office's morning of ``day`` begins."""
        return datetime.combine(day, MORNING, self.zone)

    def end(self, day: date) -> datetime:
        """The very end of ``day``: midnight, in the office's zone."""
        return datetime.combine(day + timedelta(days=1), time(), self.zone)
