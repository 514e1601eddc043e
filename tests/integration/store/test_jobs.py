"""Jobs are there if and only if the rows are that they are about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from intake_mailbot.jobs import JobQueue
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.rows import About
from intake_mailbot.store.unit import Store, UnitOfWork
from intake_mailbot.store.wanted import Task, Wanted

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
    assert queue.look(store) == 3
    assert queue.look(store) == 0
    assert sorted(one for _, _, one in jobs(store)) == sorted((found, waiting, sending))


def test_those_with_fewer_mails_before_them_go_first(store: Store):
    with store.unit() as unit:
        ids = [message(unit, uid) for uid in range(4)]
        lines = (("busy", 0), ("busy", 1), ("busy", 2), ("other", 0))
        for one, (line, rank) in zip(ids, lines, strict=True):
            unit.wants(Wanted(Task.MESSAGE, one, line, rank))
        unit.commit()
    assert [one for _, _, one in jobs(store)] == [ids[0], ids[3], ids[1], ids[2]]


def test_a_job_that_a_clock_put_off_for_days_is_done_now(store: Store):
    with store.unit() as unit:
        reply(unit, 1)
        unit.commit()
    off = text("UPDATE procrastinate_jobs SET scheduled_at = now() + interval '3 days'")
    late = text("SELECT count(*) FROM procrastinate_jobs WHERE scheduled_at > now()")
    with store.engine.begin() as connection:
        connection.execute(off)
    JobQueue().look(store)
    with store.engine.connect() as connection:
        assert connection.scalar(late) == 0
