"""The digest as values: what planners are told in the evening."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, TypeVar

from intake_mailbot.domain.books import NOT_COMPARED, Books

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose digest it is.

    ``offices`` are ids of offices' folders, whose cases are told with their mail; ``accounts`` the
    mailboxes whose mail of no case is told as well. Where ``divisions`` are named, only cases that
    were given to one of them are told. Where a ``sender`` is named, only the cases of that address
    are.
    """

    offices: tuple[str, ...]
    accounts: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    sender: str = ""

    @property
    def whole(self) -> bool:
        """Whether it is all cases of the offices."""
        return not (self.divisions or self.sender)


@dataclass(frozen=True, slots=True)
class DueItem:
    """A running clock: what has to have happened by the end of ``due``, as its reader is told."""

    case_id: int
    tracking_number: str
    title: str
    agency: str
    office: str
    stage: str
    clock: str
    run: int
    what: str
    due: date


@dataclass(frozen=True, slots=True)
class CaseItem:
    """A case in a list; ``since`` is the receipt of its version (of its first, where it is new)."""

    tracking_number: str
    title: str
    agency: str
    sender: str
    office: str
    stage: str
    since: datetime


@dataclass(frozen=True, slots=True)
class MailItem:
    """A mail that belongs to no case and waits for a person; ``id`` is the ledger's."""

    id: int
    sender: str
    subject: str
    since: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class ReplyItem:
    """A mail of ours that did not arrive for sure; ``about`` is a tracking number or ""."""

    id: int
    to: str
    subject: str
    about: str
    state: str
    error: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """The first ``items`` of a list that has ``total``."""

    items: tuple[T, ...] = ()
    total: int = 0

    @property
    def more(self) -> int:
        """How many are not shown."""
        return max(self.total - len(self.items), 0)


@dataclass(frozen=True, slots=True)
class StageTotal:
    """How many cases of an office stand at a stage; both by their ids."""

    office: str
    stage: str
    number: int


@dataclass(frozen=True, slots=True)
class Kept:
    """How a clock was kept: ``late`` ones came to their end after their last day.

    ``office`` and ``clock`` are ids, ``what`` is what its reader is told that it is about.
    """

    office: str
    clock: str
    what: str
    in_time: int
    late: int

    @property
    def share(self) -> int:
        """Of those that came to their end, how many in 100 did in time."""
        total = self.in_time + self.late
        return round(100 * self.in_time / total) if total else 100


@dataclass(frozen=True, slots=True)
class Load:
    """How many clocks end on a day."""

    day: date
    number: int


@dataclass(frozen=True)
class Section:
    """What a digest tells of one office, or of mail that belongs to no case.

    ``heading`` says which, "" where the digest has no other section. ``new`` are the cases that
    came since the digest before, or on its day where there was none. ``kept`` is about the month
    of that day up to it. ``deadlines`` are the clocks that are overdue or due soon, soonest first:
    all of them, or the first of very many.
    """

    heading: str = ""
    overdue: Listed[DueItem] = Listed()
    due: Listed[DueItem] = Listed()
    new: Listed[CaseItem] = Listed()
    held: Listed[CaseItem] = Listed()
    held_mail: Listed[MailItem] = Listed()
    returned: Listed[CaseItem] = Listed()
    replies: Listed[ReplyItem] = Listed()
    undelivered: Listed[CaseItem] = Listed()
    quarantined: Listed[MailItem] = Listed()
    totals: tuple[StageTotal, ...] = ()
    kept: tuple[Kept, ...] = ()
    deadlines: tuple[DueItem, ...] = ()

    @property
    def looks(self) -> int:
        """How many things wait for a person's look."""
        return self.held.total + self.held_mail.total + self.quarantined.total

    @property
    def trouble(self) -> int:
        """How many mails of ours did not arrive for sure."""
        return self.replies.total + self.undelivered.total

    @property
    def empty(self) -> bool:
        """Whether nothing waits, is due or is new."""
        listed = (self.overdue, self.due, self.new, self.returned)
        return not (self.looks or self.trouble or any(one.total for one in listed))


@dataclass(frozen=True)
class Digest:
    """All that one digest tells.

    ``day`` is the date that it is for, ``until`` the last day that counts as soon. ``load`` has
    every day from ``day`` to ``until``. ``deadlines`` are those of all sections, soonest first;
    their total is how many there are. ``stages`` are the titles of stages by (office, stage).
    """

    day: date
    until: date
    sections: tuple[Section, ...]
    load: tuple[Load, ...] = ()
    deadlines: Listed[DueItem] = Listed()
    stages: Mapping[tuple[str, str], str] = field(default_factory=dict)
    books: Books = NOT_COMPARED

    @property
    def overdue(self) -> int:
        """How many clocks are past their last day."""
        return sum(one.overdue.total for one in self.sections)

    @property
    def due(self) -> int:
        """How many clocks end soon."""
        return sum(one.due.total for one in self.sections)

    @property
    def new(self) -> int:
        """How many cases are new."""
        return sum(one.new.total for one in self.sections)

    @property
    def returned(self) -> int:
        """How many cases wait for their corrected form."""
        return sum(one.returned.total for one in self.sections)

    @property
    def looks(self) -> int:
        """How many things wait for a person's look."""
        return sum(one.looks for one in self.sections)

    @property
    def empty(self) -> bool:
        """Whether nothing waits, is due or is new."""
        return not self.books.wrong and all(one.empty for one in self.sections)
