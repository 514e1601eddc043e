"""Deadlines as a calendar file that any calendar takes (RFC 5545).

Written by hand: thousands of days in one file cost the library that the tests read it with ten
times as much as all else in the mail (docs/scaling.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from intake_mailbot.domain.digest import DueItem
from intake_mailbot.replies.words import short

_OCTETS = 75
"""Of a line without its end (RFC 5545, 3.1)."""
_LONGEST = 200
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})


def deadlines_ics(items: Iterable[DueItem], *, name: str, domain: str, now: datetime) -> bytes:
    """A calendar ``name`` with a whole day for each clock; ``now`` is aware.

    A clock keeps its UID (RFC 5545, 3.8.4.7) from file to file: taken in again, it is moved and
    not doubled.
    """
    stamp = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//intake-mailbot//deadlines//EN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for item in items:
        lines += _event(item, domain, stamp)
    return b"".join(map(_folded, (*lines, "END:VCALENDAR")))


def _event(item: DueItem, domain: str, stamp: str) -> Iterator[str]:
    """A day without an end is that whole day (3.6.1); ``TRANSPARENT``: it keeps nobody busy."""
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(f'{item.tracking_number}-{item.clock}-{item.run}@{domain}')}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{item.due.isoformat().replace('-', '')}"
    yield f"SUMMARY:{_text(f'{item.tracking_number}: {item.what}')}"
    yield f"DESCRIPTION:{_text(f'{item.title} ({item.agency})')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    """Foreign text as a value on one line (3.3.11)."""
    return short(text, _LONGEST).translate(_ESCAPED)


def _folded(line: str) -> bytes:
    """The line with its end; a long one goes on after a space, cut between characters (3.1)."""
    rest, lead = line.encode(), b""
    folded = b""
    while len(rest) > _OCTETS - len(lead):
        cut = _OCTETS - len(lead)
        while rest[cut] & 0xC0 == 0x80:
            cut -= 1
        folded += lead + rest[:cut] + b"\r\n"
        rest, lead = rest[cut:], b" "
    return folded + lead + rest + b"\r\n"
