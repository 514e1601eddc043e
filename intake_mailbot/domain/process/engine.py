"""The process engine: what an event makes of a case. Pure: time and rules are arguments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from form_templates.flow import GIVEN_UP, HELD, LACKING, RETURNED
from form_templates.flow_defaults import CORRECTION
from form_templates.table import nearest
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import Verdict
from intake_mailbot.domain.process import events, timing
from intake_mailbot.domain.process.conditions import (
    assignment_counts,
    nothing_open,
    within_budget,
)
from intake_mailbot.domain.process.course import Assignment, Course, Rules, Taken, TaskRun
from intake_mailbot.domain.process.deciding import (
    noted,
    open_choices,
    open_decisions,
    why_not,
)
from intake_mailbot.domain.process.estimating import Estimate
from intake_mailbot.domain.process.events import Effect, Event
from intake_mailbot.domain.process.steps import RECEIVED, Steps

_BEFORE_INTAKE = frozenset({"", RETURNED, HELD, GIVEN_UP})
_FARTHEST = 10
"""Years: a last day beyond them is a slip of the hand."""


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
    if course.stage == GIVEN_UP:
        steps.say("the corrected form came after all")
        steps.course = replace(steps.course, closed=None)
    if not (course.stage in _BEFORE_INTAKE or _untouched(course)):
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
    elif course.stage in _BEFORE_INTAKE:
        steps.enter(steps.rules.flow.first)
        steps.give("accepted")
    else:
        steps.take_way("")
        steps.give("revised")


def _untouched(course: Course) -> bool:
    """Whether nobody has done anything with it since it was accepted."""
    worked = any(one.done for one in course.tasks) or any(d.arrived for d in course.deliverables)
    decided = any(one.decision != CORRECTION for one in course.decisions)
    return not (worked or decided or course.assignment or course.closed)


def _move(steps: Steps, stage: str) -> None:
    if steps.course.stage != stage:
        steps.enter(stage)


def _begun(steps: Steps, event: events.Begun) -> None:
    _must_be_open(steps)
    several = [name for name in steps.stage.tasks if steps.rules.flow.task(name).several]
    if event.task not in several:
        known = nearest(event.task, several) if several else "Nothing of that kind is begun there."
        raise UsageError(f"“{event.task}” cannot be begun at “{steps.stage.title}”. {known}")
    steps.begin(event.task, event.text)
    steps.say(f"to do: {steps.rules.flow.task(event.task).title}{noted(event.text)}")
    steps.give(f"begun:{event.task}")


def _done(steps: Steps, event: events.Done) -> None:
    _must_be_open(steps)
    run = _open_task(steps.course, event.task)
    rule = steps.rules.flow.task(run.task)
    over = replace(run, done=steps.now, by=event.by, note=event.note)
    tasks = tuple(over if one == run else one for one in steps.course.tasks)
    steps.course = replace(steps.course, tasks=tasks)
    steps.say(f"done: {rule.title}{noted(run.text)}{noted(event.note)}")
    stage = steps.course.stage
    steps.give(f"done:{rule.id}")
    _complete(steps, stage, rule.id)
    still = {one.task for one in steps.course.open_tasks}
    if rule.repeats and rule.id in steps.stage.tasks and rule.id not in still:
        steps.begin(rule.id)


def _open_task(course: Course, wanted: str) -> TaskRun:
    """The open task of this name, "task:2" the second of several. Raises UsageError."""
    name, _, number = wanted.partition(":")
    runs = [one for one in course.open_tasks if one.task == name]
    if number:
        runs = [one for one in runs if str(one.run) == number]
    if len(runs) == 1:
        return runs[0]
    if runs:
        which = ", ".join(f"{name}:{one.run} ({one.text})" for one in runs)
        raise UsageError(f"there are several of “{name}”; say which: {which}")
    known = dict.fromkeys(one.task for one in course.open_tasks)
    raise UsageError(f"“{wanted}” is no task that is open. {nearest(name, known)}")


def _estimated(steps: Steps, event: events.Estimated) -> None:
    _must_be_open(steps)
    if steps.rules.flow.estimate is None:
        raise UsageError("this case's process makes no estimate")
    made = Estimate(event.lines, event.currency, event.schedule, steps.now)
    steps.course = replace(steps.course, estimate=made)
    steps.say(f"estimated: {event.currency}{made.total:,.2f}")
    steps.give("estimated")
    fits = within_budget(steps.rules, steps.course)
    if fits is not None:
        steps.give("within_budget" if fits else "over_budget")


def _delivered(steps: Steps, event: events.Delivered) -> None:
    _must_be_open(steps)
    names = [one.deliverable for one in steps.course.open_deliverables]
    if event.deliverable not in names:
        raise UsageError(
            f"“{event.deliverable}” is not expected. {nearest(event.deliverable, names)}"
        )
    rule, files = steps.rules.flow.deliverable(event.deliverable), ", ".join(event.files)
    unsigned = rule.signed and not event.signed
    if unsigned or event.lacks:
        _mark(steps, event.deliverable, lacks=event.lacks)
        said = "without its signature" if unsigned else "incomplete"
        steps.say(f"came {said}: {rule.title} ({files})")
        if rule.form:
            steps.tell(LACKING, (rule.owner,), (rule.form,))
        steps.give(f"{'unsigned' if unsigned else 'incomplete'}:{event.deliverable}")
        return
    _mark(steps, event.deliverable, arrived=steps.now, files=event.files, lacks=())
    came = f" ({files})" if files else noted(f"says {event.by}")
    steps.say(f"arrived: {rule.title}{came}{noted(event.note)}")
    stage = steps.course.stage
    steps.give(f"got:{event.deliverable}")
    _complete(steps, stage, event.deliverable)


def _mark(steps: Steps, deliverable: str, **changes: Any) -> None:
    """Change what is expected: the open run of a deliverable."""
    runs = tuple(
        replace(one, **changes) if one.deliverable == deliverable and one.open else one
        for one in steps.course.deliverables
    )
    steps.course = replace(steps.course, deliverables=runs)


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
    open_now = {one.id: one for one in open_decisions(steps.rules, steps.course)}
    rule = open_now.get(event.decision)
    if rule is None:
        known = nearest(event.decision, open_now) if open_now else "Nothing is to be decided now."
        raise UsageError(f"“{event.decision}” is not to be decided now. {known}")
    choices = {one.id: one for one in rule.choices}
    choice = choices.get(event.choice)
    if choice is None:
        raise UsageError(f"“{event.choice}” is no choice of it. {nearest(event.choice, choices)}")
    if choice not in open_choices(steps.rules, steps.course, rule):
        why = why_not(steps.rules, steps.course, choice)
        raise UsageError(f"“{choice.title}” cannot be chosen yet. {why}")
    _must_lie_ahead(steps, event.until)
    taken = Taken(rule.id, choice.id, steps.now, event.by, event.note)
    steps.course = replace(steps.course, decisions=(*steps.course.decisions, taken))
    steps.until = event.until
    steps.say(f"decided: {rule.title} {choice.title}{noted(event.note)}")
    before = len(steps.course.clocks)
    steps.give(f"decided:{rule.id}")
    steps.give(f"decided:{rule.id}:{choice.id}")
    if choice.drops:
        steps.let_go()
    if choice.to:
        steps.enter(choice.to)
    if event.until is not None and len(steps.course.clocks) == before:
        raise UsageError(f"“{choice.title}” starts no clock: leave the last day out")


def _must_lie_ahead(steps: Steps, until: date | None) -> None:
    today = steps.rules.time.day(steps.now)
    if until is not None and until < today:
        raise UsageError(f"{until} is past; name a day from {today} on")
    if until is not None and until.year > today.year + _FARTHEST:
        raise UsageError(f"{until} is more than {_FARTHEST} years away; write the year anew")


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
    early = not assignment_counts(steps.rules.flow, steps.course)
    steps.course = replace(steps.course, assignment=given)
    ahead = " (ahead of its stage: nobody is written to)" if early else ""
    steps.say(f"assigned to {event.division}, {event.contact}{ahead}{noted(event.note)}")
    steps.give("assigned", quiet=early)


def _noted(steps: Steps, event: events.Noted) -> None:
    steps.say(f"note: {event.text}")


def _reopened(steps: Steps, event: events.Reopened) -> None:
    to = steps.stage.reopens_to if steps.course.closed else ""
    if not to:
        why = "it cannot be opened again" if steps.course.closed else "it is not closed"
        raise UsageError(f"{why}: its stage is “{steps.stage.title}”")
    steps.course = replace(steps.course, closed=None)
    steps.say(f"opened again{noted(event.note)}")
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
        raise UsageError("the case is closed; reopen it first")


_HANDLERS: dict[type, Callable[[Steps, Any], None]] = {
    events.Arrived: _arrived,
    events.Begun: _begun,
    events.Done: _done,
    events.Decided: _decided,
    events.Assigned: _assigned,
    events.Delivered: _delivered,
    events.Estimated: _estimated,
    events.Noted: _noted,
    events.Reopened: _reopened,
    events.TimePassed: _time_passed,
}
