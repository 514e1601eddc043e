"""An SMTP server on loopback that records what it is given and misbehaves on order."""

from __future__ import annotations

import asyncio
import ssl
import threading
from base64 import b64decode
from collections import defaultdict, deque
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import TracebackType
from typing import Any, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.servers.certificates import Certificate
from tests.servers.dovecot import free_port

START_SECONDS = 20


@dataclass(frozen=True)
class Received:
    """One mail as it was handed over."""

    sender: str
    recipients: tuple[str, ...]
    data: bytes
    user: str | None

    @property
    def message(self) -> EmailMessage:
        """The mail, parsed."""
        return message_from_bytes(self.data, policy=policy.default)  # type: ignore[return-value]


@dataclass
class Script:
    """What to answer instead of OK.

    ``replies`` by stage ("MAIL", "RCPT", "DATA", "RSET"), each used once; ``recipients`` by
    address, always. ``drop`` names the stages after which the connection is cut: "MAIL", "RCPT",
    "DATA" (taken, but nobody is told), each used once. ``silent`` are stages that are never
    answered, each used once.
    """

    replies: dict[str, deque[str]] = field(default_factory=lambda: defaultdict(deque))
    recipients: dict[str, str] = field(default_factory=dict)
    drop: set[str] = field(default_factory=set)
    silent: set[str] = field(default_factory=set)


class SmtpSink:
    """The server: STARTTLS, or TLS from the start with ``implicit``; ``users`` must sign in."""

    def __init__(
        self,
        certificate: Certificate,
        *,
        implicit: bool = False,
        users: dict[str, str] | None = None,
        starttls: bool = True,
        size_limit: int = 35_000_000,
    ) -> None:
        self.received: list[Received] = []
        self.tokens: dict[str, str] = {}
        self.sessions = 0
        self.script = Script()
        self.certificate = certificate
        self.implicit = implicit
        self._users = users or {}
        self._starttls = starttls and not implicit
        self._size_limit = size_limit
        self._arrived = threading.Condition()
        self._controller = _Controller(self)

    @property
    def port(self) -> int:
        """Where it listens on 127.0.0.1."""
        return int(self._controller.port)

    def url(self, user: str = "") -> str:
        """Its URL for the settings."""
        scheme = "smtps" if self.implicit else "smtp+starttls"
        return f"{scheme}://{user}{'@' if user else ''}127.0.0.1:{self.port}"

    def clear(self) -> None:
        """Forget mails and orders, for the next test."""
        self.received.clear()
        self.script = Script()
        self.sessions = 0

    def wait_for(self, count: int, seconds: float = 120) -> list[Received]:
        """The mails once there are ``count`` of them. Raises TimeoutError."""
        with self._arrived:
            if not self._arrived.wait_for(lambda: len(self.received) >= count, seconds):
                raise TimeoutError(f"{len(self.received)} of {count} mails came")
            return list(self.received)

    def start(self) -> Self:
        """Listen."""
        self._controller.start()
        return self

    def close(self) -> None:
        """Stop listening."""
        self._controller.stop()

    def context(self) -> ssl.SSLContext:
        """The server's side of TLS."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate.certificate, self.certificate.key)
        return context

    def protocol(self, controller: Controller) -> SMTP:
        """A new connection's server."""
        self.sessions += 1
        return SMTP(
            controller.handler,
            loop=controller.loop,
            hostname="sink.test",
            data_size_limit=self._size_limit,
            decode_data=False,
            enable_SMTPUTF8=True,
            tls_context=self.context() if self._starttls else None,
            require_starttls=self._starttls,
            auth_required=bool(self._users),
            auth_require_tls=not self.implicit,
            authenticator=self._sign_in if self._users else None,
        )

    def take(self, envelope: Envelope, session: Session) -> None:
        """Record a mail."""
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        login = session.auth_data
        user = login.login.decode() if isinstance(login, LoginPassword) else None
        with self._arrived:
            self.received.append(
                Received(
                    (envelope.mail_from or "").strip("<>"), tuple(envelope.rcpt_tos), content, user
                )
            )
            self._arrived.notify_all()

    def _sign_in(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        good = isinstance(data, LoginPassword) and (
            self._users.get(data.login.decode()) == data.password.decode()
        )
        return AuthResult(success=good, handled=good, auth_data=data if good else None)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class _Controller(Controller):
    def __init__(self, sink: SmtpSink) -> None:
        self._sink = sink
        # Port 0 would not do: the start-up probe connects to the port it was given.
        super().__init__(
            _Handler(sink),
            hostname="127.0.0.1",
            port=free_port(),
            ssl_context=sink.context() if sink.implicit else None,
            ready_timeout=START_SECONDS,
        )

    def factory(self) -> SMTP:
        return self._sink.protocol(self)


class _Handler:
    """Answers by the script; names and arguments are the library's."""

    async def auth_XOAUTH2(self, server: SMTP, words: list[str]) -> AuthResult:  # noqa: N802
        said = b64decode(words[1]).decode().split("\x01")
        user, token = said[0].removeprefix("user="), said[1].removeprefix("auth=Bearer ")
        if self._sink.tokens.get(token) == user:
            login = LoginPassword(user.encode(), token.encode())
            return AuthResult(success=True, auth_data=login)
        await server.challenge_auth(b'{"status":"400"}', encode_to_b64=True)
        return AuthResult(success=False, handled=False)

    def __init__(self, sink: SmtpSink) -> None:
        self._sink = sink

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return await self._answer(server, "MAIL", "250 OK")

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        reply = self._sink.script.recipients.get(address) or await self._answer(
            server, "RCPT", "250 OK"
        )
        if reply.startswith("2"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self._sink.script.replies["DATA"]:
            return self._sink.script.replies["DATA"].popleft()
        self._sink.take(envelope, session)
        return await self._answer(server, "DATA", f"250 2.0.0 queued as {len(self._sink.received)}")

    async def handle_RSET(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        return await self._answer(server, "RSET", "250 OK")

    async def _answer(self, server: Any, stage: str, fine: str) -> str:
        script = self._sink.script
        if stage in script.silent:
            script.silent.discard(stage)
            await asyncio.sleep(3600)
        if stage in script.drop:
            script.drop.discard(stage)
            server.transport.abort()
        return script.replies[stage].popleft() if script.replies[stage] else fine
