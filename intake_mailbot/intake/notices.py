"""Notices to planners that follow from no message: a reply that did not go out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from intake_mailbot.domain.model import (
    CaseRef,
    Decision,
    Folder,
    LedgerState,
    Message,
    MessageKind,
    ReplyKind,
    Standing,
)
from intake_mailbot.intake.answering import Answering
from intake_mailbot.intake.desk import Desk
from intake_mailbot.store.rows import OutboxItem
from intake_mailbot.store.unit import UnitOfWork
from parsers.model import Headers, ParsedMail


def tell_planners(desk: Desk, unit: UnitOfWork, item: OutboxItem, error: str) -> None:
    """Record that a reply failed or is uncertain, and tell planners – never about such a notice."""
    row = unit.outbox.get(item.id)
    now = desk.clock()
    cases = unit.cases.of_reply(item.message_id)
    said = f"The mail “{row.subject}” to {item.to} did not go out for sure: {error}"
    for case in cases:
        unit.events.add("not_sent", said, now, case=case.id)
    if not cases:
        unit.events.add("not_sent", said, now)
    if row.kind == ReplyKind.PLANNER_NOTICE.value:
        return
    notice = f"{said} Look at it with: intake-mailbot outbox list"
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
