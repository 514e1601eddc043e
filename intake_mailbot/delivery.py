"""Sending what the outbox holds: over one connection, never blindly twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.parser import BytesHeaderParser
from email.utils import parseaddr
from functools import lru_cache

import structlog

from intake_mailbot.domain.errors import (
    SendRefusedError,
    SendRefusedForNowError,
    SendUncertainError,
    ServiceUnreachableError,
    UsageError,
)
from intake_mailbot.replies.senders.protocol import Sender
from intake_mailbot.sending_beside import Beside
from intake_mailbot.store.rows import OutboxItem, OutboxState
from intake_mailbot.store.unit import Store, UnitOfWork

_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=4)
_GIVES_UP_AFTER = timedelta(days=5)
_AWAY = timedelta(seconds=10)
"""For so long a server that was not reached is left alone."""

_TRIES = 12
"""Attempts at least before it is given up: five days may have passed by a clock that jumped."""

_FROM = re.compile(rb"^(from:.*(?:\n[ \t].*)*)", re.IGNORECASE | re.MULTILINE)

log = structlog.get_logger(__name__)


Change = Callable[[UnitOfWork], None]


@dataclass
class Delivery:
    """One way out. ``tell`` writes a notice to planners within the unit.

    What became of a mail is owed until it is written: with the taking of the next one, before
    that is sent, or at the end. ``owes_little`` says that nothing is owed but that mails were sent.
    """

    store: Store
    name: str
    sender: Sender
    clock: Callable[[], datetime]
    tell: Callable[[UnitOfWork, OutboxItem, str], None]
    safe_to_repeat: bool = False
    owes_little: bool = field(default=True, init=False)
    _owed: list[Change] = field(default_factory=list, init=False)
    _away_until: datetime | None = field(default=None, init=False)

    def recover(self) -> int:
        """Settle what a dead process left half sent. Call it while holding the outbox's lock."""
        self._pay()
        with self.store.unit() as unit:
            found = unit.outbox.recover(safe_to_repeat=self.safe_to_repeat, outgoing=self.name)
            unit.commit()
        return found

    def drain(self, stopping: Callable[[], bool] = lambda: False) -> int:
        """Send everything that is due, until ``stopping``; gives how many went out.

        Raises ServiceUnreachableError where the server cannot be reached: the rest waits.
        """
        count = 0
        self.pull_in()
        try:
            while not stopping() and (item := self.take()):
                count += self._send(item) is OutboxState.SENT
        finally:
            self._pay()
        return count

    def send_one(self, outbox_id: int) -> float | None:
        """Send this one; seconds after which it is to be tried again, None where it is settled.

        It must not be under way elsewhere: where it is marked as *sending*, who sent it has died.
        Raises ServiceUnreachableError where the server cannot be reached: then none is tried for
        a while.
        """
        now = self.clock()
        if self._away_until is not None and now < self._away_until <= now + _AWAY:
            return (self._away_until - now).total_seconds()
        self._pay()
        with self.store.unit() as unit:
            unit.outbox.recover_one(outbox_id, safe_to_repeat=self.safe_to_repeat)
            item = unit.outbox.take_one(outbox_id, now)
            unit.commit()
        if item is not None:
            try:
                self._send(item)
                self._away_until = None
            except ServiceUnreachableError:
                self._away_until = now + _AWAY
                raise
            finally:
                self._pay()
        with self.store.unit(write=False) as unit:
            due = unit.outbox.due(outbox_id)
        return None if due is None else max((due - self.clock()).total_seconds(), 0.0)

    @contextmanager
    def beside(self) -> Iterator[Beside]:
        """Send while the caller goes on with other work, by calling what is given often.

        What is then still to send is left to ``drain``. Raises ServiceUnreachableError where the
        database is away.
        """
        with ThreadPoolExecutor(1, "sending") as wire:
            beside = Beside(self, lambda item: wire.submit(self._send, item))
            try:
                yield beside
            finally:
                beside.end()
                self._pay()

    def take(self) -> OutboxItem | None:
        """Write what is owed and take the next mail, in one transaction."""
        with self.store.unit() as unit:
            item = self.take_within(unit)
            unit.commit()
        self.taken()
        return item

    def take_within(self, unit: UnitOfWork) -> OutboxItem | None:
        """The same within a unit of somebody else's: ``taken`` says that it was committed."""
        self._write_owed(unit)
        return unit.outbox.take(self.clock(), self.name)

    def taken(self) -> None:
        """What was owed is written for good."""
        self._owed.clear()
        self.owes_little = True

    def pull_in(self) -> None:
        """What waits for a time that no pause reaches was put off by a clock that jumped ahead."""
        now = self.clock()
        with self.store.unit() as unit:
            if count := unit.outbox.pull_in(now + _LONGEST_PAUSE, now, self.name):
                log.warning("the clock went back", outgoing=self.name, replies=count)
            unit.commit()

    def _send(self, item: OutboxItem) -> OutboxState:
        try:
            self.sender.send(item.eml, _from(item.eml), item.to)
        except SendUncertainError as error:
            return self._end(item, OutboxState.UNCERTAIN, str(error))
        except SendRefusedError as error:
            return self._end(item, OutboxState.FAILED, str(error))
        except SendRefusedForNowError as error:
            return self._later(item, str(error))
        except ServiceUnreachableError as error:
            self._later(item, str(error), at_once=True)
            raise
        now = self.clock()
        self._owed.append(lambda unit: unit.outbox.sent(item.id, now))
        log.info("sent", outbox=item.id, attempts=item.attempts)
        return OutboxState.SENT

    def _later(self, item: OutboxItem, error: str, *, at_once: bool = False) -> OutboxState:
        """It waits; ``at_once`` where nothing was said about this mail: the server is away."""
        now = self.clock()
        if now - item.created > _GIVES_UP_AFTER and item.attempts >= _TRIES:
            return self._end(item, OutboxState.FAILED, f"given up after five days: {error}")
        pause = min(_FIRST_PAUSE * 2 ** min(item.attempts - 1, 10), _LONGEST_PAUSE)
        due = now if at_once else now + pause
        self.owes_little = False
        self._owed.append(lambda unit: unit.outbox.later(item.id, error, due))
        log.info("refused for now", outbox=item.id, attempts=item.attempts)
        return OutboxState.WAITING

    def _end(self, item: OutboxItem, state: OutboxState, error: str) -> OutboxState:
        def change(unit: UnitOfWork) -> None:
            if state is OutboxState.UNCERTAIN:
                unit.outbox.uncertain(item.id, error)
            else:
                unit.outbox.failed(item.id, error)
            self.tell(unit, item, error)

        self.owes_little = False
        self._owed.append(change)
        log.warning("not sent", outbox=item.id, state=state.value)
        return state

    def _pay(self) -> None:
        """Write what is owed. Raises ServiceUnreachableError."""
        if self._owed:
            with self.store.unit() as unit:
                self._write_owed(unit)
                unit.commit()
            self.taken()

    def _write_owed(self, unit: UnitOfWork) -> None:
        for change in self._owed:
            try:
                change(unit)
            except UsageError as error:
                # It is settled already: by a commit whose answer was lost, or by a person.
                log.warning("already settled", outgoing=self.name, error=str(error))

    def flows(self, since: datetime) -> bool:
        """Whether mail went out over this way ``since`` then, by whichever process, or none waits.

        Raises ServiceUnreachableError.
        """
        with self.store.unit(write=False) as unit:
            return unit.outbox.flows(self.name, since)

    def seconds_to_next(self, longest: float) -> float:
        """Seconds until the next waiting mail is due, at least one and at most ``longest``.

        Raises ServiceUnreachableError.
        """
        with self.store.unit(write=False) as unit:
            due = unit.outbox.next_due(self.name)
        left = (due - self.clock()).total_seconds() if due else longest
        return min(max(left, 1.0), longest)


def _from(eml: bytes) -> str:
    found = _FROM.search(eml.split(b"\r\n\r\n", 1)[0])
    return _address(found[1]) if found else ""


@lru_cache(maxsize=64)
def _address(field: bytes) -> str:
    """The address in a field of a head; those that we send from are few."""
    return parseaddr(str(BytesHeaderParser().parsebytes(field)["From"] or ""))[1]
