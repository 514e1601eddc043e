"""The process engine: what an event makes of a case. Pure: time and rules are arguments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from form_templates.flow import HELD, RETURNED
from form_templates.table import nearest
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import Verdict
from intake_mailbot.domain.process import events, timing
from intake_mailbot.domain.process.conditions import nothing_open
from intake_mailbot.domain.process.course import Assignment, Course, Rules, Taken
from intake_mailbot.domain.process.events import Effect, Event
from intake_mailbot.domain.process.steps import RECEIVED, Steps


def advance(
    course: Course, event: Event, now: datetime, rules: Rules
) -> tuple[Course, tuple[Effect, ...]]:
    """Where ``event`` brings the case at ``now`` (aware), and what follows outside of it.

    Raises UsageError for what a person asked that cannot be done now, with what can.
    """
    steps = Steps(rules, course, now)
    _HANDLERS[type(event)](steps, event)
    return steps.course, tuple(steps.effects)


def next_alarm(course: Course, rules: Rules) -> datetime | None:
    """When the case has to be looked at again although nothing else happens; None: never."""
    alarms = (timing.next_alarm(rules, run) for run in course.running)
    return min((at for at in alarms if at is not None), default=None)


def _arrived(steps: Steps, event: events.Arrived) -> None:
    course = steps.course
    first = course.first_received or event.received
    steps.course = replace(course, answers=event.answers, first_received=first)
    if not (course.stage in {"", RETURNED, HELD} or _untouched(course)):
        steps.say("a further version came after the intake had begun")
        steps.give("revised")
        return
    if event.verdict is Verdict.RETURN:
        steps.call_off()
        steps.course = replace(steps.course, received=None)
        _move(steps, RETURNED)
        steps.give("returned")
        return
    steps.course = replace(steps.course, received=course.received or event.received)
    steps.give(RECEIVED)
    if event.verdict is Verdict.HOLD:
        _move(steps, HELD)
        steps.give("held")
    elif course.stage in {"", RETURNED, HELD}:
        steps.enter(steps.rules.flow.first)
        steps.give("accepted")
    else:
        steps.take_way("")
        steps.give("revised")


def _untouched(course: Course) -> bool:
    """Whether nobody has done anything with it since it was accepted."""
    worked = any(one.done for one in course.tasks) or any(d.arrived for d in course.deliverables)
    return not (worked or course.decisions or course.assignment or course.closed)


def _move(steps: Steps, stage: str) -> None:
    if steps.course.stage != stage:
        steps.enter(stage)


def _done(steps: Steps, event: events.Done) -> None:
    _must_be_open(steps)
    names = [one.task for one in steps.course.open_tasks]
    if event.task not in names:
        raise UsageError(f"“{event.task}” is no task that is open. {nearest(event.task, names)}")
    steps.course = replace(
        steps.course,
        tasks=tuple(
            replace(one, done=steps.now, by=event.by)
            if one.task == event.task and one.open
            else one
            for one in steps.course.tasks
        ),
    )
    steps.say(f"done: {steps.rules.flow.task(event.task).title}{_note(event.note)}")
    stage = steps.course.stage
    steps.give(f"done:{event.task}")
    _complete(steps, stage, event.task)


def _delivered(steps: Steps, event: events.Delivered) -> None:
    _must_be_open(steps)
    names = [one.deliverable for one in steps.course.open_deliverables]
    if event.deliverable not in names:
        raise UsageError(
            f"“{event.deliverable}” is not expected. {nearest(event.deliverable, names)}"
        )
    rule, files = steps.rules.flow.deliverable(event.deliverable), ", ".join(event.files)
    if rule.signed and not event.signed:
        steps.say(f"came without its signature: {rule.title} ({files})")
        steps.give(f"unsigned:{event.deliverable}")
        return
    steps.course = replace(
        steps.course,
        deliverables=tuple(
            replace(one, arrived=steps.now, files=event.files)
            if one.deliverable == event.deliverable and one.open
            else one
            for one in steps.course.deliverables
        ),
    )
    steps.say(f"arrived: {rule.title} ({files})")
    stage = steps.course.stage
    steps.give(f"got:{event.deliverable}")
    _complete(steps, stage, event.deliverable)


def _complete(steps: Steps, stage_id: str, done: str) -> None:
    """Say that the stage is complete, if what was done was the last thing that it needed."""
    stage = steps.rules.flow.stage(stage_id)
    asked = frozenset((*stage.tasks, *stage.deliverables))
    if steps.course.stage != stage_id or done not in asked:
        return
    if nothing_open(steps.rules.flow, steps.course, asked):
        steps.give(f"complete:{stage_id}")


def _decided(steps: Steps, event: events.Decided) -> None:
    _must_be_open(steps)
    open_now = steps.stage.decisions
    if event.decision not in open_now:
        known = nearest(event.decision, open_now) if open_now else "Nothing is to be decided now."
        raise UsageError(f"“{event.decision}” is not to be decided now. {known}")
    rule = steps.rules.flow.decision(event.decision)
    choices = {one.id: one for one in rule.choices}
    choice = choices.get(event.choice)
    if choice is None:
        raise UsageError(f"“{event.choice}” is no choice of it. {nearest(event.choice, choices)}")
    taken = Taken(rule.id, choice.id, steps.now, event.by, event.note)
    steps.course = replace(steps.course, decisions=(*steps.course.decisions, taken))
    steps.until = event.until
    steps.say(f"decided: {rule.title} {choice.title}{_note(event.note)}")
    steps.give(f"decided:{rule.id}")
    steps.give(f"decided:{rule.id}:{choice.id}")
    if choice.to:
        steps.enter(choice.to)


def _assigned(steps: Steps, event: events.Assigned) -> None:
    _must_be_open(steps)
    if steps.course.stage in {RETURNED, HELD}:
        raise UsageError(
            f"the case is {steps.course.stage}; it can be assigned once it is accepted"
        )
    divisions = steps.rules.flow.divisions
    if divisions and event.division not in divisions:
        raise UsageError(f"“{event.division}” is no division. {nearest(event.division, divisions)}")
    given = Assignment(event.division, event.contact, event.address, steps.now)
    steps.course = replace(steps.course, assignment=given)
    steps.say(f"assigned to {event.division}, {event.contact}{_note(event.note)}")
    steps.give("assigned")


def _noted(steps: Steps, event: events.Noted) -> None:
    steps.say(f"note: {event.text}")


def _reopened(steps: Steps, event: events.Reopened) -> None:
    to = steps.stage.reopens_to if steps.course.closed else ""
    if not to:
        why = "it cannot be opened again" if steps.course.closed else "it is not closed"
        raise UsageError(f"{why}: its stage is “{steps.stage.title}”")
    steps.course = replace(steps.course, closed=None)
    steps.say(f"opened again{_note(event.note)}")
    steps.enter(to)
    steps.give("reopened")


def _time_passed(steps: Steps, _: events.TimePassed) -> None:
    while True:
        coming = [
            (mark, run)
            for run in steps.course.running
            if (mark := timing.next_mark(steps.rules, run)) and mark.at <= steps.now
        ]
        if not coming:
            return
        mark, run = min(coming, key=lambda pair: pair[0].at)
        steps.pass_mark(run, mark)


def _must_be_open(steps: Steps) -> None:
    if not steps.course.stage or steps.course.closed:
        raise UsageError("the case is closed; open it again with `cases reopen`")


def _note(note: str) -> str:
    return f" – {note}" if note else ""


_HANDLERS: dict[type, Callable[[Steps, Any], None]] = {
    events.Arrived: _arrived,
    events.Done: _done,
    events.Decided: _decided,
    events.Assigned: _assigned,
    events.Delivered: _delivered,
    events.Noted: _noted,
    events.Reopened: _reopened,
    events.TimePassed: _time_passed,
}
