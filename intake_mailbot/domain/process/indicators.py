"""The figures of a case that its process shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from form_templates.flow import Flow
from form_templates.flow_figures import Counts, Indicator
from intake_mailbot.domain.process.conditions import holds
from intake_mailbot.domain.process.course import Course, DeliverableRun, Rules, TaskRun
from intake_mailbot.domain.process.timing import days_left

Run = TaskRun | DeliverableRun


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator's title and what it shows now: "3 of 7", "2", "yes"."""

    title: str
    value: str


def figures(rules: Rules, course: Course, now: datetime) -> tuple[Figure, ...]:
    """Every indicator of the process, as of ``now`` (aware), in the order of the file."""
    return tuple(
        Figure(one.title, _value(rules, course, one, now)) for one in rules.flow.indicators
    )


def _value(rules: Rules, course: Course, one: Indicator, now: datetime) -> str:
    match one.counts:
        case Counts.DONE:
            planned = [
                name for name in one.of or _planned(rules.flow) if _asked(rules, course, name)
            ]
            latest = _latest(course)
            done = sum(name in latest and _is_done(latest[name]) for name in planned)
            return f"{done} of {len(planned)}"
        case Counts.OUTSTANDING:
            waiting = (name for name, run in _latest(course).items() if run.open)
            return str(sum(not one.of or name in one.of for name in waiting))
        case Counts.DAYS_LATE:
            runs = (run for run in course.running if not one.of or run.clock in one.of)
            return str(max((0, *(-days_left(rules, run, now) for run in runs))))
        case _:
            return "yes" if holds(rules, course, one.when) else "no"


def _planned(flow: Flow) -> tuple[str, ...]:
    tasks = (one.id for one in flow.tasks if not (one.optional or one.several))
    return (*tasks, *(one.id for one in flow.deliverables if not one.optional))


def _asked(rules: Rules, course: Course, name: str) -> bool:
    """Whether this case needs it: a task may be for some cases only."""
    task = next((one for one in rules.flow.tasks if one.id == name), None)
    return task is None or holds(rules, course, task.when)


def _latest(course: Course) -> dict[str, Run]:
    """The latest run of every task and deliverable; of several of a task, an open one."""
    runs: dict[str, Run] = {}
    for one in course.tasks:
        before = runs.get(one.task)
        runs[one.task] = before if before and before.open else one
    return runs | {one.deliverable: one for one in course.deliverables}


def _is_done(run: Run) -> bool:
    return bool(run.done if isinstance(run, TaskRun) else run.arrived)
