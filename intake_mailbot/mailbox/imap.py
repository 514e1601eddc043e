"""A mailbox on an IMAP server.

Sources: RFC 3501 (IMAP4rev1), 2177 (IDLE), 4315 (UIDPLUS), 6851 (MOVE). Messages are named by
UIDVALIDITY and UID alone; flags that people see are left as they are.
"""

from __future__ import annotations

import contextlib
import ssl
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from imapclient import DELETED, IMAPClient
from imapclient.exceptions import IMAPClientError

from intake_mailbot.domain.errors import MailboxError
from intake_mailbot.mailbox.backoff import Backoff
from intake_mailbot.mailbox.imap_fetch import batches, fetch, find_filed, waiting
from intake_mailbot.mailbox.imap_session import (
    FAILURES,
    ImapAccount,
    Session,
    sign_in,
    translated,
)
from intake_mailbot.mailbox.protocol import (
    LARGEST_MESSAGE,
    Fetched,
    Filing,
    Known,
    Lying,
    nothing_known,
)
from intake_mailbot.mailbox.waker import Waker

_RENEW = 9 * 60  # seconds: servers may end an IDLE after 30 minutes, and many a NAT after 10
_AT_ONCE = 500  # messages named in one command


class ImapMailbox:
    """One inbox over one connection, made when it is needed and again after it was lost."""

    def __init__(self, account: ImapAccount, *, largest: int = LARGEST_MESSAGE) -> None:
        self._account = account
        self._largest = largest
        self._session: Session | None = None
        self._waker = Waker()
        self._backoff = Backoff()
        self._highest = 0
        self._idling = False
        self._folders: set[str] = set()

    @property
    def account(self) -> str:
        """The URL with port and folder, without secrets."""
        return self._account.name

    def open(self) -> None:
        """See ``Mailbox.open``."""
        with self._connected("opened"):
            pass

    def close(self) -> None:
        """See ``Mailbox.close``."""
        session, self._session = self._session, None
        if session and self._idling:
            session.drop()
        elif session:
            session.close()

    def new(self, known: Known = nothing_known) -> Iterator[Fetched]:
        """See ``Mailbox.new``; in order of UIDs."""
        there = self.lying()
        uids, validity = list(there.uids), there.uidvalidity
        self._highest = uids[-1] if uids else 0
        had = set(known(there.folder, validity, uids)) if uids else set()
        with self._connected("read") as session:
            fresh = list(waiting(session.client, [uid for uid in uids if uid not in had]))
        for batch in batches(fresh):
            with self._connected("read") as session:
                if session.uidvalidity != validity:
                    return
                mails = fetch(session.client, self._account.folder, validity, batch, self._largest)
            yield from mails

    def lying(self) -> Lying:
        """See ``Mailbox.lying``."""
        with self._connected("read") as session:
            session.client.noop()
            uids = sorted(session.client.search(["UNDELETED"]))
            return Lying(self._account.folder, session.uidvalidity, tuple(uids))

    def file(self, uidvalidity: int, uid: int, folder: str) -> None:
        """See ``Mailbox.file``."""
        self.file_many([Filing(uidvalidity, uid, folder)])

    def file_many(self, filings: Iterable[Filing]) -> None:
        """See ``Mailbox.file_many``; one command a folder."""
        wanted = list(filings)
        self._refile([filing for filing in wanted if filing.source])
        fresh = (filing for filing in wanted if not filing.source)
        ordered = sorted(fresh, key=lambda filing: (filing.folder, filing.uid))
        for folder, group in groupby(ordered, key=lambda filing: filing.folder):
            orders = list(group)
            for start in range(0, len(orders), _AT_ONCE):
                with self._connected("filed into") as session:
                    now = session.uidvalidity
                    part = orders[start : start + _AT_ONCE]
                    self._move(session, [f.uid for f in part if f.uidvalidity == now], folder)

    def _refile(self, filings: Sequence[Filing]) -> None:
        """Move what was filed before. The inbox is left for it, so the session ends with it."""
        ordered = sorted(filings, key=lambda filing: filing.source)
        for source, group in groupby(ordered, key=lambda filing: filing.source):
            with self._connected("filed into") as session:
                client = session.client
                if client.folder_exists(session.full_name(source)):
                    client.select_folder(session.full_name(source))
                    for filing in group:
                        self._ensure(session, session.full_name(filing.folder))
                        found = find_filed(client, filing, self._largest)
                        _carry(session, found, session.full_name(filing.folder))
            self.close()

    def wait(self, seconds: float) -> bool:
        """See ``Mailbox.wait``: by IDLE where the server can, else by looking every so often."""
        end = time.monotonic() + seconds
        while True:
            now = time.monotonic()
            if self._session is None:
                if self._waker.sleep(min(self._backoff.left(now), end - now)):
                    return False
                return self._backoff.left(time.monotonic()) == 0
            try:
                with self._connected("watched") as session:
                    if self._arrived(session):
                        self._backoff.succeeded()
                        return True
                    if now >= end or self._sleep(session, end - now):
                        return False
                self._backoff.succeeded()
            except MailboxError:
                continue

    def wake(self) -> None:
        """See ``Mailbox.wake``."""
        self._waker.wake()

    def folders(self) -> tuple[str, ...]:
        """See ``Mailbox.folders``."""
        with self._connected("listed") as session:
            listed = session.client.list_folders("", f"{session.home}*")
        names = (
            name.removeprefix(session.home).replace(session.separator, "/")
            for flags, _, name in listed
            if b"\\Noselect" not in flags and name.upper() != "INBOX"
        )
        return tuple(sorted(names))

    def check(self) -> tuple[str, ...]:
        """See ``Mailbox.check``."""
        with self._connected("opened") as session:
            count = len(session.client.search(["UNDELETED"]))
            idle, removes = session.has("IDLE"), session.has("MOVE") or session.has("UIDPLUS")
        notes = [
            f"Signed in to {self.account}.",
            f"{count} in the inbox; folders beside it: {', '.join(self.folders()) or 'none'}.",
            "New mail is announced by the server (IDLE)."
            if idle
            else f"The server cannot announce new mail: looking every {self._poll:g} s.",
        ]
        if not removes:
            notes.append(
                "The server can neither move (MOVE) nor remove single messages (UIDPLUS): filed "
                "messages stay in the inbox, marked as deleted."
            )
        return tuple(notes)

    @property
    def _poll(self) -> float:
        return self._account.poll_seconds

    @contextlib.contextmanager
    def _connected(self, doing: str) -> Iterator[Session]:
        """The session, signed in when there is none; dropped on any failure."""
        try:
            if self._session is None:
                self._session = sign_in(self._account)
                self._folders = set()
                self._highest = 0  # the next wait is over at once where anything lies there
                self._idling = False
            with translated(self._account, doing):
                yield self._session
        except MailboxError:
            session, self._session = self._session, None
            if session:
                session.drop()
            self._backoff.failed(time.monotonic())
            raise

    def _arrived(self, session: Session) -> bool:
        """Whether the inbox holds a message beyond those that ``new`` last saw."""
        session.client.noop()  # some servers tell of new mail at no other command
        # "n:*" names the last message even when its UID is below n (RFC 3501 section 6.4.8).
        uids = session.client.search(["UID", f"{self._highest + 1}:*", "UNDELETED"])
        return any(uid > self._highest for uid in uids)

    def _sleep(self, session: Session, seconds: float) -> bool:
        """Until the server has something to say, time is up, or ``wake`` (True)."""
        if not session.has("IDLE"):
            return self._waker.sleep(min(seconds, self._poll))
        client = session.client
        self._idling = True
        client.idle()
        woken = False
        if not _unread(client):
            woken = self._waker.sleep(min(seconds, _RENEW), [client.socket()])
        try:
            # Never idle_check(): on a dead connection it says "nothing" for ever. This raises.
            client.idle_done()
        except FAILURES:
            if woken:
                self.wake()  # the wait goes on after a failure, and must still end
            raise
        self._idling = False
        return woken

    def _move(self, session: Session, uids: Sequence[int], folder: str) -> None:
        present = _present(session.client, uids)
        if not present:
            return
        target = session.full_name(folder)
        self._ensure(session, target)
        try:
            _carry(session, present, target)
        except IMAPClientError as error:
            if "TRYCREATE" not in str(error):
                raise
            self._folders.discard(target)  # somebody removed it meanwhile
            self._ensure(session, target)
            _carry(session, _present(session.client, uids), target)

    def _ensure(self, session: Session, target: str) -> None:
        if target in self._folders:
            return
        if not session.client.folder_exists(target):
            session.client.create_folder(target)
            with contextlib.suppress(IMAPClientError):
                session.client.subscribe_folder(target)
        self._folders.add(target)


def _present(client: IMAPClient, uids: Sequence[int]) -> list[int]:
    """Those that still lie there and are not filed already."""
    if not uids:
        return []
    return list(client.search(["UID", ",".join(map(str, uids)), "UNDELETED"]))


def _carry(session: Session, uids: Sequence[int], target: str) -> None:
    """Move; never a plain EXPUNGE, which would remove what people have marked."""
    if not uids:
        return
    client = session.client
    if session.has("MOVE"):
        client.move(uids, target)
        return
    client.copy(uids, target)
    client.add_flags(uids, [DELETED], silent=True)
    if session.has("UIDPLUS"):
        client.uid_expunge(uids)


def _unread(client: IMAPClient) -> bool:
    """Whether something was read along with the last answer and waits in the buffer.

    A poll of the socket does not see it: what came in one packet with the answer to IDLE.
    """
    sock = client.socket()
    before = sock.gettimeout()
    sock.settimeout(0)
    try:
        imap = client._imap  # noqa: SLF001  the library offers no other way
        buffer = getattr(imap, "_file", None) or imap.file  # before and since Python 3.14
        return bool(buffer.peek(1))
    except (BlockingIOError, ssl.SSLWantReadError):
        return False
    finally:
        sock.settimeout(before)
