"""A case's process on the terminal: stage, clocks with days left, tasks, what can be decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from rich.console import Console

from intake_mailbot.cli.planning import Stands
from intake_mailbot.domain.process import ClockRun
from intake_mailbot.domain.process.conditions import within_budget
from intake_mailbot.domain.process.deciding import open_choices, open_decisions
from intake_mailbot.domain.process.indicators import figures
from intake_mailbot.domain.process.timing import days_left, late


def show(console: Console, stands: Stands | None, number: str, *, past: bool = False) -> None:
    """Print where the case stands; nothing where its office is not configured.

    ``past``: where it stood, so that nothing can be done there.
    """
    for line in _lines(stands, number, past) if stands else ():
        console.print(line, markup=False, highlight=False)


def _lines(stands: Stands, number: str, past: bool) -> Iterator[str]:
    course, flow = stands.sheet.course, stands.sheet.rules.flow
    if not course.stage:
        yield "  It had not arrived yet."
        return
    stage = flow.stage(course.stage)
    closed = f", closed {_day(stands, course.closed)}" if course.closed else ""
    yield f"  stage: {stage.title}{closed}"
    if course.assignment:
        given = course.assignment
        address = f" <{given.address}>" if given.address else ""
        yield f"  with: {given.division}, {given.contact}{address}"
    known = {rule.id for rule in flow.clocks}  # one that ended may be of an earlier process
    told = (run for run in course.clocks if run.running or run.kept)
    yield from (f"  {_clock(stands, run)}" for run in told if run.clock in known)
    yield from _work(stands, "" if past else number)
    yield from _figures(stands)
    if not past:
        yield from _to_decide(stands, number)
        if stands.sheet.outdated:
            yield f"  pinned to an earlier process – cases move {number} says what would change"


def _to_decide(stands: Stands, number: str) -> Iterator[str]:
    course, rules = stands.sheet.course, stands.sheet.rules
    stage = rules.flow.stage(course.stage)
    if any(way.on == "assigned" for way in stage.ways):
        yield f"  to assign: cases assign {number} DIVISION NAME --mail ADDRESS"
    if course.closed and stage.reopens_to:
        yield f"  can be opened again: cases reopen {number}"
    decisions = open_decisions(rules, course)
    shared = Counter(choice.id for one in decisions for choice in one.choices)
    for decision in decisions:
        yield f"  to decide: {decision.title} ({decision.by})"
        for choice in open_choices(rules, course, decision):
            named = choice.id if shared[choice.id] == 1 else f"{decision.id}:{choice.id}"
            yield f"    cases decide {number} {named}: {choice.title}"


def _figures(stands: Stands) -> Iterator[str]:
    """The indicators of the process, and its estimate."""
    course = stands.sheet.course
    for figure in figures(stands.sheet.rules, course, stands.now):
        yield f"  {figure.title}: {figure.value}"
    made = course.estimate
    if made is not None:
        fits = within_budget(stands.sheet.rules, course)
        said = "" if fits is None else ", within the budget" if fits else ", above the budget"
        yield f"  estimate: {made.currency}{made.total:,.2f}{said} ({made.schedule})"
        for line in made.lines:
            cost = f"{line.quantity:f} {line.unit} at {line.price:,.2f}"
            yield f"    {line.title}: {cost} – {line.amount:,.2f}"


def _work(stands: Stands, number: str) -> Iterator[str]:
    """What is open, with the command for it; without, where ``number`` is ""."""
    course, flow = stands.sheet.course, stands.sheet.rules.flow
    for task in course.open_tasks:
        rule = flow.task(task.task)
        by, about = _by(course.due(rule.clock)), f" – {task.text}" if task.text else ""
        named = f"{rule.id}:{task.run}" if rule.several else rule.id
        command = f" – cases done {number} {named}" if number else ""
        yield f"  to do: {rule.title}{about} ({rule.owner}){by}{command}"
    for task in course.done(flow):
        rule, about = flow.task(task.task), f" – {task.text}" if task.text else ""
        note = f" – {task.note}" if task.note else ""
        yield f"  done: {rule.title}{about} ({rule.owner}) on {_day(stands, task.done)}{note}"
    for name in flow.stage(course.stage).tasks if number else ():
        if flow.task(name).several:
            title = flow.task(name).title
            yield f"  can be begun: {title} – cases begin {number} {name} “what it is about”"
    for one in course.open_deliverables:
        mailed = flow.deliverable(one.deliverable)
        signed = ", signed" if mailed.signed else ""
        command = f" – cases done {number} {mailed.id}" if number else ""
        by = _by(course.due(mailed.clock))
        yield f"  expected: {mailed.title}{signed} ({mailed.owner}){by}{command}"


def _clock(stands: Stands, run: ClockRun) -> str:
    rules = stands.sheet.rules
    what = rules.flow.clock(run.clock).for_planners
    earliest = f", not before {run.earliest}" if run.earliest else ""
    if not run.running:
        said = "late" if late(rules, run, stands.now) else "in time"
        return f"kept {said} on {_day(stands, run.stopped)} (due {run.due}): {what}"
    left = days_left(rules, run, stands.now)
    days = f"{abs(left)} business {'day' if abs(left) == 1 else 'days'}"
    due = "today" if left == 0 and run.due == rules.time.day(stands.now) else f"{days} left"
    if late(rules, run, stands.now):
        due = f"overdue by {days}"
    return f"due {run.due} ({due}{', paused' if run.paused else ''}{earliest}): {what}"


def _day(stands: Stands, moment: datetime | None) -> str:
    return str(stands.sheet.rules.time.day(moment)) if moment else ""


def _by(due: date | None) -> str:
    return f", by {due}" if due else ""
