"""The outbox gives each mail to one sender at a time and forgets none."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake_mailbot.domain.errors import UsageError
from intake_mailbot.store.rows import About, OutboxState
from intake_mailbot.store.unit import Store, UnitOfWork
from tests.integration.store.helpers import LATER, NOW, claim, open_case


def add(unit: UnitOfWork, name: str = "one", about: About | None = None, **more: object) -> int:
    values: dict[str, object] = {"counts_for_cap": True, "created": NOW, **more}
    return unit.outbox.add(
        message_id=f"<{name}@bot>", to="Clerk@Agency.gov", subject="Hello", kind="confirmation",
        about=about or About(), eml=b"To: x\r\n\r\nhi\xff\x00", **values,  # type: ignore[arg-type]
    )  # fmt: skip


def state(unit: UnitOfWork) -> list[OutboxState]:
    return [row.state for row in unit.outbox.list()]


def test_a_mail_is_taken_once_and_sent(store: Store) -> None:
    with store.unit() as unit:
        row = add(unit)
        unit.commit()
    with store.unit() as unit:
        item = unit.outbox.take(LATER)
        assert item is not None
        assert (item.id, item.to, item.attempts) == (row, "clerk@agency.gov", 1)
        assert item.eml == unit.outbox.eml(row) == b"To: x\r\n\r\nhi\xff\x00"
        assert unit.outbox.take(LATER) is None
        unit.outbox.sent(row, LATER)
        assert state(unit) == [OutboxState.SENT]


def test_mails_go_out_in_the_order_in_which_they_are_due(store: Store) -> None:
    with store.unit() as unit:
        late = add(unit, "late", due=LATER)
        soon = add(unit, "soon")
        assert unit.outbox.next_due() == NOW
        taken = [unit.outbox.take(LATER), unit.outbox.take(LATER)]
        assert [item.id for item in taken if item] == [soon, late]
        assert unit.outbox.next_due() is None


def test_a_mail_refused_for_now_waits(store: Store) -> None:
    with store.unit() as unit:
        row = add(unit)
        unit.outbox.take(NOW)
        unit.outbox.later(row, "450 busy", LATER)
        assert unit.outbox.take(NOW) is None
        item = unit.outbox.take(LATER)
        assert item is not None
        assert item.attempts == 2
        assert unit.outbox.list()[0].last_error == "450 busy"


def test_only_a_person_sends_an_uncertain_or_failed_mail_again(store: Store) -> None:
    with store.unit() as unit:
        first, second = add(unit, "1"), add(unit, "2")
        unit.outbox.take(NOW)
        unit.outbox.take(NOW)
        unit.outbox.uncertain(first, "lost")
        unit.outbox.failed(second, "550 no such user")
        assert unit.outbox.take(LATER) is None
        unit.outbox.retry(first, LATER)
        unit.outbox.discard(second)
        assert state(unit) == [OutboxState.WAITING, OutboxState.DISCARDED]
        with pytest.raises(UsageError, match="is discarded"):
            unit.outbox.retry(second, LATER)
        with pytest.raises(UsageError, match="no reply 99"):
            unit.outbox.discard(99)
        with pytest.raises(UsageError, match="no reply 99"):
            unit.outbox.eml(99)


def test_one_mail_of_ours_can_be_looked_at(store: Store) -> None:
    with store.unit() as unit:
        row = add(unit)
        assert unit.outbox.get(row) == unit.outbox.list()[0]
        with pytest.raises(UsageError, match="no reply 99"):
            unit.outbox.get(99)


def test_a_sent_mail_stays_sent(store: Store) -> None:
    with store.unit() as unit:
        row = add(unit)
        unit.outbox.take(NOW)
        unit.outbox.sent(row, NOW)
        for change in (lambda: unit.outbox.discard(row), lambda: unit.outbox.retry(row, NOW)):
            with pytest.raises(UsageError, match="is sent"):
                change()


@pytest.mark.parametrize(
    ("safe", "expected"), [(True, OutboxState.WAITING), (False, OutboxState.UNCERTAIN)]
)
def test_what_a_dead_process_was_sending_is_settled(
    store: Store, safe: bool, expected: OutboxState
) -> None:
    with store.unit() as unit:
        add(unit, "1")
        add(unit, "2", due=LATER)
        unit.outbox.take(NOW)
        assert unit.outbox.recover(safe_to_repeat=safe) == 1
        assert state(unit) == [expected, OutboxState.WAITING]


def test_a_mail_says_what_it_is_about(store: Store) -> None:
    with store.unit() as unit:
        message = claim(unit)
        case = open_case(unit, message)
        add(unit, "1", About(message, case.id))
        add(unit, "2", About(message))
        add(unit, "3")
        said = [row.about for row in unit.outbox.list()]
        assert said == ["EP-2026-0001", f"mail {message}", ""]


def test_answers_are_counted_by_address_by_domain_and_in_all(store: Store) -> None:
    with store.unit() as unit:
        add(unit, "1")
        add(unit, "2", counts_for_cap=False)
        add(unit, "3", created=LATER)
        discarded = add(unit, "4")
        unit.outbox.discard(discarded)
        before, between = NOW - timedelta(days=1), NOW + timedelta(seconds=1)
        assert unit.lookup.answers_since("clerk@agency.GOV", before) == 2
        assert unit.lookup.answers_since("clerk@agency.gov", between) == 1
        assert unit.lookup.answers_since("other@agency.gov", before) == 0
        assert unit.lookup.answers_to_domain_since("agency.gov", before) == 2
        assert unit.lookup.answers_in_all_since(before) == 2


def test_a_bounced_mail_of_ours_leads_to_its_cases(store: Store) -> None:
    with store.unit() as unit:
        message = claim(unit)
        first, second = open_case(unit, message), open_case(unit, message)
        add(unit, "1", About(message, second.id))
        add(unit, "2", About(message))
        add(unit, "3")
        assert unit.cases.of_reply("<1@bot>") == (second,)
        assert unit.cases.of_reply("<2@bot>") == (first, second)
        assert unit.cases.of_reply("<3@bot>") == unit.cases.of_reply("<9@bot>") == ()
