"""What planners and administrators do with cases, messages and replies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from form_templates.flow_roles import AGENCY
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import CaseRef, Doubt, Judgement, LedgerState
from intake_mailbot.domain.naming import agency_of, title_of
from intake_mailbot.domain.outcomes import CaseView

if TYPE_CHECKING:  # commands that need no database start without its library
    from intake_mailbot.intake import Desk
    from intake_mailbot.store.rows import Event, Kept, LedgerRow, OutboxRow
    from intake_mailbot.store.unit import Store, UnitOfWork
    from parsers.model import SignatureReading

LAST_MAILS = 5
"""Mails of ours that a case's sheet shows."""


@dataclass(frozen=True)
class CaseSheet:
    """One case: what has happened to it, why a person must look, our last mails about it.

    ``confidence`` is that of each reading, 0 to 1, by field; ``evidence`` the pictures of places in
    doubt; ``signatures`` what stands in each slot, by field.
    """

    view: CaseView
    doubts: tuple[Doubt, ...]
    history: tuple[Event, ...]
    mails: tuple[OutboxRow, ...] = ()
    confidence: Mapping[str, float] = field(default_factory=dict)
    evidence: tuple[Kept, ...] = ()
    signatures: Mapping[str, SignatureReading] = field(default_factory=dict)


def cases(store: Store) -> tuple[CaseView, ...]:
    """All cases, oldest first."""
    with store.unit(write=False) as unit:
        return tuple(unit.cases.export())


def case(store: Store, number: str) -> CaseSheet:
    """One case. Raises UsageError where there is none of this number."""
    with store.unit(write=False) as unit:
        view, found = unit.cases.view(number), case_of(unit, number)
        judgement = unit.cases.judgement(found)
        mails = unit.outbox.of_case(found.id, LAST_MAILS)
        form = unit.cases.corrected(found)
        sure = {name: one.confidence for name, one in form.fields.items()}
        sure |= {name: one.confidence for name, one in form.signatures.items()}
        history, shown = unit.events.history(found), unit.evidence.of(found)
        signed = dict(form.signatures)
        return CaseSheet(view, judgement.doubts, history, mails, sure, shown, signed)


def redecide(desk: Desk, number: str, now: datetime, actor: str) -> Judgement:
    """Decide a case again over its readings with every correction, as of the day of its receipt.

    ``now`` is aware; ``actor`` is who asked for it. A case that is no longer returned goes on in
    its process, its clocks from its receipt; the agency is not written to. Raises UsageError where
    there is no such case or its office is not configured, ConcurrentChangeError where a mail
    changed the case meanwhile.
    """
    with desk.store.unit() as unit:
        judgement = redecide_within(desk, unit, case_of(unit, number), now, actor)
        unit.commit()
    return judgement


def redecide_within(
    desk: Desk, unit: UnitOfWork, found: CaseRef, now: datetime, actor: str
) -> Judgement:
    """``redecide`` within a transaction of the caller's."""
    from intake_mailbot.intake.progress import (  # noqa: PLC0415 - needs the database's library
        arrival,
        move,
        office_of,
    )

    office = office_of(desk, found)
    form = unit.cases.corrected(found)
    today = found.received.astimezone(office.settings.time_zone).date()
    judgement = judge(office.office.form, form, found.files, today)
    changed = unit.cases.redecide(
        found,
        judgement,
        form,
        now=now,
        actor=actor,
        title=title_of(office.office.form, form),
        agency=agency_of(office.office.form, form),
    )
    event = arrival(office.office.form, office.office.process.flow, form, changed)
    move(desk, unit, changed, event, now, actor=actor, silent=(AGENCY,))
    return judgement


def case_of(unit: UnitOfWork, number: str) -> CaseRef:
    """The case of this number. Raises UsageError where there is none."""
    found = unit.cases.by_number(number)
    if found is None:
        raise UsageError(f"there is no case {number}; `intake-mailbot cases list` shows them")
    return found


def messages(store: Store) -> tuple[LedgerRow, ...]:
    """All messages of the ledger, oldest first."""
    with store.unit(write=False) as unit:
        return unit.ledger.list()


def message(store: Store, message_id: int) -> tuple[LedgerRow, tuple[Event, ...]]:
    """One message and what happened to it. Raises UsageError."""
    with store.unit(write=False) as unit:
        return unit.ledger.get(message_id), unit.events.of_message(message_id)


def retry(store: Store, message_id: int, now: datetime, actor: str) -> None:
    """Work on a held or quarantined message again at the next pass. Raises UsageError."""
    with store.unit() as unit:
        unit.ledger.retry(message_id)
        unit.events.add("retried", "to be worked on again", now, message=message_id, actor=actor)
        unit.commit()


def let_go_on(unit: UnitOfWork, message_id: int, now: datetime, actor: str) -> str:
    """Have a message worked on again, its sender believed; gives a sentence saying so.

    Raises UsageError for a message that is done or not there.
    """
    from intake_mailbot.store.events import RELEASED  # noqa: PLC0415 - needs the database's library

    unit.ledger.retry(message_id)
    words = "released: its sender is believed"
    unit.events.add(RELEASED, words, now, message=message_id, actor=actor)
    return f"Mail {message_id} is worked on at the next pass, its sender believed."


def replies(store: Store) -> tuple[OutboxRow, ...]:
    """All mails of ours, oldest first."""
    with store.unit(write=False) as unit:
        return unit.outbox.list()


def send_again(store: Store, outbox_id: int, now: datetime, actor: str) -> None:
    """Send a failed or uncertain reply at the next pass. Raises UsageError."""
    with store.unit() as unit:
        unit.outbox.retry(outbox_id, now)
        unit.events.add("resend", f"reply {outbox_id} is to be sent", now, actor=actor)
        unit.commit()


def discard(store: Store, outbox_id: int, now: datetime, actor: str) -> None:
    """Settle that a reply is not sent. Raises UsageError."""
    with store.unit() as unit:
        unit.outbox.discard(outbox_id)
        unit.events.add("discarded", f"reply {outbox_id} is not sent", now, actor=actor)
        unit.commit()


def waiting(store: Store) -> tuple[LedgerRow, ...]:
    """Messages that a person has to look at."""
    looked_at = {LedgerState.HELD, LedgerState.QUARANTINED}
    return tuple(row for row in messages(store) if row.state in looked_at)
