"""What the repositories give back: plain values, one a table row or a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from intake_mailbot.domain.model import CaseRef, Folder, LedgerState, MessageKind
from parsers.model import Damage

FILED = "filed:"
"""Stands before the name of a folder of ours that a retried message was filed into."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The ledger's answer to a message from the mailbox.

    ``new`` is False when this very server id was claimed before.
    """

    id: int
    new: bool
    state: LedgerState


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt that was counted.

    ``number`` is never given twice, so that a process that was frozen cannot go on with a message
    that another one took over. ``counted`` leaves out the attempts that the message did not end
    itself; ``stops`` are those that a death of the whole process ended.
    """

    number: int
    counted: int
    stops: int


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One message of the ledger.

    ``sender`` to ``received`` are empty until it was read. ``kind`` is None until it was settled.
    ``folder`` is the folder it was found in (FILED and the folder it was filed into, where it is
    retried since); ``to_folder`` where it belongs, None until settled; ``filed`` says that it is
    there. ``attempts`` are those that the message ended itself, and the one at work. ``discarded``
    is when its bytes were removed, None while they are kept.
    """

    id: int
    account: str
    folder: str
    uidvalidity: int
    uid: int
    sha256: str
    size: int
    server_date: datetime | None
    first_seen: datetime
    message_id: str
    sender: str
    subject: str
    received: datetime | None
    kind: MessageKind | None
    state: LedgerState
    reason: str
    attempts: int
    to_folder: Folder | None
    filed: bool
    tracking_numbers: tuple[str, ...] = ()
    discarded: datetime | None = None

    @property
    def filed_in(self) -> str:
        """The folder of ours that it lies in while it is retried, "" for the inbox."""
        return self.folder.removeprefix(FILED) if self.folder.startswith(FILED) else ""


class OutboxState(StrEnum):
    """Where a mail of ours is (``outbox list --json``: ``state``)."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """A mail to send now: the finished bytes and to whom. ``attempts`` counts this one."""

    id: int
    message_id: str
    to: str
    eml: bytes
    attempts: int
    created: datetime


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A mail of ours as a list shows it; ``about`` is a tracking number or "mail 12"."""

    id: int
    message_id: str
    to: str
    subject: str
    kind: str
    about: str
    state: OutboxState
    attempts: int
    created: datetime
    next_attempt: datetime
    sent_at: datetime | None
    last_error: str


@dataclass(frozen=True, slots=True)
class About:
    """What a mail of ours is about: the ledger row that it answers, the one case it is about."""

    message: int | None = None
    case: int | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """A profile of a message: where it lay in the mail, as which version of which case."""

    path: str
    version: int
    case: CaseRef


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture of a place in doubt: its file (SHA-256), its size in pixels, where it was cut."""

    field: str
    sha256: str
    wide: int
    high: int
    place: str
    damage: Damage


@dataclass(frozen=True, slots=True)
class Event:
    """One line of history; never changed once written."""

    id: int
    at: datetime
    actor: str
    kind: str
    text: str
    case: int | None
    message: int | None
    data: Mapping[str, object] | None


@dataclass(frozen=True, slots=True)
class MailboxState:
    """How far a mailbox has been seen.

    ``started`` is when the bot first looked at it. ``last_uid`` is 0 before anything was seen and
    counts only under the same ``folder`` and ``uidvalidity``.
    """

    account: str
    started: datetime
    folder: str
    uidvalidity: int
    last_uid: int
