"""Clocks: begun, paused, stopped, and the marks that they pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from form_templates.flow_clocks import ClockRule, Pausing
from intake_mailbot.domain.process.course import ClockRun, Course, Mark, Passed, Pause, Rules

_ORDER = tuple(Mark)


def begun(
    rules: Rules, course: Course, rule: ClockRule, since: datetime, until: date | None
) -> ClockRun:
    """A new run of ``rule``, counted from ``since`` (aware).

    ``until`` is the last day that a person set for it, None where the rule says it.
    """
    earliest = rule.earliest
    return ClockRun(
        clock=rule.id,
        run=sum(one.clock == rule.id for one in course.clocks) + 1,
        began=since,
        due=until or rules.time.last_day(since, rule.amount, rule.unit),
        earliest=None if earliest is None else rules.time.last_day(since, earliest, rule.unit),
    )


def reckoned(rules: Rules, rule: ClockRule, run: ClockRun) -> date:
    """The last day that ``rule`` gives a run, with the pauses that are over."""
    due = rules.time.last_day(run.began, rule.amount, rule.unit)
    for pause in run.pauses if rule.pausing is Pausing.EXTENDS else ():
        if pause.end is not None:
            due = rules.time.extended(due, pause.begin, pause.end, rule.unit)
    return due


def paused(run: ClockRun, stage: str, now: datetime) -> ClockRun:
    """The run with a pause that begins now; one that is paused stays as it is."""
    return run if run.paused else replace(run, pauses=(*run.pauses, Pause(stage, now)))


def resumed(rules: Rules, rule: ClockRule, run: ClockRun, now: datetime) -> ClockRun:
    """The run without its pause; a clock that a pause extends gets its last day moved."""
    if not run.paused:
        return run
    *before, last = run.pauses
    over = replace(run, pauses=(*before, replace(last, end=now)))
    if rule.pausing is Pausing.NOTED:
        return over
    return replace(over, due=rules.time.extended(run.due, last.begin, now, rule.unit))


def stopped(rules: Rules, run: ClockRun, now: datetime, *, kept: bool) -> ClockRun:
    """The run at its end; ``kept`` False where it was called off."""
    over = resumed(rules, rules.flow.clock(run.clock), run, now)
    return replace(over, stopped=now, kept=kept)


def late(rules: Rules, run: ClockRun, now: datetime) -> bool:
    """Whether the run came, or comes now, to its end after its last day."""
    return rules.time.day(run.stopped or now) > run.due


def days_left(rules: Rules, run: ClockRun, now: datetime) -> int:
    """Business days from today to the last day; below 0 where it is past."""
    today = rules.time.day(now)
    if today > run.due:
        return -rules.time.business_days(run.due, today)
    return rules.time.business_days(today, run.due)


def next_mark(rules: Rules, run: ClockRun) -> Passed | None:
    """The first mark that the run has not passed; None once it is stopped, or stands still."""
    rule = rules.flow.clock(run.clock)
    if not run.running or (run.paused and rule.pausing is Pausing.EXTENDS):
        return None
    coming = (one for one in marks(rules, rule, run) if not run.has_passed(one.mark, one.level))
    return min(coming, key=_when, default=None)


def next_alarm(rules: Rules, run: ClockRun) -> datetime | None:
    """When the run has to be looked at again, None where never."""
    coming = next_mark(rules, run)
    return coming.at if coming else None


def is_outdated(rules: Rules, run: ClockRun, mark: Mark, now: datetime) -> bool:
    """Whether a later mark than ``mark`` is reached too, which says more than it.

    After a standstill a reminder of a day that is past would be untrue.
    """
    reached = {one.mark for one in marks(rules, rules.flow.clock(run.clock), run) if one.at <= now}
    spoken = {Mark.DUE, Mark.OVERDUE} & reached
    return any(_ORDER.index(one) > _ORDER.index(mark) for one in spoken)


def marks(rules: Rules, rule: ClockRule, run: ClockRun) -> Iterator[Passed]:
    """Every mark of a run, passed or not, at its time."""
    time, due = rules.time, run.due
    warned = time.morning(time.before(due, rule.warn))
    if rule.warn and warned > run.began:
        yield Passed(Mark.WARNED, warned)
    yield Passed(Mark.DUE, max(time.morning(time.on_or_before(due)), run.began))
    yield Passed(Mark.ENDED, time.end(due))
    yield Passed(Mark.OVERDUE, time.morning(time.after(due, 1)))
    for number, level in enumerate(rules.flow.levels(rule), start=1):
        yield Passed(Mark.ESCALATED, time.morning(time.after(due, level.after)), number)


def _when(mark: Passed) -> tuple[datetime, int, int]:
    return mark.at, _ORDER.index(mark.mark), mark.level
