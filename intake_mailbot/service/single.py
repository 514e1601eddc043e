"""One process does all the work: a thread a mailbox, a thread a way out."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

from intake_mailbot.delivery import Delivery
from intake_mailbot.service.bell import Bell
from intake_mailbot.service.health import Health
from intake_mailbot.service.keeper import Keeper
from intake_mailbot.service.passes import Pass, take_in
from intake_mailbot.service.watching import Watch
from intake_mailbot.service.wiring import Bureau, Counter
from intake_mailbot.store.locks import Lock

_LONGEST_SLEEP = 60
_LAST_SENDING = 5.0
"""Seconds for replies that were written last; the others go out at the next start."""


class SingleWork:
    """Mail is worked on by the thread of its mailbox, replies go out by that of their way."""

    def __init__(self, bureau: Bureau, bell: Bell, health: Health) -> None:
        self._bell = bell
        self._senders = tuple(_sender(bureau, way, health) for way in bureau.deliveries)
        watches = [Watch(one, bell, health, self._takes_in, _pause) for one in bureau.counters]
        self._takers = tuple(one.keeper(bureau) for one in watches)
        self._threads: tuple[list[threading.Thread], list[threading.Thread]] = ([], [])

    def start(self) -> None:
        """Begin all threads."""
        self._threads = started(self._takers), started(self._senders)

    def post(self) -> None:
        """There may be replies to send."""
        for one in self._senders:
            one.waker.wake()

    def end(self, seconds: float) -> tuple[str, ...]:
        """Wait for what is under way; gives the names of those that took longer."""
        takers, senders = self._threads
        hung = ended(takers, seconds)
        for one in self._senders:  # only now: they send what was written last
            one.bell.ring()
        return hung + ended(senders, seconds)

    def _takes_in(self, counter: Counter) -> Pass:
        return take_in(counter, lambda _: self.post(), lambda: self._bell.stopping)


def _pause(counter: Counter) -> float:
    return counter.settings.poll_seconds


def started(keepers: Sequence[Keeper]) -> list[threading.Thread]:
    """A running thread for each."""
    threads = [threading.Thread(target=one.loop, name=one.name, daemon=True) for one in keepers]
    for thread in threads:
        thread.start()
    return threads


def ended(threads: Sequence[threading.Thread], seconds: float) -> tuple[str, ...]:
    """Wait for each; gives the names of those that are not at their end then."""
    for thread in threads:
        thread.join(seconds)
    return tuple(thread.name for thread in threads if thread.is_alive())


def _sender(bureau: Bureau, delivery: Delivery, health: Health) -> Keeper:
    def serve(lock: Lock) -> None:
        _send(delivery, lock, keeper)

    lock, seconds = f"outbox/{delivery.name}", bureau.settings.service.takeover_seconds
    keeper = Keeper(f"to {delivery.name}", lock, bureau.store, Bell(), serve, health, seconds)
    keeper.bell.wakes(keeper.waker.wake)
    return keeper


def _send(delivery: Delivery, lock: Lock, keeper: Keeper) -> None:
    """Send what is due whenever something was posted, and when the next is due."""
    delivery.recover()
    while not keeper.bell.stopping:
        lock.check()
        delivery.drain(lambda: keeper.bell.stopping)
        keeper.health.well(keeper.name)
        if not keeper.bell.stopping:
            keeper.waker.sleep(delivery.seconds_to_next(_LONGEST_SLEEP))
    end = time.monotonic() + _LAST_SENDING
    delivery.drain(lambda: time.monotonic() > end)
