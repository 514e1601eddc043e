"""Further work, wanted within the transaction that makes it necessary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from sqlalchemy import Connection


class Task(StrEnum):
    """What there is to do beside the mailbox."""

    MESSAGE = "message"
    """Work on a message of the ledger."""
    REPLY = "reply"
    """Send a mail of the outbox."""


@dataclass(frozen=True, slots=True)
class Line:
    """Whose work it is: of one ``mailbox``'s work, each ``house`` has its turn, and within it each
    ``sender``.

    The three are hashes, without a dot: they say nothing of who writes.
    """

    mailbox: str
    house: str
    sender: str

    @property
    def name(self) -> str:
        """The name under which those of one sender wait for each other."""
        return f"{self.mailbox}.{self.house}.{self.sender}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One piece of work: ``id`` is that of the message or of the reply.

    Work of one ``line`` is done one after the other, in its order; None stands in no line.
    ``outgoing`` names the way out of a reply.
    """

    task: Task
    id: int
    line: Line | None = None
    outgoing: str = ""


class Queue(Protocol):
    """Where wanted work waits for who does it."""

    def put(self, connection: Connection, wanted: Sequence[Wanted]) -> None:
        """Enqueue it in the transaction that ``connection`` is in."""
        ...
