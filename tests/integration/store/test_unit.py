"""A unit happens whole or not at all, whoever works beside it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy.exc import IntegrityError

from intake_mailbot.domain.errors import ConcurrentChangeError, ServiceUnreachableError
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.migrate import check
from intake_mailbot.store.rows import About
from intake_mailbot.store.unit import Store
from tests.integration.store.helpers import LATER, NOW, claim, open_case
from tests.servers.postgres import Postgres


def test_an_error_undoes_the_unit(store: Store) -> None:
    def fails(_value: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), store.unit() as unit:
        fails(claim(unit))
    with store.unit(write=False) as unit:
        assert unit.ledger.list() == ()


def test_a_unit_can_be_undone_and_go_on(store: Store) -> None:
    with store.unit() as unit:
        claim(unit, 1)
        unit.rollback()
        claim(unit, 2)
        unit.commit()
        assert [row.uid for row in unit.ledger.list()] == [2]


def at_once(work: Callable[[int], list[str]], workers: int = 4) -> list[str]:
    with ThreadPoolExecutor(workers) as pool:
        return [item for part in pool.map(work, range(workers)) for item in part]


def test_writers_at_once_get_numbers_of_their_own(store: Store) -> None:
    with store.unit() as unit:
        message = claim(unit)
        unit.commit()

    def work(_worker: int) -> list[str]:
        numbers = []
        for _ in range(5):
            with store.unit() as unit:
                numbers.append(open_case(unit, message).tracking_number)
                unit.commit()
        return numbers

    assert sorted(at_once(work)) == [f"EP-2026-{n:04d}" for n in range(1, 21)]


def test_senders_at_once_share_the_outbox_without_sending_twice(store: Store) -> None:
    with store.unit() as unit:
        for number in range(20):
            unit.outbox.add(
                message_id=f"<{number}@bot>",
                to="a@b",
                subject="",
                kind="held",
                about=About(),
                eml=b"x",
                counts_for_cap=False,
                created=NOW,
            )
        unit.commit()

    def work(_worker: int) -> list[str]:
        sent = []
        while True:
            with store.unit() as unit:
                item = unit.outbox.take(LATER)
                unit.commit()
            if item is None:
                return sent
            with store.unit() as unit:
                unit.outbox.sent(item.id, LATER)
                unit.commit()
            sent.append(item.message_id)

    assert sorted(at_once(work)) == sorted(f"<{number}@bot>" for number in range(20))


def test_the_same_message_claimed_at_once_is_one_row(store: Store) -> None:
    def work(_worker: int) -> list[str]:
        with store.unit() as unit:
            message = claim(unit)
            unit.commit()
            return [str(message)]

    assert len(set(at_once(work))) == 1


def test_of_two_units_that_wait_for_each_other_one_is_told_to_try_again(
    postgres_url: str, tmp_path: Path
) -> None:
    store = Store(postgres_url, FileStore(f"file:{tmp_path}"))
    with store.unit() as unit:
        first, second = claim(unit, 1), claim(unit, 2)
        unit.commit()
    ready = Barrier(2)

    def work(order: tuple[int, int]) -> str:
        try:
            with store.unit() as unit:
                unit.ledger.begin_attempt(order[0])
                ready.wait(20)
                unit.ledger.begin_attempt(order[1])
                unit.commit()
        except ConcurrentChangeError:
            return "again"
        return "done"

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(work, [(first, second), (second, first)]))
    assert sorted(told) == ["again", "done"]
    store.close()


def test_a_mistake_of_ours_is_not_dressed_up(store: Store) -> None:
    with pytest.raises(IntegrityError), store.unit() as unit:
        unit.events.add("x", "about nothing", NOW, message=99)


def test_a_secret_is_made_once(store: Store) -> None:
    with store.unit() as unit:
        assert unit.secrets.get_or_create("threads", lambda: b"\x00key") == b"\x00key"
        unit.commit()
    with store.unit() as unit:
        assert unit.secrets.get_or_create("threads", lambda: b"other") == b"\x00key"


def test_a_mailbox_remembers_its_start_and_how_far_it_was_seen(store: Store) -> None:
    with store.unit() as unit:
        assert unit.mailboxes.state("a", NOW).last_uid == 0
        unit.mailboxes.saw("a", "INBOX", 7, 4_000_000_000)
        state = unit.mailboxes.state("a", LATER)
        assert state.started == NOW
        assert (state.folder, state.uidvalidity, state.last_uid) == ("INBOX", 7, 4_000_000_000)


def test_a_database_that_answers_is_pinged(store: Store) -> None:
    store.ping()


def test_a_database_in_no_folder_is_unreachable(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/none/x.db", FileStore(f"file:{tmp_path}"))
    with pytest.raises(ServiceUnreachableError, match="does not answer"):
        store.ping()
    with pytest.raises(ServiceUnreachableError, match="does not answer"):
        store.unit()


def test_a_database_that_was_never_upgraded_says_so(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new/x.db"
    assert check(url).current is None
    store = Store(url, FileStore(f"file:{tmp_path}"))
    store.upgrade()
    assert check(url).is_current
    with store.unit() as unit:
        assert unit.ledger.list() == ()
    store.close()


def test_a_database_without_tables_is_unreachable_for_the_unit(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/x.db", FileStore(f"file:{tmp_path}"))
    with pytest.raises(ServiceUnreachableError, match="no such table"), store.unit() as unit:
        unit.ledger.list()
    store.close()


def test_an_upgrade_without_a_server_says_so(tmp_path: Path) -> None:
    with pytest.raises(ServiceUnreachableError, match="does not answer"):
        check(f"postgresql+psycopg://intake@/x?host={tmp_path}")


def test_the_store_goes_on_after_its_server_was_restarted(tmp_path: Path) -> None:
    with Postgres(durable=True) as server:
        store = Store(server.url(), FileStore(f"file:{tmp_path}"))
        store.upgrade()
        with store.unit() as unit:
            claim(unit)
            unit.commit()
        server.stop()
        with pytest.raises(ServiceUnreachableError, match="does not answer"):
            store.ping()
        server.start()
        with store.unit() as unit:
            assert len(unit.ledger.list()) == 1
        store.close()


def test_events_written_together_keep_their_order_and_are_there_when_they_are_read(store: Store):
    with store.unit() as unit:
        message = claim(unit)
        with unit.events.together():
            case = open_case(unit, message)
            unit.events.add("sender", "sent by a clerk", NOW, case=case.id)
            assert [one.kind for one in unit.events.history(case)] == ["opened", "sender"]
            unit.events.add_all("process", ("first", "second"), NOW, case=case.id)
        unit.commit()
        said = [one.text for one in unit.events.history(case)]
        assert said[1:] == ["sent by a clerk", "first", "second"]


def test_of_events_that_were_to_be_written_together_an_error_leaves_none(store: Store):
    with store.unit() as unit:
        case = open_case(unit, claim(unit))
        unit.commit()
        with suppress(ZeroDivisionError), unit.events.together():
            unit.events.add("sender", "sent by a clerk", NOW, case=case.id)
            _ = 1 / len("")
        unit.events.add("sender", "sent by another", NOW, case=case.id)
        said = [one.text for one in unit.events.history(case)]
        assert said[1:] == ["sent by another"]
