"""Jobs are there if and only if the rows are that they are about."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from procrastinate import App, PsycopgConnector
from procrastinate.jobs import Status
from sqlalchemy import text

from intake_mailbot.intake.turns import by_turns, queued
from intake_mailbot.jobs import JobQueue
from intake_mailbot.jobs.fencing import FencedJobs
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.rows import About
from intake_mailbot.store.unit import Store, UnitOfWork
from intake_mailbot.store.wanted import Task, Wanted

SENDERS = (b"a@flood", b"b@flood", b"c@flood", b"d@agency", b"e@other", b"")
NOW = datetime(2020, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def store(postgres_url: str, tmp_path: Path) -> Iterator[Store]:
    opened = Store(postgres_url, FileStore(f"file:{tmp_path}"))
    queue = JobQueue()
    queue.prepare(opened)
    queue.prepare(opened)  # another service begins too
    opened.queue = queue
    yield opened
    opened.close()


def message(unit: UnitOfWork, uid: int) -> int:
    return unit.ledger.claim(
        account="a", folder="INBOX", uidvalidity=1, uid=uid, sha256=f"{uid:064}", size=1,
        first_seen=NOW, server_date=None,
    ).id  # fmt: skip


def reply(unit: UnitOfWork, number: int) -> int:
    return unit.outbox.add(
        message_id=f"<{number}@example.gov>", to="clerk@agency.example.gov", subject="",
        kind="confirmation", about=About(), eml=b"x", counts_for_cap=False, created=NOW,
        outgoing="relay",
    )  # fmt: skip


def in_no_line(message_id: int, account: str, sha256: str) -> Wanted:
    del account, sha256
    return Wanted(Task.MESSAGE, message_id)


def jobs(store: Store) -> list[tuple[str, str, int]]:
    """Task, queue and id of each job, in the order in which they are taken."""
    asked = text(
        "SELECT task_name, queue_name, (args ->> 'id')::int FROM procrastinate_jobs"
        " ORDER BY priority DESC, id"
    )
    with store.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(asked)]


def test_a_job_comes_with_its_row_and_goes_with_it(store: Store):
    with store.unit() as unit:
        unit.wants(Wanted(Task.MESSAGE, message(unit, 1)))
        reply(unit, 1)
    assert jobs(store) == []
    with store.unit() as unit:
        unit.wants(Wanted(Task.MESSAGE, first := message(unit, 1)))
        sent = reply(unit, 1)
        unit.commit()
    assert jobs(store) == [("message", "messages", first), ("reply", "replies relay", sent)]


def test_what_waits_without_a_job_is_found_once(store: Store):
    queue, store.queue = JobQueue(), None
    with store.unit() as unit:
        found = message(unit, 1)
        waiting, sending = reply(unit, 1), reply(unit, 2)
        assert unit.outbox.take_one(sending, NOW)
        unit.commit()
    assert queue.look(store, in_no_line) == 3
    assert queue.look(store, in_no_line) == 0
    assert sorted(one for _, _, one in jobs(store)) == sorted((found, waiting, sending))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.lists(st.sampled_from(SENDERS), max_size=12), max_size=4))
def test_jobs_are_taken_by_the_turns_of_houses_and_senders_as_without_jobs(
    store: Store, batches: list[list[bytes]]
):
    with store.engine.begin() as connection:
        connection.execute(text("DELETE FROM procrastinate_jobs"))
    lines: list[tuple[int, bytes]] = []
    for batch in batches:
        with store.unit() as unit:
            for sender in batch:
                lines.append((len(lines), sender))
                raw = b"From: %s\r\n\r\n" % sender
                unit.wants(queued(lines[-1][0], "mailbox", raw))
                unit.wants(queued(1_000 + lines[-1][0], "another", raw))
            unit.commit()
    taken = [one for _, _, one in jobs(store)]
    assert [one for one in taken if one < 1_000] == by_turns(lines)
    assert [one - 1_000 for one in taken if one >= 1_000] == by_turns(lines)


def test_a_job_that_a_clock_put_off_for_days_is_done_now(store: Store):
    with store.unit() as unit:
        reply(unit, 1)
        unit.commit()
    off = text("UPDATE procrastinate_jobs SET scheduled_at = now() + interval '3 days'")
    late = text("SELECT count(*) FROM procrastinate_jobs WHERE scheduled_at > now()")
    with store.engine.begin() as connection:
        connection.execute(off)
    JobQueue().look(store, in_no_line)
    with store.engine.connect() as connection:
        assert connection.scalar(late) == 0


def test_a_worker_that_comes_back_does_not_end_what_another_took_over(store: Store):
    with store.unit() as unit:
        unit.wants(Wanted(Task.MESSAGE, message(unit, 1)))
        unit.commit()
    url = store.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)

    async def states() -> list[tuple[str, int]]:
        app = App(connector=PsycopgConnector(conninfo=url))
        app.job_manager = ours = FencedJobs(app.connector)
        found: list[tuple[str, int]] = []

        async def look() -> None:
            jobs = await ours.list_jobs_async()
            found.extend((str(one.status), one.attempts) for one in jobs)

        async with app.open_async():
            worker = await ours.register_worker()
            frozen = await ours.fetch_job(queues=None, worker_id=worker)
            assert frozen is not None
            await ours.retry_job(frozen)
            taken = await ours.fetch_job(queues=None, worker_id=worker)
            assert taken is not None
            await ours.finish_job(frozen, Status.SUCCEEDED, delete_job=True)
            await ours.retry_job(frozen)
            await look()
            await ours.finish_job(taken, Status.SUCCEEDED, delete_job=True)
            await look()
        return found

    assert asyncio.run(states()) == [("doing", 1)]
