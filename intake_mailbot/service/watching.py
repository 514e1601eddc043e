"""Watching a mailbox: taking mail in, filing it away, waiting for more."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from intake_mailbot.service.bell import Bell
from intake_mailbot.service.health import Health
from intake_mailbot.service.keeper import Keeper
from intake_mailbot.service.passes import Pass, compare, file_away
from intake_mailbot.service.wiring import Bureau, Counter
from intake_mailbot.store.locks import Lock

_COMPARE_SECONDS = 60.0
"""Passes that follow each other faster are compared with the mailbox once in this time."""

_LONGEST_PAUSE = 60.0

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Watch:
    """How one mailbox is watched: ``takes_in`` does one pass, ``pause`` says how long to wait."""

    counter: Counter
    bell: Bell
    health: Health
    takes_in: Callable[[Counter], Pass]
    pause: Callable[[Counter], float]

    def keeper(self, bureau: Bureau) -> Keeper:
        """The thread that watches, to be started."""
        name, account = self.counter.settings.name, self.counter.mailbox.account
        seconds = bureau.settings.service.takeover_seconds

        def serve(lock: Lock) -> None:
            self._serve(lock, made)

        made = Keeper(name, account, bureau.store, self.bell, serve, self.health, seconds)
        self.bell.wakes(made.waker.wake)
        self.bell.wakes(self.counter.mailbox.wake)
        return made

    def _serve(self, lock: Lock, keeper: Keeper) -> None:
        """Take mail in until stopped. Raises ServiceUnreachableError: lock or database went."""
        counter, bell, mailbox = self.counter, self.bell, self.counter.mailbox
        compared = -_COMPARE_SECONDS
        while not bell.stopping:
            lock.check()
            done = self.takes_in(counter)
            done.filed = file_away(counter, done)
            if not bell.stopping and time.monotonic() - compared >= _COMPARE_SECONDS:
                compare(counter, done)
                compared = time.monotonic()
            if not done.trouble:
                self.health.well(keeper.name)
                mailbox.wait(self.pause(counter))
                continue
            log.warning("mailbox failed", name=keeper.name, error=done.trouble[0])
            self.health.ill(keeper.name, done.trouble[0])
            if not bell.stopping:
                keeper.waker.sleep(1)
            if not bell.stopping:
                mailbox.wait(_LONGEST_PAUSE)  # sleeps its back-off out
