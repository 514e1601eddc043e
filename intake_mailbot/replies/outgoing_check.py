"""The last look at a mail before it goes to the outbox: it is read again as a server would."""

from __future__ import annotations

import re
from email.policy import EmailPolicy
from functools import lru_cache

from intake_mailbot.replies.errors import UnsafeReplyError
from intake_mailbot.replies.lines import LONGEST, has_long_line, lines_are_whole

OWN_HEADERS = frozenset(
    {
        "from", "to", "subject", "date", "message-id", "in-reply-to", "references",
        "auto-submitted", "x-auto-response-suppress", "mime-version", "content-type",
        "content-transfer-encoding",
    }
)  # fmt: skip
"""The headers that a mail of ours may have, each once."""

_NEEDED = frozenset(
    {"from", "to", "subject", "date", "message-id", "auto-submitted", "x-auto-response-suppress"}
)
_READS = EmailPolicy().header_factory
_PLAIN = re.compile(
    r"[a-z0-9]+(?:[._+-][a-z0-9]+)*@[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]+", re.IGNORECASE
)
"""An address that is read as itself by everybody (RFC 5322 section 3.4.1)."""

_FIELD = re.compile(rb"([!-9;-~]+): *(.*)", re.DOTALL)


def check_outgoing(eml: bytes, *, to: str, sender: str, message_id: str) -> None:
    """Raises ``UnsafeReplyError`` unless ``eml`` goes to ``to`` alone, from ``sender``.

    Every line is whole and short enough, every header is one of ours and stands once, and the
    Message-ID is the one that the outbox knows. Addresses are bare.
    """
    head, found, _body = eml.partition(b"\r\n\r\n")
    if not found or b"\0" in eml or not lines_are_whole(eml):
        raise UnsafeReplyError("a line of the reply is not ended by CRLF")
    if has_long_line(eml):
        raise UnsafeReplyError(f"a line of the reply is longer than {LONGEST} bytes")
    if not head.isascii():
        raise UnsafeReplyError("a header of the reply is not ASCII")
    fields = _fields(head)
    _same(fields, "message-id", message_id)
    _same(fields, "to", to)
    for name, wanted in (("to", to), ("from", sender)):
        addresses = _addresses(name, fields[name])
        if addresses != (wanted,):
            raise UnsafeReplyError(f"the reply's {name} is {addresses}, and should be {wanted}")


@lru_cache(maxsize=256)
def _addresses(name: str, value: str) -> tuple[str, ...]:
    if value.isascii() and _PLAIN.fullmatch(value):
        return (value,)
    return tuple(address.addr_spec for address in _READS(name, value).addresses)


def _fields(head: bytes) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in re.sub(rb"\r\n(?=[ \t])", b"", head).split(b"\r\n"):
        match = _FIELD.fullmatch(line)
        name = match.group(1).decode().lower() if match else ""
        if match is None or name not in OWN_HEADERS or name in fields:
            raise UnsafeReplyError(f"the reply has a header that it should not have: {line[:80]!r}")
        fields[name] = match.group(2).decode()
    if missing := _NEEDED - fields.keys():
        raise UnsafeReplyError(f"the reply has no {', '.join(sorted(missing))}")
    return fields


def _same(fields: dict[str, str], name: str, wanted: str) -> None:
    if fields[name] != wanted:
        raise UnsafeReplyError(f"the reply's {name} is {fields[name]!r}, and should be {wanted!r}")
