"""What became of one message, for whoever asked for it."""

from __future__ import annotations

from dataclasses import dataclass

from intake_mailbot.domain.model import LedgerState, MessageKind


@dataclass(frozen=True)
class Processed:
    """``tracking_numbers`` are those of the cases that the message is about."""

    id: int
    kind: MessageKind
    state: LedgerState
    tracking_numbers: tuple[str, ...] = ()
    reason: str = ""
