"""What comparing the mailbox with the ledger, and the ledger with its files, gave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Damaged:
    """A message whose bytes are not as they were kept; ``id`` is the ledger's."""

    id: int
    what: str
    found: datetime


@dataclass(frozen=True, slots=True)
class Books:
    """Sums over the mailboxes asked about.

    ``at`` is the oldest of their last comparisons, None before the first. ``on_server`` messages
    lie in the inboxes; ``unknown`` of them were passed over and are in no state of the ledger,
    ``misplaced`` should lie in a folder. ``checked`` messages had their bytes looked at in the
    round under way; ``damaged`` are those (the first of them) whose bytes were not right.
    """

    at: datetime | None = None
    on_server: int = 0
    unknown: int = 0
    misplaced: int = 0
    checked: int = 0
    damaged: tuple[Damaged, ...] = ()

    @property
    def wrong(self) -> int:
        """How many messages are not where they should be, or not as they should be."""
        return self.unknown + self.misplaced + len(self.damaged)


NOT_COMPARED = Books()
"""Before the first comparison."""
