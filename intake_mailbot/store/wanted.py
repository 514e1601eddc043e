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
class Wanted:
    """One piece of work: ``id`` is that of the message or of the reply.

    Work of one ``line`` is done one after the other, in its order; "" stands in no line. ``rank``
    is how many of its line came just before it: those of lower rank go first. ``outgoing`` names
    the way out of a reply.
    """

    task: Task
    id: int
    line: str = ""
    rank: int = 0
    outgoing: str = ""


class Queue(Protocol):
    """Where wanted work waits for who does it."""

    def put(self, connection: Connection, wanted: Sequence[Wanted]) -> None:
        """Enqueue it in the transaction that ``connection`` is in."""
        ...
