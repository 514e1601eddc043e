"""What every kind of mailbox offers: new messages with stable ids, filing, and waiting."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

LARGEST_MESSAGE = 50 * 1024 * 1024
"""Bytes above which only a message's headers are fetched."""

Known = Callable[[str, int, Sequence[int]], Collection[int]]
"""Asked ``(folder, uidvalidity, uids)``: which of these the ledger has already."""


def nothing_known(folder: str, uidvalidity: int, uids: Sequence[int]) -> Collection[int]:  # noqa: ARG001
    """The answer of an empty ledger."""
    return ()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A message as the server has it, byte for byte.

    ``(folder, uidvalidity, uid)`` names it for as long as it lies there. ``server_date`` is aware:
    when the server took it in; None when the server does not say. ``size`` is that of the whole
    message in bytes: of one that is larger than the limit, or that the server cannot give, ``raw``
    holds the headers only.
    """

    folder: str
    uidvalidity: int
    uid: int
    raw: bytes
    server_date: datetime | None
    size: int = 0


@dataclass(frozen=True, slots=True)
class Filing:
    """An order to move one message of the inbox into the folder ``folder``.

    With ``source`` it is a message that was filed into that folder before: there it is found by
    its Message-ID or its ``size`` in bytes, and known for sure by ``sha256`` of what ``new`` gave.
    """

    uidvalidity: int
    uid: int
    folder: str
    source: str = ""
    sha256: str = ""
    size: int = 0
    message_id: str = ""


@dataclass(frozen=True, slots=True)
class Lying:
    """What lies in the inbox, by its ids; without what a person has deleted."""

    folder: str
    uidvalidity: int
    uids: tuple[int, ...]


class Mailbox(Protocol):
    """One inbox and the folders beside it.

    One thread uses it; only ``wake`` may be called from others and from signal handlers. A call
    on a mailbox that is not open opens it. After ``MailboxError`` the next call connects anew;
    ``wait`` never raises it, but sleeps the back-off out.
    """

    @property
    def account(self) -> str:
        """The mailbox's stable id: its URL in one spelling, without secrets."""
        ...

    def open(self) -> None:
        """Connect and sign in. Raises MailboxError."""
        ...

    def close(self) -> None:
        """Leave; harmless when not open."""
        ...

    def new(self, known: Known = nothing_known) -> Iterator[Fetched]:
        """Messages of the inbox that ``known`` does not name, oldest first, nothing marked as read.

        Messages that a person has deleted are passed over. Raises MailboxError.
        """
        ...

    def lying(self) -> Lying:
        """What lies in the inbox now, in order of its ids. Raises MailboxError."""
        ...

    def file(self, uidvalidity: int, uid: int, folder: str) -> None:
        """Move a message of the inbox into ``folder``, made when missing.

        Repeating it is harmless, and so is a message that is gone or whose ids are of an earlier
        UIDVALIDITY. Raises MailboxError.
        """
        ...

    def file_many(self, filings: Iterable[Filing]) -> None:
        """``file`` for many at once. Raises MailboxError."""
        ...

    def wait(self, seconds: float) -> bool:
        """Wait until mail may have come (True), time is up or ``wake`` is called (False)."""
        ...

    def wake(self) -> None:
        """End the present or next ``wait`` at once."""
        ...

    def folders(self) -> tuple[str, ...]:
        """Names of the folders beside the inbox, as ``file`` takes them. Raises MailboxError."""
        ...

    def check(self) -> tuple[str, ...]:
        """Try it for real; sentences on what was found, for ``doctor``. Raises MailboxError."""
        ...
