"""A case goes on by another definition of its process: what changes, or why it cannot. Pure.

What has happened stays as it was, and nobody is written to. What is open is brought to what the new
definition says of the case's stage: tasks, deliverables, clocks. A clock that began keeps its
beginning; a last day that a person set keeps its day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from form_templates.flow import DeliverableRule, Flow, Named, TaskRule
from form_templates.flow_clocks import ClockRule
from intake_mailbot.domain.process import timing
from intake_mailbot.domain.process.conditions import holds
from intake_mailbot.domain.process.course import Answer, ClockRun, Course, DeliverableRun, Rules
from intake_mailbot.domain.process.signals import given, goes_on
from intake_mailbot.domain.process.steps import Steps

N = TypeVar("N", bound=Named)


@dataclass(frozen=True)
class Repinning:
    """What moving makes of a case: the course after it and the changes, a sentence each.

    ``obstacles`` say why it cannot be moved, each with its mend; () where it can.
    """

    course: Course
    changes: tuple[str, ...]
    obstacles: tuple[str, ...]


def repinned(
    course: Course, answers: tuple[Answer, ...], now: datetime, old: Rules, new: Rules
) -> Repinning:
    """The case at ``now`` (aware) as it goes on by ``new``; ``answers`` are to what that asks."""
    why_not = _obstacle(course, old, new)
    if why_not:
        return Repinning(course, (), (why_not,))
    moving = _Moving(old, new, replace(course, answers=answers), now)
    moving.tasks()
    moving.deliverables()
    moving.clocks()
    if not goes_on(new, moving.course):
        title = new.flow.stage(course.stage).title
        why_not = (
            f"nothing would lead it on from “{title}”: move it on to another stage first, or give"
            " that stage a decision in process.toml"
        )
        return Repinning(course, (), (why_not,))
    return Repinning(moving.course, tuple(moving.changes), ())


def both(new: Flow, old: Flow) -> Flow:
    """``new`` with the clocks, tasks and deliverables of ``old`` that it does not have.

    By it everything in a course can be told while it is moved.
    """
    return replace(
        new,
        clocks=(*new.clocks, *_gone(old.clocks, new.clocks)),
        tasks=(*new.tasks, *_gone(old.tasks, new.tasks)),
        deliverables=(*new.deliverables, *_gone(old.deliverables, new.deliverables)),
    )


def _gone(old: Iterable[N], new: Iterable[N]) -> Iterator[N]:
    known = {one.id for one in new}
    return (one for one in old if one.id not in known)


def _by_id(things: Iterable[N]) -> dict[str, N]:
    return {one.id: one for one in things}


def _obstacle(course: Course, old: Rules, new: Rules) -> str:
    """Why the case cannot go on by ``new``, with the mend; "" where it can."""
    if course.closed:
        return "it is closed: open it again first"
    stage = _by_id(new.flow.stages).get(course.stage)
    if stage is None:
        title = old.flow.stage(course.stage).title
        return (
            f"its stage “{title}” ({course.stage}) is gone: move it on to another stage first, or"
            " keep the stage in process.toml"
        )
    if stage.final:
        return f"its stage “{stage.title}” ends a case now: bring it to an end first"
    return ""


@dataclass
class _Moving:
    """The work on ``course``, which is replaced step by step; ``changes`` grow."""

    old: Rules
    new: Rules
    course: Course
    now: datetime
    changes: list[str] = field(default_factory=list)

    def tasks(self) -> None:
        """What is to do."""
        known, old = _by_id(self.new.flow.tasks), self.old.flow
        runs = []
        for run in self.course.tasks:
            if run.open and run.task not in known:
                self.changes.append(f"no longer to do: {old.task(run.task).title}")
                runs.append(replace(run, dropped=True))
                continue
            if run.open:
                self._renamed("to do", old.task(run.task), known[run.task])
            runs.append(run)
        self.course = replace(self.course, tasks=tuple(runs))
        for name in self.new.flow.stage(self.course.stage).tasks:
            if self._is_new_task(known[name]):
                steps = Steps(self.new, self.course, self.now)
                steps.begin(name)
                self.course = steps.course
                self.changes.append(f"to do: {known[name].title}")

    def _is_new_task(self, rule: TaskRule) -> bool:
        """Whether it is to be done at the stage by the new definition, and was not by the old."""
        before = _by_id(self.old.flow.tasks).get(rule.id)
        listed = rule.id in self.old.flow.stage(self.course.stage).tasks
        asked = before is not None and listed and holds(self.old, self.course, before.when)
        runs = [one for one in self.course.tasks if one.task == rule.id]
        over = any(one.open or (one.done and not rule.repeats) for one in runs)
        return not (asked or over or rule.several) and holds(self.new, self.course, rule.when)

    def deliverables(self) -> None:
        """What is expected."""
        known, old = _by_id(self.new.flow.deliverables), self.old.flow
        runs = []
        for run in self.course.deliverables:
            if run.open and run.deliverable not in known:
                self.changes.append(f"no longer expected: {old.deliverable(run.deliverable).title}")
                runs.append(replace(run, dropped=True))
                continue
            if run.open:
                rule = old.deliverable(run.deliverable)
                self._renamed("expected", rule, known[run.deliverable])
            runs.append(run)
        there = {one.deliverable for one in runs if one.open or one.arrived}
        listed = self.old.flow.stage(self.course.stage).deliverables
        for name in self.new.flow.stage(self.course.stage).deliverables:
            if name not in there and name not in listed:
                number = sum(one.deliverable == name for one in runs) + 1
                runs.append(DeliverableRun(name, number, self.now))
                self.changes.append(f"expected: {known[name].title}")
        self.course = replace(self.course, deliverables=tuple(runs))

    def _renamed(
        self, kind: str, old: TaskRule | DeliverableRule, new: TaskRule | DeliverableRule
    ) -> None:
        if old.title != new.title:
            self.changes.append(f"{kind}: “{new.title}”, until now “{old.title}”")
        if old.owner != new.owner:
            self.changes.append(f"{kind}: {new.title}, by {new.owner}, until now by {old.owner}")

    def clocks(self) -> None:
        """The clocks that run, and those that now should."""
        known = _by_id(self.new.flow.clocks)
        runs: list[ClockRun] = []
        for run in self.course.clocks:
            runs += self._goes_on(run, known.get(run.clock)) if run.running else [run]
        self.course = replace(self.course, clocks=tuple(runs))
        for rule in self.new.flow.clocks:
            since = self._should_run_since(rule)
            if since is not None:
                self._start(rule, since)

    def _goes_on(self, run: ClockRun, rule: ClockRule | None) -> list[ClockRun]:
        """What becomes of a run that has not come to its end."""
        before = self.old.flow.clock(run.clock)
        if rule is None:
            self.changes.append(f"clock ends: {before.for_planners} (was due {run.due})")
            return [timing.stopped(self.old, run, self.now, kept=False)]
        ended = self._ended_since(run.began, set(rule.stops) - set(before.stops))
        if ended is not None:
            self.changes.append(f"clock ends, for it is done: {rule.for_planners}")
            return [timing.stopped(self.old, run, ended, kept=True)]
        if rule.for_planners != before.for_planners:
            names = f"“{rule.for_planners}”, until now “{before.for_planners}”"
            self.changes.append(f"clock: {names}")
        if _told(rule, self.new.flow) != _told(before, self.old.flow):
            self.changes.append(f"clock: who is told of it, and when: {rule.for_planners}")
        return self._due_anew(self._pausing(run, rule), before, rule)

    def _pausing(self, run: ClockRun, rule: ClockRule) -> ClockRun:
        stage = self.course.stage
        if stage in rule.pauses_in and not run.paused:
            self.changes.append(f"clock pauses: {rule.for_planners}")
            return timing.paused(run, stage, self.now)
        if run.paused and stage not in rule.pauses_in:
            self.changes.append(f"clock goes on: {rule.for_planners}")
            return timing.resumed(self.old, self.old.flow.clock(run.clock), run, self.now)
        return run

    def _due_anew(self, run: ClockRun, before: ClockRule, rule: ClockRule) -> list[ClockRun]:
        """The run, or another in its place where the new definition gives it another last day."""
        if _span(before) == _span(rule):
            return [run]
        if run.due != timing.reckoned(self.old, before, run):
            self.changes.append(
                f"clock stays: {rule.for_planners} by {run.due}, for a person set that day"
            )
            return [run]
        fresh = timing.begun(self.new, self.course, rule, run.began, None)
        due = timing.reckoned(self.new, rule, run)
        if due == run.due:
            return [replace(run, earliest=fresh.earliest)]
        told = " (the agency was told of the earlier day)" if before.promised else ""
        self.changes.append(f"clock: {rule.for_planners} by {due}, until now by {run.due}{told}")
        off = timing.stopped(self.old, run, self.now, kept=False)
        return [off, self._carried(run, replace(fresh, due=due, pauses=run.pauses), rule)]

    def _carried(self, run: ClockRun, fresh: ClockRun, rule: ClockRule) -> ClockRun:
        """The new run with the marks that the old one has told and that are past by it too."""
        told = {(one.mark, one.level) for one in run.passed}
        past = (one for one in timing.marks(self.new, rule, fresh) if one.at <= self.now)
        return replace(fresh, passed=tuple(one for one in past if (one.mark, one.level) in told))

    def _ended_since(self, began: datetime, stops: Iterable[str]) -> datetime | None:
        times = (given(self.course, signal) for signal in stops)
        return min((at for at in times if at is not None and at >= began), default=None)

    def _should_run_since(self, rule: ClockRule) -> datetime | None:
        """From when a clock runs that the old definition did not start; None where it does not."""
        before = _by_id(self.old.flow.clocks).get(rule.id)
        latest = self.course.clock(rule.id)
        if (before and before.starts == rule.starts) or (latest and latest.running):
            return None
        times = [at for signal in rule.starts if (at := given(self.course, signal))]
        since = max(times, default=None)
        if since is None or self._ended_since(since, rule.stops) is not None:
            return None
        return None if latest and latest.began >= since else since

    def _start(self, rule: ClockRule, since: datetime) -> None:
        run = timing.begun(self.new, self.course, rule, since, None)
        if self.course.stage in rule.pauses_in:
            run = timing.paused(run, self.course.stage, self.now)
        self.course = replace(self.course, clocks=(*self.course.clocks, run))
        past = ", which is past" if run.due < self.new.time.day(self.now) else ""
        self.changes.append(f"clock starts: {rule.for_planners} by {run.due}{past}")


def _span(rule: ClockRule) -> tuple[object, ...]:
    return rule.amount, rule.unit, rule.earliest


def _told(rule: ClockRule, flow: Flow) -> tuple[object, ...]:
    return rule.warn, rule.tells, flow.levels(rule)
