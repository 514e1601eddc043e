"""What the notices of a case can say: its course and form in words for the templates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from form_templates.flow import DeliverableRule, TaskRule
from form_templates.model import Field, FieldType
from form_templates.notice_values import (
    AnswerWords,
    AssignmentWords,
    CaseWords,
    ChoiceWords,
    ClockWords,
    CommitmentWords,
    DecisionWords,
    DoneWords,
    EstimateLineWords,
    EstimateWords,
    IndicatorWords,
    NoticeValues,
    ResponsibilityWords,
    WorkWords,
)
from intake_mailbot.domain.model import CaseRef
from intake_mailbot.domain.outcomes import CaseView
from intake_mailbot.domain.phones import as_written
from intake_mailbot.domain.process import ClockRun, Course, Rules
from intake_mailbot.domain.process.indicators import figures
from intake_mailbot.domain.process.possible import Verb, possible
from intake_mailbot.domain.process.timing import days_left
from intake_mailbot.domain.states import amount, iso_day
from intake_mailbot.intake.desk import OfficeDesk
from intake_mailbot.replies.words import long_date

_ROLES = {"agency": "the agency", "planners": "planners", "contact": "the point of contact"}


@dataclass(frozen=True)
class Words:
    """One case in words, as of ``now`` (aware)."""

    office: OfficeDesk
    rules: Rules
    view: CaseView
    course: Course
    now: datetime

    def values(self) -> NoticeValues:
        """All but the clock that a notice is about, and the commitments that overlap."""
        settings, office = self.office.settings, self.office.office
        return NoticeValues(
            case=self._case(),
            office_name=settings.name,
            address=settings.address,
            form_name=office.form.short_title or office.form.title,
            today=self.rules.time.day(self.now),
            clocks=self.clocks(staff=False),
            tasks=tuple(
                self._work(self.rules.flow.task(one.task), one.text)
                for one in self.course.open_tasks
            ),
            deliverables=tuple(
                self._work(self.rules.flow.deliverable(one.deliverable))
                for one in self.course.open_deliverables
            ),
            done=tuple(self._done()),
            responsibilities=tuple(self._responsibilities()),
            answers=tuple(self._answers()),
            arrived=next((d.files for d in reversed(self.course.deliverables) if d.files), ()),
            decision=self._decision(),
            choices=tuple(self._choices()),
            assignment=self._assignment(),
            indicators=tuple(
                IndicatorWords(one.title, one.value)
                for one in figures(self.rules, self.course, self.now)
            ),
            estimate=self._estimate(),
            lacks=next((d.lacks for d in reversed(self.course.deliverables) if d.lacks), ()),
            fields={name: self._shown(field) for name, field in office.form.fields.items()},
            contacts=office.process.contacts,
            lists=office.process.lists,
        )

    def clock(self, clock_id: str, run: int, *, staff: bool) -> ClockWords | None:
        """One run of a clock, as agencies hear of it, or our own ``staff``."""
        found = self.course.run_of(clock_id, run)
        return self._clock(found, staff=staff) if found else None

    def clocks(self, *, staff: bool) -> tuple[ClockWords, ...]:
        """All clocks that run."""
        return tuple(self._clock(run, staff=staff) for run in self.course.running)

    def binds(self) -> tuple[date, date] | None:
        """Between which days the case binds the office; None where its form does not say."""
        between = self.rules.flow.commitments
        if between is None:
            return None
        start = iso_day(self.course.answer(between.start))
        end = iso_day(self.course.answer(between.end))
        return (start, end) if start and end else None

    def commitment(self, case: CaseRef, start: date, end: date) -> CommitmentWords:
        """Another case that binds the office at the same time."""
        titles = {stage.id: stage.title for stage in self.rules.flow.stages}
        stage = titles.get(case.stage, case.stage)
        return CommitmentWords(case.tracking_number, case.title, case.agency, stage, start, end)

    def _case(self) -> CaseWords:
        view, time = self.view, self.rules.time
        first = self.course.first_received or view.received
        return CaseWords(
            tracking_number=view.tracking_number,
            title=view.title,
            agency=view.agency,
            sender=view.sender,
            stage=self.rules.flow.stage(self.course.stage).title,
            received=time.day(self.course.received or view.received),
            first_received=time.day(first),
            version=view.version,
        )

    def _clock(self, run: ClockRun, *, staff: bool) -> ClockWords:
        rule = self.rules.flow.clock(run.clock)
        late = -min(0, days_left(self.rules, run, self.now))
        what = rule.for_planners if staff else rule.what
        return ClockWords(what, run.due, run.earliest, rule.promised, run.paused, late)

    def _responsibilities(self) -> Iterator[ResponsibilityWords]:
        """Each task's latest run, in the order of the process."""
        latest = {one.task: one for one in self.course.tasks}
        for rule in self.rules.flow.tasks:
            run = latest.get(rule.id)
            if run is not None:
                state = "open" if run.open else "done" if run.done else "not needed"
                work = self._work(rule)
                yield ResponsibilityWords(work.title, work.owner, work.due, state)

    def _done(self) -> Iterator[DoneWords]:
        """Every task that was done, the first one first."""
        for run in self.course.done(self.rules.flow):
            work = self._work(self.rules.flow.task(run.task), run.text)
            day = self.rules.time.day(run.done or self.now)
            yield DoneWords(work.title, work.owner, day, run.note)

    def _answers(self) -> Iterator[AnswerWords]:
        form = self.office.office.form
        rows = [row for section in form.sections for grid in section.grids() for row in grid.rows]
        for row in rows:
            fields = [form[name] for name in row.fields]
            asked = next((f for f in fields if f.type is FieldType.YES_NO), None)
            if asked is not None:
                note = next((self._shown(f) for f in fields if f.type is FieldType.TEXT), "")
                yield AnswerWords(row.label, self._shown(asked), note)
        alone = {name for row in rows for name in row.fields}
        for field in form.values:
            if field.type is FieldType.YES_NO and field.id not in alone:
                yield AnswerWords(field.full_label, self._shown(field), "")

    def _work(self, rule: TaskRule | DeliverableRule, text: str = "") -> WorkWords:
        titles = _ROLES | {role.id: role.title for role in self.rules.flow.roles}
        signed = isinstance(rule, DeliverableRule) and rule.signed
        owner = titles.get(rule.owner, rule.owner)
        title = f"{rule.title} – {text}" if text else rule.title
        return WorkWords(title, owner, self.course.due(rule.clock), signed)

    def _estimate(self) -> EstimateWords | None:
        made, rule = self.course.estimate, self.rules.flow.estimate
        if made is None or rule is None:
            return None
        budget = amount(self.course.answer(rule.budget))
        over = budget is not None and made.total > budget

        def money(sum_: Decimal | None) -> str:
            return "" if sum_ is None else f"{made.currency}{sum_:,.2f}"

        lines = tuple(
            EstimateLineWords(
                one.title, one.unit, f"{one.quantity:,f}", money(one.price), money(one.amount)
            )
            for one in made.lines
        )
        above = money(made.total - budget) if budget is not None and over else ""
        return EstimateWords(lines, money(made.total), money(budget), above, made.schedule)

    def _decision(self) -> DecisionWords | None:
        """The decision taken last, of those that the case's process knows."""
        rules = {rule.id: rule for rule in self.rules.flow.decisions}
        for taken in reversed(self.course.decisions):
            rule = rules.get(taken.decision)
            for choice in rule.choices if rule else ():
                if rule and choice.id == taken.choice:
                    day = self.rules.time.day(taken.at)
                    return DecisionWords(rule.title, choice.title, taken.note, day)
        return None

    def _choices(self) -> list[ChoiceWords]:
        return [
            ChoiceWords(one.title, one.name)
            for one in possible(self.rules, self.course)
            if one.verb is Verb.DECIDE
        ]

    def _assignment(self) -> AssignmentWords | None:
        given = self.course.assignment
        return AssignmentWords(given.division, given.contact, given.address) if given else None

    def _shown(self, field: Field) -> str:
        """What the form says, as people write it; "" for nothing."""
        value = self.view.fields.get(field.id)
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if field.type is FieldType.AMOUNT and (sum_ := amount(value or "")) is not None:
            return f"{sum_:,.2f}"
        if field.type is FieldType.PHONE and value and value.startswith("+"):
            return as_written(value, field.region)
        day = iso_day(value or "") if field.type is FieldType.DATE else None
        return long_date(day) if day else value or ""
