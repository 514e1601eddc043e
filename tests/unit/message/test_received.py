"""When our own server took a mail."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.message.received import received_at
from tests.unit.message.mails import NOW, headers

SEEN = NOW - timedelta(minutes=5)


def _at(*values):
    return received_at(headers(*(("Received", value) for value in values)), SEEN, NOW)


def test_the_topmost_received_line_counts():
    top = "from a by b; Mon, 2 Mar 2026 08:30:00 -0500 (EST)"
    assert _at(top, "from x by a; Sun, 1 Mar 2026 01:00:00 +0000") == datetime(
        2026, 3, 2, 13, 30, tzinfo=UTC
    )


def test_a_date_without_a_zone_is_universal_time():
    assert _at("by b; Mon, 2 Mar 2026 08:30:00 -0000") == datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "from a by b",
        "by b; yesterday",
        "by b;",
        "by b; Mon, 2 Mar 2099 08:30:00 +0000",
        "by b; Mon, 2 Mar 1970 08:30:00 +0000",
        "by b; Mon, 99 Mar 2026 08:30:00 +0000",
    ],
)
def test_a_line_that_says_nothing_usable_gives_way_to_the_servers_own_date(value):
    assert _at(value) == SEEN


def test_without_received_lines_it_is_the_servers_own_date():
    assert _at() == SEEN


@given(st.text(max_size=80))
def test_no_line_makes_it_fail(value):
    assert _at(f"by b; {value}").tzinfo is not None
