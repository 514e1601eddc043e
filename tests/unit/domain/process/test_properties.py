"""Whatever happens to a case, in whatever order: what must always be true."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from form_templates.flow_clocks import Unit
from intake_mailbot.domain.clocks import ClosedOn, calendar
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import Verdict
from intake_mailbot.domain.process import (
    Answer,
    Arrived,
    Assigned,
    Decided,
    Delivered,
    Done,
    Event,
    Noted,
    OfficeTime,
    Reopened,
    TimePassed,
    as_it_stood,
    next_alarm,
)
from tests.unit.domain.process.walking import PLANNER, Walk, at, rules_of

RULES = rules_of()
FLOW = RULES.flow

_moments = st.integers(0, 4 * 365 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
_verdicts = st.sampled_from(list(Verdict))
_kinds = st.sampled_from(["Emergency Request", "Level Two Project", ""])
_events: st.SearchStrategy[Event] = st.one_of(
    st.tuples(_verdicts, _kinds).map(
        lambda pair: Arrived(pair[0], at(1, 1), (Answer("request_type", pair[1]),))
    ),
    st.sampled_from([Done(one.id, PLANNER) for one in FLOW.tasks]),
    st.sampled_from([Delivered(one.id, ("a.pdf",), PLANNER) for one in FLOW.deliverables]),
    st.sampled_from(
        [Decided(one.id, choice.id, PLANNER) for one in FLOW.decisions for choice in one.choices]
    ),
    st.just(Assigned("Applications", "A. Lead", "", PLANNER)),
    st.just(Noted("seen", PLANNER)),
    st.just(Reopened(PLANNER)),
    st.just(TimePassed()),
)
_steps = st.lists(st.tuples(_events, st.integers(0, 30 * 24 * 60)), max_size=25)


def _walked(begin: datetime, steps: list[tuple[Event, int]]) -> Walk:
    walk = Walk(RULES, begin).arrives(request_type="Level Two Project")
    for event, minutes in steps:
        now = walk.now + timedelta(minutes=minutes)
        comes = replace(event, received=now) if isinstance(event, Arrived) else event
        try:
            walk.happens(comes, now)
        except UsageError:
            walk.now = now
    return walk


@given(_moments, _steps)
def test_no_case_is_without_a_stage_and_no_clock_is_lost_or_doubled(begin, steps):
    course = _walked(begin, steps).course
    assert course.stage in {stage.id for stage in FLOW.stages}
    running = [one.clock for one in course.running]
    assert len(running) == len(set(running))
    runs = [(one.clock, one.run) for one in course.clocks]
    assert len(runs) == len(set(runs))
    assert (course.closed is not None) == FLOW.stage(course.stage).final
    if course.closed:
        assert (*course.running, *course.open_tasks, *course.open_deliverables) == ()


@given(_moments, _steps)
def test_every_mark_is_passed_once_and_every_deadline_mailed_once(begin, steps):
    walk = _walked(begin, steps)
    for run in walk.course.clocks:
        marks = [(one.mark, one.level) for one in run.passed]
        assert len(marks) == len(set(marks))
    mailed = [(m.clock, m.run, m.mark, m.level) for m in walk.mails if m.message == "deadline"]
    assert len(mailed) == len(set(mailed))


@settings(max_examples=40, deadline=None)
@given(_moments, _steps)
def test_time_alone_always_comes_to_rest(begin, steps):
    walk = _walked(begin, steps)
    far = walk.now + timedelta(days=400)
    walk.stands_still(far)
    alarm = next_alarm(walk.course, RULES)
    assert alarm is None or alarm > far


@settings(max_examples=40, deadline=None)
@given(_moments, _steps, st.integers(0, 26))
def test_history_shows_every_moment_and_is_never_changed_by_what_follows(begin, steps, cut):
    walk = _walked(begin, steps)
    assert as_it_stood(walk.history, walk.now) == walk.course
    moment = walk.history[min(cut, len(walk.history) - 1)]
    earlier = [one for one in walk.history if one.at <= moment.at]
    assert as_it_stood(walk.history, moment.at) == earlier[-1].course


@given(_moments, _steps)
def test_looking_each_minute_or_only_when_due_is_the_same(begin, steps):
    """The service may look as often as it likes: what is told is told once."""
    one, other = _walked(begin, steps), _walked(begin, steps)
    until = one.now + timedelta(days=40)
    one.time_passes(until)
    while other.now < until:
        other.happens(TimePassed(), min(until, other.now + timedelta(hours=7)))
    other.happens(TimePassed(), until)
    passed = [{(p.mark, p.level, p.at) for p in run.passed} for run in one.course.clocks]
    assert passed == [{(p.mark, p.level, p.at) for p in run.passed} for run in other.course.clocks]


_zones = st.sampled_from(["America/New_York", "Australia/Lord_Howe", "UTC", "America/Vancouver"])
_shut = st.frozensets(st.dates(date(2025, 1, 1), date(2028, 12, 31)), max_size=20)
_offices = st.builds(
    lambda zone, shut, closing: OfficeTime(
        ZoneInfo(zone), ClosedOn(calendar("US-CT"), shut), closing
    ),
    _zones, _shut, st.sampled_from([None, time(12), time(17)]),
)  # fmt: skip


@given(_offices, _moments, st.integers(1, 30), st.sampled_from(list(Unit)))
def test_a_last_day_is_never_before_the_receipt_and_grows_with_the_amount(office, start, n, unit):
    one, more = office.last_day(start, n, unit), office.last_day(start, n + 1, unit)
    assert office.day(start) < one < more
    if unit is Unit.BUSINESS_DAYS:
        assert office.working.works_on(one)


@given(_offices, st.dates(date(2025, 2, 1), date(2028, 11, 30)),
       st.integers(1, 20))  # fmt: skip
def test_days_counted_back_and_forth_agree(office, day, amount):
    later, earlier = office.after(day, amount), office.before(day, amount)
    assert office.business_days(day, later) == amount
    assert office.working.works_on(later)
    assert office.business_days(earlier, office.on_or_before(day)) == amount
    assert earlier < day < later


@given(_offices, st.dates(date(2025, 2, 1), date(2028, 11, 30)))
def test_every_day_has_one_morning_and_one_end_over_every_change_of_the_clock(office, day):
    morning, end = office.morning(day), office.end(day)
    assert office.day(morning) == day
    assert office.day(end) == day + timedelta(days=1)
    length = end.astimezone(UTC) - office.end(day - timedelta(days=1)).astimezone(UTC)
    assert timedelta(hours=23) <= length <= timedelta(hours=25)


@given(_offices, _moments)
def test_what_comes_after_closing_time_counts_from_the_next_business_day(office, start):
    day, counted = office.day(start), office.last_day(start, 1, Unit.BUSINESS_DAYS)
    local = start.astimezone(office.zone).time()
    late = office.closing is not None and local >= office.closing
    in_time = office.working.works_on(day) and not late
    assert office.business_days(day, counted) == (1 if in_time else 2)
