"""Each mailbox: how far it has been seen, whether work is left, whose turn it is to decide."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, and_, func, or_, select

from intake_mailbot.store.inserts import insert_or_ignore
from intake_mailbot.store.rows import MailboxState
from intake_mailbot.store.tables import mailbox, message

_DECIDING = 0x6465636964
"""Sets the advisory locks of those who decide apart from others."""


class Mailboxes:
    """One row an account."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def state(self, account: str, now: datetime) -> MailboxState:
        """How far ``account`` has been seen; the first call sets ``started`` to ``now``."""
        wanted = select(mailbox).where(mailbox.c.account == account)
        row = self._connection.execute(wanted).first()
        if row is None:
            insert_or_ignore(self._connection, mailbox, {"account": account, "started": now})
            row = self._connection.execute(wanted).one()
        return MailboxState(row.account, row.started, row.folder, row.uidvalidity, row.last_uid)

    def began(self) -> datetime | None:
        """When the bot first looked at any mailbox, None where it never did."""
        return self._connection.scalar(
            select(mailbox.c.started).order_by(mailbox.c.started).limit(1)
        )

    def saw(self, account: str, folder: str, uidvalidity: int, last_uid: int) -> None:
        """Everything in ``folder`` up to ``last_uid`` is in the ledger."""
        self._connection.execute(
            mailbox.update()
            .where(mailbox.c.account == account)
            .values(folder=folder, uidvalidity=uidvalidity, last_uid=last_uid)
        )

    def has_open(self, account: str) -> bool:
        """Whether a message of this mailbox is still to be worked on, or to be filed."""
        unfiled = and_(message.c.to_folder.is_not(None), ~message.c.filed)
        is_open = or_(message.c.state.in_(("received", "working")), unfiled)
        found = select(message.c.id).where(message.c.account == account, is_open).limit(1)
        return self._connection.scalar(found) is not None

    def decide_alone(self, account: str) -> None:
        """Until the transaction ends, nobody else decides on a message of this mailbox.

        Where several processes work on it, each decision sees those before it, as with one.
        SQLite has one writer at a time anyway.
        """
        if self._connection.dialect.name == "postgresql":
            key = func.hashtextextended(account, _DECIDING)
            self._connection.execute(select(func.pg_advisory_xact_lock(key)))
