"""A past made of plain values, for tests of whatever needs a :class:`Lookup`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from intake_mailbot.domain.model import CaseRef, Verdict


@dataclass
class FakeLookup:
    """Answers from what it was given; ``answers`` are times of answers by address."""

    cases: tuple[CaseRef, ...] = ()
    mails: Mapping[str, int] = field(default_factory=dict)
    sent: frozenset[str] = frozenset()
    seen: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    answers: Mapping[str, tuple[datetime, ...]] = field(default_factory=dict)

    def case_by_id(self, case_id: int) -> CaseRef | None:
        """The case of that id."""
        return next((case for case in self.cases if case.id == case_id), None)

    def case_by_message_id(self, message_id: str) -> CaseRef | None:
        """The case that ``mails`` files this Message-ID to."""
        return self.case_by_id(self.mails[message_id]) if message_id in self.mails else None

    def case_by_number(self, number: str) -> CaseRef | None:
        """The case of that tracking number."""
        return next((case for case in self.cases if case.tracking_number == number), None)

    def returned_to(self, sender: str) -> tuple[CaseRef, ...]:
        """Those of ``cases`` that were returned and in which the sender takes part."""
        returned = (case for case in self.cases if case.verdict is Verdict.RETURN)
        return tuple(case for case in returned if sender in case.participants)

    def taken_in_from(self, sender: str) -> tuple[CaseRef, ...]:
        """Those of ``cases`` that were not returned and in which the sender takes part."""
        taken = (case for case in self.cases if case.verdict is not Verdict.RETURN)
        return tuple(case for case in taken if sender in case.participants)

    def sent_by_us(self, message_id: str) -> bool:
        """Whether ``sent`` names it."""
        return message_id in self.sent

    def duplicate_of(self, sender: str, message_id: str, body_digest: str) -> int | None:
        """The ledger id that ``seen`` gives to it."""
        return self.seen.get((sender, message_id, body_digest))

    def answers_since(self, address: str, since: datetime) -> int:
        """How many of the address's answers are not older than ``since``."""
        return sum(time >= since for time in self.answers.get(address, ()))

    def answers_to_domain_since(self, domain: str, since: datetime) -> int:
        """The same for every address of the domain."""
        inside = [a for a in self.answers if a.rpartition("@")[2] == domain]
        return sum(self.answers_since(address, since) for address in inside)

    def answers_in_all_since(self, since: datetime) -> int:
        """The same for everybody."""
        return sum(self.answers_since(address, since) for address in self.answers)
