"""Sign-in by XOAUTH2 to a real Dovecot, which asks an authorization server about the token."""

from __future__ import annotations

import json
import ssl
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from intake_mailbot.domain.errors import MailboxError
from intake_mailbot.mailbox.imap import ImapMailbox
from intake_mailbot.mailbox.imap_session import ImapAccount
from intake_mailbot.mailbox.tokens import CommandTokens, GoogleTokens, Tokens
from tests.servers.dovecot import Dovecot, User, sample
from tests.servers.introspection import Introspection
from tests.servers.mail import running


class Given:
    """Tokens one after the other; the last one stays."""

    def __init__(self, *tokens: str) -> None:
        self.tokens = list(tokens)

    def get(self, *, anew: bool = False) -> str:
        if anew and len(self.tokens) > 1:
            self.tokens.pop(0)
        return self.tokens[0]


@pytest.fixture(scope="module")
def authority() -> Iterator[Introspection]:
    with Introspection() as server:
        yield server


@pytest.fixture(scope="module")
def server(authority: Introspection) -> Iterator[Dovecot]:
    with running(Dovecot(introspection=authority.url)) as started:
        yield started


def _mailbox(user: User, tokens: Tokens) -> ImapMailbox:
    trusted = ssl.create_default_context(cafile=str(user.server.certificate.authority))
    account = ImapAccount(
        name=user.url(), host="127.0.0.1", port=user.server.tls_port, user=user.name, password="",
        starttls=False, tls=trusted, tokens=tokens, timeout=20,
    )  # fmt: skip
    return ImapMailbox(account, largest=1_000_000)


def _fetched(user: User, tokens: Tokens) -> int:
    mailbox = _mailbox(user, tokens)
    try:
        return len(list(mailbox.new()))
    finally:
        mailbox.close()


def test_a_good_token_opens_the_mailbox(server: Dovecot, authority: Introspection) -> None:
    user = server.user()
    user.deliver(sample())
    assert _fetched(user, Given(authority.issue(user.name))) == 1


def test_a_token_that_was_taken_back_is_replaced_once(
    server: Dovecot, authority: Introspection
) -> None:
    user = server.user()
    user.deliver(sample())
    assert _fetched(user, Given("taken-back", authority.issue(user.name))) == 1


@pytest.mark.parametrize("whose", ["nobody", "another"])
def test_a_foreign_or_unknown_token_opens_nothing(
    server: Dovecot, authority: Introspection, whose: str
) -> None:
    user, other = server.user(), server.user()
    token = authority.issue(other.name) if whose == "another" else "unknown"
    with pytest.raises(MailboxError, match=r"signed in to .*the rights of the application"):
        _fetched(user, Given(token))


def test_a_command_prints_the_token(server: Dovecot, authority: Introspection) -> None:
    user = server.user()
    user.deliver(sample())
    said = json.dumps({"access_token": authority.issue(user.name), "expires_in": 3600})
    command = (sys.executable, "-c", f"print({said!r})")
    assert _fetched(user, CommandTokens(command)) == 1


def test_a_google_service_account_gets_its_token_by_its_key(
    server: Dovecot, authority: Introspection, tmp_path: Path
) -> None:
    user = server.user()
    user.deliver(sample())
    authority.grants_to = user.name
    tokens = GoogleTokens(str(_key_file(tmp_path, f"{authority.url}/token")), user.name)
    assert _fetched(user, tokens) == 1
    assert _fetched(user, tokens) == 1
    assert authority.granted == [user.name]


def _key_file(folder: Path, token_uri: str) -> Path:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path = folder / "service-account.json"
    path.write_text(
        json.dumps(
            {
                "type": "service_account",
                "client_email": "bot@sample.example.gov",
                "private_key": pem.decode(),
                "token_uri": token_uri,
            }
        )
    )
    return path
