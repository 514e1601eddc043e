"""When the digest of a date is due, whatever the clock does."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.digest import due_day

NEW_YORK = ZoneInfo("America/New_York")
EVENING = time(18, 0)
WEEKDAYS = frozenset(range(5))
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def at(*local: int) -> datetime:
    year, month, day, hour, minute = local
    return datetime(year, month, day, hour, minute, tzinfo=NEW_YORK)


def due(now: datetime, began: datetime = LONG_AGO, when: time = EVENING) -> date | None:
    return due_day(when, WEEKDAYS, NEW_YORK, now, began)


def test_it_is_due_from_its_time_on():
    assert due(at(2026, 11, 20, 17, 59)) == date(2026, 11, 19)
    assert due(at(2026, 11, 20, 18, 0)) == date(2026, 11, 20)


def test_on_a_weekend_it_is_still_that_of_friday():
    assert due(at(2026, 11, 22, 23, 0)) == date(2026, 11, 20)


def test_after_a_week_of_downtime_only_the_latest_is_due():
    assert due(at(2026, 11, 30, 9, 0)) == date(2026, 11, 27)


def test_a_time_before_the_first_start_is_never_made_up_for():
    assert due(at(2026, 11, 20, 19, 0), at(2026, 11, 20, 18, 30)) is None
    assert due(at(2026, 11, 23, 18, 0), at(2026, 11, 20, 18, 30)) == date(2026, 11, 23)


def test_it_keeps_to_the_local_time_over_both_changes_of_the_clock():
    for day, utc in ((date(2026, 3, 6), 23), (date(2026, 3, 9), 22), (date(2026, 11, 2), 23)):
        then = datetime(day.year, day.month, day.day, utc, tzinfo=UTC)
        assert due(then) == day
        assert due(then - timedelta(seconds=1)) != day


def test_a_time_that_the_clock_leaves_out_or_shows_twice_comes_once():
    every = frozenset(range(7))
    for day, when in ((date(2026, 3, 8), time(2, 30)), (date(2026, 11, 1), time(1, 30))):
        start = datetime(day.year, day.month, day.day, tzinfo=NEW_YORK).astimezone(UTC)
        found = [
            due_day(when, every, NEW_YORK, start + timedelta(minutes=n), LONG_AGO)
            for n in range(25 * 60)
        ]
        assert found[0] == day - timedelta(days=1)
        changes = [one for one, two in pairwise(found) if one != two]
        assert changes == [day - timedelta(days=1)]


@given(
    st.integers(0, 2 * 365 * 24 * 60),
    st.times(),
    st.sets(st.integers(0, 6), min_size=1),
    st.integers(1, 600),
)
def test_as_time_goes_on_the_due_date_never_goes_back(past, when, days, minutes):
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=past)
    first = due_day(when, days, NEW_YORK, now, LONG_AGO)
    later = due_day(when, days, NEW_YORK, now + timedelta(minutes=minutes), LONG_AGO)
    assert first is not None
    assert later is not None
    assert first <= later <= (now + timedelta(minutes=minutes)).astimezone(NEW_YORK).date()
    assert first.weekday() in days
