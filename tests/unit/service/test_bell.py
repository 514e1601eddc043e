"""A signal stops the service, whichever of its threads the system hands it to."""

from __future__ import annotations

import os
import signal
import threading
import time

from intake_mailbot.service.bell import Bell

_LONG = 20.0


def test_a_signal_that_another_thread_gets_ends_the_main_threads_sleep() -> None:
    """Nothing interrupts a sleep then; nor where the signal comes just before it begins."""
    bell, began = Bell(), time.monotonic()
    with bell.on_signals():
        other = threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGTERM))
        other.start()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
        try:
            bell.pause(_LONG)
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        other.join()
    assert bell.stopping
    assert time.monotonic() - began < _LONG


def test_what_signals_did_before_they_do_again() -> None:
    before = signal.getsignal(signal.SIGTERM), signal.set_wakeup_fd(-1)
    signal.set_wakeup_fd(before[1])
    with Bell().on_signals():
        assert signal.getsignal(signal.SIGTERM) != before[0]
    after = signal.getsignal(signal.SIGTERM), signal.set_wakeup_fd(-1)
    signal.set_wakeup_fd(after[1])
    assert after == before
