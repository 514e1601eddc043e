"""Jobs in the database: enqueued with the rows that they are about, and never missing for long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import psycopg
from procrastinate import App, SyncPsycopgConnector
from procrastinate.exceptions import ConnectorException
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.store.errors import translated
from intake_mailbot.store.unit import Store
from intake_mailbot.store.wanted import Task, Wanted

MESSAGES = "messages"
TICKS = "ticks"

_SCHEMA_LOCK = 0x6A6F6273
_LOOK_LOCK = 0x6C6F6F6B

_THERE = text("SELECT to_regclass('procrastinate_jobs') IS NOT NULL")

_BY_LINE = text(
    "CREATE INDEX IF NOT EXISTS intake_jobs_by_line ON procrastinate_jobs (lock, priority, id)"
    " WHERE status IN ('todo', 'doing')"
)
"""Whether a job is the next of its line is asked of every job that may be: by an index."""

_MESSAGES_WITHOUT = text("""
    SELECT id, account, sha256 FROM message WHERE state IN ('received', 'working') AND NOT EXISTS (
        SELECT FROM procrastinate_jobs AS job
        WHERE job.task_name = 'message' AND job.status IN ('todo', 'doing')
        AND (job.args ->> 'id')::bigint = message.id
    ) ORDER BY id LIMIT 1000
""")

_REPLIES_WITHOUT = text("""
    SELECT id, outgoing FROM outbox
    WHERE (state = 'sending' OR (state = 'waiting' AND next_attempt <= now())) AND NOT EXISTS (
        SELECT FROM procrastinate_jobs AS job
        WHERE job.task_name = 'reply' AND job.status IN ('todo', 'doing')
        AND (job.args ->> 'id')::bigint = outbox.id
    ) ORDER BY id LIMIT 1000
""")

_TAKE_TURNS = text("""
    UPDATE procrastinate_jobs AS job SET priority = - turn.place
    FROM (
        SELECT id, row_number() OVER (
            PARTITION BY split_part(lock, '.', 2) ORDER BY own, id
        ) - 1 AS place
        FROM (
            SELECT id, lock, row_number() OVER (PARTITION BY lock ORDER BY id) AS own
            FROM procrastinate_jobs
            WHERE status = 'todo' AND split_part(lock, '.', 1) = :mailbox
        ) AS lines
    ) AS turn
    WHERE job.id = turn.id AND job.status = 'todo' AND job.priority <> - turn.place
""")
"""Of what waits, the first of each sender comes first, then the second; of these, the first of each
house, then the second (``intake/turns.py`` does the same). What came before is at work already.
"""

_ONE_BY_ONE = text("SELECT pg_advisory_xact_lock(hashtextextended('turns/' || :mailbox, 0))")

_TOO_LATE = text(
    "UPDATE procrastinate_jobs SET scheduled_at = now()"
    " WHERE status = 'todo' AND scheduled_at > now() + interval '5 hours'"
)
"""No pause is that long: a clock had jumped ahead."""


InLine = Callable[[int, str, str], Wanted]


def queue_of_replies(outgoing: str) -> str:
    """The queue of one way out: one that stalls delays no other."""
    return f"replies {outgoing}"


class JobQueue:
    """Enqueues in the caller's transaction: the job is there if and only if the rows are."""

    def __init__(self) -> None:
        self._app = App(connector=SyncPsycopgConnector())  # never opened: it has no connections

    def put(self, connection: Connection, wanted: Sequence[Wanted]) -> None:
        """See ``Queue.put``. Raises ServiceUnreachableError."""
        try:
            self._defer(connection, wanted)
        except (ConnectorException, psycopg.Error) as error:
            connection.invalidate()  # asked past SQLAlchemy, which does not know that it is lost
            raise ServiceUnreachableError(f"the database does not answer: {error}") from error

    def _defer(self, connection: Connection, wanted: Sequence[Wanted]) -> None:
        driver = connection.connection.driver_connection
        for one in wanted:
            message = one.task is Task.MESSAGE
            self._app.configure_task(
                one.task.value,
                queue=MESSAGES if message else queue_of_replies(one.outgoing),
                lock=one.line.name if one.line else f"{one.task}/{one.id}",
                connection=driver,
            ).defer(id=one.id)
        for mailbox in sorted({one.line.mailbox for one in wanted if one.line}):
            connection.execute(_ONE_BY_ONE, {"mailbox": mailbox})
            connection.execute(_TAKE_TURNS, {"mailbox": mailbox})

    def prepare(self, store: Store) -> None:
        """Make the tables of jobs where they are missing. Raises ServiceUnreachableError."""
        with _told(), store.engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _SCHEMA_LOCK})
            if not connection.scalar(_THERE):
                schema = self._app.schema_manager.get_schema()
                connection.exec_driver_sql(schema.replace("%", "%%"))
            connection.execute(_BY_LINE)

    def look(self, store: Store, in_line: InLine) -> int:
        """Enqueue what waits without a job: put there by a command, or before there were jobs.

        ``in_line`` makes the work on a message of its id, account and SHA-256. One process looks at
        a time. Gives how many there were. Raises ServiceUnreachableError.
        """
        with _told(), store.engine.connect() as connection:
            without = connection.execute(_MESSAGES_WITHOUT).all()
        lines = {one.id: in_line(*one) for one in without}  # no transaction waits for the files
        with _told(), store.engine.begin() as connection:
            mine = text("SELECT pg_try_advisory_xact_lock(:key)")
            if not connection.scalar(mine, {"key": _LOOK_LOCK}):
                return 0
            connection.execute(_TOO_LATE)
            still = connection.execute(_MESSAGES_WITHOUT) if lines else ()
            found = [lines[one.id] for one in still if one.id in lines]
            found += [
                Wanted(Task.REPLY, one.id, outgoing=one.outgoing)
                for one in connection.execute(_REPLIES_WITHOUT)
            ]
            self.put(connection, found)
        return len(found)


@contextmanager
def _told() -> Iterator[None]:
    """Say of a database that is away what the units of work say."""
    try:
        yield
    except DBAPIError as error:
        told = translated(error)
        if told is None:
            raise
        raise told from error
