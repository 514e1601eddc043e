"""The steps that a case takes in one event: signals given, clocks moved, stages entered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from form_templates.flow import DEADLINE, DeliverableRule, Stage, TaskRule
from form_templates.flow_clocks import ClockRule
from intake_mailbot.domain.process import timing
from intake_mailbot.domain.process.conditions import holds
from intake_mailbot.domain.process.course import (
    ClockRun,
    Course,
    DeliverableRun,
    Mark,
    Passed,
    Rules,
    TaskRun,
)
from intake_mailbot.domain.process.events import Effect, Said, Tell

RECEIVED = "received"


@dataclass
class Steps:
    """One event's work on ``course``, which is replaced by each step; ``effects`` grow.

    ``until`` is the last day that a person set for the clocks that this event starts.
    """

    rules: Rules
    course: Course
    now: datetime
    until: date | None = None
    effects: list[Effect] = field(default_factory=list)

    def say(self, text: str) -> None:
        """Add a line to the history."""
        self.effects.append(Said(text))

    def give(self, signal: str, *, quiet: bool = False) -> None:
        """What follows from a signal: clocks first, then notices, then the way out of the stage.

        ``quiet``: nobody is written to about it.
        """
        for rule in self.rules.flow.clocks:
            if signal in rule.stops:
                self._stop(rule)
            if signal in rule.starts:
                self._start(rule, signal)
        for notice in () if quiet else self.rules.flow.notices:
            if notice.on == signal and holds(self.rules, self.course, notice.when):
                about = _about(signal, self.course)
                self._tell(Tell(notice.message, notice.to, *about, forms=notice.forms))
        self.take_way(signal)

    def take_way(self, signal: str) -> None:
        """Leave the stage by the first of its ways that is open at ``signal`` ("" at once)."""
        for way in self.stage.ways if self.course.stage else ():
            if way.on == signal and holds(self.rules, self.course, way.when):
                self.enter(way.to)
                return

    @property
    def stage(self) -> Stage:
        """The stage that the case is in."""
        return self.rules.flow.stage(self.course.stage)

    def enter(self, stage_id: str) -> None:
        """Leave the stage and come to another one, or to the same one anew."""
        stage, left = self.rules.flow.stage(stage_id), self.course.stage
        if left:
            self._drop(lambda rule: rule.optional)
        course = self.course
        self.course = replace(
            course,
            stage=stage_id,
            entered=self.now,
            visits=(*course.visits, stage_id),
            deliverables=(*course.deliverables, *self._new_deliverables(stage)),
        )
        self._begin_tasks(stage)
        self.say(f"came to “{stage.title}”")
        self._pauses(left, stage_id)
        if left:
            self.give(f"left:{left}")
        self.give(f"entered:{stage_id}")
        if self.course.stage == stage_id:
            self._end() if stage.final else self.take_way("")

    def let_go(self) -> None:
        """What the stage still waits for is not needed any more."""
        asked = {*self.stage.tasks, *self.stage.deliverables}
        self._drop(lambda rule: rule.id in asked)

    def call_off(self) -> None:
        """The form went back, or the case ended: no clock runs on, and nothing is to be done."""
        self._clocks(timing.stopped(self.rules, one, self.now, kept=False)
                     for one in self.course.running)  # fmt: skip
        self._drop(lambda _: True)

    def pass_mark(self, run: ClockRun, mark: Passed) -> None:
        """A clock came to a mark: it is recorded, told to whom it concerns, and given as signal."""
        outdated = timing.is_outdated(self.rules, run, mark.mark, self.now)
        self._clocks([replace(run, passed=(*run.passed, mark))])
        rule = self.rules.flow.clock(run.clock)
        to = self._told(rule, mark)
        if to and not outdated:
            self._tell(Tell(DEADLINE, to, run.clock, mark.mark, run.run, mark.level))
        if mark.mark is not Mark.ENDED:
            level = f", level {mark.level}" if mark.level else ""
            self.say(f"{mark.mark}{level}: {rule.what} (by {run.due})")
        self.give(f"{mark.mark}:{run.clock}", quiet=outdated)

    def _told(self, rule: ClockRule, mark: Passed) -> tuple[str, ...]:
        if mark.mark is Mark.ESCALATED:
            return (self.rules.flow.levels(rule)[mark.level - 1].to,)
        return () if mark.mark is Mark.ENDED else rule.tells

    def tell(self, message: str, to: tuple[str, ...], forms: tuple[str, ...] = ()) -> None:
        """A mail that follows from the event itself, not from a notice of the process."""
        self._tell(Tell(message, to, forms=forms))

    def _tell(self, tell: Tell) -> None:
        if tell not in self.effects:
            self.effects.append(tell)

    def _start(self, rule: ClockRule, signal: str) -> None:
        running = self.course.clock(rule.id)
        if running is not None and running.running:
            return
        receipt = self.course.received if signal == RECEIVED else None
        run = timing.begun(self.rules, self.course, rule, receipt or self.now, self.until)
        if self.course.stage in rule.pauses_in:
            run = timing.paused(run, self.course.stage, self.now)
        self.course = replace(self.course, clocks=(*self.course.clocks, run))
        self.say(f"clock started: {rule.what} by {run.due}")

    def _stop(self, rule: ClockRule) -> None:
        run = self.course.clock(rule.id)
        if run is None or not run.running:
            return
        over = timing.stopped(self.rules, run, self.now, kept=True)
        self._clocks([over])
        early = over.earliest is not None and self.rules.time.day(self.now) < over.earliest
        said = "late" if timing.late(self.rules, over, self.now) else "in time"
        self.say(f"clock ended {'before its earliest end' if early else said}: {rule.what}")

    def _pauses(self, left: str, entered: str) -> None:
        moved = []
        for run in self.course.running:
            rule = self.rules.flow.clock(run.clock)
            if entered in rule.pauses_in:
                moved.append(timing.paused(run, entered, self.now))
            elif left in rule.pauses_in:
                moved.append(timing.resumed(self.rules, rule, run, self.now))
        self._clocks(moved)

    def _clocks(self, changed: Iterable[ClockRun]) -> None:
        by_run = {(one.clock, one.run): one for one in changed}
        runs = tuple(by_run.get((one.clock, one.run), one) for one in self.course.clocks)
        self.course = replace(self.course, clocks=runs)

    def begin(self, task: str, text: str = "") -> None:
        """Begin a task once more, whether its stage begins or not."""
        run = sum(one.task == task for one in self.course.tasks) + 1
        begun = TaskRun(task, run, self.now, text=text)
        self.course = replace(self.course, tasks=(*self.course.tasks, begun))

    def _begin_tasks(self, stage: Stage) -> None:
        still = {one.task for one in self.course.open_tasks}
        done = {one.task for one in self.course.tasks if one.done and one.task in self._kept(stage)}
        for name in stage.tasks:
            rule = self.rules.flow.task(name)
            over = name in done and not rule.repeats
            asked = holds(self.rules, self.course, rule.when)
            if asked and not (rule.several or over or name in still):
                self.begin(name)

    def _kept(self, stage: Stage) -> frozenset[str]:
        """Tasks that other stages share: done in one of them, they are done for all of them."""
        others = (one for one in self.rules.flow.stages if one.id != stage.id)
        return frozenset(name for one in others for name in one.tasks)

    def _new_deliverables(self, stage: Stage) -> Iterable[DeliverableRun]:
        still = {one.deliverable for one in self.course.open_deliverables}
        for name in stage.deliverables:
            if name not in still:
                run = sum(one.deliverable == name for one in self.course.deliverables) + 1
                yield DeliverableRun(name, run, self.now)

    def _drop(self, which: Callable[[TaskRule | DeliverableRule], bool]) -> None:
        """What is open of these, tasks and deliverables, is not needed any more."""
        flow = self.rules.flow
        tasks = tuple(
            replace(one, dropped=True) if one.open and which(flow.task(one.task)) else one
            for one in self.course.tasks
        )
        deliverables = tuple(
            replace(one, dropped=True)
            if one.open and which(flow.deliverable(one.deliverable))
            else one
            for one in self.course.deliverables
        )
        self.course = replace(self.course, tasks=tasks, deliverables=deliverables)

    def _end(self) -> None:
        self.call_off()
        self.course = replace(self.course, closed=self.now)


def _about(signal: str, course: Course) -> tuple[str, Mark | None, int, int]:
    """The clock that a signal is about, its mark and run; nothing for any other signal."""
    kind, _, name = signal.partition(":")
    run = course.clock(name) if kind in set(Mark) else None
    return (name, Mark(kind), run.run, 0) if run else ("", None, 0, 0)
