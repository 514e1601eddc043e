"""Replies over SMTP: one connection for many mails, and no mail sent twice by itself.

Source: RFC 5321, and its section 6.1 for the answer that never comes.
"""

from __future__ import annotations

import contextlib
import re
import smtplib
import time

from intake_mailbot.domain.errors import (
    SendRefusedError,
    SendRefusedForNowError,
    SendUncertainError,
)
from intake_mailbot.replies.lines import LONGEST, has_long_line, lines_are_whole
from intake_mailbot.replies.senders.smtp_connection import (
    FAILURES,
    SmtpAccount,
    connect,
    leave,
    refusal,
    text,
)

_DOT = re.compile(rb"^\.", re.MULTILINE)
_UNSAFE = re.compile(r"[\s<>\x00-\x1f\x7f]")


class SmtpSender:
    """One server; the connection is made at the first mail and again when it was lost."""

    def __init__(self, account: SmtpAccount) -> None:
        self._account = account
        self._client: smtplib.SMTP | None = None
        self._used = 0.0

    def send(self, eml: bytes, sender: str, to: str) -> None:
        """See ``Sender.send``."""
        _refuse_unsendable(eml, sender, to)
        client, kept = self._connection()
        try:
            self._envelope(client, eml, sender, to)
        except smtplib.SMTPServerDisconnected as error:
            self._drop()
            if not kept:
                raise _lost(to, error) from error
            # A kept connection that the server has ended meanwhile says nothing of this mail.
            client, _ = self._connection()
            try:
                self._envelope(client, eml, sender, to)
            except smtplib.SMTPServerDisconnected as again:
                self._drop()
                raise _lost(to, again) from again
        self._text(client, eml, to)
        self._used = time.monotonic()

    def check(self) -> tuple[str, ...]:
        """See ``Sender.check``."""
        self.close()
        self._connection()
        self.close()
        how = f"signed in as {self._account.user}" if self._account.user else "without a sign-in"
        return (f"Connected to {self._account.name}, {how}.",)

    def close(self) -> None:
        """See ``Sender.close``; the next mail connects anew."""
        client, self._client = self._client, None
        if client:
            leave(client)

    def _connection(self) -> tuple[smtplib.SMTP, bool]:
        """A connection, and whether it was there before."""
        if self._client and time.monotonic() - self._used > self._account.keep:
            self.close()
        if self._client:
            return self._client, True
        self._client = connect(self._account)
        self._used = time.monotonic()
        return self._client, False

    def _envelope(self, client: smtplib.SMTP, eml: bytes, sender: str, to: str) -> None:
        """MAIL, RCPT and DATA up to the go-ahead. Raises SMTPServerDisconnected as it is."""
        options = _options(client, eml, sender, to)
        self._ask(client.mail("" if self._account.null_envelope else sender, options), "MAIL", to)
        self._ask(client.rcpt(to), "RCPT", to)
        self._ask(client.docmd("DATA"), "DATA", to, wished=354)

    def _text(self, client: smtplib.SMTP, eml: bytes, to: str) -> None:
        body = _DOT.sub(b"..", eml)
        end = b".\r\n" if body.endswith(b"\r\n") else b"\r\n.\r\n"
        try:
            client.send(body + end)
        except FAILURES as error:
            self._drop()  # its last bytes never left, so the server cannot have taken it
            raise _lost(to, error) from error
        try:
            answer = self._verdict(client)
        except FAILURES as error:
            self._drop()
            raise SendUncertainError(
                f"The connection was lost after the mail to {to} was handed over "
                f"({text(str(error))}): ask the recipient or the server's log before sending again."
            ) from error
        self._ask(answer, "the end of DATA", to)

    def _verdict(self, client: smtplib.SMTP) -> tuple[int, bytes]:
        """The answer to a whole mail. Raises SMTPException where it is none that can be read."""
        if client.sock:
            client.sock.settimeout(self._account.taking_timeout)
        code, said = client.getreply()
        if not 200 <= code < 600:
            raise smtplib.SMTPException(f"no answer that can be read: {code} {text(said)}")
        if client.sock:
            client.sock.settimeout(self._account.timeout)
        return code, said

    def _ask(
        self, answer: tuple[int, bytes], stage: str, to: str, wished: int | None = None
    ) -> None:
        code, said = answer
        if code == wished or (wished is None and 200 <= code < 300):
            return
        if code in {421, -1}:
            self._drop()
        else:
            self._reset()
        raise refusal(code, said, stage, to)

    def _reset(self) -> None:
        """Leave the connection fit for the next mail, or leave it altogether."""
        with contextlib.suppress(*FAILURES):
            if self._client and self._client.rset()[0] == 250:
                return
        self._drop()

    def _drop(self) -> None:
        client, self._client = self._client, None
        if client:
            client.close()


def _refuse_unsendable(eml: bytes, sender: str, to: str) -> None:
    """Raise SendRefusedError for what would break the protocol or arrive changed."""
    why = ""
    if not lines_are_whole(eml):
        why = "its lines do not all end in CR LF"
    elif has_long_line(eml):
        why = f"it has a line of more than {LONGEST} bytes"
    elif any(_UNSAFE.search(address) or not address for address in (sender, to)):
        why = "an address of its envelope holds spaces, brackets or nothing"
    if why:
        raise SendRefusedError(
            f"The mail to {to!r} cannot be sent ({why}): this is a fault of ours; report it."
        )


def _options(client: smtplib.SMTP, eml: bytes, sender: str, to: str) -> list[str]:
    """What MAIL says of this mail. Raises SendRefusedError where the server cannot take it."""
    options = [f"SIZE={len(eml)}"] if client.has_extn("size") else []
    if not eml.isascii() and client.has_extn("8bitmime"):
        options.append("BODY=8BITMIME")
    if not (sender + to).isascii():
        if not client.has_extn("smtputf8"):
            raise SendRefusedError(
                f"The outgoing server takes no address with letters beyond ASCII ({to}): "
                "answer by other means."
            )
        options.append("SMTPUTF8")
    return options


def _lost(to: str, error: Exception) -> SendRefusedForNowError:
    return SendRefusedForNowError(
        f"The connection was lost before the mail to {to} was handed over "
        f"({text(str(error)) or type(error).__name__}): it is tried again."
    )
