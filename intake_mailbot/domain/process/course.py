"""Where a case stands in its process: plain values, made anew by every event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from form_templates.flow import Flow
from intake_mailbot.domain.process.estimating import Estimate
from intake_mailbot.domain.process.office_time import OfficeTime


@dataclass(frozen=True)
class Rules:
    """By what a case goes on: its process and its office's time."""

    flow: Flow
    time: OfficeTime


class Mark(StrEnum):
    """What can be said of a running clock, in the order in which it happens."""

    WARNED = "warned"
    DUE = "due"
    ENDED = "ended"
    OVERDUE = "overdue"
    ESCALATED = "escalated"


@dataclass(frozen=True, slots=True)
class Passed:
    """A mark that a clock has passed; ``level`` counts from 1 for escalations, else 0."""

    mark: Mark
    at: datetime
    level: int = 0


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause of a clock in a stage; ``end`` is None while it lasts."""

    stage: str
    begin: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class ClockRun:
    """One run of a clock, the ``run``-th of this case.

    ``began`` is from when it is counted (a receipt may lie before the event that started it).
    ``stopped`` is when it came to its end, None while it runs; ``kept`` False then means that it
    was called off (the case closed, the form went back), not that it was late.
    """

    clock: str
    run: int
    began: datetime
    due: date
    earliest: date | None = None
    stopped: datetime | None = None
    kept: bool = False
    pauses: tuple[Pause, ...] = ()
    passed: tuple[Passed, ...] = ()

    @property
    def running(self) -> bool:
        """Whether it has not come to its end."""
        return self.stopped is None

    @property
    def paused(self) -> bool:
        """Whether a pause lasts."""
        return self.running and any(pause.end is None for pause in self.pauses)

    def has_passed(self, mark: Mark, level: int = 0) -> bool:
        """Whether this mark (of this level) was passed."""
        return any(one.mark is mark and one.level == level for one in self.passed)


@dataclass(frozen=True, slots=True)
class TaskRun:
    """One run of a task; ``done`` is None while it is open; ``dropped``: not needed any more.

    ``text`` says what it is about, where there can be several of one task; ``note`` is what was
    said when it was done.
    """

    task: str
    run: int
    begun: datetime
    done: datetime | None = None
    by: str = ""
    dropped: bool = False
    text: str = ""
    note: str = ""

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.done is None and not self.dropped


@dataclass(frozen=True, slots=True)
class DeliverableRun:
    """One run of a deliverable; ``files`` are the names of what arrived for it.

    ``lacks`` says, in sentences, what was wrong with what came before it was right.
    """

    deliverable: str
    run: int
    begun: datetime
    arrived: datetime | None = None
    files: tuple[str, ...] = ()
    dropped: bool = False
    lacks: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it is still expected."""
        return self.arrived is None and not self.dropped


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision that was taken."""

    decision: str
    choice: str
    at: datetime
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """To which division and point of contact a case was given; ``address`` "" if unknown."""

    division: str
    contact: str
    address: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """What a field of the form says that the process asks for: as shown, dates as ISO 8601."""

    field: str
    value: str


@dataclass(frozen=True)
class Course:
    """Where a case stands. ``stage`` "" means that nothing has happened to it yet.

    ``received`` is the receipt from which its clocks count, ``first_received`` that of its first
    version. ``closed`` is when it came to its end, None while it is open.
    """

    stage: str = ""
    entered: datetime | None = None
    received: datetime | None = None
    first_received: datetime | None = None
    closed: datetime | None = None
    clocks: tuple[ClockRun, ...] = ()
    tasks: tuple[TaskRun, ...] = ()
    deliverables: tuple[DeliverableRun, ...] = ()
    decisions: tuple[Taken, ...] = ()
    assignment: Assignment | None = None
    answers: tuple[Answer, ...] = ()
    visits: tuple[str, ...] = ()
    estimate: Estimate | None = None

    def taken(self, decision: str) -> Taken | None:
        """How a decision was taken last, None where it never was."""
        return next((one for one in reversed(self.decisions) if one.decision == decision), None)

    def clock(self, clock_id: str) -> ClockRun | None:
        """The latest run of a clock, None where it never ran."""
        return next((one for one in reversed(self.clocks) if one.clock == clock_id), None)

    def run_of(self, clock_id: str, run: int) -> ClockRun | None:
        """The ``run``-th run of a clock, None where there was none."""
        return next((c for c in self.clocks if c.clock == clock_id and c.run == run), None)

    def due(self, clock_id: str) -> date | None:
        """The last day of a clock's latest run, None where it never ran ("" never does)."""
        run = self.clock(clock_id)
        return run.due if run else None

    def answer(self, field: str) -> str:
        """What a field says, "" where it says nothing."""
        return next((one.value for one in self.answers if one.field == field), "")

    def done(self, flow: Flow) -> tuple[TaskRun, ...]:
        """Every task that was done, the first one first.

        Those that ``flow`` does not have are left out: they are of an earlier process.
        """
        known = {rule.id for rule in flow.tasks}
        runs = [(one.done, one) for one in self.tasks if one.done and one.task in known]
        return tuple(run for _, run in sorted(runs, key=lambda pair: pair[0]))

    @property
    def open_tasks(self) -> tuple[TaskRun, ...]:
        """What is still to be done."""
        return tuple(one for one in self.tasks if one.open)

    @property
    def open_deliverables(self) -> tuple[DeliverableRun, ...]:
        """What is still expected."""
        return tuple(one for one in self.deliverables if one.open)

    @property
    def running(self) -> tuple[ClockRun, ...]:
        """The clocks that run."""
        return tuple(one for one in self.clocks if one.running)
