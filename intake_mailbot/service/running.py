"""The service that runs: a thread a mailbox, a thread a way out, a tick a minute."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from intake_mailbot.delivery import Delivery
from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.mailbox.waker import Waker
from intake_mailbot.service.bell import Bell
from intake_mailbot.service.health import Health
from intake_mailbot.service.keeping import (
    begin_processes,
    keep_deadlines,
    send_digests,
    tell_of_health,
)
from intake_mailbot.service.nightly import Nights, retain_nightly
from intake_mailbot.service.passes import compare, file_away, take_in
from intake_mailbot.service.supervisor import notify
from intake_mailbot.service.warming import warm
from intake_mailbot.service.wiring import Bureau, Counter
from intake_mailbot.store.errors import HeldElsewhereError
from intake_mailbot.store.locks import Lock, poller_lock
from intake_mailbot.store.unit import Store

_TICK_SECONDS = 60
_COMPARE_SECONDS = 60.0
"""Passes that follow each other faster are compared with the mailbox once in this time."""

_PAUSE_SECONDS = 2.0
_LONGEST_PAUSE = 60.0
_LOOKS = 0.1
"""The part of the seconds to a takeover after which one who waits looks again."""

_LAST_WORK = 20.0
"""Seconds that what is under way has when the service is stopped."""

_LAST_SENDING = 5.0
"""Seconds for replies that were written last; the others go out at the next start."""

log = structlog.get_logger(__name__)


@dataclass
class _Worker:
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


def run(bureau: Bureau, bell: Bell | None = None, health: Health | None = None) -> tuple[str, ...]:
    """Serve every mailbox until SIGTERM, SIGINT or ``bell``; what is under way is finished.

    A mailbox or way out that fails, or that another process holds, is tried again for ever and
    stops none of the others. ``health`` is told how each of them is. Gives the names of those that
    did not come to an end in time.
    """
    bell, health = bell or Bell(), health or Health(bureau.clock)
    outgoing = {way.name: _outgoing_worker(bureau, way, health) for way in bureau.deliveries}

    def post() -> None:
        for worker in outgoing.values():
            worker.waker.wake()

    incoming = [_mailbox_worker(bureau, one, bell, post, health) for one in bureau.counters]
    scheduler = BackgroundScheduler(timezone="UTC")
    at_once = {"next_run_time": datetime.now(UTC), "misfire_grace_time": None}
    to_begin, nights = [begin_processes], Nights()

    def tick() -> None:
        if to_begin and _guarded(bureau, begin_processes):
            to_begin.clear()
        _guarded(bureau, keep_deadlines)
        _guarded(bureau, send_digests)
        _guarded(bureau, partial(retain_nightly, nights=nights))
        _guarded(bureau, partial(tell_of_health, health=health))
        health.beat()
        notify("WATCHDOG=1")
        post()

    scheduler.add_job(tick, "interval", seconds=_TICK_SECONDS, **at_once)
    with bell.on_signals():
        takers, senders = _start(incoming), _start(tuple(outgoing.values()))
        threading.Thread(target=warm, args=(bureau,), name="warming", daemon=True).start()
        scheduler.start()
        notify("READY=1")
        bell.wait()
        log.info("stopping")
        notify("STOPPING=1")
        scheduler.shutdown(wait=False)
        hung = _join(takers)
        for worker in outgoing.values():  # only now: they send what was written last
            worker.bell.ring()
        hung += _join(senders)
        log.info("stopped")
    return hung


def _guarded(bureau: Bureau, work: Callable[[Bureau], int]) -> bool:
    """Do what is done each minute; what fails (False) is tried again at the next one."""
    try:
        work(bureau)
    except ServiceUnreachableError as error:
        log.warning("not done, trying again", work=_name(work), error=str(error))
    except Exception:
        # The tick must outlive what nobody foresaw; what is due stays due.
        log.exception("failed", work=_name(work))
    else:
        return True
    return False


def _name(work: Callable[[Bureau], int]) -> str:
    function = work.func if isinstance(work, partial) else work
    return str(function.__name__)


def _start(workers: Sequence[_Worker]) -> list[threading.Thread]:
    threads = [
        threading.Thread(target=worker.loop, name=worker.name, daemon=True) for worker in workers
    ]
    for thread in threads:
        thread.start()
    return threads


def _join(threads: Sequence[threading.Thread]) -> tuple[str, ...]:
    for thread in threads:
        thread.join(_LAST_WORK)
    return tuple(thread.name for thread in threads if thread.is_alive())


def _mailbox_worker(
    bureau: Bureau, counter: Counter, bell: Bell, post: Callable[[], None], health: Health
) -> _Worker:
    def serve(lock: Lock) -> None:
        _watch(counter, lock, worker, post)

    name = counter.settings.name
    account, seconds = counter.mailbox.account, bureau.settings.service.takeover_seconds
    worker = _Worker(name, account, bureau.store, bell, serve, health, seconds)
    bell.wakes(worker.waker.wake)
    bell.wakes(counter.mailbox.wake)
    return worker


def _watch(counter: Counter, lock: Lock, worker: _Worker, post: Callable[[], None]) -> None:
    """Take mail in until stopped. Raises ServiceUnreachableError where lock or database went."""
    mailbox, bell = counter.mailbox, worker.bell
    compared = -_COMPARE_SECONDS
    while not bell.stopping:
        lock.check()
        done = take_in(counter, lambda _: post(), lambda: bell.stopping)
        done.filed = file_away(counter, done)
        if not bell.stopping and time.monotonic() - compared >= _COMPARE_SECONDS:
            compare(counter, done)
            compared = time.monotonic()
        if not done.trouble:
            worker.health.well(worker.name)
            mailbox.wait(counter.settings.poll_seconds)
            continue
        log.warning("mailbox failed", name=worker.name, error=done.trouble[0])
        worker.health.ill(worker.name, done.trouble[0])
        if not bell.stopping:
            worker.waker.sleep(1)
        if not bell.stopping:
            mailbox.wait(_LONGEST_PAUSE)  # sleeps its back-off out


def _outgoing_worker(bureau: Bureau, delivery: Delivery, health: Health) -> _Worker:
    def serve(lock: Lock) -> None:
        _send(delivery, lock, worker)

    lock = f"outbox/{delivery.name}"
    seconds = bureau.settings.service.takeover_seconds
    worker = _Worker(f"to {delivery.name}", lock, bureau.store, Bell(), serve, health, seconds)
    worker.bell.wakes(worker.waker.wake)
    return worker


def _send(delivery: Delivery, lock: Lock, worker: _Worker) -> None:
    """Send what is due whenever something was posted, and when the next is due."""
    delivery.recover()
    while not worker.bell.stopping:
        lock.check()
        delivery.drain(lambda: worker.bell.stopping)
        worker.health.well(worker.name)
        if not worker.bell.stopping:
            worker.waker.sleep(delivery.seconds_to_next(_TICK_SECONDS))
    end = time.monotonic() + _LAST_SENDING
    delivery.drain(lambda: time.monotonic() > end)
