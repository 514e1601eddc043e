"""The service that runs: a thread a mailbox, a thread a way out, a tick a minute."""

from __future__ import annotations

import signal
import threading
from contextlib import ExitStack
from dataclasses import dataclass
from types import FrameType

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from intake_mailbot.delivery import Delivery
from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.service.passes import file_away, holding, holding_outboxes, take_in
from intake_mailbot.service.wiring import Bureau, Counter

_TICK_SECONDS = 60
_PAUSE_SECONDS = 5.0

log = structlog.get_logger(__name__)


@dataclass
class _Bell:
    """Stops everything, or wakes the ways out."""

    stopped: threading.Event
    posted: dict[str, threading.Event]

    def post(self) -> None:
        """Wake every way out."""
        for one in self.posted.values():
            one.set()


def run(bureau: Bureau, *, stop: threading.Event | None = None) -> None:
    """Serve every mailbox until SIGTERM, SIGINT or ``stop``; what is under way is finished.

    Raises ServiceUnreachableError when another process holds a mailbox.
    """
    posted = {delivery.name: threading.Event() for delivery in bureau.deliveries}
    bell = _Bell(stop or threading.Event(), posted)
    with ExitStack() as stack:
        stack.enter_context(holding_outboxes(bureau))
        for counter in bureau.counters:
            stack.enter_context(holding(bureau, counter))
        threads = _threads(bureau, bell)
        scheduler = BackgroundScheduler(timezone="UTC")
        scheduler.add_job(bell.post, "interval", seconds=_TICK_SECONDS)
        _on_signals(bureau, bell)
        for thread in threads:
            thread.start()
        scheduler.start()
        log.info("serving", mailboxes=[c.settings.name for c in bureau.counters])
        while not bell.stopped.wait(0.2):
            if not any(thread.is_alive() for thread in threads):
                break
        scheduler.shutdown(wait=False)
        _wake(bureau, bell)
        for thread in threads:
            thread.join()
        log.info("stopped")


def _threads(bureau: Bureau, bell: _Bell) -> list[threading.Thread]:
    made: list[threading.Thread] = []
    for counter in bureau.counters:
        name = counter.settings.name
        made.append(threading.Thread(target=_mailbox_loop, args=(counter, bell), name=name))
    for delivery in bureau.deliveries:
        posted = bell.posted[delivery.name]
        work = threading.Thread(
            target=_outgoing_loop, args=(delivery, bell, posted), name=f"to {delivery.name}"
        )
        made.append(work)
    return made


def _on_signals(bureau: Bureau, bell: _Bell) -> None:
    if threading.current_thread() is not threading.main_thread():
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        bell.stopped.set()
        _wake(bureau, bell)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)


def _wake(bureau: Bureau, bell: _Bell) -> None:
    bell.post()
    for counter in bureau.counters:
        counter.mailbox.wake()


def _mailbox_loop(counter: Counter, bell: _Bell) -> None:
    """Take mail in until stopped; a mailbox or database that fails is tried again."""
    while not bell.stopped.is_set():
        try:
            take_in(counter, lambda _: bell.post())
            bell.post()
            file_away(counter)
        except ServiceUnreachableError as error:
            log.warning("mailbox failed", mailbox=counter.settings.name, error=str(error))
            counter.mailbox.wait(_PAUSE_SECONDS)
            continue
        except Exception:
            # The loop must outlive what nobody foresaw; nothing is lost, the ledger has it all.
            log.exception("pass failed", mailbox=counter.settings.name)
            bell.stopped.wait(_PAUSE_SECONDS)
            continue
        counter.mailbox.wait(counter.settings.poll_seconds)


def _outgoing_loop(delivery: Delivery, bell: _Bell, posted: threading.Event) -> None:
    """Send what is due whenever something was posted, and once a tick."""
    while True:
        stopping = bell.stopped.is_set()
        try:
            delivery.drain()
        except ServiceUnreachableError as error:
            log.warning("outgoing failed", outgoing=delivery.name, error=str(error))
        except Exception:
            # As above: one reply that cannot be handled must not stop all others.
            log.exception("sending failed", outgoing=delivery.name)
        if stopping:
            return
        posted.wait(_TICK_SECONDS)
        posted.clear()
