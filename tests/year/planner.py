"""A planner who does what is open on a case, some days after it could be done."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from intake_mailbot import correcting, planning
from intake_mailbot.domain.model import Verdict
from intake_mailbot.intake import Desk
from intake_mailbot.intake.progress import office_of, rules_of

_LATE = 0.12
"""How often a planner lets something lie too long."""

_USUAL = 6
"""How much likelier the first choice of a decision is than each other."""


@dataclass
class Planner:
    """``waiting`` are the cases to look at, by when; ``seen`` those that were taken on."""

    random: Random
    waiting: list[tuple[datetime, str]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    acts: int = 0

    def take_on(self, numbers: list[str], now: datetime) -> None:
        """Cases that came since."""
        for number in numbers:
            if number not in self.seen:
                self.seen.add(number)
                self._later(number, now)

    def work(self, desk: Desk, now: datetime) -> None:
        """Do one thing on every case whose time has come."""
        while self.waiting and self.waiting[0][0] <= now:
            _, number = heapq.heappop(self.waiting)
            if self._one(desk, number, now):
                self._later(number, now)

    def _later(self, number: str, now: datetime) -> None:
        late = self.random.random() < _LATE
        days = self.random.uniform(8, 16) if late else self.random.uniform(0.5, 3.5)
        heapq.heappush(self.waiting, (now + timedelta(days=days), number))

    def _one(self, desk: Desk, number: str, now: datetime) -> bool:
        """Whether there may be more to do on this case."""
        with desk.store.unit(write=False) as unit:
            case = unit.cases.by_number(number)
            assert case
            standing = unit.courses.standing(case)
            assert standing
            flow = rules_of(unit, office_of(desk, case), standing).flow
        course = standing.course
        if course.closed:
            return False
        self.acts += 1
        if case.verdict is Verdict.HOLD:
            word = "signed" if self.random.random() < 0.8 else "not signed"
            correcting.confirm(desk, number, [word], now, "planner")
            return True
        if case.verdict is Verdict.RETURN:
            return True  # it waits for the agency
        if course.open_tasks:
            task = course.open_tasks[0].task
            planning.done(desk, number, task, note="", now=now, actor="planner")
            return True
        stage = flow.stage(course.stage)
        if stage.decisions:
            choices = flow.decision(stage.decisions[0]).choices
            weights = [_USUAL, *(1 for _ in choices[1:])]
            choice = f"{stage.decisions[0]}:{self.random.choices(choices, weights)[0].id}"
            planning.decide(desk, number, choice, note="", until=None, now=now, actor="planner")
        else:
            planning.assign(
                desk, number, "Networks", "A. Lead", address="lead@example.gov", note="",
                now=now, actor="planner",
            )  # fmt: skip
        return True
