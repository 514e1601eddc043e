"""The orders of one planner about one case, carried out line by line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import pairwise

from form_templates.model import FieldType
from intake_mailbot import planning
from intake_mailbot.casework import case_of
from intake_mailbot.correcting import confirm_within, is_correction
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import CaseRef
from intake_mailbot.domain.process import Course, Event, Rules
from intake_mailbot.domain.process.deciding import answered
from intake_mailbot.domain.process.estimating import quantity_in
from intake_mailbot.domain.process.possible import Verb, possible
from intake_mailbot.intake.desk import Desk, Obeyed, OfficeDesk
from intake_mailbot.intake.progress import rules_of
from intake_mailbot.intake.standing_words import standing_lines
from intake_mailbot.orders.lines import Line, choosing, is_set_off, named, quantity_lines
from intake_mailbot.orders.runs import listed, one_of_several
from intake_mailbot.orders.slips import Known, meant
from intake_mailbot.store.unit import UnitOfWork

_HISTORY = 30
"""Lines of a case's history that a mail shows, the latest."""


@dataclass(frozen=True)
class Orders:
    """What ``actor`` orders about ``case``, within the unit."""

    desk: Desk
    unit: UnitOfWork
    office: OfficeDesk
    case: CaseRef
    now: datetime
    actor: str

    def begin(self, lines: Sequence[Line], words: str) -> bool:
        """Whether the first line orders something, or was meant to.

        A planner who is also somebody whom the process asks answers as that one.
        """
        if answered(*self._standing(), self.actor, words) and not any(
            self._is_order(line) for line in lines[1:]
        ):
            return False
        return self.is_meant(lines[0])

    def carry_out(self, lines: Sequence[Line]) -> Obeyed:
        """Every line up to the first that is no order. Raises UsageError: none is carried out."""
        said: list[str] = []
        readings: list[str] = []
        for line in self.joined(lines):
            if self._is_correction(line):
                readings.append(line.text if ":" in line.text else line.text.rstrip(".!"))
            elif self._is_order(line):
                # What is ordered behind corrections is about the case as they leave it.
                said += self._confirmed(readings)
                readings = []
                said += self._one(line)
            elif slip := self._slip(line):
                raise UsageError(f"“{line.text[:80]}” is no order. Did you mean “{slip}”?")
            else:
                break
        said += self._confirmed(readings)
        return Obeyed(self.case, tuple(said), done=True)

    def _confirmed(self, readings: Sequence[str]) -> Sequence[str]:
        """Confirm or correct what was read, all of it together; nothing where nothing is said."""
        if not readings:
            return ()
        case = case_of(self.unit, self.case.tracking_number)
        said = confirm_within(self.desk, self.unit, case, readings, self.now, self.actor)
        return said.splitlines()

    def is_meant(self, line: Line) -> bool:
        """Whether a line orders something, or was meant to."""
        return self._is_order(line) or bool(self._slip(line))

    def joined(self, lines: Sequence[Line]) -> list[Line]:
        """The lines, with those that go on with the text before them put behind it."""
        found: list[Line] = []
        for before, line in pairwise((Line(""), *lines)):
            if found and self._goes_on(found[-1], line, wrapped=before.wrapped):
                found[-1] = replace(found[-1], text=f"{found[-1].text} {line.text}")
            else:
                found.append(line)
        return found

    def _goes_on(self, order: Line, line: Line, *, wrapped: bool) -> bool:
        """Whether a line goes on with the text of an order, which a mail program broke."""
        if line.apart or self._is_order(line):
            return False
        if wrapped and self._is_order(order):
            return not self._slip(line)
        field = self.office.office.form.fields.get(order.text.partition(":")[0].strip().lower())
        return field is not None and field.type is FieldType.LONG_TEXT

    def _is_correction(self, line: Line) -> bool:
        return is_correction(self.office.office.form, line.text.rstrip(".!"))

    def _is_order(self, line: Line) -> bool:
        """Whether a line orders something.

        A choice ("approve") is an order by itself, or with its last day or its note behind a colon
        or a dash.
        """
        if self._is_correction(line):
            return True
        if line.word == Verb.ESTIMATE:  # "Estimate attached" is none
            return "=" in line.rest
        if line.word in self._verbs:
            return True
        if line.word in {_SHOW, _TOLD}:
            return not line.rest.strip(".!")
        return line.word in self._choices and is_set_off(line.rest)

    def _slip(self, line: Line) -> str:
        now = possible(*self._standing())
        tasks = {one.name.partition(":")[0] for one in now if one.verb in {Verb.DONE, Verb.BEGIN}}
        return meant(line, Known(self._choices, tasks, tuple(self.office.office.form.fields)))

    def _one(self, line: Line) -> Sequence[str]:
        if line.word == _SHOW:
            return standing_lines(self.unit, self.office, self.case, self.now)
        if line.word == _TOLD:
            return self._history()
        if line.word == Verb.DONE and (several := listed(line.rest.strip(" :"))):
            return [self._do(planning.doing(task, note, self.actor)) for task, note in several]
        if line.word in self._verbs:
            return (self._do(self._verbs[line.word](line.rest)),)
        return (self._do(self._chosen(line.word, line.rest)),)

    @property
    def _verbs(self) -> dict[str, Callable[[str], planning.Making]]:
        return {
            Verb.ASSIGN: self._assign,
            Verb.BEGIN: self._begin,
            Verb.DECIDE: self._decide,
            Verb.DONE: self._done,
            Verb.ESTIMATE: self._estimate,
            Verb.NOTE: lambda rest: planning.noting(rest.lstrip(" :–—-"), self.actor),
            Verb.REOPEN: lambda rest: planning.reopening(rest.strip(" :–—-."), self.actor),
        }

    @cached_property
    def _choices(self) -> frozenset[str]:
        """What can be decided in this process, now or at another stage."""
        rules, _ = self._standing()
        pairs = [(one.id, choice.id) for one in rules.flow.decisions for choice in one.choices]
        return frozenset(name for one, of in pairs for name in (of, f"{one}:{of}"))

    def _standing(self) -> tuple[Rules, Course]:
        standing = self.unit.courses.standing(self.case)
        rules = rules_of(self.unit, self.office, standing)
        return rules, standing.course if standing else Course()

    def _decide(self, rest: str) -> planning.Making:
        words = rest.lstrip(" :")
        choice, _, behind = words.partition(" ")
        second, _, note = behind.partition(" ")
        both = f"{choice}:{second.rstrip('.,:')}".lower()
        if both in self._choices:  # "decide information complete", as on the terminal
            return self._chosen(both, note)
        bare = choice.rstrip(":.,!")
        return self._chosen(bare.lower(), f"{choice[len(bare) :]} {behind}".strip())

    def _chosen(self, choice: str, rest: str) -> planning.Making:
        with_it = choosing(rest)
        return planning.deciding(choice, with_it.note, with_it.until, self.actor)

    def _assign(self, rest: str) -> planning.Making:
        division, comma, contact = rest.strip(" :").partition(",")
        name, _, address = contact.partition(",")
        if not comma:
            raise UsageError("write “assign DIVISION, NAME” or “assign DIVISION, NAME, ADDRESS”")
        bare = address.strip(" <>.").removeprefix("mailto:")
        return planning.assigning(division, name, bare, "", self.actor)

    def _done(self, rest: str) -> planning.Making:
        task, note = named(rest.strip(" :"))

        def event(rules: Rules, course: Course) -> Event:
            which, said = one_of_several(rules, course, task, note)
            return planning.doing(which, said, self.actor)(rules, course)

        return event

    def _begin(self, rest: str) -> planning.Making:
        return planning.beginning(*named(rest.strip(" :")), self.actor)

    def _estimate(self, rest: str) -> planning.Making:
        rates = self.office.office.process.rates
        lines = [quantity_in(line) for line in quantity_lines(rest)]
        return planning.estimating(rates, lines, self.actor)

    def _do(self, making: planning.Making) -> str:
        number = self.case.tracking_number
        return planning.act_within(self.desk, self.unit, number, making, self.now, self.actor)

    def _history(self) -> tuple[str, ...]:
        zone = self.office.settings.time_zone
        told = [
            f"{one.at.astimezone(zone):%Y-%m-%d %H:%M} {one.actor}: {said}"
            for one in self.unit.courses.history(self.case)
            for said in one.said
        ]
        latest = tuple(told[-_HISTORY:])
        return (f"{self.case.tracking_number}, its latest {len(latest)} steps:", *latest)


_SHOW, _TOLD = "show", "history"
