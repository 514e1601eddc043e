"""What a message was before: new, a copy, or one that a person wants tried again.

A message dragged back to the inbox from Held or Quarantine, and one that ``mail retry`` names, is
tried again; from any other folder it is filed again and answers nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from intake_mailbot.domain.model import (
    CaseRef,
    Folder,
    LedgerState,
    Message,
    MessageKind,
    Thread,
    Verdict,
)
from intake_mailbot.domain.outcomes import Decision, ReplyKind
from intake_mailbot.intake.outcome import Processed
from intake_mailbot.store.events import RELEASED
from intake_mailbot.store.rows import Filed, LedgerRow
from intake_mailbot.store.unit import UnitOfWork

_TRIED_AGAIN = frozenset({LedgerState.HELD, LedgerState.QUARANTINED})
_OPEN = frozenset({LedgerState.RECEIVED, LedgerState.WORKING})
_SAID_BEFORE = frozenset({ReplyKind.HELD, ReplyKind.ACKNOWLEDGEMENT})
_FOLDERS = {
    Verdict.ACCEPT: Folder.ACCEPTED,
    Verdict.RETURN: Folder.RETURNED,
    Verdict.HOLD: Folder.HELD,
}


@dataclass(frozen=True)
class Past:
    """What is known of a message from before.

    ``copy_of`` is a message with the same bytes that was settled. ``retried`` is the row whose work
    is done again (the message's own, or that of its earlier life in the inbox), with the profiles
    that it ``filed`` then.
    """

    copy_of: LedgerRow | None = None
    retried: LedgerRow | None = None
    filed: tuple[Filed, ...] = ()

    @property
    def outdone_by(self) -> CaseRef | None:
        """A case that has had a newer version since: that one counts."""
        return next((one.case for one in self.filed if one.case.version > one.version), None)


def past_of(unit: UnitOfWork, row: LedgerRow) -> Past:
    """The past of a message that is to be worked on now."""
    if row.kind is not None:  # it was settled, and a person had it begun anew
        return Past(retried=row, filed=unit.cases.submitted_in(row.id))
    earlier = unit.ledger.earlier_copy(row)
    if earlier is None or earlier.state in _OPEN:
        return Past()
    if earlier.state in _TRIED_AGAIN and earlier.filed:
        return Past(retried=earlier, filed=unit.cases.submitted_in(earlier.id))
    return Past(copy_of=earlier)


def taken_up(unit: UnitOfWork, row: LedgerRow, attempt: int) -> Past | Processed:
    """The past of a message that is settled now, and nobody else's; or what became of it by that.

    Raises ``TakenOverError``.
    """
    unit.mailboxes.decide_alone(row.account)
    unit.ledger.hold(row.id, attempt)
    past = past_of(unit, row)
    return put_aside(unit, row, past) or past


def put_aside(unit: UnitOfWork, row: LedgerRow, past: Past) -> Processed | None:
    """File a copy, or a version that is outdone, where it belongs; None where there is work."""
    if past.copy_of is not None:
        earlier, folder = past.copy_of, past.copy_of.to_folder
        reason = f"the same message as mail {earlier.id}"
    elif past.retried is not None and past.outdone_by is not None:
        earlier, folder = past.retried, _FOLDERS[past.outdone_by.verdict]
        reason = f"{past.outdone_by.tracking_number} has had a newer version since"
    else:
        return None
    kind = MessageKind.DUPLICATE
    unit.ledger.describe(
        row.id, header_id=earlier.message_id, sender=earlier.sender, subject=earlier.subject,
        received=earlier.received or row.first_seen, kind=kind,
    )  # fmt: skip
    unit.ledger.settle(
        row.id,
        state=LedgerState.DONE,
        folder=folder or Folder.AUTOMATIC,
        kind=kind,
        reason=reason,
    )
    supersede(unit, row, past)
    return Processed(row.id, kind, LedgerState.DONE, reason=reason)


def supersede(unit: UnitOfWork, row: LedgerRow, past: Past) -> None:
    """The earlier life of a message that was dragged back ends when the new one is settled."""
    if past.retried is not None and past.retried.id != row.id:
        unit.ledger.superseded(past.retried.id, row.id)


def vouched(unit: UnitOfWork, past: Past) -> bool:
    """Whether a planner released the message in its earlier life: its sender is believed then."""
    if past.retried is None:
        return False
    return any(event.kind == RELEASED for event in unit.events.of_message(past.retried.id))


def same_case(message: Message, past: Past) -> Message:
    """A message that opened one case when it was held goes on with that case."""
    if len(past.filed) != 1 or message.thread.case:
        return message
    return replace(message, thread=Thread(past.filed[0].case, "again"))


def continued(decision: Decision, past: Past) -> Decision:
    """The decision on a message that is tried again: no second number, and held is said once."""
    if past.retried is None:
        return decision
    cases = {one.path: one.case for one in past.filed}
    outcomes = tuple(
        replace(one, opens=False, case=cases[one.submitted.path])
        if one.opens and one.submitted.path in cases
        else one
        for one in decision.outcomes
    )
    replies = tuple(reply for reply in decision.replies if reply.kind not in _SAID_BEFORE)
    return replace(decision, outcomes=outcomes, replies=replies)
