"""Mails of ours that came back undelivered: which they were, and what planners hear of them."""

from __future__ import annotations

from collections.abc import Sequence

from intake_mailbot.domain.outcomes import Decision
from intake_mailbot.store.rows import OutboxRow
from intake_mailbot.store.unit import UnitOfWork

_VERB = "did not arrive"


def came_back(unit: UnitOfWork, decision: Decision) -> tuple[OutboxRow, ...]:
    """The mails of ours that the decision's mail says did not arrive, as far as they are known."""
    found = (unit.outbox.of_message_id(one) for one in decision.bounced)
    return tuple(row for row in found if row is not None)


def said_of(rows: Sequence[OutboxRow], reason: str) -> str:
    """A sentence to planners: which mail, to whom, and why, in the mail system's words."""
    mails = "; ".join(f"“{row.subject}” to {row.to}" for row in rows)
    why = reason.partition(_VERB)[2].lstrip(":; ")
    what = "Our mail" if len(rows) == 1 else "Our mails"
    return f"{what} {mails} {_VERB}{': ' + why if why else '.'}"
