"""A thread that serves one thing alone, while it holds its lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import structlog

from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.mailbox.waker import Waker
from intake_mailbot.service.bell import Bell
from intake_mailbot.service.health import Health
from intake_mailbot.store.errors import HeldElsewhereError
from intake_mailbot.store.locks import Lock, poller_lock
from intake_mailbot.store.unit import Store

_PAUSE_SECONDS = 2.0
_LONGEST_PAUSE = 60.0
_LOOKS = 0.1
"""The part of the seconds to a takeover after which one who waits looks again."""

log = structlog.get_logger(__name__)


@dataclass
class Keeper:
    """One thread that serves ``name`` while it holds its lock, and tries again when that failed."""

    name: str
    lock: str
    store: Store
    bell: Bell
    serve: Callable[[Lock], None]
    health: Health
    takeover_seconds: float
    waker: Waker = field(default_factory=Waker)
    said: str = ""

    def loop(self) -> None:
        """Serve until the bell rings; whatever fails is said once and tried again."""
        pause = _PAUSE_SECONDS
        self.health.starting(self.name)
        while not self.bell.stopping:
            try:
                with poller_lock(self.store, self.lock, 0, self.takeover_seconds) as lock:
                    log.info("serving", name=self.name)
                    self.said, pause = "", _PAUSE_SECONDS
                    self.serve(lock)
            except HeldElsewhereError as error:
                self._say(str(error))
                self.health.waiting(self.name)
                pause = min(_PAUSE_SECONDS, self.takeover_seconds * _LOOKS)
            except ServiceUnreachableError as error:
                self._say(str(error))
                self.health.ill(self.name, str(error))
            except Exception as error:
                # The loop must outlive what nobody foresaw; nothing is lost, the ledger has it all.
                log.exception("service failed", name=self.name)
                self.health.ill(self.name, f"{type(error).__name__}: {error}")
            if not self.bell.stopping:
                self.waker.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)

    def _say(self, error: str) -> None:
        if error != self.said:
            log.warning("cannot serve, trying again", name=self.name, error=error)
        self.said = error
