"""Business days in an office's calendar, and the last day of each promise."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from form_templates.flow import Flow
from form_templates.flow_clocks import ClockRule, Unit
from form_templates.flow_defaults import shortest
from form_templates.office import Numbering, Process
from intake_mailbot.domain.clocks import (
    CLOSING_TIME,
    ClosedOn,
    add_business_days,
    calendar,
    day_received,
    next_business_day,
)
from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.domain.model import Verdict
from intake_mailbot.domain.process import Arrived, Course, OfficeTime, Rules, advance
from intake_mailbot.domain.process.promises import promised
from tests.unit.domain.making import office

ZONE = ZoneInfo("America/New_York")
CT = calendar("US-CT")


def _at(year, month, day, hour=10, minute=0):
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


def _dues(received, now=None, closing=CLOSING_TIME, closed_on=frozenset(), process=None):
    """What an answer at ``now`` promises for a complete profile that was received then."""
    process = process or office().process
    working = ClosedOn(calendar(process.holidays), closed_on)
    rules = Rules(process.flow, OfficeTime(ZONE, working, closing))
    course, _ = advance(Course(), Arrived(Verdict.ACCEPT, received), now or received, rules)
    return promised(course, rules)


def _days(received):
    return {due.id: due.day for due in _dues(received)}


def test_five_business_days_and_two_weeks_from_a_monday():
    assert _days(_at(2026, 3, 2)) == {
        "contact": date(2026, 3, 9),
        "leadership_review": date(2026, 3, 16),
    }


def test_holidays_of_connecticut_are_no_business_days():
    assert not CT.works_on(date(2026, 2, 12))  # Lincoln's Birthday
    assert not CT.works_on(date(2026, 4, 3))  # Good Friday
    assert not CT.works_on(date(2026, 7, 3))  # Independence Day, observed
    assert _days(_at(2026, 2, 9))["contact"] == date(2026, 2, 18)


def test_an_evening_or_a_day_off_counts_as_the_next_business_day():
    assert _days(_at(2026, 3, 6, 16, 59))["contact"] == date(2026, 3, 13)
    assert _days(_at(2026, 3, 6, 17, 0))["contact"] == date(2026, 3, 16)
    assert _days(_at(2026, 3, 7))["contact"] == date(2026, 3, 16)
    assert day_received(_at(2026, 4, 2, 18), ZONE, CT) == date(2026, 4, 6)


def test_an_answer_tells_the_days_of_the_cases_own_clocks_and_no_others():
    received = _at(2026, 3, 2)
    for now in (received, _at(2026, 3, 9, 23), _at(2026, 5, 4)):
        assert {due.id: due.day for due in _dues(received, now)} == _days(received)


def test_closing_time_is_the_offices_own():
    (contact, _) = _dues(_at(2026, 3, 6, 16), closing=time(15, 30))
    assert contact.day == date(2026, 3, 16)


def test_weeks_run_from_the_very_day_of_receipt():
    assert _days(_at(2026, 3, 7, 23))["leadership_review"] == date(2026, 3, 21)


def test_the_day_is_that_of_the_offices_zone():
    late_in_utc = datetime(2026, 3, 3, 3, 30, tzinfo=UTC)  # still Monday evening in New York
    assert _days(late_in_utc)["leadership_review"] == date(2026, 3, 16)
    assert _days(late_in_utc)["contact"] == date(2026, 3, 10)


def test_the_night_in_which_clocks_change_moves_no_day():
    for hour in (0, 1, 3, 12):
        assert _days(_at(2026, 3, 8, hour))["contact"] == date(2026, 3, 16)
        assert _days(_at(2026, 11, 1, hour))["leadership_review"] == date(2026, 11, 15)


def test_promises_may_be_made_in_calendar_days_and_without_holidays():
    clock = ClockRule("a", "Answer", 10, Unit.DAYS, promised=True)
    process = Process(Numbering("X"), "", shortest(Flow(clocks=(clock,))))
    (due,) = _dues(_at(2026, 12, 20), process=process)
    assert (due.id, due.what, due.day) == ("a", "Answer", date(2026, 12, 30))
    assert calendar("").works_on(date(2026, 12, 25))


@pytest.mark.parametrize("code", ["US-Nowhere", "Atlantis"])
def test_an_unknown_calendar_is_named_with_the_mend(code):
    with pytest.raises(SettingsError, match=r"process\.toml"):
        calendar(code)


_moments = st.integers(0, 1_060 * 24 * 60).map(
    lambda minutes: (datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)).astimezone(ZONE)
)


@given(_moments, st.integers(0, 30))
def test_the_last_day_is_a_business_day_with_that_many_behind_it(received, amount):
    first = day_received(received, ZONE, CT)
    last = add_business_days(first, amount, CT)
    assert CT.works_on(first)
    assert CT.works_on(last)
    between = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    assert sum(CT.works_on(day) for day in between) == amount


@given(_moments, st.timedeltas(timedelta(0), timedelta(days=20)))
def test_what_comes_later_is_never_due_earlier(received, later):
    moved = (received.astimezone(UTC) + later).astimezone(ZONE)
    assert all(_days(received)[name] <= day for name, day in _days(moved).items())


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_the_next_business_day_is_near_and_stays_where_it_is(day):
    found = next_business_day(day, CT)
    assert timedelta(0) <= found - day <= timedelta(days=5)
    assert next_business_day(found, CT) == found


def test_an_office_is_closed_on_further_days_of_its_own():
    shut = frozenset({date(2026, 3, 4)})
    (contact, review) = _dues(_at(2026, 3, 2), closed_on=shut)
    assert (contact.day, review.day) == (date(2026, 3, 10), date(2026, 3, 16))


def test_without_a_closing_time_the_day_is_the_day_however_late():
    (contact, _) = _dues(_at(2026, 3, 6, 23), closing=None)
    assert contact.day == date(2026, 3, 13)
