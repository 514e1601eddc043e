"""What planners do with a case in its process: one door for terminal, mail and pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from form_templates.flow import Choice, DecisionRule
from form_templates.table import nearest
from intake_mailbot.casework import case_of
from intake_mailbot.domain.errors import ConcurrentChangeError, UsageError
from intake_mailbot.domain.process import (
    Assigned,
    Begun,
    Course,
    Decided,
    Delivered,
    Done,
    Estimated,
    Event,
    Moment,
    Noted,
    Reopened,
    Rules,
    as_it_stood,
)
from intake_mailbot.domain.process.deciding import open_decisions
from intake_mailbot.domain.process.estimating import priced
from intake_mailbot.intake import Desk
from intake_mailbot.intake.progress import begin_late, move, office_of, rules_of, would_begin
from intake_mailbot.store.unit import UnitOfWork

_TRIES = 5

Making = Callable[[Rules, Course], Event]
"""Makes the event when the case is at hand: what a planner says depends on where it stands."""


@dataclass(frozen=True)
class ProcessSheet:
    """Where a case stands in its process, by which rules; ``history`` oldest first."""

    course: Course
    rules: Rules
    history: tuple[Moment, ...]


def decide(
    desk: Desk,
    number: str,
    choice: str,
    *,
    note: str,
    until: date | None,
    now: datetime,
    actor: str,
) -> str:
    """Take a decision that is open: by its choice, or by "decision:choice" where two share one.

    ``until`` is the last day of the clocks that it starts, None where the process says it. Gives
    one sentence saying what was done. Raises UsageError with what can be decided now.
    """

    return _do(desk, number, deciding(choice, note, until, actor), now, actor)


def assign(
    desk: Desk,
    number: str,
    division: str,
    contact: str,
    *,
    address: str,
    note: str,
    now: datetime,
    actor: str,
) -> str:
    """Give the case to a division and a point of contact (``address`` "" if unknown)."""
    given = assigning(division, contact, address, note, actor)
    return _do(desk, number, given, now, actor)


def done(desk: Desk, number: str, task: str, *, note: str, now: datetime, actor: str) -> str:
    """Say that a task is done, or that a deliverable is there and as it should be.

    Raises UsageError with the tasks that are open.
    """
    return _do(desk, number, doing(task, note, actor), now, actor)


def begin(desk: Desk, number: str, task: str, text: str, *, now: datetime, actor: str) -> str:
    """Begin one more of a task that there can be several of. Raises UsageError."""
    return _do(desk, number, lambda _rules, _course: Begun(task, text, actor), now, actor)


def estimate(
    desk: Desk,
    number: str,
    quantities: Sequence[tuple[str, Decimal]],
    *,
    now: datetime,
    actor: str,
) -> str:
    """Estimate the cost of a case by the office's rates. Raises UsageError with the rates."""
    with desk.store.unit(write=False) as unit:
        rates = office_of(desk, case_of(unit, number)).office.process.rates
    lines = priced(rates, quantities)
    if rates is None:
        raise AssertionError(number)
    made = Estimated(lines, rates.currency, rates.title, actor)
    return _do(desk, number, lambda _rules, _course: made, now, actor)


def note(desk: Desk, number: str, text: str, *, now: datetime, actor: str) -> str:
    """Leave a note on the case."""
    return _do(desk, number, noting(text, actor), now, actor)


def reopen(desk: Desk, number: str, *, note: str, now: datetime, actor: str) -> str:
    """Open a closed case again. Raises UsageError where it is not closed."""
    return _do(desk, number, reopening(note, actor), now, actor)


def deciding(choice: str, note: str, until: date | None, actor: str) -> Making:
    """The event of a decision that is open when the case is at hand."""

    def event(rules: Rules, course: Course) -> Event:
        decision, chosen = _open_choice(rules, course, choice)
        return Decided(decision.id, chosen.id, actor, note, until)

    return event


def assigning(division: str, contact: str, address: str, note: str, actor: str) -> Making:
    """The event of an assignment."""
    return lambda _rules, _course: Assigned(division, contact, address, actor, note)


def doing(task: str, note: str, actor: str) -> Making:
    """The event of a task that was done, or of a deliverable that a person vouches for."""

    def event(_rules: Rules, course: Course) -> Event:
        if task in {one.deliverable for one in course.open_deliverables}:
            return Delivered(task, (), actor, signed=True)
        return Done(task, actor, note)

    return event


def noting(text: str, actor: str) -> Making:
    """The event of a note."""
    return lambda _rules, _course: Noted(text, actor)


def reopening(note: str, actor: str) -> Making:
    """The event of a case that is opened again."""
    return lambda _rules, _course: Reopened(actor, note)


def sheet(desk: Desk, number: str, at: datetime | None, now: datetime) -> ProcessSheet:
    """Where the case stands, or stood at ``at`` (aware). Raises UsageError.

    A case of an earlier version is shown as if its process began now; nothing is written.
    """
    with desk.store.unit(write=False) as unit:
        case = case_of(unit, number)
        office, standing = office_of(desk, case), unit.courses.standing(case)
        if standing is None:
            moved, _ = would_begin(unit, office, case, now)
            return ProcessSheet(moved.course, moved.rules, ())
        rules, history = rules_of(unit, office, standing), tuple(unit.courses.history(case))
    if at is None:
        return ProcessSheet(standing.course, rules, history)
    past = tuple(moment for moment in history if moment.at <= at)
    return ProcessSheet(as_it_stood(past, at), rules, past)


def _do(desk: Desk, number: str, making: Making, now: datetime, actor: str) -> str:
    for left in reversed(range(_TRIES)):
        try:
            with desk.store.unit() as unit:
                said = act_within(desk, unit, number, making, now, actor)
                unit.commit()
        except ConcurrentChangeError:
            if not left:
                raise
        else:
            return said
    raise AssertionError


def act_within(
    desk: Desk, unit: UnitOfWork, number: str, making: Making, now: datetime, actor: str
) -> str:
    """What a planner does, within a transaction of the caller's; says what was done, and the stage.

    Raises UsageError, and ConcurrentChangeError where the case moved on meanwhile.
    """
    case = case_of(unit, number)
    office = office_of(desk, case)
    if unit.courses.standing(case) is None:
        begin_late(desk, unit, case, now)
    standing = unit.courses.standing(case)
    course = standing.course if standing else Course()
    event = making(rules_of(unit, office, standing), course)
    moved = move(desk, unit, case, event, now, actor=actor)
    stage = moved.rules.flow.stage(moved.course.stage)
    where = "stays at" if moved.course.stage == course.stage else "is now at"
    done = moved.said[0] if moved.said else ""
    end = "" if not done or done.endswith((".", "?", "!", "…")) else "."
    return (
        f"{done[:1].upper()}{done[1:]}{end} {case.tracking_number} {where}: {stage.title}.".strip()
    )


def _open_choice(rules: Rules, course: Course, wanted: str) -> tuple[DecisionRule, Choice]:
    """The one open decision that has this choice. Raises UsageError."""
    open_now = open_decisions(rules, course)
    found = [
        (decision, choice)
        for decision in open_now
        for choice in decision.choices
        if wanted in {choice.id, f"{decision.id}:{choice.id}"}
    ]
    if len(found) == 1:
        return found[0]
    known = [choice.id for decision in open_now for choice in decision.choices]
    if found:
        both = " or ".join(f"{decision.id}:{choice.id}" for decision, choice in found)
        raise UsageError(f"“{wanted}” can mean two decisions: write {both}")
    stage = next((one for one in rules.flow.stages if one.id == course.stage), None)
    title = stage.title if stage else "nowhere"
    can = nearest(wanted, known) if known else "Nothing is to be decided there."
    raise UsageError(f"“{wanted}” cannot be decided now: the case is at “{title}”. {can}")
