"""A signed-in SMTP connection, and what a server's answer means for a mail.

Sources: RFC 5321 (SMTP; section 4.2.1 for the codes), 8314 (TLS), 4954 (AUTH).
"""

from __future__ import annotations

import contextlib
import smtplib
import socket
import ssl
from base64 import b64encode
from dataclasses import dataclass, field
from typing import Final, Protocol

from intake_mailbot.domain.errors import (
    IntakeError,
    SendRefusedError,
    SendRefusedForNowError,
    ServiceUnreachableError,
)

FAILURES: Final = (smtplib.SMTPException, OSError)
"""What the library raises: its own errors, and those of sockets and TLS."""

_SIGNED_IN, _CONTINUE = 235, 334
_OURS = range(530, 540)  # no or wrong sign-in, no TLS: the fault lies in the settings


class Tokens(Protocol):
    """Gives access tokens for a sign-in without a password."""

    def get(self, *, anew: bool = False) -> str:
        """A token; ``anew`` after the last was refused. Raises ServiceUnreachableError."""
        ...


@dataclass(frozen=True)
class SmtpAccount:
    """Where to sign in. ``name`` is the server's URL without secrets; times in seconds.

    ``user`` None: without a sign-in. ``null_envelope``: replies leave with the envelope sender <>.
    ``taking_timeout`` is the wait for the answer to a whole mail, for which RFC 5321 section
    4.5.3.2.6 asks ten minutes. A connection unused for ``keep`` is made anew.
    """

    name: str
    host: str
    port: int
    user: str | None
    password: str = field(repr=False)
    starttls: bool
    tls: ssl.SSLContext = field(repr=False)
    tokens: Tokens | None = None
    null_envelope: bool = False
    timeout: float = 60
    taking_timeout: float = 600
    keep: float = 30


def connect(account: SmtpAccount) -> smtplib.SMTP:
    """A connection under TLS, signed in. Raises ServiceUnreachableError."""
    client: smtplib.SMTP | None = None
    try:
        client = _dial(account)
        if account.starttls:
            client.starttls(context=account.tls)
        client.ehlo_or_helo_if_needed()
        if account.user is not None:
            _sign_in(client, account, account.user)
    except FAILURES as error:
        if client:
            client.close()
        why, mend = _explained(error, account)
        raise ServiceUnreachableError(
            f"The outgoing server {account.name} cannot be used ({why}): {mend}."
        ) from error
    return client


def leave(client: smtplib.SMTP) -> None:
    """Say goodbye if the server still listens."""
    with contextlib.suppress(*FAILURES):
        if client.sock:
            client.sock.settimeout(5)
        client.quit()
    client.close()


def refusal(code: int, said: bytes, stage: str, to: str) -> IntakeError:
    """What an answer that is not the wished one means for this mail."""
    words = f"{code} {text(said)}"
    if code in _OURS:
        return ServiceUnreachableError(
            f"The outgoing server wants another sign-in ({words} at {stage}): "
            "see the user, the password and auth in [outgoing]."
        )
    if 500 <= code < 600:
        return SendRefusedError(
            f"The server refused the mail to {to} for good ({words} at {stage}): "
            "see the address, or answer by other means."
        )
    return SendRefusedForNowError(
        f"The server refused the mail to {to} for now ({words} at {stage}): it is tried again."
    )


def text(said: bytes | str) -> str:
    """A server's words on one line."""
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(words.split())[:300]


def _sign_in(client: smtplib.SMTP, account: SmtpAccount, user: str) -> None:
    if account.tokens is None:
        _log_in(client, user, account.password)
        return
    try:
        _by_token(client, user, account.tokens.get())
    except smtplib.SMTPAuthenticationError:  # it may have been taken back before its time
        _by_token(client, user, account.tokens.get(anew=True))


def _by_token(client: smtplib.SMTP, user: str, token: str) -> None:
    answer = b64encode(f"user={user}\x01auth=Bearer {token}\x01\x01".encode()).decode()
    code, said = client.docmd("AUTH", f"XOAUTH2 {answer}")
    if code == _CONTINUE:  # the reason of a refusal; an empty line asks for the refusal itself
        code, said = client.docmd("")
    if code != _SIGNED_IN:
        raise smtplib.SMTPAuthenticationError(code, said)


def _log_in(client: smtplib.SMTP, user: str, password: str) -> None:
    if (user + password).isascii():
        client.login(user, password)
        return
    # The library's sign-in takes ASCII alone; RFC 4616 says UTF-8.
    token = b64encode(f"\0{user}\0{password}".encode()).decode()
    code, said = client.docmd("AUTH", f"PLAIN {token}")
    if code != _SIGNED_IN:
        raise smtplib.SMTPAuthenticationError(code, said)


def _dial(account: SmtpAccount) -> smtplib.SMTP:
    # Not the library's way to a name: it asks the DNS and may wait long for it.
    name = socket.gethostname()
    ours = name if "." in name else "[127.0.0.1]"
    where = (account.host, account.port, ours)
    if account.starttls:
        client = smtplib.SMTP(*where, timeout=account.timeout)
    else:
        client = smtplib.SMTP_SSL(*where, timeout=account.timeout, context=account.tls)
    if client.sock:
        # Else the last piece of a large mail waits for the server to acknowledge the ones before
        # it, which a server puts off for 40 ms (RFC 1122, section 4.2.3.2 and 4.2.3.4).
        client.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return client


def _explained(error: Exception, account: SmtpAccount) -> tuple[str, str]:
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"its certificate is not trusted: {error.verify_message}",
            "name the server as its certificate does, or give its authority as ca_file",
        )
    if isinstance(error, smtplib.SMTPAuthenticationError):
        said = text(error.smtp_error)
        what = "the password" if account.tokens is None else "the rights of the application"
        return f"the server said: {said}", f"see the user {account.user!r} and {what}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"the server said: {error.smtp_code} {text(error.smtp_error)}", "try again later"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return text(str(error)), "see that the server offers STARTTLS and AUTH at this port"
    if isinstance(error, TimeoutError):
        return f"no answer within {account.timeout:g} s", "see that the server is up"
    return text(str(error)) or type(error).__name__, "see the host, the port and the network"
