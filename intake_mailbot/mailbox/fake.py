"""A mailbox in memory, for tests of what uses one."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from intake_mailbot.domain.errors import MailboxError
from intake_mailbot.mailbox.protocol import Fetched, Filing, Known, Lying, nothing_known


class FakeMailbox:
    """Behaves as a ``Mailbox``; ``deliver`` puts mail in, ``filed`` shows where it went.

    ``fail_with`` set to a sentence makes every call raise MailboxError with it.
    """

    def __init__(self, account: str = "fake:inbox", *, uidvalidity: int = 1) -> None:
        self.account = account
        self.uidvalidity = uidvalidity
        self.inbox: dict[int, tuple[bytes, datetime | None]] = {}
        self.filed: dict[str, list[bytes]] = {}
        self.fail_with = ""
        self.is_open = False
        self._next_uid = 1
        self._event = threading.Event()

    def deliver(
        self, raw: bytes, server_date: datetime | None = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
    ) -> int:
        """Put a message into the inbox; its uid."""
        uid, self._next_uid = self._next_uid, self._next_uid + 1
        self.inbox[uid] = (raw, server_date)
        self._event.set()
        return uid

    def drag_back(self, folder: str, index: int = -1) -> int:
        """Move a filed message back to the inbox, as a person does; its new uid."""
        return self.deliver(self.filed[folder].pop(index))

    def renumber(self) -> None:
        """What a restored server does: another UIDVALIDITY, all messages numbered anew."""
        kept = list(self.inbox.values())
        self.uidvalidity += 1
        self.inbox = dict(enumerate(kept, 1))
        self._next_uid = len(kept) + 1

    def open(self) -> None:
        """See ``Mailbox.open``."""
        if self.fail_with:
            raise MailboxError(self.fail_with)
        self.is_open = True

    def close(self) -> None:
        """See ``Mailbox.close``."""
        self.is_open = False

    def new(self, known: Known = nothing_known) -> Iterator[Fetched]:
        """See ``Mailbox.new``."""
        self.open()
        self._event.clear()
        uids = sorted(self.inbox)
        had = set(known("INBOX", self.uidvalidity, uids))
        for uid in uids:
            if uid not in had and uid in self.inbox:
                raw, date = self.inbox[uid]
                yield Fetched("INBOX", self.uidvalidity, uid, raw, date, size=len(raw))

    def lying(self) -> Lying:
        """See ``Mailbox.lying``."""
        self.open()
        return Lying("INBOX", self.uidvalidity, tuple(sorted(self.inbox)))

    def file(self, uidvalidity: int, uid: int, folder: str) -> None:
        """See ``Mailbox.file``."""
        self.open()
        if uidvalidity == self.uidvalidity and uid in self.inbox:
            self.filed.setdefault(folder, []).append(self.inbox.pop(uid)[0])

    def file_many(self, filings: Iterable[Filing]) -> None:
        """See ``Mailbox.file_many``."""
        for filing in filings:
            if filing.source:
                self._refile(filing)
            else:
                self.file(filing.uidvalidity, filing.uid, filing.folder)

    def _refile(self, filing: Filing) -> None:
        for index, raw in enumerate(self.filed.get(filing.source, [])):
            if hashlib.sha256(raw).hexdigest() == filing.sha256:
                moved = self.filed[filing.source].pop(index)
                self.filed.setdefault(filing.folder, []).append(moved)
                return

    def wait(self, seconds: float) -> bool:
        """See ``Mailbox.wait``."""
        self._event.wait(seconds)
        self._event.clear()
        return bool(self.inbox)

    def wake(self) -> None:
        """See ``Mailbox.wake``."""
        self._event.set()

    def folders(self) -> tuple[str, ...]:
        """See ``Mailbox.folders``."""
        return tuple(sorted(self.filed))

    def check(self) -> tuple[str, ...]:
        """See ``Mailbox.check``."""
        self.open()
        return (f"{len(self.inbox)} in the inbox.",)
