"""Where access tokens come from, how long they are used, and what is said when there is none."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field

import pytest

from intake_mailbot.domain.errors import MailboxError
from intake_mailbot.mailbox.tokens import CommandTokens, MicrosoftTokens


def _printing(text: str) -> tuple[str, ...]:
    return (sys.executable, "-c", f"import sys; sys.stdout.write({text!r})")


class Counting:
    """A command that prints another token each time it runs."""

    def __init__(self, lasts: float) -> None:
        self.now = 0.0
        code = "import time, json; print(json.dumps({'access_token': str(time.time_ns())"
        code += f", 'expires_in': {lasts}" + "}))"
        self.tokens = CommandTokens((sys.executable, "-c", code), clock=lambda: self.now)


def test_a_token_is_used_until_shortly_before_its_end() -> None:
    counting = Counting(lasts=600)
    first = counting.tokens.get()
    counting.now = 500
    assert counting.tokens.get() == first
    counting.now = 541
    assert counting.tokens.get() != first


def test_a_refused_token_is_asked_for_anew() -> None:
    counting = Counting(lasts=600)
    assert counting.tokens.get() != counting.tokens.get(anew=True)


def test_a_bare_token_is_asked_for_at_every_sign_in() -> None:
    assert CommandTokens(_printing("abc.def\n")).get() == "abc.def"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (_printing(""), "printed no token"),
        (_printing("two words"), "printed no token"),
        (_printing("{}"), "printed no access_token"),
        (("/no/such/program",), "correct token_command"),
        ((sys.executable, "-c", "raise SystemExit('the vault is closed')"), "the vault is closed"),
    ],
)
def test_a_command_without_a_token_is_said_with_its_mend(
    command: tuple[str, ...], said: str
) -> None:
    with pytest.raises(MailboxError, match=said):
        CommandTokens(command).get()


@dataclass
class Answer:
    """An HTTP answer as msal reads it."""

    text: str
    status_code: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def raise_for_status(self) -> None:
        """Nothing: errors are in the text."""


@dataclass
class Microsoft:
    """Microsoft's sign-in as far as an application sees it."""

    answer: dict[str, object]
    asked: list[dict[str, str]] = field(default_factory=list)

    def get(self, url: str, **_: object) -> Answer:
        base = url.split("/v2.0", maxsplit=1)[0]
        return Answer(
            json.dumps(
                {
                    "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
                    "token_endpoint": f"{base}/oauth2/v2.0/token",
                    "metadata": [],
                    "issuer": f"{base}/v2.0",
                    "tenant_discovery_endpoint": f"{base}/v2.0/.well-known/openid-configuration",
                }
            )
        )

    def post(self, _url: str, data: dict[str, str], **_: object) -> Answer:
        self.asked.append(data)
        return Answer(json.dumps(self.answer), 200 if "access_token" in self.answer else 401)

    def close(self) -> None:
        """Nothing is open."""


def _tokens(server: Microsoft) -> MicrosoftTokens:
    return MicrosoftTokens("agency.example.gov", "app-1", "a secret", session=server)


def test_an_application_of_microsoft_365_signs_in_by_its_secret_and_keeps_the_token() -> None:
    server = Microsoft({"access_token": "from-microsoft", "expires_in": 3600})
    tokens = _tokens(server)
    assert tokens.get() == tokens.get() == "from-microsoft"
    (asked,) = server.asked
    assert asked["grant_type"] == "client_credentials"
    assert "https://outlook.office365.com/.default" in asked["scope"]
    assert tokens.get(anew=True) == "from-microsoft"
    assert len(server.asked) == 2


def test_a_wrong_secret_is_said_in_microsofts_words() -> None:
    said = "AADSTS7000215: Invalid client secret provided."
    server = Microsoft({"error": "invalid_client", "error_description": said})
    with pytest.raises(MailboxError, match=r"AADSTS7000215.*see tenant, client_id"):
        _tokens(server).get()


def test_a_secret_is_never_shown() -> None:
    assert "a secret" not in repr(_tokens(Microsoft({})))
