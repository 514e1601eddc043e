"""The ledger takes every message in once and knows where it is."""

from __future__ import annotations

import pytest

from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import Folder, LedgerState, MessageKind
from intake_mailbot.store.errors import TakenOverError
from intake_mailbot.store.rows import Attempt
from intake_mailbot.store.unit import Store, UnitOfWork
from tests.integration.store.helpers import LATER, NOW, SHA, claim, open_case


def settle(
    unit: UnitOfWork, message: int, state: LedgerState = LedgerState.DONE, digest: str = ""
) -> None:
    unit.ledger.settle(
        message,
        state=state,
        folder=Folder.ACCEPTED if state is LedgerState.DONE else Folder.HELD,
        kind=MessageKind.PROFILE,
        reason="complete",
        body_digest=digest,
    )


def test_claiming_twice_gives_the_same_row(store: Store) -> None:
    with store.unit() as unit:
        first = claim(unit)
        unit.commit()
    with store.unit() as unit:
        again = unit.ledger.claim(
            account="a", folder="INBOX", uidvalidity=7, uid=1, sha256=SHA, size=1000,
            first_seen=LATER, server_date=None,
        )  # fmt: skip
        assert (again.id, again.new, again.state) == (first, False, LedgerState.RECEIVED)
        assert unit.ledger.get(first).first_seen == NOW


def test_what_is_not_committed_did_not_happen(store: Store) -> None:
    with store.unit() as unit:
        claim(unit)
    with store.unit() as unit:
        assert unit.ledger.list() == ()


def test_the_same_bytes_under_new_uids_name_their_earlier_row(store: Store) -> None:
    with store.unit() as unit:
        first = claim(unit)
        settle(unit, first)
        again = unit.ledger.claim(
            account="a", folder="INBOX", uidvalidity=8, uid=1, sha256=SHA, size=1000,
            first_seen=LATER, server_date=LATER,
        )  # fmt: skip
        assert again.new
        earlier = unit.ledger.earlier_copy(unit.ledger.get(again.id))
        assert earlier is not None
        assert earlier.id == first
        assert claim(unit, 2, sha256="cd" * 32) > again.id


def test_another_account_has_messages_of_its_own(store: Store) -> None:
    with store.unit() as unit:
        claim(unit)
        other = unit.ledger.claim(
            account="b", folder="INBOX", uidvalidity=7, uid=1, sha256=SHA, size=1000,
            first_seen=LATER, server_date=None,
        )  # fmt: skip
        assert other.new
        assert unit.ledger.earlier_copy(unit.ledger.get(other.id)) is None


def test_the_ledger_knows_which_of_many_messages_it_has(store: Store) -> None:
    with store.unit() as unit:
        claim(unit, 5)
        claim(unit, 70_000)
        claim(unit, 9, uidvalidity=8)
        assert unit.ledger.known("a", "INBOX", 7, range(1, 60_000)) == {5}
        assert unit.ledger.known("a", "INBOX", 7, ()) == frozenset()
        assert unit.ledger.known("b", "INBOX", 7, [5]) == frozenset()


def test_an_earlier_copy_is_found_from_its_row(store: Store) -> None:
    with store.unit() as unit:
        first, again = claim(unit, 1), claim(unit, 2)
        assert unit.ledger.earlier_copy(unit.ledger.get(first)) is None
        copy = unit.ledger.earlier_copy(unit.ledger.get(again))
        assert copy is not None
        assert copy.id == first


def test_attempts_are_counted_and_one_that_is_given_back_is_not(store: Store) -> None:
    with store.unit() as unit:
        message = claim(unit)
        assert unit.ledger.begin_attempt(message) == Attempt(number=1, counted=1, stops=0)
        unit.ledger.put_back(message)
        assert unit.ledger.begin_attempt(message) == Attempt(number=2, counted=2, stops=0)
        unit.ledger.give_back(message, 2)
        assert unit.ledger.get(message).attempts == 1
        assert [row.id for row in unit.ledger.pending("a")] == [message]
        assert unit.ledger.pending("b") == ()


def test_an_attempt_that_a_dead_process_left_open_does_not_count_and_keeps_its_number(
    store: Store,
) -> None:
    with store.unit() as unit:
        message = claim(unit)
        unit.ledger.begin_attempt(message)
        assert unit.ledger.begin_attempt(message) == Attempt(number=2, counted=1, stops=1)
        with pytest.raises(TakenOverError):
            unit.ledger.hold(message, 1)
        unit.ledger.hold(message, 2)


def test_a_settled_message_is_to_file_until_it_is_filed(store: Store) -> None:
    with store.unit() as unit:
        message = claim(unit)
        assert unit.ledger.to_file("a") == ()
        unit.ledger.begin_attempt(message)
        settle(unit, message)
        assert unit.ledger.pending() == ()
        assert [row.to_folder for row in unit.ledger.to_file("a")] == [Folder.ACCEPTED]
        unit.ledger.filed(message)
        assert unit.ledger.to_file("a") == ()


def test_giving_back_an_attempt_does_not_undo_a_message_that_is_settled(store: Store) -> None:
    with store.unit() as unit:
        message = claim(unit)
        unit.ledger.begin_attempt(message)
        settle(unit, message)
        unit.ledger.give_back(message, 2)
        assert unit.ledger.get(message).state is LedgerState.DONE
        assert unit.ledger.get(message).attempts == 1


def test_a_held_message_can_be_tried_again_and_a_done_one_cannot(store: Store) -> None:
    with store.unit() as unit:
        held, done = claim(unit, 1), claim(unit, 2)
        unit.ledger.begin_attempt(held)
        settle(unit, held, LedgerState.HELD)
        settle(unit, done)
        unit.ledger.retry(held)
        row = unit.ledger.get(held)
        assert (row.state, row.attempts, row.to_folder) == (LedgerState.RECEIVED, 0, None)
        with pytest.raises(UsageError, match="is done"):
            unit.ledger.retry(done)


def test_an_unknown_message_is_a_usage_error(store: Store) -> None:
    with store.unit() as unit:
        for ask in (
            unit.ledger.get,
            unit.ledger.begin_attempt,
            lambda message: unit.ledger.give_back(message, 1),
        ):
            with pytest.raises(UsageError, match="no mail 99"):
                ask(99)


def test_text_that_no_database_can_hold_is_kept_without_it(store: Store) -> None:
    with store.unit() as unit:
        message = claim(unit)
        unit.ledger.describe(
            message,
            header_id="<" + "x" * 5000 + ">",
            sender="A\x00b@Agency.gov",
            subject="nul \x00 and surrogate \udcff",
            received=NOW,
        )
        row = unit.ledger.get(message)
        assert row.subject == "nul \ufffd and surrogate \ufffd"
        assert row.sender == "a\ufffdb@agency.gov"
        assert row.message_id.startswith("<xxx")
        assert row.received == NOW


def test_the_list_names_the_cases_of_a_message(store: Store) -> None:
    with store.unit() as unit:
        message, other = claim(unit, 1), claim(unit, 2)
        open_case(unit, message)
        open_case(unit, message, title="Second")
        rows = {row.id: row.tracking_numbers for row in unit.ledger.list()}
        assert rows == {message: ("EP-2026-0001", "EP-2026-0002"), other: ()}


def test_problems_are_history(store: Store) -> None:
    with store.unit() as unit:
        message = claim(unit)
        unit.ledger.add_problem(message, "2/x.docx", "it is encrypted", NOW)
        (event,) = unit.events.of_message(message)
        assert (event.kind, event.text, event.at) == ("problem", "2/x.docx: it is encrypted", NOW)
