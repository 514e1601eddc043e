"""One attempt at one message."""

from __future__ import annotations

from dataclasses import dataclass

from intake_mailbot.intake.again import Past
from intake_mailbot.store.rows import LedgerRow


@dataclass(frozen=True)
class Work:
    """``row`` is the message as it stood when the attempt began; ``attempt`` counts from 1."""

    row: LedgerRow
    attempt: int
    past: Past
