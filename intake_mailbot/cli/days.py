"""Days as they are written on the command line."""

from __future__ import annotations

from datetime import date

from intake_mailbot.domain.errors import UsageError

_FIRST, _LAST = 1970, 2999
"""Years between which a day can be shown in any zone, and some days before and after it as well."""


def day_of(text: str) -> date | None:
    """The day that was written, None where none was. Raises UsageError."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"“{text}” is no day; write it as 2026-03-20.") from error
    if not _FIRST <= day.year <= _LAST:
        raise UsageError(f"{day} is too far away; write a day from {_FIRST} to {_LAST}.")
    return day
