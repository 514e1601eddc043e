"""Moving a case on in its process, with all that follows, within one unit of work."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from form_templates.errors import TemplateError
from form_templates.flow import Flow
from form_templates.loader import parse_process
from form_templates.model import Form
from intake_mailbot.domain.errors import UnreadableProcessError, UsageError
from intake_mailbot.domain.model import CaseRef
from intake_mailbot.domain.process import (
    Answer,
    Arrived,
    Course,
    Event,
    OfficeTime,
    Rules,
    Said,
    Tell,
    TimePassed,
    advance,
)
from intake_mailbot.domain.process.unread import standing_in
from intake_mailbot.domain.states import sure_text
from intake_mailbot.intake.desk import Desk, OfficeDesk
from intake_mailbot.intake.telling import Telling
from intake_mailbot.store.course_rows import Standing, Step
from intake_mailbot.store.events import BOT
from intake_mailbot.store.unit import UnitOfWork
from parsers.model import ParsedForm


@dataclass(frozen=True)
class Moved:
    """Where an event brought a case, and by which rules; ``said`` is what its history says."""

    course: Course
    rules: Rules
    said: tuple[str, ...] = ()


def move(
    desk: Desk,
    unit: UnitOfWork,
    case: CaseRef,
    event: Event,
    now: datetime,
    *,
    actor: str = BOT,
    message: int | None = None,
    silent: Collection[str] | None = (),
    new: bool = False,
) -> Moved:
    """What ``event`` makes of the case at ``now`` (aware): course, history and mails are written.

    ``message`` is the ledger id of the mail that it comes from. ``silent`` are roles that are not
    written to, None: nobody is. ``new`` says that the case was opened in this unit.

    Raises UsageError for what cannot be done now, and where the case's office is not configured;
    ConcurrentChangeError where the case moved on meanwhile.
    """
    office = office_of(desk, case)
    before = None if new else unit.courses.standing(case)
    if before is None and not isinstance(event, Arrived):
        begin_late(desk, unit, case, now)
        before = unit.courses.standing(case)
    elif before is None:
        unit.courses.begin(case, office.office.id, office.office.process)
    rules = rules_of(unit, office, before)
    course, effects = advance(before.course if before else Course(), event, now, rules)
    said = tuple(one.text for one in effects if isinstance(one, Said))
    unit.courses.save(case, Step(before, course, event, said, now, actor), rules)
    unit.events.add_all("process", said, now, case=case.id, message=message, actor=actor)
    if silent is not None:
        tells = tuple(one for one in effects if isinstance(one, Tell))
        Telling(desk, unit, office, case, course, rules, now).send(tells, silent)
    return Moved(course, rules, said)


def begin_late(desk: Desk, unit: UnitOfWork, case: CaseRef, now: datetime) -> None:
    """Begin the process of a case that an earlier version opened; nobody is written to.

    Nor of the marks of its clocks that are past.

    Raises UsageError where its office is not configured, ConcurrentChangeError where it was begun.
    """
    office = office_of(desk, case)
    unit.courses.begin(case, office.office.id, office.office.process)
    moved, event = would_begin(unit, office, case, now)
    said = ("its process began",)
    unit.courses.save(case, Step(None, moved.course, event, said, now, BOT), moved.rules)
    move(desk, unit, case, TimePassed(), now, silent=None)


def would_begin(
    unit: UnitOfWork, office: OfficeDesk, case: CaseRef, now: datetime
) -> tuple[Moved, Event]:
    """Where a case of an earlier version stands if its process begins now; nothing is written."""
    form, flow = office.office.form, office.office.process.flow
    event = arrival(form, flow, unit.cases.corrected(case), case)
    rules = rules_of(unit, office, None)
    return Moved(advance(Course(), event, now, rules)[0], rules), event


def arrival(form: Form, flow: Flow, parsed: ParsedForm, case: CaseRef) -> Arrived:
    """The event of a version of the form, as it was judged."""
    answers = ((field, sure_text(form, field, parsed)) for field in flow.asked_fields())
    told = tuple(Answer(field, said) for field, said in answers if said)
    return Arrived(case.verdict, case.received, told)


def office_of(desk: Desk, case: CaseRef) -> OfficeDesk:
    """The case's office at this desk. Raises UsageError where it is not configured."""
    office = desk.offices.get(case.office)
    if office is None:
        raise UsageError(
            f"{case.tracking_number} belongs to {case.office}, which is not configured; name it"
            " under [office] or [offices]"
        )
    return office


def rules_of(unit: UnitOfWork, office: OfficeDesk, standing: Standing | None) -> Rules:
    """The rules that a case began under (None: those of today).

    Raises UnreadableProcessError where this version of the product cannot read them any more.
    """
    process = office.office.process
    if standing is None or standing.definition == process.digest:
        return Rules(process.flow, office.time)
    source = unit.courses.source(standing.definition)
    try:
        return _pinned(source, office.office.folder, office.time)
    except TemplateError as error:
        raise UnreadableProcessError(
            f"the process.toml that this case began under cannot be read any more"
            f" ({error.problem.rstrip('.')}): the administrator moves the case to the present one"
            " with: intake-mailbot cases move"
        ) from error


def shown_rules(unit: UnitOfWork, office: OfficeDesk, standing: Standing) -> tuple[Rules, bool]:
    """The same to look at a case by, or to move it on from; and whether they could be read.

    Where they could not, they are put together of what the course shows.
    """
    try:
        return rules_of(unit, office, standing), True
    except UnreadableProcessError:
        return standing_in(standing.course, rules_of(unit, office, None)), False


@lru_cache(maxsize=32)
def _pinned(source: str, folder: Path, time: OfficeTime) -> Rules:
    return Rules(parse_process(source, folder / "process.toml").flow, time)
