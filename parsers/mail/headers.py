"""A mail's headers as values, each read by itself so that a broken one costs only itself.

Sources: RFC 5322 section 3.6, RFC 2047, RFC 5321 section 4.4 (Return-Path).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from parsers.mail.address import bare_address, mailboxes, one_mailbox
from parsers.mail.mime import RawHeader
from parsers.model import Address, Headers
from parsers.text import decode_words, one_line, unfolded

_BRACKETED = re.compile(r"<([^<>]{1,900})>")
_SPACES = re.compile(r"\s+")
_MOST_REFERENCES = 200
_YEARS = range(1970, 2200)


def read_headers(raw: Sequence[RawHeader]) -> Headers:
    """The headers of a mail from their raw values; never raises.

    A From, Date or Subject that occurs twice: two From headers give no sender, of the others the
    first counts.
    """
    values: dict[str, list[str]] = {}
    for name, value in raw:
        values.setdefault(name, []).append(unfolded(value))

    def first(name: str) -> str:
        return next(iter(values.get(name, ())), "")

    return Headers(
        message_id=message_id(first("message-id")),
        sender=_sender(values.get("from", [])),
        subject=decode_words(first("subject")),
        date=read_date(first("date")),
        reply_to=_all(values.get("reply-to", ())),
        to=_all(values.get("to", ())),
        cc=_all(values.get("cc", ())),
        in_reply_to=message_id(_as_written(first("in-reply-to"))),
        references=references(" ".join(map(_as_written, values.get("references", ())))),
        return_path=_return_path(values.get("return-path")),
        fields=tuple((name, decode_words(unfolded(value))) for name, value in raw),
    )


def _as_written(value: str) -> str:
    """Identifiers without the encoded words that some programs make of long ones.

    No identifier has any (RFC 2047 section 5); Python's own mail library writes those so that do
    not fit a line.
    """
    return value if "<" in value or "=?" not in value else decode_words(value)


def _sender(values: Sequence[str]) -> Address | None:
    return one_mailbox(values[0]) if len(values) == 1 else None


def _all(values: Sequence[str]) -> tuple[Address, ...]:
    return tuple(address for value in values for address in mailboxes(value))


def message_id(value: str) -> str:
    """The first identifier in ``value`` with its brackets, as it stands even when malformed.

    Without brackets the first word; "" where there is nothing. White space within brackets comes
    from folding and is taken out.
    """
    found = _BRACKETED.search(value[:2_000])
    if found:
        return f"<{_SPACES.sub('', found[1])}>"
    return next(iter(one_line(value[:1_000]).split()), "")


def references(value: str) -> tuple[str, ...]:
    """All identifiers in ``value`` in order, each once; of very many the first and the last."""
    found = [f"<{_SPACES.sub('', m[1])}>" for m in _BRACKETED.finditer(value)]
    if not found:
        found = one_line(value).split()
    once = tuple(dict.fromkeys(found))
    if len(once) > _MOST_REFERENCES:
        return once[:1] + once[1 - _MOST_REFERENCES :]
    return once


def read_date(value: str) -> datetime | None:
    """A date in UTC; None where ``value`` is none. A date without a zone is taken as UTC."""
    text = one_line(value)[:100]
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            found = read(text)
            aware = found.replace(tzinfo=UTC) if found.tzinfo is None else found
            utc = aware.astimezone(UTC)
        except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
            continue
        return utc if utc.year in _YEARS else None
    return None


def _return_path(values: Sequence[str] | None) -> str | None:
    if not values:
        return None
    found = _BRACKETED.search(values[0])
    inner = found[1] if found else values[0].strip().strip("<>")
    address = bare_address(inner)
    return address.address if address else one_line(inner)[:320]
