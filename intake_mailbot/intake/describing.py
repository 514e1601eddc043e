"""Writing down in the ledger what a message was found to be."""

from __future__ import annotations

from intake_mailbot.domain.model import Message, MessageKind
from intake_mailbot.store.unit import UnitOfWork


def describe(unit: UnitOfWork, message: Message, kind: MessageKind) -> None:
    """Keep who sent ``message``, its subject, its Message-ID, when it came, and its kind."""
    unit.ledger.describe(
        message.id,
        header_id=message.message_id,
        sender=message.sender.address if message.sender else "",
        subject=message.subject,
        received=message.received,
        kind=kind,
    )
