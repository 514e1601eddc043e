"""How far each mailbox has been seen."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from intake_mailbot.store.inserts import insert_or_ignore
from intake_mailbot.store.rows import MailboxState
from intake_mailbot.store.tables import mailbox


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
