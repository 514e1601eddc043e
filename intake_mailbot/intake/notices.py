"""Notices to planners that follow from no message: a reply that did not go out."""

from __future__ import annotations

from intake_mailbot.domain.model import (
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
    headers = Headers("", None, row.subject, None)
    message = Message(0, MessageKind.INQUIRY, "", None, None, row.subject, now, Standing.UNVERIFIED)
    decision = Decision(
        LedgerState.DONE, Folder.HELD, MessageKind.INQUIRY, "",
        notice=f"{said} Look at it with: intake-mailbot outbox list",
    )  # fmt: skip
    mail = ParsedMail(headers, "", "", ())
    Answering(desk, unit, mail, message, decision, (), cases, now).enqueue()
