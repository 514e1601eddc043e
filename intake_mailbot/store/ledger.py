"""The ledger: every message of every mailbox, from claimed to filed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache

from sqlalchemy import bindparam, case, or_, select
from sqlalchemy.sql.dml import ReturningInsert

from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import Folder, LedgerState, MessageKind
from intake_mailbot.store.errors import TakenOverError
from intake_mailbot.store.events import Events
from intake_mailbot.store.inserts import upsert
from intake_mailbot.store.ledger_reader import LedgerReader, unknown_message
from intake_mailbot.store.rows import FILED, Attempt, Claim, LedgerRow
from intake_mailbot.store.tables import message

_SERVER_ID = ("account", "folder", "uidvalidity", "uid")

_BY_SERVER_ID = select(message.c.id, message.c.state).where(
    *(message.c[name] == bindparam(name) for name in _SERVER_ID)
)

_EARLIER = (
    select(message.c.id)
    .where(message.c.account == bindparam("account"), message.c.sha256 == bindparam("sha256"))
    .where(message.c.id < bindparam("before"))
    .where(or_(message.c.kind.is_(None), message.c.kind != MessageKind.DUPLICATE.value))
    .order_by(message.c.id.desc())
    .limit(1)
)

_ROW = message.update().where(message.c.id == bindparam("row_id"))

_STOPPED = case((message.c.state == LedgerState.WORKING.value, 1), else_=0)

_OPEN = message.c.state.in_((LedgerState.RECEIVED.value, LedgerState.WORKING.value))

_BEGIN = (
    _ROW.where(_OPEN)
    .values(
        attempts=message.c.attempts + 1,
        forgiven=message.c.forgiven + _STOPPED,
        stops=message.c.stops + _STOPPED,
        state=LedgerState.WORKING.value,
    )
    .returning(message.c.attempts, message.c.attempts - message.c.forgiven, message.c.stops)
)

_HOLD = (
    _ROW.where(message.c.state == LedgerState.WORKING.value)
    .where(message.c.attempts == bindparam("attempt"))
    .values(state=LedgerState.WORKING.value)
)

_GIVE_BACK = (
    _ROW.where(message.c.state == LedgerState.WORKING.value)
    .where(message.c.attempts == bindparam("attempt"))
    .values(forgiven=message.c.forgiven + 1, state=LedgerState.RECEIVED.value)
)

_FILED = _ROW.values(filed=True)

_FORGIVE_ALL = _ROW.values(forgiven=message.c.attempts, stops=0)


@cache
def _claimed(dialect: str) -> ReturningInsert[int]:
    return upsert(dialect, message).on_conflict_do_nothing().returning(message.c.id)


class Ledger(LedgerReader):
    """The messages. Rows are named by their id; an unknown id raises ``UsageError``."""

    def claim(
        self,
        *,
        account: str,
        folder: str,
        uidvalidity: int,
        uid: int,
        sha256: str,
        size: int,
        first_seen: datetime,
        server_date: datetime | None,
    ) -> Claim:
        """Takes a message in, once: the same server id gives the same row however often.

        ``size`` is in bytes; ``server_date`` is the server's own date of arrival, None if unknown.
        """
        values = {
            "account": account,
            "folder": folder,
            "uidvalidity": uidvalidity,
            "uid": uid,
            "sha256": sha256,
            "size": size,
            "first_seen": first_seen,
            "server_date": server_date,
            "state": LedgerState.RECEIVED.value,
        }
        new_id = self._connection.scalar(_claimed(self._connection.dialect.name), values)
        if new_id is None:
            return self._known(values)
        return Claim(new_id, True, LedgerState.RECEIVED)

    def _known(self, values: Mapping[str, object]) -> Claim:
        key = {name: values[name] for name in _SERVER_ID}
        row = self._connection.execute(_BY_SERVER_ID, key).one()
        return Claim(row.id, False, LedgerState(row.state))

    def earlier_copy(self, row: LedgerRow) -> LedgerRow | None:
        """The latest earlier message of the same account with the same bytes, if any.

        Those that were themselves put aside as copies do not count.
        """
        same = {"account": row.account, "sha256": row.sha256, "before": row.id}
        found: int | None = self._connection.scalar(_EARLIER, same)
        return None if found is None else self.get(found)

    def begin_attempt(self, message_id: int) -> Attempt:
        """Counts an attempt. Commit before the message is parsed.

        An attempt that is still open was ended by a stop of the whole process. Raises
        ``TakenOverError`` where another process settled the message meanwhile.
        """
        counted = self._connection.execute(_BEGIN, {"row_id": message_id}).one_or_none()
        if counted is None:
            self.get(message_id)
            raise TakenOverError(f"mail {message_id} was settled by another process")
        return Attempt(*counted)

    def hold(self, message_id: int, attempt: int) -> None:
        """Makes sure that ``attempt`` is still the one at work, until the transaction ends.

        Raises ``TakenOverError`` where another process took the message over meanwhile.
        """
        wanted = {"row_id": message_id, "attempt": attempt}
        if self._connection.execute(_HOLD, wanted).rowcount == 0:
            raise TakenOverError(f"mail {message_id} was taken over by another process")

    def give_back(self, message_id: int, attempt: int) -> None:
        """Forgives an attempt that the message itself did not end.

        A message that is not at work stays as it is: where the connection was lost while a commit
        was answered, the message may be settled already. So does one at which another process is.
        """
        wanted = {"row_id": message_id, "attempt": attempt}
        if self._connection.execute(_GIVE_BACK, wanted).rowcount == 0:
            self.get(message_id)

    def put_back(self, message_id: int) -> None:
        """Leaves the message to a later attempt; this one stays counted."""
        self._change(message_id, state=LedgerState.RECEIVED.value)

    def describe(
        self,
        message_id: int,
        *,
        header_id: str,
        sender: str,
        subject: str,
        received: datetime,
        kind: MessageKind | None = None,
    ) -> None:
        """What was read of it: ``header_id`` is its Message-ID, ``sender`` a bare address."""
        self._change(
            message_id,
            message_id=header_id,
            sender=sender.lower(),
            subject=subject,
            received=received,
            kind=kind.value if kind else None,
        )

    def settle(
        self,
        message_id: int,
        *,
        state: LedgerState,
        folder: Folder,
        kind: MessageKind,
        reason: str,
        body_digest: str = "",
    ) -> None:
        """The message's end: what it was, and where it belongs now. It is *to file* from here on.

        ``body_digest`` is a hash over its words and files, "" where it could not be read.
        """
        self._change(
            message_id,
            state=state.value,
            to_folder=folder.value,
            filed=False,
            kind=kind.value,
            reason=reason,
            body_digest=body_digest,
        )

    def filed(self, *message_ids: int) -> None:
        """The messages lie in their folders, or somebody else took them away.

        An id that is unknown does no harm.
        """
        if message_ids:
            self._connection.execute(_FILED, [{"row_id": one} for one in message_ids])

    def retry(self, message_id: int) -> None:
        """Begins again, with all its attempts. Raises ``UsageError`` for a message that is done."""
        row = self.get(message_id)
        if row.state is LedgerState.DONE:
            raise UsageError(f"mail {message_id} is done; only held or quarantined mail is retried")
        lies_in = f"{FILED}{row.to_folder}" if row.filed and row.to_folder else row.folder
        self._connection.execute(_FORGIVE_ALL, {"row_id": message_id})
        self._change(
            message_id,
            folder=lies_in,
            state=LedgerState.RECEIVED.value,
            to_folder=None,
            filed=False,
            reason="",
        )

    def refile(self, message_id: int, folder: Folder, reason: str) -> None:
        """A person settled a held message: it is done, and is moved on to ``folder``."""
        row = self.get(message_id)
        lies_in = f"{FILED}{row.to_folder}" if row.filed and row.to_folder else row.folder
        self._change(
            message_id,
            folder=lies_in,
            state=LedgerState.DONE.value,
            to_folder=folder.value,
            filed=False,
            reason=reason,
        )

    def superseded(self, message_id: int, by: int) -> None:
        """Ends the row of a message that a person put back: in the inbox it is mail ``by`` now."""
        said = f"tried again as mail {by}"
        self._change(message_id, state=LedgerState.DONE.value, reason=said)

    def add_problem(self, message_id: int, part: str, said: str, at: datetime) -> None:
        """Notes why ``part`` of the message could not be read, or why an attempt failed."""
        Events(self._connection).add(
            "problem", f"{part}: {said}" if part else said, at, message=message_id
        )

    def _change(self, row_id: int, /, **values: object) -> None:
        if self._connection.execute(_ROW, {"row_id": row_id, **values}).rowcount == 0:
            raise unknown_message(row_id)
