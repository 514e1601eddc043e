"""Sending beside other work: nobody waits for the server, and hardly for the disk."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol

from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.store.rows import OutboxItem, OutboxState
from intake_mailbot.store.unit import UnitOfWork


class Takes(Protocol):
    """What gives the mails that are sent beside other work, as ``Delivery`` does."""

    @property
    def owes_little(self) -> bool:
        """Whether nothing is owed that might fail."""
        ...

    def take(self) -> OutboxItem | None:
        """The next mail, in a transaction of its own."""
        ...

    def take_within(self, unit: UnitOfWork) -> OutboxItem | None:
        """The next mail, within ``unit``."""
        ...

    def taken(self) -> None:
        """The unit was committed."""
        ...


class Beside:
    """Sending beside other work: only the server is waited for in a thread of its own.

    The database is asked by the caller's thread alone: two writers would wait for each other.
    ``sent`` counts the mails that went out.
    """

    def __init__(
        self, delivery: Takes, submit: Callable[[OutboxItem], Future[OutboxState]]
    ) -> None:
        self.sent = 0
        self._delivery, self._submit = delivery, submit
        self._under_way: Future[OutboxState] | None = None
        self._taken: OutboxItem | None = None
        self._wrote = self._away = False

    def go_on(self) -> Future[OutboxState] | None:
        """Take the next mail where none is under way; gives what is under way then.

        Nothing is taken where the server was not reached.
        """
        if self._under_way is not None and self._under_way.done():
            self.end()
        if self._under_way is None and not self._away and (item := self._delivery.take()):
            self._under_way = self._submit(item)
        return self._under_way

    def join(self, unit: UnitOfWork) -> None:
        """The same, but within a unit that is about to be committed: it costs no other commit.

        It is sent when ``joined`` is called, and not before: else it might go out twice.
        """
        self._wrote = self._may_join()
        self._taken = self._delivery.take_within(unit) if self._wrote else None

    def joined(self) -> None:
        """The unit was committed."""
        if self._wrote:
            self.end()
            self._delivery.taken()
        if self._taken is not None:
            self._under_way = self._submit(self._taken)
        self._wrote, self._taken = False, None

    def _may_join(self) -> bool:
        """Whether the next can be taken, and nothing is to be told that might fail another's unit.

        What fails while it is sent is told by ``go_on`` and ``end``, not amid others' work.
        """
        before = self._under_way
        over = before is None or (before.done() and before.exception() is None)
        return over and not self._away and self._delivery.owes_little

    def end(self) -> None:
        """Wait for the mail that is under way, if any."""
        if self._under_way is not None:
            try:
                self.sent += self._under_way.result() is OutboxState.SENT
            except ServiceUnreachableError:
                self._away = True  # ``drain`` says so
            self._under_way = None
