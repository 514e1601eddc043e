"""For which of a mailbox's offices is a mail that brings no form?"""

from __future__ import annotations

from intake_mailbot.domain.directory import asked
from intake_mailbot.domain.model import Message
from intake_mailbot.intake.desk import Desk
from parsers.model import ParsedMail


def meant(desk: Desk, message: Message, mail: ParsedMail) -> str:
    """The one office that the mail is addressed to, or whose directory it asks; "" where none is.

    An address that several offices share says nothing.
    """
    written = {one.address.lower() for one in (*mail.headers.to, *mail.headers.cc)}
    addressed = [
        name for name, one in desk.offices.items() if one.settings.address.lower() in written
    ]
    if len(addressed) == 1:
        return addressed[0]
    asking = [
        name
        for name, one in desk.offices.items()
        if asked(one.office.process.questions, message.subject, mail.words)
    ]
    return asking[0] if len(asking) == 1 else ""
