"""Deadlines as a calendar file that any calendar takes (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from intake_mailbot.domain.digest import DueItem


def deadlines_ics(items: Iterable[DueItem], *, name: str, domain: str, now: datetime) -> bytes:
    """A calendar ``name`` with a whole day for each clock; ``now`` is aware.

    A clock keeps its UID (RFC 5545, 3.8.4.7) from file to file: taken in again, it is moved and
    not doubled.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415 - slow to import, and rarely needed

    calendar = Calendar()
    calendar.add("prodid", "-//intake-mailbot//deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for item in items:
        event = Event()
        event.add("uid", f"{item.tracking_number}-{item.clock}-{item.run}@{domain}")
        event.add("dtstamp", now)
        event.add("dtstart", item.due)
        event.add("dtend", item.due + timedelta(days=1))
        event.add("summary", f"{item.tracking_number}: {item.what}")
        event.add("description", f"{item.title} ({item.agency})")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
