"""Senders take turns: whoever sends a thousand mails waits for himself only."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.intake import turns
from intake_mailbot.intake.turns import by_turns, for_a_while, line_of, queued

lines = st.lists(st.sampled_from([b"a@b", b"c@d", b"e@f", b""]), max_size=60)


def test_a_flood_lets_others_pass() -> None:
    waiting = [(number, b"flood@agency") for number in range(1_000)]
    waiting += [(1_000, b"one@agency"), (1_001, b"two@agency"), (1_002, b"one@agency")]
    assert by_turns(waiting)[:5] == [0, 1_000, 1_001, 1, 1_002]


def test_a_flood_of_a_thousand_senders_of_one_domain_lets_others_pass() -> None:
    waiting = [(number, b"s%d@flood" % (number // 2)) for number in range(1_000)]
    waiting += [(1_000, b"one@agency"), (1_001, b"two@agency"), (1_002, b"three@other")]
    assert by_turns(waiting)[:5] == [0, 1_000, 1_002, 2, 1_001]


def test_all_that_can_be_begun_in_a_while_is_taken_at_once() -> None:
    assert list(for_a_while(range(1_000))) == list(range(1_000))


def test_where_mails_are_slow_the_mailbox_is_looked_into_again(monkeypatch) -> None:
    monkeypatch.setattr(turns, "A_WHILE", -1.0)
    assert list(for_a_while(range(1_000))) == list(range(turns.AT_ONCE))


@given(lines)
def test_all_get_their_turn_once_and_a_senders_mails_keep_their_order(order: list[bytes]) -> None:
    numbered = list(enumerate(order))
    taken = by_turns(numbered)
    assert sorted(taken) == [number for number, _ in numbered]
    by_sender: dict[bytes, list[int]] = defaultdict(list)
    for number in taken:
        by_sender[order[number]].append(number)
    assert all(numbers == sorted(numbers) for numbers in by_sender.values())


def test_the_line_is_the_address_in_from_whatever_its_shape() -> None:
    clerk = b"clerk@agency.gov"
    assert line_of(b"From: Pat <clerk@AGENCY.gov>\r\nSubject: a\r\n\r\nb") == clerk
    assert line_of(b"Subject: a\nfrom:\n\t clerk@agency.gov (Pat)\n\nb") == clerk
    assert line_of(b'From: "x@y" <clerk@agency.gov>\r\n\r\n') == clerk
    assert line_of(b"Subject: none\r\n\r\nBody") == b""


@given(st.binary(max_size=400))
def test_any_bytes_have_a_line(raw: bytes) -> None:
    assert isinstance(line_of(raw), bytes)
    assert isinstance(line_of(b"From:" + raw), bytes)


def test_what_is_queued_says_nothing_of_who_writes_but_keeps_senders_apart() -> None:
    raw = b"From: Clerk <clerk@agency.example.gov>\r\n\r\n"
    other = b"From: planner@agency.example.gov\r\n\r\n"
    first, second, third = (queued(n, "a", one).line for n, one in enumerate((raw, raw, other)))
    assert first is not None
    assert third is not None
    assert first == second != third
    assert first.house == third.house
    assert "clerk" not in first.name
    assert queued(4, "b", raw).line != first


def test_mails_of_nobody_wait_for_none_but_have_one_turn_together() -> None:
    nobodys = b"Subject: x\r\n\r\n"
    first, second = queued(1, "a", nobodys).line, queued(2, "a", nobodys).line
    assert first is not None
    assert second is not None
    assert first.house == second.house
    assert first.sender != second.sender
