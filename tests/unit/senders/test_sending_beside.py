"""Mails that go out while other work goes on."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import UTC, datetime

import pytest

from intake_mailbot.delivery import Beside
from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.store.rows import OutboxItem, OutboxState

CREATED = datetime(2026, 11, 3, tzinfo=UTC)


class Wire:
    """Three mails that wait, and what is under way; each ends when the test says so."""

    def __init__(self) -> None:
        self.waiting = [
            OutboxItem(number, f"<{number}@example.gov>", "clerk@example.gov", b"", 1, CREATED)
            for number in (1, 2, 3)
        ]
        self.under_way: list[Future[OutboxState]] = []

    def take(self) -> OutboxItem | None:
        return self.waiting.pop(0) if self.waiting else None

    def submit(self, _: OutboxItem) -> Future[OutboxState]:
        self.under_way.append(Future())
        return self.under_way[-1]


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def beside(wire: Wire) -> Beside:
    return Beside(wire.take, wire.submit)


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
