"""Mails that go out while other work goes on."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import fields
from datetime import UTC, datetime
from typing import cast

import pytest

from intake_mailbot.delivery import Delivery
from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.sending_beside import Beside
from intake_mailbot.store.rows import OutboxItem, OutboxState
from intake_mailbot.store.unit import UnitOfWork

UNIT = cast("UnitOfWork", None)
CREATED = datetime(2026, 11, 3, tzinfo=UTC)


class Wire:
    """Three mails that wait, and what is under way; each ends when the test says so."""

    def __init__(self) -> None:
        self.waiting = [
            OutboxItem(number, f"<{number}@example.gov>", "clerk@example.gov", b"", 1, CREATED)
            for number in (1, 2, 3)
        ]
        self.under_way: list[Future[OutboxState]] = []
        self.owes_little = True
        self.written = 0

    def take(self) -> OutboxItem | None:
        return self.waiting.pop(0) if self.waiting else None

    def take_within(self, _: UnitOfWork) -> OutboxItem | None:
        return self.waiting[0] if self.waiting else None

    def taken(self) -> None:
        self.written += 1

    def submit(self, _: OutboxItem) -> Future[OutboxState]:
        self.under_way.append(Future())
        return self.under_way[-1]


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def beside(wire: Wire) -> Beside:
    return Beside(wire, wire.submit)


def test_no_mail_is_taken_while_one_is_under_way(wire: Wire, beside: Beside):
    beside.go_on()
    beside.go_on()
    assert (len(wire.under_way), len(wire.waiting)) == (1, 2)
    wire.under_way[0].set_result(OutboxState.SENT)
    beside.go_on()
    assert (len(wire.under_way), len(wire.waiting)) == (2, 1)


def test_only_what_went_out_is_counted(wire: Wire, beside: Beside):
    for state in (OutboxState.SENT, OutboxState.WAITING, OutboxState.SENT):
        beside.go_on()
        wire.under_way[-1].set_result(state)
    beside.end()
    beside.go_on()
    assert (beside.sent, len(wire.under_way)) == (2, 3)


def test_where_the_server_was_not_reached_the_others_wait(wire: Wire, beside: Beside):
    beside.go_on()
    wire.under_way[0].set_exception(ServiceUnreachableError("no answer"))
    beside.go_on()
    beside.go_on()
    beside.end()
    assert (beside.sent, len(wire.waiting)) == (0, 2)


def test_any_other_trouble_is_raised(wire: Wire, beside: Beside):
    beside.go_on()
    wire.under_way[0].set_exception(ValueError("a fault of ours"))
    with pytest.raises(ValueError, match="a fault of ours"):
        beside.end()


def test_a_mail_that_was_taken_with_others_work_is_sent_when_that_is_committed(
    wire: Wire, beside: Beside
):
    beside.join(UNIT)
    assert not wire.under_way
    beside.joined()
    assert (len(wire.under_way), wire.written) == (1, 1)
    beside.join(UNIT)
    beside.joined()
    assert (len(wire.under_way), wire.written) == (1, 1)


def test_a_mail_whose_taking_was_undone_is_not_sent_but_taken_again(wire: Wire, beside: Beside):
    beside.join(UNIT)  # the unit is undone: nobody says that it was committed
    beside.go_on()
    beside.join(UNIT)
    beside.joined()
    assert (len(wire.under_way), len(wire.waiting), wire.written) == (1, 2, 0)


def test_what_became_of_the_mail_before_is_counted_and_written_with_the_next(
    wire: Wire, beside: Beside
):
    beside.go_on()
    wire.under_way[0].set_result(OutboxState.SENT)
    beside.join(UNIT)
    beside.joined()
    assert (beside.sent, wire.written, len(wire.under_way)) == (1, 1, 2)


def test_what_might_fail_is_not_written_with_others_work(wire: Wire, beside: Beside):
    wire.owes_little = False
    beside.join(UNIT)
    beside.joined()
    assert not wire.under_way


def test_trouble_of_a_mail_before_does_not_meet_others_work(wire: Wire, beside: Beside):
    beside.go_on()
    wire.under_way[0].set_exception(ValueError("a fault of ours"))
    beside.join(UNIT)
    beside.joined()
    with pytest.raises(ValueError, match="a fault of ours"):
        beside.go_on()


def test_what_a_way_out_owes_is_said_by_nobody_who_makes_it() -> None:
    given = {one.name for one in fields(Delivery) if one.init}
    assert given == {"store", "name", "sender", "clock", "tell", "safe_to_repeat"}
