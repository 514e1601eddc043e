"""Comparing: the mailbox with the ledger, the ledger with its files."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from intake_mailbot.domain.books import Books, Damaged
from intake_mailbot.store.care_tables import damage, reconciliation
from intake_mailbot.store.inserts import insert_or_replace
from intake_mailbot.store.tables import message

_AT_ONCE = 500
_SHOWN = 25


@dataclass(frozen=True, slots=True)
class Kept:
    """A message whose bytes are to be in the file store; ``size`` is in bytes."""

    id: int
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Round:
    """How far the bytes of an account were looked at: up to message ``to``, ``checked`` in all."""

    to: int = 0
    checked: int = 0


class Comparing:
    """What the ledger says to what lies on the server and in the file store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def unknown(
        self, account: str, folder: str, uidvalidity: int, uids: Sequence[int]
    ) -> tuple[int, ...]:
        """Those of ``uids`` that were passed over: the ledger has later ones, and not them."""
        theirs = (
            message.c.account == account,
            message.c.folder == folder,
            message.c.uidvalidity == uidvalidity,
        )
        highest = self._connection.scalar(select(func.max(message.c.uid)).where(*theirs)) or 0
        known: set[int] = set()
        for some in _parts([uid for uid in uids if uid < highest]):
            found = select(message.c.uid).where(*theirs, message.c.uid.in_(some))
            known.update(self._connection.scalars(found))
        return tuple(uid for uid in uids if uid < highest and uid not in known)

    def misplaced(
        self, account: str, folder: str, uidvalidity: int, uids: Sequence[int]
    ) -> tuple[int, ...]:
        """Messages (ids of the ledger) that lie in the inbox although they were filed."""
        found: list[int] = []
        for some in _parts(uids):
            wanted = select(message.c.id).where(
                message.c.account == account,
                message.c.folder == folder,
                message.c.uidvalidity == uidvalidity,
                message.c.uid.in_(some),
                message.c.filed,
            )
            found += self._connection.scalars(wanted)
        return tuple(found)

    def file_again(self, messages: Collection[int]) -> None:
        """These are to be moved into their folders once more."""
        if not messages:
            return
        of_these = message.update().where(message.c.id.in_(messages))
        self._connection.execute(of_these.values(filed=False))

    def sums(self, accounts: Sequence[str]) -> Mapping[str, int]:
        """How many messages of these mailboxes are in each state of the ledger."""
        wanted = (
            select(message.c.state, func.count())
            .where(message.c.account.in_(accounts))
            .group_by(message.c.state)
            .order_by(message.c.state)
        )
        return {row[0]: int(row[1]) for row in self._connection.execute(wanted)}

    def kept(self, account: str, after: int, limit: int) -> tuple[Kept, ...]:
        """Messages after ``after`` (a ledger id) whose bytes are to be there, in their order."""
        wanted = (
            select(message.c.id, message.c.sha256, message.c.size)
            .where(message.c.account == account, message.c.id > after)
            .where(message.c.discarded.is_(None))
            .order_by(message.c.id)
            .limit(limit)
        )
        return tuple(Kept(*row) for row in self._connection.execute(wanted))

    def looked_at(self, sound: Collection[int], damaged: Mapping[int, str], now: datetime) -> None:
        """Keeps which bytes were right and which were not, with what was the matter."""
        known = self._connection.scalars(select(damage.c.message_id))
        mended = set(known).intersection(sound)
        if mended:
            self._connection.execute(damage.delete().where(damage.c.message_id.in_(mended)))
        rows = [{"message_id": one, "found": now, "what": what} for one, what in damaged.items()]
        insert_or_replace(self._connection, damage, ("message_id",), rows)

    def round_of(self, account: str) -> Round:
        """How far the bytes of ``account`` were looked at."""
        wanted = select(reconciliation.c.checked_to, reconciliation.c.checked)
        row = self._connection.execute(wanted.where(reconciliation.c.account == account)).first()
        return Round(*row) if row else Round()

    def save(self, account: str, books: Books, done: Round) -> None:
        """Keeps what the comparison of ``account`` gave. ``books.at`` is when it was made."""
        values = {
            "account": account, "at": books.at, "on_server": books.on_server,
            "unknown": books.unknown, "misplaced": books.misplaced, "checked_to": done.to,
            "checked": done.checked,
        }  # fmt: skip
        insert_or_replace(self._connection, reconciliation, ("account",), [values])

    def books(self, accounts: Sequence[str]) -> Books:
        """What the last comparisons of these mailboxes gave."""
        theirs = select(reconciliation).where(reconciliation.c.account.in_(accounts))
        rows = self._connection.execute(theirs).all()
        wanted = (
            select(damage.c.message_id, damage.c.what, damage.c.found)
            .join(message, message.c.id == damage.c.message_id)
            .where(message.c.account.in_(accounts), message.c.discarded.is_(None))
            .order_by(damage.c.message_id)
            .limit(_SHOWN)
        )
        return Books(
            min((row.at for row in rows), default=None),
            sum(row.on_server for row in rows),
            sum(row.unknown for row in rows),
            sum(row.misplaced for row in rows),
            sum(row.checked for row in rows),
            tuple(Damaged(*row) for row in self._connection.execute(wanted)),
        )


def _parts(uids: Sequence[int]) -> list[Sequence[int]]:
    return [uids[start : start + _AT_ONCE] for start in range(0, len(uids), _AT_ONCE)]
