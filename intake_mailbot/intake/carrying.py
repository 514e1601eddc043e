"""Carrying a decision out: cases, clocks, events and replies, within one unit of work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from form_templates.flow_roles import AGENCY
from intake_mailbot.domain.model import CaseRef, Message, Verdict
from intake_mailbot.domain.naming import agency_of, title_of
from intake_mailbot.domain.outcomes import CaseOutcome, Decision, Due, TrackedOutcome
from intake_mailbot.domain.process import Event, TimePassed
from intake_mailbot.domain.process.promises import promised
from intake_mailbot.intake.answering import Answering
from intake_mailbot.intake.came_back import came_back, said_of
from intake_mailbot.intake.desk import Desk, OfficeDesk
from intake_mailbot.intake.progress import arrival, move
from intake_mailbot.intake.readings import Read
from intake_mailbot.store.events import BOT, PUT_TOGETHER
from intake_mailbot.store.rows import LedgerRow
from intake_mailbot.store.unit import UnitOfWork
from parsers.model import ParsedMail


def carry_out(
    desk: Desk,
    unit: UnitOfWork,
    row: LedgerRow,
    read: Read,
    message: Message,
    decision: Decision,
    now: datetime,
    events: Sequence[Event] = (),
) -> tuple[str, ...]:
    """Write everything that follows from a decision; gives the tracking numbers concerned.

    ``events`` are what the mail does in the process of the case that it is filed to. Raises
    ConcurrentChangeError where a case changed since it was read.
    """
    mail = read.mail
    cases: list[CaseRef | None] = []
    tracked: list[TrackedOutcome] = []
    for outcome in decision.outcomes:
        office = desk.offices[outcome.submitted.office]
        case = _file(unit, office, outcome, message, now)
        _note_sender(unit, case, message, row, now)
        dues = _begun(desk, unit, office, outcome, case, message, decision, now)
        if case is not None and decision.replies and outcome.judgement.verdict is Verdict.ACCEPT:
            today = now.astimezone(office.settings.time_zone).date()
            _note_lateness(unit, case, [due for due in dues if due.day < today], row, now)
        title = title_of(office.office.form, outcome.submitted.form)
        number = case.tracking_number if case else ""
        tracked.append(TrackedOutcome(outcome, number, dues, title))
        cases.append(case)
    if message.seal and not decision.outcomes:
        _note_sender(unit, decision.supplement_to, message, row, now)
    extra = _supplements(unit, mail, decision, cases, row, now)
    if decision.supplement_to is not None:
        for event in events:
            move(desk, unit, decision.supplement_to, event, now, message=row.id, actor=_actor(row))
    undelivered = _bounced(unit, decision, row, now)
    back = came_back(unit, decision)
    if back and decision.notice:
        # Of notices that nobody can be told of no more are written: they would go on for ever.
        again = all(unit.outbox.tells_of_one_that_came_back(one.id) for one in back)
        decision = replace(decision, notice="" if again else said_of(back, decision.reason))
    if decision.notice:
        unit.events.add("notice", decision.notice, now, message=row.id)
    about = (*(case for case in cases if case), *extra, *undelivered)
    answering = Answering(desk, unit, mail, message, decision, tuple(tracked), about, now)
    replace(answering, ahead=read.likely.copies, back=back).enqueue()
    return tuple(dict.fromkeys(case.tracking_number for case in about))


def _file(
    unit: UnitOfWork, office: OfficeDesk, outcome: CaseOutcome, message: Message, now: datetime
) -> CaseRef | None:
    """Open the case, or write its next version; None where the profile has no case."""
    form, submitted = office.office.form, outcome.submitted
    title, agency = title_of(form, submitted.form), agency_of(form, submitted.form)
    sender = message.sender.address if message.sender else ""
    if outcome.case is not None:
        case = unit.cases.revise(
            outcome.case,
            submitted,
            outcome.judgement,
            sender=sender,
            received=message.received,
            message=message.id,
            now=now,
            title=title,
            agency=agency,
        )
        if submitted.added:
            _note_together(unit, outcome.case, case, message, now)
        return case
    if not outcome.opens:
        return None
    zone: ZoneInfo = office.settings.time_zone
    return unit.cases.open(
        office.office.id,
        submitted,
        outcome.judgement,
        sender=sender,
        received=message.received,
        message=message.id,
        numbering=office.office.process.numbering,
        year=message.received.astimezone(zone).year,
        now=now,
        title=title,
        agency=agency,
    )


def _note_together(
    unit: UnitOfWork, before: CaseRef, case: CaseRef, message: Message, now: datetime
) -> None:
    """Keep which version the pages were put together with: what is of it goes where that goes."""
    versions = {"version": case.version, "before": before.version}
    said = (
        f"version {case.version} is the pages that came, put together with version {before.version}"
    )
    unit.events.add(PUT_TOGETHER, said, now, case=case.id, message=message.id, data=versions)


def _note_sender(
    unit: UnitOfWork, case: CaseRef | None, message: Message, row: LedgerRow, now: datetime
) -> None:
    """Keep with the case, or with the mail where it has none, how far its sender is believed."""
    who = message.sender.address if message.sender else "an unreadable sender"
    said = f"sent by {who}, {message.proof}"
    unit.events.add("sender", said, now, case=case.id if case else None, message=row.id)


def _begun(
    desk: Desk,
    unit: UnitOfWork,
    office: OfficeDesk,
    outcome: CaseOutcome,
    case: CaseRef | None,
    message: Message,
    decision: Decision,
    now: datetime,
) -> tuple[Due, ...]:
    """The case goes on in its process; gives what its answer may promise.

    Where nobody may be answered, the process writes to the agency neither; of mail from before the
    bot's start nobody hears.
    """
    if case is None:
        return ()
    silent = None if message.before_start else () if decision.replies else (AGENCY,)
    form, flow = office.office.form, office.office.process.flow
    event = arrival(form, flow, outcome.submitted.form, case)
    new = outcome.case is None
    moved = move(desk, unit, case, event, now, message=message.id, silent=silent, new=new)
    if message.before_start:  # nor of what is past since
        moved = move(desk, unit, case, TimePassed(), now, message=message.id, silent=None)
    return promised(moved.course, moved.rules)


def _note_lateness(
    unit: UnitOfWork, case: CaseRef, past: Sequence[Due], row: LedgerRow, now: datetime
) -> None:
    """Put on the case that the agency was told of days that were past when it was answered."""
    for due in past:
        said = f"answered late; the agency was told that a day is past: {due.what} by {due.day}"
        unit.events.add("answered_late", said, now, case=case.id, message=row.id)


def _actor(row: LedgerRow) -> str:
    """Who did what a mail does, as the history names them."""
    return row.sender or BOT


def _supplements(
    unit: UnitOfWork,
    mail: ParsedMail,
    decision: Decision,
    cases: list[CaseRef | None],
    row: LedgerRow,
    now: datetime,
) -> tuple[CaseRef, ...]:
    """File what came beside the profiles, or without one, to its case, or note the question."""
    profiles = {outcome.submitted.path for outcome in decision.outcomes}
    files = [
        leaf
        for leaf in mail.leaves
        if leaf.name and not leaf.decoration and leaf.path not in profiles
    ]
    known = [case for case in cases if case]
    if decision.asked_about is not None:
        unit.cases.asked(decision.asked_about, row.id, now=now)
        return (decision.asked_about,)
    if decision.supplement_to is not None:
        unit.cases.attach(decision.supplement_to, row.id, files, now=now)
        return (decision.supplement_to,)
    if len(known) == 1 and files:
        unit.cases.attach(known[0], row.id, files, now=now)
    return ()


def _bounced(
    unit: UnitOfWork, decision: Decision, row: LedgerRow, now: datetime
) -> tuple[CaseRef, ...]:
    """Mark the cases about which a mail of ours came back."""
    found = [case for about in decision.bounced for case in unit.cases.of_reply(about)]
    for case in found:
        said = f"our mail did not arrive: {decision.reason}"
        unit.cases.undelivered(case, said, row.id, now=now)
    return tuple(found)
