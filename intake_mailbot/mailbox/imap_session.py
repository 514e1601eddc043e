"""One signed-in IMAP connection with its inbox selected, and what went wrong with it in words.

Sources: RFC 3501 (IMAP4rev1), 2342 (NAMESPACE), 8314 (TLS).
"""

from __future__ import annotations

import contextlib
import imaplib
import logging
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import LoginError

from intake_mailbot.domain.errors import MailboxError
from intake_mailbot.mailbox.tokens import Tokens

FAILURES: Final = (imaplib.IMAP4.error, OSError)
"""What the library raises: its own errors, and those of sockets and TLS."""

_KEEPALIVE = (("TCP_KEEPIDLE", 60), ("TCP_KEEPINTVL", 20), ("TCP_KEEPCNT", 4))


@dataclass(frozen=True)
class ImapAccount:
    """Where to sign in. ``name`` is the account's URL without secrets; times in seconds.

    With ``tokens`` the sign-in is by XOAUTH2, and no password is used.
    """

    name: str
    host: str
    port: int
    user: str
    password: str = field(repr=False)
    starttls: bool
    tls: ssl.SSLContext = field(repr=False)
    tokens: Tokens | None = None
    folder: str = "INBOX"
    timeout: float = 60
    poll_seconds: float = 10


@dataclass(frozen=True)
class Session:
    """A connection; ``home`` is what stands before the names of the folders beside the inbox."""

    client: IMAPClient
    uidvalidity: int
    home: str
    separator: str

    def has(self, capability: str) -> bool:
        """Whether the server can do this."""
        return bool(self.client.has_capability(capability))

    def full_name(self, folder: str) -> str:
        """A folder's name on the server; ``/`` divides levels."""
        return self.home + folder.replace("/", self.separator)

    def close(self) -> None:
        """Take leave if the connection still allows it."""
        with contextlib.suppress(*FAILURES):
            self.client.logout()
        with contextlib.suppress(*FAILURES):
            self.client.shutdown()

    def drop(self) -> None:
        """Close without a word: after a failure the server may not be answering."""
        with contextlib.suppress(*FAILURES):
            self.client.shutdown()


def sign_in(account: ImapAccount) -> Session:
    """Connect, turn to TLS, sign in and select the inbox. Raises MailboxError."""
    logging.getLogger("imapclient").setLevel(logging.INFO)  # its DEBUG prints whole messages
    with translated(account, "reached"):
        client = _connect(account)
    try:
        with translated(account, "signed in to"):
            _log_in(client, account)
            client._cached_capabilities = None  # noqa: SLF001  those before the sign-in are fewer
        with translated(account, "opened"):
            return _select(client, account)
    except MailboxError:
        with contextlib.suppress(*FAILURES):
            client.shutdown()
        raise


@contextlib.contextmanager
def translated(account: ImapAccount, doing: str) -> Iterator[None]:
    """Turn the library's errors into MailboxError: "… cannot be ``doing`` (why): mend"."""
    try:
        yield
    except FAILURES as error:
        why, mend = _explained(error, account)
        raise MailboxError(
            f"The mailbox {account.name} cannot be {doing} ({why}): {mend}."
        ) from error


def _connect(account: ImapAccount) -> IMAPClient:
    client = IMAPClient(
        account.host,
        account.port,
        ssl=not account.starttls,
        ssl_context=account.tls,
        timeout=SocketTimeout(account.timeout, account.timeout),
    )
    client._imap.debug = 0  # noqa: SLF001  its default formats every message a second time
    client.normalise_times = False  # dates stay aware
    try:
        if account.starttls:
            client.starttls(account.tls)
        _keep_alive(client.socket())
    except FAILURES:
        with contextlib.suppress(*FAILURES):
            client.shutdown()
        raise
    return client


def _log_in(client: IMAPClient, account: ImapAccount) -> None:
    if account.tokens is None:
        _by_password(client, account)
        return
    try:
        client.oauth2_login(account.user, account.tokens.get())
    except LoginError:  # it may have been taken back before its time
        client.oauth2_login(account.user, account.tokens.get(anew=True))


def _by_password(client: IMAPClient, account: ImapAccount) -> None:
    """LOGIN takes ASCII alone, and some servers take only AUTHENTICATE (RFC 4616)."""
    plain = (account.user + account.password).isascii()
    if plain and not client.has_capability("LOGINDISABLED"):
        client.login(account.user, account.password)
    else:
        client.plain_login(account.user, account.password)


def _keep_alive(sock: socket.socket) -> None:
    """Notice a server that vanished without a word, in minutes instead of never."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in _KEEPALIVE:
        if hasattr(socket, name):
            sock.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


def _select(client: IMAPClient, account: ImapAccount) -> Session:
    prefix, separator = _namespace(client)
    folder = account.folder
    if folder.upper() != "INBOX":
        folder = folder.replace("/", separator)
        above, found, _ = folder.rpartition(separator)
        prefix = above + found
    answer = client.select_folder(folder)
    return Session(client, int(answer[b"UIDVALIDITY"]), prefix, separator)


def _namespace(client: IMAPClient) -> tuple[str, str]:
    """What stands before personal folders, and what divides their levels."""
    if client.has_capability("NAMESPACE") and (personal := client.namespace().personal):
        prefix, separator = personal[0]
        return prefix or "", separator or "/"
    listed = client.list_folders("", "")
    separator = listed[0][1] if listed else b"/"
    return "", separator.decode() if separator else "/"


def _explained(error: Exception, account: ImapAccount) -> tuple[str, str]:
    said = _text(error)
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"its certificate is not trusted: {error.verify_message or said}",
            "name the server as its certificate does, or give its authority as ca_file",
        )
    if isinstance(error, LoginError):
        what = "the password" if account.tokens is None else "the rights of the application"
        return f"the server said: {said}", f"see the user {account.user!r} and {what}"
    if isinstance(error, TimeoutError):
        return f"no answer within {account.timeout:g} s", "see that the server is up"
    if isinstance(error, OSError):
        return said, "see the host, the port and the network"
    return f"the server said: {said}", "see the folder in the mailbox's URL and the server's log"


def _text(error: Exception) -> str:
    words = error.args[-1] if error.args else error
    if isinstance(error, OSError) and error.strerror:
        words = error.strerror
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    return " ".join(text.split())[:300] or type(error).__name__
