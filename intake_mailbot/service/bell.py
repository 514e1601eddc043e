"""Stopping the service, from a signal handler too."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from intake_mailbot.mailbox.waker import Waker

_SIGNALS = (signal.SIGTERM, signal.SIGINT)
_HOUR = 3600.0


class Bell:
    """Says when to stop. ``ring`` only sets a flag and writes to sockets: safe in a handler."""

    def __init__(self) -> None:
        self.stopping = False
        self._waker = Waker()
        self._sleepers: list[Callable[[], None]] = [self._waker.wake]

    def wakes(self, sleeper: Callable[[], None]) -> None:
        """``sleeper`` is called when the bell rings; it must be safe in a signal handler."""
        self._sleepers.append(sleeper)

    def ring(self) -> None:
        """Stop everything, as soon as what is under way is finished."""
        self.stopping = True
        for wake in self._sleepers:
            wake()

    def wait(self) -> None:
        """Sleep until the bell rings."""
        while not self.stopping:
            self._waker.sleep(_HOUR)

    def pause(self, seconds: float) -> None:
        """Sleep for ``seconds`` at most, or until the bell rings."""
        if not self.stopping:
            self._waker.sleep(seconds)

    @contextmanager
    def on_signals(self) -> Iterator[None]:
        """SIGTERM and SIGINT ring it, where this is the main thread.

        A handler runs in the main thread, and only once that is awake: a signal that another thread
        gets, or that comes just before the main thread falls asleep, would interrupt nothing. So
        each signal also writes to what the bell sleeps on (signal.set_wakeup_fd).
        """
        if threading.current_thread() is not threading.main_thread():
            yield
            return

        def ring(_number: int, _frame: FrameType | None) -> None:
            self.ring()

        before = {number: signal.signal(number, ring) for number in _SIGNALS}
        woken = signal.set_wakeup_fd(self._waker.end, warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(woken)
            for number, handler in before.items():
                signal.signal(number, handler)
