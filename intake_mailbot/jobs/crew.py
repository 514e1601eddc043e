"""The workers of one process: a thread with an event loop, the jobs in threads beside it.

A job runs at least once: after the death of its worker, or while that is frozen, another does it
again. That it happens once is the ledger's and the outbox's affair, by their own states.
"""

from __future__ import annotations

import asyncio
import logging
import math
import threading
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import psycopg
import structlog
from procrastinate import App, BaseRetryStrategy, PsycopgConnector, RetryDecision
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job
from psycopg_pool import PoolTimeout

from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.jobs.fencing import FencedJobs
from intake_mailbot.jobs.queueing import MESSAGES, TICKS, queue_of_replies
from intake_mailbot.store.wanted import Task

_PAUSE_SECONDS = 2.0
_LAST_SENDING = 5.0
"""Seconds for replies that were written last; the others are sent by others, or later."""

_UNFORESEEN_SECONDS = 30
"""Until a job is done again that ended in a way that nobody foresaw."""

_AWAY = (ServiceUnreachableError, ConnectorException, PoolTimeout, psycopg.Error)
"""What says that the database is away."""

logging.getLogger("procrastinate").addHandler(logging.NullHandler())  # what matters is said below
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Work:
    """What is done: each gives the seconds after which it is to be done again, None for done.

    ``reply`` gets the way out and the reply's id.
    """

    message: Callable[[int], float | None]
    reply: Callable[[str, int], float | None]
    tick: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Pace:
    """``at_once`` messages at a time. Others go on with the jobs of a process that is silent for
    ``takeover_seconds``, at the latest.
    """

    at_once: int
    takeover_seconds: float

    @property
    def beat(self) -> float:
        """Seconds between two signs of life."""
        return self.takeover_seconds * 0.15

    @property
    def silence(self) -> float:
        """Seconds without one after which a worker counts as gone."""
        return self.takeover_seconds * 0.6

    @property
    def look(self) -> float:
        """Seconds between two looks for jobs of workers that are gone."""
        return self.takeover_seconds * 0.1


class _LaterError(Exception):
    """The job is to be done again after ``seconds``."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"again in {seconds} s")
        self.seconds = seconds


class _Again(BaseRetryStrategy):
    """No job is dropped before it is done."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision:  # noqa: ARG002
        """When a job that ended with ``exception`` is done again."""
        seconds = exception.seconds if isinstance(exception, _LaterError) else _UNFORESEEN_SECONDS
        return RetryDecision(retry_in={"seconds": math.ceil(seconds)})


@dataclass
class Crew:
    """The workers of this process; ``url`` is a conninfo of libpq.

    ``looks`` is called every ``pace.look`` seconds. ``told`` hears "" when all is well, else what
    ails it.
    """

    url: str
    ways_out: Sequence[str]
    work: Work
    pace: Pace
    looks: Callable[[], object]
    told: Callable[[str], None]
    _stopping: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None
    _ring: Callable[[], None] = lambda: None

    def start(self) -> threading.Thread:
        """Begin; the thread ends after ``stop``, when what is under way is done."""
        self._thread = threading.Thread(target=self._live, name="workers", daemon=True)
        self._thread.start()
        return self._thread

    def stop(self) -> None:
        """Take no further jobs; harmless to repeat."""
        self._stopping.set()
        self._ring()

    def _live(self) -> None:
        """Work until stopped; a database that goes is waited for."""
        while not self._stopping.is_set():
            try:
                asyncio.run(self._serve())
            except _AWAY as error:
                log.warning("cannot work, trying again", error=str(error))
                self.told(f"the database does not answer: {error}")
            except Exception as error:
                # The loop must outlive what nobody foresaw; nothing is lost, the ledger has it all.
                log.exception("workers failed")
                self.told(f"{type(error).__name__}: {error}")
            self._stopping.wait(_PAUSE_SECONDS)

    async def _serve(self) -> None:
        app = self._app()
        rung = asyncio.Event()
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(self.pace.at_once + len(self.ways_out) + 4))
        self._ring = lambda: _call(loop, rung.set)
        if self._stopping.is_set():
            return
        async with app.open_async():
            log.info("working", at_once=self.pace.at_once)
            self.told("")
            away = [self._worker(app, queue_of_replies(name), 1) for name in self.ways_out]
            own = [
                self._worker(app, MESSAGES, self.pace.at_once),
                self._worker(app, TICKS, 1),
                self._look(app),
            ]
            try:
                await _until(rung, own, away)
            finally:
                self._ring = lambda: None
            with suppress(TimeoutError):
                await asyncio.wait_for(self._send_last(app), _LAST_SENDING)

    async def _send_last(self, app: App) -> None:
        for name in self.ways_out:
            await self._worker(app, queue_of_replies(name), 1, wait=False)

    def _worker(
        self, app: App, queue: str, at_once: int, *, wait: bool = True
    ) -> Coroutine[Any, Any, None]:
        return app.run_worker_async(
            queues=[queue],
            concurrency=at_once,
            wait=wait,
            fetch_job_polling_interval=self.pace.look,
            delete_jobs="always",
            install_signal_handlers=False,
            update_heartbeat_interval=self.pace.beat,
            stalled_worker_timeout=self.pace.silence,
        )

    async def _look(self, app: App) -> None:
        """Give the jobs of workers that are gone to others, and do what else is looked for."""
        while True:
            stalled = await app.job_manager.get_stalled_jobs(
                seconds_since_heartbeat=self.pace.silence
            )
            for job in stalled:
                log.warning("taken over", job=job.id, task=job.task_name, **job.task_kwargs)
                await app.job_manager.retry_job(job)
            await asyncio.to_thread(self.looks)
            await asyncio.sleep(self.pace.look)

    def _app(self) -> App:
        app = App(connector=PsycopgConnector(conninfo=self.url, min_size=1, max_size=_pool(self)))
        app.job_manager = FencedJobs(app.connector)
        again = _Again()

        @app.task(name=Task.MESSAGE.value, queue=MESSAGES, retry=again)
        def message(id: int) -> None:  # noqa: A002 - the name in the job's row
            _finish(self.work.message(id))

        @app.task(name=Task.REPLY.value, retry=again, pass_context=True)
        def reply(context: Any, id: int) -> None:  # noqa: A002
            queue = str(context.job.queue)
            name = next(one for one in self.ways_out if queue_of_replies(one) == queue)
            _finish(self.work.reply(name, id))

        @app.periodic(cron="* * * * *")
        @app.task(name="tick", queue=TICKS, lock="tick", queueing_lock="tick")
        def tick(timestamp: int) -> None:  # noqa: ARG001 - what it was due for; all is done now
            self.work.tick()

        return app


def _pool(crew: Crew) -> int:
    """Connections: a queue has one to listen at, all share those for what is done with jobs."""
    return len(crew.ways_out) + 8


def _finish(seconds: float | None) -> None:
    if seconds is not None:
        raise _LaterError(seconds)


def _call(loop: asyncio.AbstractEventLoop, ring: Callable[[], None]) -> None:
    with suppress(RuntimeError):  # the loop is closed already
        loop.call_soon_threadsafe(ring)


async def _rung(bell: asyncio.Event) -> None:
    await bell.wait()


async def _until(
    rung: asyncio.Event,
    first: Sequence[Coroutine[Any, Any, None]],
    last: Sequence[Coroutine[Any, Any, None]],
) -> None:
    """Run all until ``rung``, then end those of ``first`` and after them those of ``last``.

    Each ends when its job under way is done. Raises what ended one of them before.
    """
    ringing = asyncio.create_task(_rung(rung))
    running = [asyncio.create_task(one) for one in first]
    later = [asyncio.create_task(one) for one in last]
    done, _ = await asyncio.wait([ringing, *running, *later], return_when=asyncio.FIRST_COMPLETED)
    for group in (running, later, [ringing]):
        for one in group:
            one.cancel()
        await asyncio.gather(*group, return_exceptions=True)
    for one in done - {ringing}:
        one.result()
        raise ServiceUnreachableError("a worker ended: the database was away")
