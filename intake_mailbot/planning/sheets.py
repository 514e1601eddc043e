"""A case as planners look at it: where it stands, or stood, in its process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from intake_mailbot.casework import LAST_MAILS, CaseSheet, case_of
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import CaseRef
from intake_mailbot.domain.naming import agency_of, title_of
from intake_mailbot.domain.outcomes import CaseView, Due
from intake_mailbot.domain.process import Course, Moment, Repinned, Rules, as_it_stood
from intake_mailbot.intake import Desk
from intake_mailbot.intake.desk import OfficeDesk
from intake_mailbot.intake.progress import office_of, rules_of, shown_rules, would_begin
from intake_mailbot.store.course_rows import Standing
from intake_mailbot.store.past import CaseThen
from intake_mailbot.store.rows import OutboxRow, OutboxState
from intake_mailbot.store.unit import UnitOfWork


@dataclass(frozen=True)
class ProcessSheet:
    """Where a case stands in its process, by which rules; ``history`` oldest first.

    ``outdated``: the office has another process now than the one that the case is pinned to.
    """

    course: Course
    rules: Rules
    history: tuple[Moment, ...]
    outdated: bool = False


@dataclass(frozen=True)
class PastSheet:
    """A case as it stood; ``case`` is None where it had not arrived."""

    case: CaseSheet | None
    process: ProcessSheet


def sheet(desk: Desk, number: str, at: datetime | None, now: datetime) -> ProcessSheet:
    """Where the case stands, or stood at ``at`` (aware). Raises UsageError.

    A case of an earlier version is shown as if its process began now; nothing is written.
    """
    with desk.store.unit(write=False) as unit:
        case = case_of(unit, number)
        office = office_of(desk, case)
        return _process(unit, office, case, now) if at is None else _then(
            unit, office, case, at, now
        )  # fmt: skip


def past(desk: Desk, number: str, at: datetime, now: datetime) -> PastSheet:
    """All of a case as it stood at ``at`` (aware): its fields, findings, mails, and its process.

    Raises UsageError where there is no such case, or ``at`` is still to come.
    """
    with desk.store.unit(write=False) as unit:
        case = case_of(unit, number)
        office = office_of(desk, case)
        process, then = _then(unit, office, case, at, now), unit.case_then(case, at)
        if then is None:
            return PastSheet(None, process)
        view = _view(unit, office, case, then, process)
        form, version = then.form, replace(case, version=then.version)
        sure = {name: one.confidence for name, one in form.fields.items()}
        sure |= {name: one.confidence for name, one in form.signatures.items()}
        mails = (_mail(one, at) for one in unit.outbox.of_case(case.id, LAST_MAILS, at))
        shown = unit.evidence.of(version)
        doubts, signed = then.judgement.doubts, dict(form.signatures)
        told = CaseSheet(view, doubts, then.history, tuple(mails), sure, shown, signed)
        return PastSheet(told, process)


def _process(unit: UnitOfWork, office: OfficeDesk, case: CaseRef, now: datetime) -> ProcessSheet:
    standing = unit.courses.standing(case)
    if standing is None:
        moved, _ = would_begin(unit, office, case, now)
        return ProcessSheet(moved.course, moved.rules, ())
    rules, _ = shown_rules(unit, office, standing)
    history = tuple(unit.courses.history(case))
    outdated = standing.definition != office.office.process.digest
    return ProcessSheet(standing.course, rules, history, outdated)


def _then(
    unit: UnitOfWork, office: OfficeDesk, case: CaseRef, at: datetime, now: datetime
) -> ProcessSheet:
    standing = unit.courses.standing(case)
    history = tuple(unit.courses.history(case))
    _must_be_past(office, at, max((now, *(one.at for one in history))))
    if standing is None:
        return ProcessSheet(Course(), rules_of(unit, office, None), ())
    rules, _ = shown_rules(unit, office, _pinned_then(standing, history, at))
    until = tuple(moment for moment in history if moment.at <= at)
    return ProcessSheet(as_it_stood(until, at), rules, until)


def _pinned_then(standing: Standing, history: tuple[Moment, ...], at: datetime) -> Standing:
    """The same, pinned to the process that the case went by at ``at``."""
    later = (one.event for one in history if one.at > at)
    moved = next((event for event in later if isinstance(event, Repinned)), None)
    return replace(standing, definition=moved.before) if moved else standing


def _must_be_past(office: OfficeDesk, at: datetime, latest: datetime) -> None:
    """The rest of today is no future: a day alone means its end."""
    today = office.time.day(latest)
    if office.time.day(at) > today:
        raise UsageError(f"{office.time.day(at)} is still to come; name a day up to {today}")


def _view(
    unit: UnitOfWork, office: OfficeDesk, case: CaseRef, then: CaseThen, process: ProcessSheet
) -> CaseView:
    form, course = office.office.form, process.course
    return replace(
        unit.cases.view(case.tracking_number),
        stage=course.stage or case.stage,
        verdict=then.judgement.verdict,
        title=title_of(form, then.form),
        agency=agency_of(form, then.form),
        sender=then.sender,
        received=then.received,
        version=then.version,
        fields={name: one.value for name, one in then.form.fields.items()},
        findings=then.judgement.findings,
        deadlines=tuple(sorted(_dues(course, process.rules), key=lambda due: due.day)),
    )


def _dues(course: Course, rules: Rules) -> Iterator[Due]:
    """The latest run of each clock; those that were called off are left out."""
    for rule in rules.flow.clocks:
        run = course.clock(rule.id)
        if run is not None and (run.running or run.kept):
            yield Due(rule.id, rule.what, run.due, run.stopped, promised=rule.promised)


def _mail(row: OutboxRow, at: datetime) -> OutboxRow:
    """A mail of ours as it was then: on its way, where it was sent later."""
    later = row.sent_at is not None and row.sent_at > at
    return replace(row, state=OutboxState.WAITING) if later else row
