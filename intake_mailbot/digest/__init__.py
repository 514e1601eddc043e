"""Tonight's digest: when it is due, what it tells, and its mails – sent once a date."""

from __future__ import annotations

from intake_mailbot.digest.gathering import Reader, gather
from intake_mailbot.digest.parts import Part, Served
from intake_mailbot.digest.schedule import due_day
from intake_mailbot.digest.sending import Bulletin, bulletins_of, send_due, send_now

__all__ = [
    "Bulletin",
    "Part",
    "Reader",
    "Served",
    "bulletins_of",
    "due_day",
    "gather",
    "send_due",
    "send_now",
]
