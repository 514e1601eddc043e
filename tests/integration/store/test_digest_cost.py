"""What a digest reads: what is due, and of very much that is due a bound; never what is stored."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from form_templates import load_office
from intake_mailbot.digest import Part, Reader, gather
from intake_mailbot.digest.gathering import MOST_DEADLINES
from intake_mailbot.domain.digest import Digest, Scope
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.unit import Store
from tests.benchmarks.stored import TODAY, Stored, fill

ALL = Part("", Scope(("ct_cep",), ("a",)), ZoneInfo("America/New_York"), (load_office("ct_cep"),))


@pytest.fixture
def store(sqlite_url: str, tmp_path: Path) -> Iterator[Store]:
    opened = Store(sqlite_url, FileStore(f"file:{tmp_path}"))
    yield opened
    opened.close()


def told(store: Store, size: Stored) -> Digest:
    with store.engine.begin() as connection:
        fill(connection, size)
    with store.unit(write=False) as unit:
        return gather(unit.digests, Reader((ALL,), TODAY, 7, None))


def test_of_more_deadlines_than_a_calendar_takes_the_soonest_are_told_and_all_counted(
    store: Store,
):
    digest = told(store, Stored(8_000, 10, overdue=3_000, soon=3_500, month=10))
    assert digest.deadlines.total == 6_500
    assert len(digest.deadlines.items) == MOST_DEADLINES
    days = [item.due for item in digest.deadlines.items]
    assert days == sorted(days)
    assert sum(day < TODAY for day in days) == 3_000
    assert (digest.overdue, digest.due) == (3_000, 3_500)
    [section] = digest.sections
    assert (len(section.overdue.items), len(section.due.items)) == (25, 25)


def steps(store: Store, size: Stored) -> int:
    """How many hundreds of steps SQLite takes for a digest over so much that is stored."""
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        return 0

    told(store, size)
    with store.unit(write=False) as unit:
        sqlite = unit._connection.connection.driver_connection
        assert sqlite
        sqlite.set_progress_handler(step, 100)
        gather(unit.digests, Reader((ALL,), TODAY, 7, None))
        sqlite.set_progress_handler(None, 0)
    return taken


def test_cases_of_which_nothing_is_due_cost_a_digest_nothing(
    store: Store, sqlite_template: Path, tmp_path: Path
):
    few = steps(store, Stored(600, 50, overdue=20, soon=30, month=20))
    shutil.copyfile(sqlite_template, tmp_path / "large.db")
    large = Store(f"sqlite:///{tmp_path}/large.db", FileStore(f"file:{tmp_path}"))
    many = steps(large, Stored(9_000, 9_000, overdue=20, soon=30, month=20))
    large.close()
    assert 100 < many < 1.1 * few
