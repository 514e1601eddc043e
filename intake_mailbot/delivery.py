"""Sending what the outbox holds: over one connection, never blindly twice."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr

import structlog

from intake_mailbot.domain.errors import (
    SendRefusedError,
    SendRefusedForNowError,
    SendUncertainError,
    ServiceUnreachableError,
)
from intake_mailbot.replies.senders.protocol import Sender
from intake_mailbot.store.rows import OutboxItem, OutboxState
from intake_mailbot.store.unit import Store, UnitOfWork

_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=4)
_GIVES_UP_AFTER = timedelta(days=5)

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Delivery:
    """One way out. ``tell`` writes a notice to planners within the unit."""

    store: Store
    name: str
    sender: Sender
    clock: Callable[[], datetime]
    tell: Callable[[UnitOfWork, OutboxItem, str], None]
    safe_to_repeat: bool = False

    def recover(self) -> int:
        """Settle what a dead process left half sent. Call it while holding the outbox's lock."""
        with self.store.unit() as unit:
            found = unit.outbox.recover(safe_to_repeat=self.safe_to_repeat, outgoing=self.name)
            unit.commit()
        return found

    def drain(self) -> int:
        """Send everything that is due; gives how many went out.

        Raises ServiceUnreachableError where the server cannot be reached: the rest waits.
        """
        count = 0
        while True:
            with self.store.unit() as unit:
                item = unit.outbox.take(self.clock(), self.name)
                unit.commit()
            if item is None:
                return count
            count += self._send(item) is OutboxState.SENT

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
            self._later(item, str(error))
            raise
        with self.store.unit() as unit:
            unit.outbox.sent(item.id, self.clock())
            unit.commit()
        log.info("sent", outbox=item.id, attempts=item.attempts)
        return OutboxState.SENT

    def _later(self, item: OutboxItem, error: str) -> OutboxState:
        now = self.clock()
        if now - item.created > _GIVES_UP_AFTER:
            return self._end(item, OutboxState.FAILED, f"given up after five days: {error}")
        pause = min(_FIRST_PAUSE * 2 ** min(item.attempts - 1, 10), _LONGEST_PAUSE)
        with self.store.unit() as unit:
            unit.outbox.later(item.id, error, now + pause)
            unit.commit()
        log.info("refused for now", outbox=item.id, attempts=item.attempts)
        return OutboxState.WAITING

    def _end(self, item: OutboxItem, state: OutboxState, error: str) -> OutboxState:
        with self.store.unit() as unit:
            if state is OutboxState.UNCERTAIN:
                unit.outbox.uncertain(item.id, error)
            else:
                unit.outbox.failed(item.id, error)
            self.tell(unit, item, error)
            unit.commit()
        log.warning("not sent", outbox=item.id, state=state.value)
        return state


def _from(eml: bytes) -> str:
    head = email.message_from_bytes(eml.split(b"\r\n\r\n", 1)[0], policy=email.policy.default)
    return parseaddr(str(head["From"] or ""))[1]
