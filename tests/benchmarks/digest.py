"""What a digest costs, over what is stored and over what is due."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from form_templates import load_office
from intake_mailbot.digest import Part, Reader, gather
from intake_mailbot.digest.gathering import MOST_DEADLINES
from intake_mailbot.domain.digest import Digest, Scope
from intake_mailbot.replies.digest import Sending, addressed, prepare
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.unit import Store
from tests.benchmarks.stored import TODAY, Stored, fill, vary
from tests.servers.postgres import Postgres

OFFICE = load_office("ct_cep")
NOW = datetime(2026, 11, 20, 23, tzinfo=UTC)
ZONE = ZoneInfo("America/New_York")
ALL = Part("", Scope(("ct_cep",), ("a",)), ZONE, (OFFICE,))
SIZES = (Stored(1_000, 10_000), Stored(10_000, 100_000), Stored(50_000, 500_000))
LARGEST = Stored(100_000, 1_000_000)
DUE = ((30, 70), (300, 700), (3_000, 7_000), (20_000, 50_000))


def run(*, quick: bool) -> Iterator[str]:
    """A row a size: seconds to ask for the digest and to write its mail; median of five."""
    sizes = SIZES[:1] if quick else (*SIZES, LARGEST)
    yield "What is stored grows, what is due stays (300 overdue, 700 soon, 2,000 kept this month):"
    yield f"{'open':>9} {'closed':>10} {'SQLite':>9} {'Postgres':>9}   seconds"
    for size in sizes:
        with _stores() as stores:
            taken = [_measured(store, size) for store in stores]
            yield f"{size.open:>9,} {size.closed:>10,} {taken[0]:>9.3f} {taken[1]:>9.3f}"
            if size is sizes[-1]:
                yield ""
                yield f"{size.open:,} open and {size.closed:,} closed; what is due grows:"
                yield f"{'overdue':>9} {'soon':>10} {'SQLite':>9} {'Postgres':>9}   seconds"
                for overdue, soon in DUE[:2] if quick else DUE:
                    other = Stored(size.open, size.closed, overdue, soon)
                    taken = [_measured(store, other, again=True) for store in stores]
                    yield f"{overdue:>9,} {soon:>10,} {taken[0]:>9.3f} {taken[1]:>9.3f}"


@contextmanager
def _stores() -> Iterator[tuple[Store, Store]]:
    """An empty, migrated store on SQLite and one on Postgres."""
    with tempfile.TemporaryDirectory(prefix="digest-") as folder, Postgres(durable=True) as server:
        urls = (f"sqlite:///{folder}/intake.db", server.url())
        one, two = (Store(url, FileStore(f"file:{folder}")) for url in urls)
        for store in (one, two):
            store.upgrade()
        yield one, two
        one.close()
        two.close()


def _measured(store: Store, size: Stored, *, again: bool = False) -> float:
    with store.engine.begin() as connection:
        (vary if again else fill)(connection, size)
    rounds = [_seconds(store, size) for _ in range(6)]
    return statistics.median(rounds[1:])


def _seconds(store: Store, size: Stored) -> float:
    began = time.perf_counter()
    with store.unit(write=False) as unit:
        told = gather(unit.digests, Reader((ALL,), TODAY, 7, None))
    sending = Sending(OFFICE, "An office", "office@example.gov", NOW.astimezone(ZONE))
    mail = prepare(told, sending)
    addressed(mail, to="planner@example.gov", message_id="<a@example.gov>")
    taken = time.perf_counter() - began
    _check(told, size)
    return taken


def _check(told: Digest, size: Stored) -> None:
    """A digest that tells something else was not worth timing."""
    [part] = told.sections
    stored = sum(total.number for total in part.totals)
    found = (told.overdue, told.due, told.deadlines.total, part.held.total, stored)
    due = size.overdue + size.soon
    assert found == (size.overdue, size.soon, due, 200, size.open + size.closed), found
    assert len(told.deadlines.items) == min(due, MOST_DEADLINES)
    assert sum(kept.in_time + kept.late for kept in part.kept) == size.month
