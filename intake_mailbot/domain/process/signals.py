"""Which signals has a case given, and when? As far as its course tells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from form_templates.flow import HELD, RETURNED
from intake_mailbot.domain.process.course import Course, Mark, Rules
from intake_mailbot.domain.process.deciding import open_choices, open_decisions

_MARKS = frozenset(Mark)


def given(course: Course, signal: str) -> datetime | None:
    """When the case gave ``signal`` last, None where it did not, or its course does not say."""
    kind, _, name = signal.partition(":")
    return max((at for at in _times(course, kind, name) if at is not None), default=None)


def _times(course: Course, kind: str, name: str) -> Iterator[datetime | None]:
    match kind:
        case "received" | "accepted":
            yield course.received
        case "assigned" if course.assignment:
            yield course.assignment.at
        case "estimated" if course.estimate:
            yield course.estimate.at
        case "entered" if course.stage == name:
            yield course.entered
        case "left" if name in course.visits[-2:-1]:
            yield course.entered
        case "decided":
            decision, _, choice = name.partition(":")
            taken = [one for one in course.decisions if one.decision == decision]
            yield from (one.at for one in taken if choice in {"", one.choice})
        case "done":
            yield from (one.done for one in course.tasks if one.task == name)
        case "begun":
            yield from (one.begun for one in course.tasks if one.task == name)
        case "got":
            yield from (one.arrived for one in course.deliverables if one.deliverable == name)
        case _ if kind in _MARKS:
            passed = [one for run in course.clocks if run.clock == name for one in run.passed]
            yield from (one.at for one in passed if one.mark.value == kind)


def goes_on(rules: Rules, course: Course) -> bool:
    """Whether anything that may still happen leads the case on from its stage."""
    stage = rules.flow.stage(course.stage)
    if stage.final or stage.id in {RETURNED, HELD}:
        return True
    choices = (open_choices(rules, course, one) for one in open_decisions(rules, course))
    if any(choice.to or stage.ways for found in choices for choice in found):
        return True
    return any(_may_come(rules, course, way.on) for way in stage.ways)


def _may_come(rules: Rules, course: Course, signal: str) -> bool:
    kind, _, name = signal.partition(":")
    tasks = {one.task for one in course.open_tasks}
    expected = {one.deliverable for one in course.open_deliverables}
    match kind:
        case "" | "entered" | "left" | "decided":
            return False
        case "done" | "begun":
            stage = rules.flow.stage(course.stage)
            return name in tasks or (name in stage.tasks and rules.flow.task(name).several)
        case "got":
            return name in expected
        case "complete":
            stage = rules.flow.stage(course.stage)
            return bool((tasks | expected).intersection((*stage.tasks, *stage.deliverables)))
        case _ if kind in _MARKS:
            run = course.clock(name)
            return run is not None and run.running
        case _:
            return True
