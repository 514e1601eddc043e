"""For which of a mailbox's offices is a mail that brings no form?"""

from __future__ import annotations

from collections.abc import Collection

from intake_mailbot.domain.directory import asked
from intake_mailbot.domain.model import Message
from intake_mailbot.intake.desk import Desk
from parsers.model import Headers, ParsedMail

_DELIVERED = ("X-Original-To", "Envelope-To", "Delivered-To")
"""Headers in which servers write the envelope's recipient; the topmost is the last server's.

Many write the mailbox's own address into Delivered-To, whichever alias a mail came by: where
another of them names an office, it counts.
"""


def meant(desk: Desk, message: Message, mail: ParsedMail) -> str:
    """The one office that the mail is addressed to, or whose directory it asks; "" where none is.

    Where neither To nor Cc names one, as in a blind copy, our own server may say where it delivered
    the mail. An address that several offices share says nothing.
    """
    written = {one.address.lower() for one in (*mail.headers.to, *mail.headers.cc)}
    addressed = _offices_at(desk, written) or _delivered_to(desk, mail.headers)
    if len(addressed) == 1:
        return addressed[0]
    asking = [
        name
        for name, one in desk.offices.items()
        if asked(one.office.process.questions, message.subject, mail.words)
    ]
    return asking[0] if len(asking) == 1 else ""


def _offices_at(desk: Desk, addresses: Collection[str]) -> list[str]:
    return [name for name, one in desk.offices.items() if one.settings.address.lower() in addresses]


def _delivered_to(desk: Desk, headers: Headers) -> list[str]:
    """The offices at the address that the server at the end of the mail's way names."""
    named = ({headers.first(name).strip(" <>").lower()} for name in _DELIVERED)
    return next((found for one in named if (found := _offices_at(desk, one))), [])
