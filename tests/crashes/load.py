"""The mails of a campaign: a working day over and over, some delivered twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from tests.benchmarks.mails import DAY, EXPECTED, mail

_ARRIVED = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)
_TWICE = 9
"""Every ninth mail is delivered a second time."""


@dataclass(frozen=True)
class Sent:
    """A mail that was put into the mailbox, and what must come of it.

    ``cases`` and ``replies`` count what its sender gets; ``copies`` how often it was delivered.
    """

    number: int
    raw: bytes
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


def nth(number: int) -> Sent:
    """Mail ``number`` of a campaign."""
    sort = DAY[number % len(DAY)]
    last = sort.split()[-1]
    outcome = EXPECTED.get(last, last if last == "automatic" else "accept")
    raw = mail(number, sort, _ARRIVED)
    return Sent(number, raw, int(outcome in {"accept", "return"}), int(outcome != "automatic"))
