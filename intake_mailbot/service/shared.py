"""Many processes share the work: one watches a mailbox, all do the jobs that it enqueues."""

from __future__ import annotations

import threading
from contextlib import suppress
from functools import partial

import structlog

from intake_mailbot.delivery import Delivery
from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.domain.model import LedgerState
from intake_mailbot.intake import process_one
from intake_mailbot.intake.turns import queued
from intake_mailbot.jobs import Crew, JobQueue, Pace, Work
from intake_mailbot.service.bell import Bell
from intake_mailbot.service.health import Health, Standing
from intake_mailbot.service.keeper import Keeper
from intake_mailbot.service.minutely import Minutely
from intake_mailbot.service.passes import Pass, collect
from intake_mailbot.service.single import ended, started
from intake_mailbot.service.watching import Watch
from intake_mailbot.service.wiring import Bureau, Counter
from intake_mailbot.store.engine import end_when_frozen
from intake_mailbot.store.errors import FileDamagedError, FileMissingError
from intake_mailbot.store.locks import Lock
from intake_mailbot.store.wanted import Task, Wanted

_SOON = 0.5
"""Seconds until the mailbox is looked at again where mail is at work: it is filed then."""

_AGAIN = 5.0
"""Seconds until work is tried again that the database or the files kept from being done."""

_UNFORESEEN = 30.0
"""Seconds until work is tried again that ended in a way that nobody foresaw."""

_PUT_OFF = 30.0
"""Seconds until a message is read again for which the machine had no time."""

_NOT_OURS = 60.0
"""Seconds until work is offered again that belongs to nothing in this process's settings."""

_STANDS_STILL = 0.6
"""The part of the seconds to a takeover that a transaction may stand still."""

_LEAST = 5.0

_WORKERS = "workers"
_WAY_OUT = "to "

log = structlog.get_logger(__name__)


class SharedWork:
    """What this process does of the work that all share."""

    def __init__(self, bureau: Bureau, bell: Bell, health: Health, minutely: Minutely) -> None:
        self._bureau, self._bell, self._health = bureau, bell, health
        self._queue = JobQueue()
        seconds = bureau.settings.service.takeover_seconds
        end_when_frozen(bureau.store.engine, max(seconds * _STANDS_STILL, _LEAST))
        bureau.store.engine.dispose()  # connections made before do not know it
        self._queue.prepare(bureau.store)
        bureau.store.queue = self._queue
        self._counters = {one.mailbox.account: one for one in bureau.counters}
        self._ways_out = {one.name: one for one in bureau.deliveries}
        watches = [Watch(one, bell, health, self._takes_in, _pause) for one in bureau.counters]
        guards = [_guard(bureau, one, bell) for one in bureau.deliveries]
        self._keepers = (*(one.keeper(bureau) for one in watches), *guards)
        self._crew = self._made(minutely)
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Begin all threads."""
        for name in self._ways_out:
            self._health.starting(_WAY_OUT + name)
        self._threads = [*started(self._keepers), self._crew.start()]

    def post(self) -> None:
        """Replies are jobs: whoever is free sends them. What we cannot send, others may."""
        with suppress(ServiceUnreachableError):
            parts = {part.name: part for part in self._health.parts()}
            for name, way in self._ways_out.items():
                part = parts.get(_WAY_OUT + name)
                if part and part.standing is Standing.ILL and way.flows(part.since):
                    self._health.waiting(part.name)

    def end(self, seconds: float) -> tuple[str, ...]:
        """Wait for what is under way; gives the names of those that took longer."""
        self._crew.stop()
        return ended(self._threads, seconds)

    def _made(self, minutely: Minutely) -> Crew:
        settings, store = self._bureau.settings.service, self._bureau.store
        url = store.engine.url.set(drivername="postgresql")
        return Crew(
            url.render_as_string(hide_password=False),
            tuple(self._ways_out),
            Work(self._message, self._reply, minutely.tick),
            Pace(settings.workers, settings.takeover_seconds),
            partial(self._queue.look, store, self._in_line),
            self._told,
        )

    def _in_line(self, message_id: int, account: str, sha256: str) -> Wanted:
        """The work on a message that waits without a job, in the line in which it would stand.

        Whose bytes cannot be had stands in none: who works on it says so, and no other waits.
        """
        if account in self._counters:
            with suppress(FileMissingError, FileDamagedError, ServiceUnreachableError):
                return queued(message_id, account, self._bureau.store.files.get(sha256))
        return Wanted(Task.MESSAGE, message_id)

    def _told(self, ailment: str) -> None:
        if ailment:
            self._health.ill(_WORKERS, ailment)
        else:
            self._health.well(_WORKERS)

    def _takes_in(self, counter: Counter) -> Pass:
        return collect(counter, lambda: self._bell.stopping)

    def _message(self, message_id: int) -> float | None:
        """Work on one message; what it itself ended is tried again at once."""
        try:
            with self._bureau.store.unit(write=False) as unit:
                account = unit.ledger.get(message_id).account
            if account not in self._counters:
                log.warning("no such mailbox here", message=message_id)
                return _NOT_OURS
            done = process_one(self._counters[account].desk, message_id)
        except ServiceUnreachableError as error:
            log.warning("message waits", message=message_id, error=str(error))
            return _AGAIN
        except Exception as error:
            # The work must go on, whatever one job hits on; a person hears of it.
            log.exception("message failed", message=message_id)
            self._told(f"{type(error).__name__}: {error}")
            return _UNFORESEEN
        self._told("")
        if done is None or done.state is not LedgerState.RECEIVED:
            return None
        return _PUT_OFF if done.put_off else 0.0

    def _reply(self, outgoing: str, outbox_id: int) -> float | None:
        name = _WAY_OUT + outgoing
        try:
            again = self._ways_out[outgoing].send_one(outbox_id)
        except ServiceUnreachableError as error:
            log.warning("cannot serve, trying again", name=name, error=str(error))
            self._health.ill(name, str(error))
            return _AGAIN
        except Exception as error:
            log.exception("reply failed", name=name, reply=outbox_id)
            self._health.ill(name, f"{type(error).__name__}: {error}")
            return _UNFORESEEN
        if again is None:
            self._health.well(name)
        return again


def _pause(counter: Counter) -> float:
    """Seconds to wait for mail: shortly while some of it is at work, so that it is filed soon."""
    with counter.desk.store.unit(write=False) as unit:
        at_work = unit.mailboxes.has_open(counter.mailbox.account)
    if at_work:
        return min(_SOON, counter.settings.poll_seconds)
    return counter.settings.poll_seconds


def _guard(bureau: Bureau, delivery: Delivery, bell: Bell) -> Keeper:
    """Who holds the lock of a way out: a ``poll`` beside waits for all of us, not for one."""

    def serve(lock: Lock) -> None:
        while not bell.stopping:
            lock.check()
            delivery.pull_in()
            keeper.waker.sleep(seconds)

    seconds = bureau.settings.service.takeover_seconds
    health = Health(bureau.clock)  # that of the way out is told by those who send
    name, lock = f"outbox {delivery.name}", f"outbox/{delivery.name}"
    keeper = Keeper(name, lock, bureau.store, bell, serve, health, seconds)
    bell.wakes(keeper.waker.wake)
    return keeper
