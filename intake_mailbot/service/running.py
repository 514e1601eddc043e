"""The service that runs: a thread a mailbox, a tick a minute, and whoever does the work."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.service.bell import Bell
from intake_mailbot.service.fleet import joined
from intake_mailbot.service.health import Health
from intake_mailbot.service.heap import give_back, keep_little
from intake_mailbot.service.keeping import tell_of_health
from intake_mailbot.service.minutely import Minutely, guarded
from intake_mailbot.service.single import SingleWork
from intake_mailbot.service.supervisor import notify
from intake_mailbot.service.warming import warm
from intake_mailbot.service.wiring import Bureau
from intake_mailbot.store.engine import sqlite_file

_TICK_SECONDS = 60
_LAST_WORK = 20.0
"""Seconds that what is under way has when the service is stopped."""

log = structlog.get_logger(__name__)


def run(bureau: Bureau, bell: Bell | None = None, health: Health | None = None) -> tuple[str, ...]:
    """Serve every mailbox until SIGTERM, SIGINT or ``bell``; what is under way is finished.

    A mailbox or way out that fails, or that another process holds, is tried again for ever and
    stops none of the others. ``health`` is told how each of them is. Over SQLite this process does
    all the work, over Postgres it shares it with others. Gives the names of those that did not
    come to an end in time. Raises SettingsError where the files cannot be shared with others.
    While another process does a pass alone (``poll``), it waits.
    """
    keep_little()
    bell, health = bell or Bell(), health or Health(bureau.clock)
    with bell.on_signals(), joined(bureau, bell, health=health):
        return () if bell.stopping else _run(bureau, bell, health)


class _Work(Protocol):
    """The work of this process beside the minute's."""

    def start(self) -> None:
        """Begin all threads."""

    def post(self) -> None:
        """A minute has gone by: there may be replies to send."""

    def end(self, seconds: float) -> tuple[str, ...]:
        """Wait for what is under way; gives the names of those that took longer."""
        ...


def _shared(bureau: Bureau, bell: Bell, health: Health, minutely: Minutely) -> _Work:
    try:
        from intake_mailbot.service.shared import SharedWork  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise SettingsError(
            'a service over Postgres needs the extra "postgres":'
            " pip install 'intake-mailbot[postgres]'"
        ) from error
    return SharedWork(bureau, bell, health, minutely)


def _run(bureau: Bureau, bell: Bell, health: Health) -> tuple[str, ...]:
    minutely = Minutely(bureau)
    alone = sqlite_file(bureau.store.engine.url) is not None
    work: _Work = (
        SingleWork(bureau, bell, health) if alone else _shared(bureau, bell, health, minutely)
    )
    scheduler = BackgroundScheduler(timezone="UTC")
    at_once = {"next_run_time": datetime.now(UTC), "misfire_grace_time": None}

    def tick() -> None:
        if alone:
            minutely.tick()
        work.post()
        guarded(bureau, partial(tell_of_health, health=health))
        health.beat()
        notify("WATCHDOG=1")
        give_back()

    scheduler.add_job(tick, "interval", seconds=_TICK_SECONDS, **at_once)
    work.start()
    threading.Thread(target=warm, args=(bureau,), name="warming", daemon=True).start()
    scheduler.start()
    notify("READY=1")
    bell.wait()
    log.info("stopping")
    notify("STOPPING=1")
    scheduler.shutdown(wait=False)
    hung = work.end(_LAST_WORK)
    log.info("stopped")
    return hung
