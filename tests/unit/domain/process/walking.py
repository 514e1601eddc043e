"""Walking a case through a process, one event after the other, as a person would tell it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from form_templates import load_office
from form_templates.flow import Flow
from intake_mailbot.domain.clocks import calendar
from intake_mailbot.domain.model import Verdict
from intake_mailbot.domain.process import (
    Answer,
    Arrived,
    Assigned,
    Begun,
    Course,
    Decided,
    Delivered,
    Done,
    Estimated,
    Event,
    Moment,
    Noted,
    OfficeTime,
    Reopened,
    Rules,
    Said,
    Tell,
    TimePassed,
    advance,
    next_alarm,
)
from intake_mailbot.domain.process.deciding import answered
from intake_mailbot.domain.process.estimating import EstimateLine
from intake_mailbot.domain.process.indicators import figures

ZONE = ZoneInfo("America/New_York")
PLANNER = "planner@example.gov"


def at(month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    """A moment of 2026 in New York."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


def rules_of(office: str = "ct_cep", holidays: str = "US-CT") -> Rules:
    from datetime import time

    flow = load_office(office).process.flow
    return Rules(flow, OfficeTime(ZONE, calendar(holidays), time(17)))


def rules(flow: Flow, holidays: str = "") -> Rules:
    """The rules of a process of a test's own, in an office that never closes early."""
    return Rules(flow, OfficeTime(ZONE, calendar(holidays)))


@dataclass
class Walk:
    """A case on its way; ``mails`` are what has gone out so far, the latest event's ``last``."""

    rules: Rules
    now: datetime
    course: Course = field(default_factory=Course)
    mails: list[Tell] = field(default_factory=list)
    last: list[Tell] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    history: list[Moment] = field(default_factory=list)

    def happens(self, event: Event, when: datetime | None = None) -> Walk:
        """``event``, at ``when`` or now."""
        self.now = when or self.now
        self.course, effects = advance(self.course, event, self.now, self.rules)
        self.last = [one for one in effects if isinstance(one, Tell)]
        said = [one.text for one in effects if isinstance(one, Said)]
        self.mails += self.last
        self.said += said
        number = len(self.history) + 1
        moment = Moment(number, self.now, PLANNER, event, tuple(said), self.course)
        self.history.append(moment)
        return self

    def arrives(self, verdict: Verdict = Verdict.ACCEPT, **answers: str) -> Walk:
        """A version of the form, received now."""
        told = tuple(Answer(name, value) for name, value in answers.items())
        return self.happens(Arrived(verdict, self.now, told))

    def decides(
        self, decision: str, choice: str, note: str = "", until: date | None = None
    ) -> Walk:
        return self.happens(Decided(decision, choice, PLANNER, note, until))

    def does(self, *tasks: str) -> Walk:
        for task in tasks:
            self.happens(Done(task, PLANNER))
        return self

    def begins(self, task: str, text: str) -> Walk:
        return self.happens(Begun(task, text, PLANNER))

    def is_estimated(self, **quantities: int) -> Walk:
        """Estimated by rates of 100 dollars each."""
        lines = tuple(
            EstimateLine(name, name, "piece", Decimal(number), Decimal(100))
            for name, number in quantities.items()
        )
        return self.happens(Estimated(lines, "$", "Test rates", PLANNER))

    def is_answered_by(self, sender: str, words: str) -> Walk:
        """A mail of a role that decides; it must decide something."""
        taken = answered(self.rules, self.course, sender, words)
        assert taken is not None, f"{sender} decides nothing with {words!r}"
        return self.happens(taken)

    def figures(self) -> dict[str, str]:
        """The indicators by their titles."""
        return {one.title: one.value for one in figures(self.rules, self.course, self.now)}

    def sends(self, deliverable: str, *files: str, signed: bool = False) -> Walk:
        files = files or (f"{deliverable}.pdf",)
        return self.happens(Delivered(deliverable, files, "clerk@agency.gov", signed))

    def is_assigned(self, division: str = "Applications", contact: str = "A. Lead") -> Walk:
        return self.happens(Assigned(division, contact, "lead@example.gov", PLANNER))

    def is_noted(self, text: str) -> Walk:
        return self.happens(Noted(text, PLANNER))

    def is_reopened(self) -> Walk:
        return self.happens(Reopened(PLANNER))

    def time_passes(self, until: datetime) -> Walk:
        """The service looks each time that something is due, as it does each minute."""
        while (alarm := next_alarm(self.course, self.rules)) and alarm <= until:
            self.happens(TimePassed(), max(alarm, self.now))
        self.now = until
        return self

    def stands_still(self, until: datetime) -> Walk:
        """The service was down, and looks again only at ``until``."""
        return self.happens(TimePassed(), until)

    @property
    def stage(self) -> str:
        return self.course.stage

    def told(self, *, last: bool = False) -> list[tuple[str, str]]:
        """Who was told what: (message, role), in order."""
        return [(one.message, to) for one in (self.last if last else self.mails) for to in one.to]

    def deadlines(self) -> list[tuple[str, str, str]]:
        """What was said about clocks: (clock, mark, role)."""
        return [
            (one.clock, str(one.mark), to)
            for one in self.mails
            if one.mark is not None and one.message == "deadline"
            for to in one.to
        ]

    def due(self, clock: str) -> date | None:
        run = self.course.clock(clock)
        return run.due if run else None
