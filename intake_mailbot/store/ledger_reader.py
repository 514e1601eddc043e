"""The ledger, read: one message, those still to do, all of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, select

from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import Folder, LedgerState, MessageKind
from intake_mailbot.store.rows import LedgerRow
from intake_mailbot.store.tables import case_, message, message_case

_BY_ID = select(message).where(message.c.id == bindparam("wanted"))

_NUMBERS = (
    select(case_.c.tracking_number)
    .join(message_case, case_.c.id == message_case.c.case_id)
    .where(message_case.c.message_id == bindparam("wanted"))
    .order_by(case_.c.id)
)


class LedgerReader:
    """The questions about messages. An unknown id raises ``UsageError``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def known(
        self, account: str, folder: str, uidvalidity: int, uids: Sequence[int]
    ) -> frozenset[int]:
        """Those of ``uids`` that the ledger has already, however many they are."""
        if not uids:
            return frozenset()
        found = self._connection.scalars(
            select(message.c.uid).where(
                message.c.account == account,
                message.c.folder == folder,
                message.c.uidvalidity == uidvalidity,
                message.c.uid.between(min(uids), max(uids)),
            )
        )
        return frozenset(found).intersection(uids)

    def to_file(self, account: str) -> tuple[LedgerRow, ...]:
        """The messages whose move is outstanding, oldest first."""
        return self._rows(
            message.c.account == account, message.c.to_folder.is_not(None), ~message.c.filed
        )

    def pending(self, account: str | None = None) -> tuple[LedgerRow, ...]:
        """What is still to do, oldest first: received, or left at work by a dead process."""
        open_states = ("received", "working")
        if account is None:
            return self._rows(message.c.state.in_(open_states))
        return self._rows(message.c.state.in_(open_states), message.c.account == account)

    def list(self) -> tuple[LedgerRow, ...]:
        """Every message, oldest first."""
        return self._rows()

    def get(self, message_id: int) -> LedgerRow:
        """One message."""
        row = self._connection.execute(_BY_ID, {"wanted": message_id}).mappings().first()
        if row is None:
            raise unknown_message(message_id)
        # What was never settled has no cases yet.
        numbers = self._connection.scalars(_NUMBERS, {"wanted": message_id}) if row["kind"] else ()
        return _ledger_row(row, tuple(numbers))

    def _rows(self, *where: ColumnElement[bool]) -> tuple[LedgerRow, ...]:
        wanted = select(message).where(*where).order_by(message.c.id)
        rows = self._connection.execute(wanted).mappings().all()
        numbers = _numbers(self._connection, where) if rows else {}
        return tuple(_ledger_row(row, tuple(numbers.get(row["id"], ()))) for row in rows)


def _numbers(connection: Connection, where: Sequence[ColumnElement[bool]]) -> dict[int, list[str]]:
    """The tracking numbers of each message that ``where`` selects."""
    wanted = (
        select(message_case.c.message_id, case_.c.tracking_number)
        .join(case_, case_.c.id == message_case.c.case_id)
        .join(message, message.c.id == message_case.c.message_id)
        .where(*where)
        .order_by(case_.c.id)
    )
    numbers: dict[int, list[str]] = {}
    for row in connection.execute(wanted):
        numbers.setdefault(row.message_id, []).append(row.tracking_number)
    return numbers


def unknown_message(message_id: int) -> UsageError:
    """The error of a message that is not there."""
    return UsageError(f"there is no mail {message_id}; `intake-mailbot mail list` shows them")


def _ledger_row(row: RowMapping, numbers: tuple[str, ...]) -> LedgerRow:
    return LedgerRow(
        id=row["id"],
        account=row["account"],
        folder=row["folder"],
        uidvalidity=row["uidvalidity"],
        uid=row["uid"],
        sha256=row["sha256"],
        size=row["size"],
        server_date=row["server_date"],
        first_seen=row["first_seen"],
        message_id=row["message_id"],
        sender=row["sender"],
        subject=row["subject"],
        received=row["received"],
        kind=MessageKind(row["kind"]) if row["kind"] else None,
        state=LedgerState(row["state"]),
        reason=row["reason"],
        attempts=row["attempts"] - row["forgiven"],
        to_folder=Folder(row["to_folder"]) if row["to_folder"] else None,
        filed=row["filed"],
        tracking_numbers=numbers,
        discarded=row["discarded"],
    )
