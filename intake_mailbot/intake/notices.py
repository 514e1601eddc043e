"""Mails that follow from no message: a reply did not go out, a held case was looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from intake_mailbot.domain.model import (
    CaseRef,
    Folder,
    LedgerState,
    Message,
    MessageKind,
    Standing,
    Submitted,
    Verdict,
)
from intake_mailbot.domain.outcomes import CaseOutcome, Decision, Reply, ReplyKind, TrackedOutcome
from intake_mailbot.domain.process.promises import promised
from intake_mailbot.intake.answering import Answering
from intake_mailbot.intake.desk import Desk
from intake_mailbot.intake.progress import office_of, rules_of
from intake_mailbot.store.rows import LedgerRow, OutboxItem, OutboxState
from intake_mailbot.store.unit import UnitOfWork
from parsers.model import Address, Headers, ParsedMail

_ANSWERS = {
    Verdict.ACCEPT: ReplyKind.CONFIRMATION,
    Verdict.RETURN: ReplyKind.RETURNED,
}


def tell_agency(
    desk: Desk, unit: UnitOfWork, case: CaseRef, brought: LedgerRow, now: datetime
) -> None:
    """Answer the mail that brought a held case, now that a person has looked at it.

    ``case`` is accepted or returned. Nobody is written to who could not be answered at first:
    whose mail came before the bot's start.
    """
    office, view = office_of(desk, case), unit.cases.view(case.tracking_number)
    start = desk.rules.start
    if start is not None and (brought.received or brought.first_seen) < start:
        return
    to = Address(view.sender)
    submitted = Submitted(*unit.cases.file_of(case), case.office, unit.cases.corrected(case))
    judged = unit.cases.judgement(case)
    outcome = CaseOutcome(submitted, judged, opens=False, case=case)
    standing = unit.courses.standing(case)
    rules = rules_of(unit, office, standing)
    dues = promised(standing.course, rules) if standing else ()
    tracked = TrackedOutcome(outcome, case.tracking_number, dues, case.title)
    decision = Decision(
        LedgerState.DONE, Folder.HELD, MessageKind.PROFILE, "", (outcome,),
        (Reply(_ANSWERS[case.verdict], to, (0,)),),
    )  # fmt: skip
    headers = Headers(brought.message_id, to, brought.subject, None)
    message = Message(
        brought.id, MessageKind.PROFILE, brought.message_id, to, to, brought.subject,
        case.received, Standing.UNVERIFIED,
    )  # fmt: skip
    mail = ParsedMail(headers, "", "", ())
    Answering(desk, unit, mail, message, decision, (tracked,), (case,), now).enqueue()


def tell_planners(desk: Desk, unit: UnitOfWork, item: OutboxItem, error: str) -> None:
    """Record that a reply failed or is uncertain, and tell planners – never about such a notice."""
    row = unit.outbox.get(item.id)
    now = desk.clock()
    cases = unit.cases.of_reply(item.message_id)
    unknown = row.state is OutboxState.UNCERTAIN
    what = "may have gone out or not" if unknown else "did not go out"
    said = f"The mail “{row.subject}” to {item.to} {what}: {error}"
    for case in cases:
        unit.events.add("not_sent", said, now, case=case.id)
    if not cases:
        unit.events.add("not_sent", said, now)
    if row.kind == ReplyKind.PLANNER_NOTICE.value:
        return
    ask = "Ask whether it came, then settle it" if unknown else "Send it after all, or settle it"
    by = f"intake-mailbot outbox retry {item.id} (or discard {item.id})"
    notice = f"{said} {ask}: {by}"
    announce(desk, unit, row.subject, notice, now, cases)


def announce(
    desk: Desk,
    unit: UnitOfWork,
    subject: str,
    notice: str,
    now: datetime,
    cases: Sequence[CaseRef] = (),
) -> None:
    """A notice to planners that follows from no message, put into the outbox within the unit."""
    headers = Headers("", None, subject, None)
    message = Message(0, MessageKind.INQUIRY, "", None, None, subject, now, Standing.UNVERIFIED)
    decision = Decision(LedgerState.DONE, Folder.HELD, MessageKind.INQUIRY, "", notice=notice)
    mail = ParsedMail(headers, "", "", ())
    Answering(desk, unit, mail, message, decision, (), tuple(cases), now).enqueue()
