"""A mail's headers and parts, as bytes that any server takes unchanged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address as HeaderAddress
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime

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
_RAW = {"message-id", "in-reply-to", "references", "to"}


class _WirePolicy(EmailPolicy):
    """Headers that are made of ids and addresses go out as they are.

    The standard policies put a long id into an RFC 2047 encoded word, and the thread is broken.
    """

    def fold(self, name: str, value: str) -> str:
        return _raw(name, value) if name.lower() in _RAW else super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        if name.lower() in _RAW:
            return _raw(name, value).encode("ascii")
        return super().fold_binary(name, value)


_WIRE = _WirePolicy(linesep=SMTP.linesep, max_line_length=SMTP.max_line_length, cte_type="7bit")


def _raw(name: str, value: str) -> str:
    return f"{name}: " + "\r\n ".join(str(value).split(" ")) + "\r\n"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail; ``mime_type`` is "main/sub"."""

    name: str
    mime_type: str
    data: bytes


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
    mail = EmailMessage(policy=_WIRE)
    mail["From"] = _sender(envelope)
    mail["To"] = plain_address(envelope.to)
    mail["Subject"] = envelope.subject
    mail["Date"] = format_datetime(envelope.date)
    mail["Message-ID"] = envelope.message_id
    for name, value in _thread(envelope):
        mail[name] = value
    mail["Auto-Submitted"] = "auto-replied" if envelope.in_reply_to else "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(html, subtype="html", cte="quoted-printable")
    for part in attachments:
        main, _, sub = part.mime_type.partition("/")
        mail.add_attachment(part.data, maintype=main, subtype=sub, filename=part.name)
    return mail.as_bytes()


def plain_address(address: str) -> str:
    """The address in ASCII, without a name: its domain as IDNA.

    Raises ``UnanswerableAddressError`` for what is no address, or needs a server that takes other
    than ASCII before the @.
    """
    local, _, domain = address.rpartition("@")
    try:
        ascii_domain = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError:
        ascii_domain = ""
    plain = f"{local}@{ascii_domain}"
    if not _ADDRESS.fullmatch(plain) or len(plain) > 320:
        raise UnanswerableAddressError(
            f"{address[:80]!r} cannot be written to: answer it by hand, from a mail program"
        )
    return plain


def good_ids(ids: Sequence[str]) -> tuple[str, ...]:
    """The Message-IDs that can stand in a header as they are; others are left out."""
    return tuple(one for one in ids if len(one) <= LONGEST_ID and _ID.fullmatch(one))


def _sender(envelope: Envelope) -> HeaderAddress:
    name = " ".join(envelope.from_name.split())
    return HeaderAddress(name, addr_spec=plain_address(envelope.from_address))


def _thread(envelope: Envelope) -> list[tuple[str, str]]:
    answered = good_ids((envelope.in_reply_to,))
    if not answered:
        return []
    past = [one for one in good_ids(envelope.references) if one != answered[0]]
    if len(past) > MOST_REFERENCES:
        past = [past[0], *past[1 - MOST_REFERENCES :]]
    return [("In-Reply-To", answered[0]), ("References", " ".join((*past, *answered)))]
