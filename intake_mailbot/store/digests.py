"""What the digest asks: each answer costs what it lists, not what is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    exists,
    func,
    literal_column,
    or_,
    select,
)

from form_templates.flow import HELD
from intake_mailbot.domain.books import NOT_COMPARED, Books
from intake_mailbot.domain.digest import (
    CaseItem,
    DueItem,
    Kept,
    Listed,
    Load,
    MailItem,
    ReplyItem,
    Scope,
    StageTotal,
)
from intake_mailbot.domain.model import LedgerState
from intake_mailbot.store.comparing import Comparing
from intake_mailbot.store.course_tables import clock, course
from intake_mailbot.store.rows import OutboxState
from intake_mailbot.store.tables import case_, case_count, message, message_case, outbox

T = TypeVar("T")

SHOWN = 25
"""How many items a list of the digest shows; the rest is a number."""

_UNSENT = (OutboxState.UNCERTAIN.value, OutboxState.FAILED.value)
_UNDELIVERED: ColumnElement[bool] = literal_column("case_.undelivered")
"""Written as the partial index has it, which SQLite compares word by word."""


class Digests:
    """The questions of the digest; each is asked for a ``Scope``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def load(self, scope: Scope, until: date) -> tuple[Load, ...]:
        """How many running clocks end on each day up to ``until``, those past included."""
        wanted = (
            self._running(select(clock.c.due, func.count().label("number")), scope)
            .where(clock.c.due <= until)
            .group_by(clock.c.due)
            .order_by(clock.c.due)
        )
        return tuple(Load(row.due, row.number) for row in self._connection.execute(wanted))

    def due(self, scope: Scope, first: date | None, last: date, most: int) -> tuple[DueItem, ...]:
        """Running clocks that end from ``first`` (None: whenever) to ``last``, soonest first.

        At most so many as ``most`` says.
        """
        columns = (
            clock.c.case_id, clock.c.clock, clock.c.run, clock.c.what, clock.c.due,
            case_.c.tracking_number, case_.c.title, case_.c.agency, case_.c.office, case_.c.stage,
        )  # fmt: skip
        wanted = self._running(select(*columns), scope, named=True).where(clock.c.due <= last)
        if first is not None:
            wanted = wanted.where(clock.c.due >= first)
        wanted = wanted.order_by(clock.c.due, clock.c.id).limit(most)
        return tuple(DueItem(**row) for row in self._connection.execute(wanted).mappings())

    def opened(
        self, scope: Scope, after: int | None, begin: datetime, end: datetime
    ) -> Listed[CaseItem]:
        """Cases opened after the case with the id ``after``; None: received in [begin, end)."""
        where = (
            and_(case_.c.first_received >= begin, case_.c.first_received < end)
            if after is None
            else case_.c.id > after
        )
        return self._cases(scope, case_.c.first_received, where, case_.c.id)

    def standing(self, scope: Scope, stage: str) -> Listed[CaseItem]:
        """Cases that wait at ``stage``, the longest waiting first."""
        return self._cases(scope, case_.c.received, case_.c.stage == stage, case_.c.received)

    def undelivered(self, scope: Scope) -> Listed[CaseItem]:
        """Cases about which a mail of ours came back."""
        office = func.coalesce(case_.c.office, "")  # so that its index is not preferred to theirs
        return self._cases(scope, case_.c.received, _UNDELIVERED, case_.c.id, office)

    def mails(self, scope: Scope, state: LedgerState) -> Listed[MailItem]:
        """Mails in this state, oldest first, but for those of cases that are held themselves.

        A mail of a case is told to the case's office, one of no case to those of its mailbox.
        """
        if not scope.whole:
            return Listed()
        of_case = exists().where(message_case.c.message_id == message.c.id)
        theirs = of_case.where(
            case_.c.id == message_case.c.case_id,
            case_.c.office.in_(scope.offices),
            case_.c.stage != HELD,
        )
        came = func.coalesce(message.c.received, message.c.first_seen)
        wanted = (
            select(
                message.c.id, message.c.sender, message.c.subject, message.c.reason,
                message.c.received, message.c.first_seen,
            )
            .where(message.c.state == state.value)
            .where(or_(and_(message.c.account.in_(scope.accounts), ~of_case), theirs))
            .order_by(came, message.c.id)
        )  # fmt: skip
        return self._listed(wanted, _mail_item)

    def replies(self, scope: Scope) -> Listed[ReplyItem]:
        """Mails of ours that failed or are uncertain, until somebody settles them.

        What is about a case is told to its office; what is about none to those of the mailbox, and
        what is about no mail either to all who are told of a mailbox.
        """
        office, account = case_.c.office, message.c.account
        theirs: ColumnElement[bool] = office.in_(scope.offices)
        if scope.accounts:
            any_mailbox = or_(account.in_(scope.accounts), account.is_(None))
            theirs = or_(theirs, and_(office.is_(None), any_mailbox))
        wanted = (
            select(
                outbox.c.id, outbox.c.to_address.label("to"), outbox.c.subject, outbox.c.state,
                func.coalesce(case_.c.tracking_number, "").label("about"),
                outbox.c.last_error.label("error"), outbox.c.created.label("since"),
            )
            .outerjoin(case_, case_.c.id == outbox.c.about_case)
            .outerjoin(message, message.c.id == outbox.c.about_message)
            .where(outbox.c.state.in_(_UNSENT), theirs)
            .order_by(outbox.c.id)
        )  # fmt: skip
        if not scope.whole:
            wanted = wanted.outerjoin(course, course.c.case_id == case_.c.id).where(_narrow(scope))
        return self._listed(wanted, lambda row: ReplyItem(**row))

    def totals(self, scope: Scope) -> tuple[StageTotal, ...]:
        """How many cases stand at each stage of each office."""
        wanted = (
            select(case_count.c.office, case_count.c.stage, func.sum(case_count.c.number))
            .where(case_count.c.office.in_(scope.offices))
            .group_by(case_count.c.office, case_count.c.stage)
            .order_by(case_count.c.office, case_count.c.stage)
        )
        rows = self._connection.execute(wanted)
        return tuple(StageTotal(*row) for row in rows if row[2])

    def fold(self) -> None:
        """Make one row a stage of the rows that count cases; harmless at any time."""
        counts: Counter[tuple[str, str]] = Counter()
        gone = case_count.delete().returning(
            case_count.c.office, case_count.c.stage, case_count.c.number
        )
        for office, stage, number in self._connection.execute(gone):
            counts[office, stage] += number
        rows = [
            {"office": office, "stage": stage, "number": number}
            for (office, stage), number in sorted(counts.items())
            if number
        ]
        if rows:
            self._connection.execute(case_count.insert(), rows)

    def kept(self, scope: Scope, begin: datetime, end: datetime) -> tuple[Kept, ...]:
        """How the clocks that came to their end in [begin, end) were kept, by what they are."""
        wanted = (
            select(clock.c.office, clock.c.clock, clock.c.what, clock.c.late, func.count())
            .where(clock.c.office.in_(scope.offices), clock.c.kept)
            .where(clock.c.stopped >= begin, clock.c.stopped < end)
            .group_by(clock.c.office, clock.c.clock, clock.c.what, clock.c.late)
            .order_by(clock.c.what)
        )
        if not scope.whole:
            wanted = _of_cases(wanted, scope)
        found: dict[tuple[str, str, str], Counter[bool]] = {}
        for office, name, what, late, number in self._connection.execute(wanted):
            found.setdefault((office, name, what), Counter())[late] += number
        return tuple(Kept(*about, each[False], each[True]) for about, each in found.items())

    def books(self, accounts: Sequence[str]) -> Books:
        """Whether these mailboxes, ledger and files agreed when they were last compared."""
        return Comparing(self._connection).books(accounts) if accounts else NOT_COMPARED

    def last_case(self) -> int:
        """The id of the latest case of all, 0 where there is none."""
        return self._connection.scalar(select(func.max(case_.c.id))) or 0

    def _running(self, wanted: Select[Any], scope: Scope, *, named: bool = False) -> Select[Any]:
        running = wanted.where(clock.c.office.in_(scope.offices), clock.c.stopped.is_(None))
        if scope.whole and not named:
            return running
        return _of_cases(running, scope)

    def _cases(
        self,
        scope: Scope,
        since: ColumnElement[datetime],
        where: ColumnElement[bool],
        order: ColumnElement[Any],
        office: ColumnElement[str] = case_.c.office,
    ) -> Listed[CaseItem]:
        wanted = (
            select(
                case_.c.tracking_number, case_.c.title, case_.c.agency, case_.c.sender,
                case_.c.office, case_.c.stage, since.label("since"),
            )
            .where(office.in_(scope.offices), where)
            .order_by(order, case_.c.id)
        )  # fmt: skip
        if not scope.whole:
            wanted = wanted.outerjoin(course, course.c.case_id == case_.c.id).where(_narrow(scope))
        return self._listed(wanted, lambda row: CaseItem(**row))

    def _listed(self, wanted: Select[Any], make: Callable[[Mapping[str, Any]], T]) -> Listed[T]:
        counted = wanted.add_columns(func.count().over().label("all")).limit(SHOWN)
        rows = self._connection.execute(counted).mappings().all()
        items = tuple(make({k: v for k, v in row.items() if k != "all"}) for row in rows)
        return Listed(items, rows[0]["all"] if rows else 0)


def _of_cases(wanted: Select[Any], scope: Scope) -> Select[Any]:
    """``wanted`` of clocks, joined with their cases, within the scope."""
    joined = wanted.join(case_, case_.c.id == clock.c.case_id)
    if scope.whole:
        return joined
    return joined.outerjoin(course, course.c.case_id == case_.c.id).where(_narrow(scope))


def _narrow(scope: Scope) -> ColumnElement[bool]:
    """Cases of the divisions, or of the sender, that the scope names."""
    if scope.sender:
        return case_.c.sender == scope.sender.lower()
    return course.c.division.in_(scope.divisions)


def _mail_item(row: RowMapping | Mapping[str, Any]) -> MailItem:
    since = row["received"] or row["first_seen"]
    return MailItem(row["id"], row["sender"], row["subject"], since, row["reason"])
