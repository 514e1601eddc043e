"""When our own server took a mail."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from parsers.model import Headers

_SLACK = timedelta(hours=1)


def received_at(headers: Headers, otherwise: datetime, now: datetime) -> datetime:
    """The time (aware) of the topmost Received line, which our own server wrote.

    ``otherwise`` is the server's date of the mail, or when it was first seen: it counts where
    there is no such line, where its date cannot be read, or where it lies ahead of ``now``.
    """
    _, semicolon, stamp = headers.first("Received").rpartition(";")
    if not semicolon:
        return otherwise
    try:
        found = parsedate_to_datetime(" ".join(stamp.split())[:100])
        if found.tzinfo is None:
            found = found.replace(tzinfo=UTC)
        found.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return otherwise
    return otherwise if found > now + _SLACK or found.year < 1990 else found
