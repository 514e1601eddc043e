"""What planners do with a case in its process: one door for terminal, mail and pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from intake_mailbot.casework import case_of
from intake_mailbot.domain.errors import ConcurrentChangeError
from intake_mailbot.domain.process import Course, Decided
from intake_mailbot.intake import Desk
from intake_mailbot.intake.progress import (
    Moved,
    begin_late,
    move,
    office_of,
    rules_of,
)
from intake_mailbot.planning.making import (
    Making,
    assigning,
    beginning,
    deciding,
    doing,
    estimating,
    noting,
    reopening,
)
from intake_mailbot.store.unit import UnitOfWork

_TRIES = 5


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
    return _do(desk, number, beginning(task, text, actor), now, actor)


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
    return _do(desk, number, estimating(rates, quantities, actor), now, actor)


def note(desk: Desk, number: str, text: str, *, now: datetime, actor: str) -> str:
    """Leave a note on the case."""
    return _do(desk, number, noting(text, actor), now, actor)


def reopen(desk: Desk, number: str, *, note: str, now: datetime, actor: str) -> str:
    """Open a closed case again. Raises UsageError where it is not closed."""
    return _do(desk, number, reopening(note, actor), now, actor)


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
    standing = unit.courses.standing(case)
    if standing is None:
        begin_late(desk, unit, case, now)
        standing = unit.courses.standing(case)
    course = standing.course if standing else Course()
    event = making(rules_of(unit, office, standing), course)
    moved = move(desk, unit, case, event, now, actor=actor)
    stage = moved.rules.flow.stage(moved.course.stage)
    where = "stays at" if moved.course.stage == course.stage else "is now at"
    done = _sentence(moved.said[0]) if moved.said else ""
    until = _begun(course, moved) if isinstance(event, Decided) and event.until else ""
    return f"{done}{until} {case.tracking_number} {where}: {stage.title}.".strip()


def _sentence(text: str) -> str:
    end = "" if text.endswith((".", "?", "!", "…")) else "."
    return f"{text[:1].upper()}{text[1:]}{end}"


def _begun(before: Course, moved: Moved) -> str:
    """The clocks that began, with the last day that was set for them."""
    runs = moved.course.clocks[len(before.clocks) :]
    told = ((moved.rules.flow.clock(one.clock).for_planners, one.due) for one in runs)
    return "".join(f" {_sentence(f'{what} by {due}')}" for what, due in told)
