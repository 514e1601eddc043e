"""What triage asks of the past: a port that the store implements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from intake_mailbot.domain.model import CaseRef


class Lookup(Protocol):
    """Cases and mails as far as they are known before this mail."""

    def case_by_id(self, case_id: int) -> CaseRef | None:
        """The case of that id: what a verified token in one of our Message-IDs names."""
        ...

    def case_by_message_id(self, message_id: str) -> CaseRef | None:
        """The case that an earlier mail to us, of this Message-ID, was filed to."""
        ...

    def case_by_number(self, number: str) -> CaseRef | None:
        """The case of that tracking number, written as we write it."""
        ...

    def returned_to(self, sender: str) -> Sequence[CaseRef]:
        """The cases, the latest first, whose last version this sender sent and was sent back."""
        ...

    def taken_in_from(self, sender: str) -> Sequence[CaseRef]:
        """The cases, the latest first, whose last version this sender sent, accepted or held."""
        ...

    def sent_by_us(self, message_id: str) -> bool:
        """Whether a mail of ours bears this Message-ID."""
        ...

    def duplicate_of(self, sender: str, message_id: str, body_digest: str) -> int | None:
        """The ledger id of a settled mail of the same sender, Message-ID and digest, or None.

        The mail in hand does not count. ``sender`` is lower-cased; ``message_id`` is not "".
        """
        ...

    def answers_since(self, address: str, since: datetime) -> int:
        """How many answers to what was no profile went to ``address`` (lower-cased) since then."""
        ...

    def answers_to_domain_since(self, domain: str, since: datetime) -> int:
        """The same for every address of ``domain``."""
        ...

    def answers_in_all_since(self, since: datetime) -> int:
        """The same for everybody."""
        ...
