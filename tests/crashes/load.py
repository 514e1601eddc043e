"""The mails of a campaign: a working day over and over, some delivered twice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.benchmarks.mails import DAY, EXPECTED, mail

_ARRIVED = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)
_TWICE = 9
"""Every ninth mail is delivered a second time."""


@dataclass(frozen=True)
class Sent:
    """A mail that was put into the mailbox, and what must come of it.

    ``sha256`` is that of its bytes. ``cases`` and ``replies`` count what its sender gets;
    ``copies`` how often it was delivered.
    """

    number: int
    sha256: str
    cases: int
    replies: int

    @property
    def sender(self) -> str:
        """Whose mail it is; each comes from somebody else."""
        return f"clerk.{self.number}@agency{self.number}.example.gov"

    @property
    def copies(self) -> int:
        """How often it is delivered."""
        return 2 if self.number % _TWICE == 0 else 1


def nth(number: int) -> tuple[Sent, bytes]:
    """Mail ``number`` of a campaign, and its bytes."""
    sort = DAY[number % len(DAY)]
    last = sort.split()[-1]
    outcome = EXPECTED.get(last, last if last == "automatic" else "accept")
    raw = mail(number, sort, _ARRIVED)
    sha256, cases = hashlib.sha256(raw).hexdigest(), int(outcome in {"accept", "return"})
    return Sent(number, sha256, cases, int(outcome != "automatic")), raw
