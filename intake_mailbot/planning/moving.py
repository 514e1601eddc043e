"""Moving cases that are pinned to an earlier process to the one that their office has now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from intake_mailbot.casework import case_of
from intake_mailbot.domain.errors import ConcurrentChangeError
from intake_mailbot.domain.model import CaseRef
from intake_mailbot.domain.process import Repinned, Rules
from intake_mailbot.domain.process.repinning import both, repinned
from intake_mailbot.intake import Desk
from intake_mailbot.intake.desk import OfficeDesk
from intake_mailbot.intake.progress import arrival, office_of, rules_of, shown_rules
from intake_mailbot.store.course_rows import Step
from intake_mailbot.store.unit import UnitOfWork

_TRIES = 5
_SAID = "moved to the process that the office has now"
_UNREAD = "its own process cannot be read any more: what ran keeps its last days"


@dataclass(frozen=True)
class Moving:
    """What moving one case changes, a sentence each; ``obstacles`` say why it cannot be moved.

    ``pinned`` is False for a case that goes by the present process already.
    """

    number: str
    title: str
    stage: str
    changes: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()
    pinned: bool = True


def outdated(desk: Desk, office: OfficeDesk) -> Iterator[str]:
    """The numbers of the office's open cases that are pinned to another process than its own."""
    last = 0
    while True:
        with desk.store.unit(write=False) as unit:
            digest = office.office.process.digest
            found = unit.courses.pinned_elsewhere(office.office.id, digest, last)
        yield from (case.tracking_number for case in found)
        if not found:
            return
        last = found[-1].id


def would_move(desk: Desk, number: str, now: datetime) -> Moving:
    """What moving the case would change at ``now`` (aware); nothing is written.

    Raises UsageError where there is no such case or its office is not configured.
    """
    with desk.store.unit(write=False) as unit:
        return _moving(desk, unit, number, now)[0]


def move_over(desk: Desk, number: str, now: datetime, actor: str) -> Moving:
    """Move the case, all of it or nothing; its history tells the changes, and nobody is written to.

    Raises UsageError as ``would_move`` does, ConcurrentChangeError where the case never rests.
    """
    for left in reversed(range(_TRIES)):
        try:
            with desk.store.unit() as unit:
                told, step = _moving(desk, unit, number, now, actor)
                if step is not None:
                    _write(desk, unit, case_of(unit, number), step)
                    unit.commit()
        except ConcurrentChangeError:
            if not left:
                raise
        else:
            return told
    raise AssertionError


def _moving(
    desk: Desk, unit: UnitOfWork, number: str, now: datetime, actor: str = ""
) -> tuple[Moving, Step | None]:
    """What moving the case changes, and the step that does it; None where it cannot be done."""
    case = case_of(unit, number)
    office, standing = office_of(desk, case), unit.courses.standing(case)
    process = office.office.process
    told = Moving(case.tracking_number, case.title, case.stage)
    if standing is None or standing.definition == process.digest:
        return replace(told, pinned=False), None
    new = rules_of(unit, office, None)
    old, is_read = shown_rules(unit, office, standing)
    form = office.office.form
    answers = arrival(form, process.flow, unit.cases.corrected(case), case).answers
    made = repinned(standing.course, answers, now, old, new)
    if made.obstacles:
        return replace(told, obstacles=made.obstacles), None
    changes = made.changes if is_read else (_UNREAD, *made.changes)
    told = replace(told, changes=changes)
    event = Repinned(standing.definition, process.digest, actor, answers)
    return told, Step(standing, made.course, event, (_SAID, *changes), now, actor)


def _write(desk: Desk, unit: UnitOfWork, case: CaseRef, step: Step) -> None:
    office = office_of(desk, case)
    new = rules_of(unit, office, None)
    old = shown_rules(unit, office, step.before)[0] if step.before else new
    unit.courses.save(case, step, Rules(both(new.flow, old.flow), new.time))
    unit.courses.pin(case, office.office.id, office.office.process)
    unit.events.add_all("process", step.said, step.at, case=case.id, actor=step.actor)
