"""Of two processes at one message, one settles it: the other finds it settled, or taken over."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from intake_mailbot.domain.errors import ServiceUnreachableError, UsageError
from intake_mailbot.domain.model import LedgerState
from intake_mailbot.intake import Desk, processing
from intake_mailbot.jobs import JobQueue
from intake_mailbot.service.passes import collect
from intake_mailbot.service.wiring import Bureau
from intake_mailbot.store.unit import Store, UnitOfWork
from intake_mailbot.store.wanted import Task, Wanted
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder, letter

_END_ALL = text(
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE pid <> pg_backend_pid() AND datname = current_database()"
)


@pytest.fixture
def shared(tmp_path: Path, reader: Reader, postgres_url: str) -> OfficeFolder:
    """An office over Postgres with a question in its mailbox."""
    office = OfficeFolder(tmp_path, reader, {"DATABASE__URL": postgres_url})
    office.deliver(letter("How do I begin?", text="Which form do we need?"))
    return office


def collected(bureau: Bureau) -> Desk:
    """The desk of the mailbox, its message taken in."""
    [counter] = bureau.counters
    collect(counter)
    return counter.desk


def answers(bureau: Bureau) -> int:
    """How many mails were written."""
    with bureau.store.unit(write=False) as unit:
        return len(unit.outbox.list())


def test_an_order_that_is_refused_after_another_took_it_over_is_not_answered_again(
    shared: OfficeFolder,
) -> None:
    with shared.bureau() as bureau:
        desk = collected(bureau)

        def frozen(_desk: Desk, unit: UnitOfWork, *_: object) -> None:
            unit.rollback()  # as the database does with who stands still
            assert processing.process_one(desk, 1) is not None
            raise UsageError("there is no such order")

        done = processing.process_one(replace(desk, obeys=frozen), 1)
        assert done is not None
        assert done.state is LedgerState.WORKING
        assert answers(bureau) == 1


def test_who_asked_before_it_was_settled_answers_nobody_again(
    shared: OfficeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with shared.bureau() as bureau:
        desk = collected(bureau)
        real = processing._process_all

        def frozen(desk: Desk, ids: Iterable[int]) -> Any:
            monkeypatch.setattr(processing, "_process_all", real)
            first = processing.process_one(desk, 1)
            assert first
            assert first.state is LedgerState.DONE
            return real(desk, ids)

        monkeypatch.setattr(processing, "_process_all", frozen)
        second = processing.process_one(desk, 1)
        assert second
        assert "settled by another process" in second.reason
        assert answers(bureau) == 1


def test_who_begins_while_it_is_being_settled_answers_nobody_again(
    shared: OfficeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    settling, real = threading.Event(), processing.describe

    def slow(*facts: Any) -> Any:
        if not settling.is_set():
            settling.set()
            threading.Event().wait(1.0)  # the other comes to wait for the message's row
        return real(*facts)

    monkeypatch.setattr(processing, "describe", slow)
    with shared.bureau() as bureau:
        desk = collected(bureau)
        first = threading.Thread(target=processing.process_one, args=(desk, 1))
        first.start()
        settling.wait(60)
        processing.process_one(desk, 1)
        first.join()
        assert answers(bureau) == 1


def test_who_comes_back_gives_back_no_attempt_of_another(shared: OfficeFolder) -> None:
    with shared.bureau() as bureau:
        collected(bureau)
        with bureau.store.unit() as unit:
            mine = unit.ledger.begin_attempt(1)
            theirs = unit.ledger.begin_attempt(1)
            unit.ledger.give_back(1, mine.number)
            unit.ledger.hold(1, theirs.number)


def test_a_database_that_goes_while_jobs_are_enqueued_is_no_fault_of_the_message(
    shared: OfficeFolder,
) -> None:
    with shared.bureau() as bureau:
        store, queue = bureau.store, JobQueue()
        queue.prepare(store)
        store.queue = queue
        with pytest.raises(ServiceUnreachableError):
            _lost_while_enqueueing(store)


def _lost_while_enqueueing(store: Store) -> None:
    with store.unit() as unit:
        unit.ledger.list()
        with store.engine.begin() as other:
            other.execute(_END_ALL)
        unit.wants(Wanted(Task.MESSAGE, 1))
        unit.commit()
