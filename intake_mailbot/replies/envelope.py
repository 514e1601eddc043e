"""A mail's headers, as bytes that any server takes unchanged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.utils import format_datetime, formataddr

from intake_mailbot.replies.body import Attachment, mime_body
from intake_mailbot.replies.errors import UnanswerableAddressError

LONGEST_ID = 900
"""Characters of a Message-ID that still fits a line of 998 (RFC 5322 section 2.1.1)."""

MOST_REFERENCES = 20
"""Kept of a long thread: its first mail and the latest ones (RFC 5322 section 3.6.4)."""

_ID = re.compile(r"<[!-;=?-~]+>")
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = rf'(?:{_ATOM}(?:\.{_ATOM})*|"(?:[ !#-\[\]-~]|\\[ -~])+")'
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"({_LOCAL})@({_LABEL}(?:\.{_LABEL})*)")
_STRANGE = re.compile(r"^\"?[|/-]|[@,;:<>|\\]|^\"[^ ]*\"$")
"""Before the @: a program, a path, an option; what hides a second address; needless quotes, which
some servers take off and some do not."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """The headers of a reply. ``references`` are those of the mail that is answered."""

    from_name: str
    from_address: str
    to: str
    subject: str
    message_id: str
    date: datetime
    in_reply_to: str = ""
    references: tuple[str, ...] = ()


def to_bytes(
    envelope: Envelope, text: str, html: str, attachments: Sequence[Attachment] = ()
) -> bytes:
    """The finished mail, lines ended by CRLF. Raises ``UnanswerableAddressError``."""
    head = "".join(f"{name}: {value}\r\n" for name, value in _headers(envelope))
    return head.encode("ascii") + mime_body(text, html, attachments)


def _headers(envelope: Envelope) -> list[tuple[str, str]]:
    """Every header as it goes out.

    They are not given to ``email.message``: it decodes what looks like an encoded word in a value,
    and a line break in there becomes one of the header; and it encodes long Message-IDs, which
    breaks the thread.
    """
    kind = "auto-replied" if envelope.in_reply_to else "auto-generated"
    name = " ".join(envelope.from_name.split())
    return [
        ("From", formataddr((name, plain_address(envelope.from_address)))),
        ("To", plain_address(envelope.to)),
        ("Subject", _encoded(envelope.subject)),
        ("Date", format_datetime(envelope.date)),
        ("Message-ID", envelope.message_id),
        *_thread(envelope),
        ("Auto-Submitted", kind),
        ("X-Auto-Response-Suppress", "All"),
    ]


def _encoded(text: str) -> str:
    """Unstructured text, folded; as encoded words where it is, or looks like, other than ASCII."""
    line = " ".join(text.split())
    plain = line.isascii() and line.isprintable() and "=?" not in line
    charset = "us-ascii" if plain else "utf-8"
    return Header(line, charset, header_name="Subject").encode(linesep="\r\n")


def plain_address(address: str) -> str:
    """The address in ASCII, without a name: its domain as IDNA.

    Raises ``UnanswerableAddressError`` for what is no address, or needs a server that takes other
    than ASCII before the @, or could be taken for something else there.
    """
    local, _, domain = address.rpartition("@")
    try:
        ascii_domain = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError:
        ascii_domain = ""
    plain = f"{local}@{ascii_domain}"
    if not _ADDRESS.fullmatch(plain) or len(plain) > 320 or _STRANGE.search(local):
        raise UnanswerableAddressError(
            f"{address[:80]!r} cannot be written to: answer it by hand, from a mail program"
        )
    return plain


def good_ids(ids: Sequence[str]) -> tuple[str, ...]:
    """The Message-IDs that can stand in a header as they are; others are left out."""
    return tuple(one for one in ids if len(one) <= LONGEST_ID and _ID.fullmatch(one))


def _thread(envelope: Envelope) -> list[tuple[str, str]]:
    answered = good_ids((envelope.in_reply_to,))
    if not answered:
        return []
    past = [one for one in good_ids(envelope.references) if one != answered[0]]
    if len(past) > MOST_REFERENCES:
        past = [past[0], *past[1 - MOST_REFERENCES :]]
    return [("In-Reply-To", answered[0]), ("References", "\r\n ".join((*past, *answered)))]
