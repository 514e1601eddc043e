"""What became of one message, for whoever asked for it."""

from __future__ import annotations

from dataclasses import dataclass

from intake_mailbot.domain.model import LedgerState, MessageKind


@dataclass(frozen=True)
class Processed:
    """``tracking_numbers`` are those of the cases that the message is about.

    ``put_off`` says that the message was not to blame: it is better tried again later than at once.
    """

    id: int
    kind: MessageKind
    state: LedgerState
    tracking_numbers: tuple[str, ...] = ()
    reason: str = ""
    put_off: bool = False
