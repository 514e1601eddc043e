"""Access tokens for mail servers that take no password: where they come from, and for how long.

Every sign-in is app-only: no person's consent can expire, and nothing has to be kept between runs.
Sources: RFC 6749 (OAuth 2.0) section 4.4, RFC 7523 (JWT grants), Microsoft's and Google's XOAUTH2.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from intake_mailbot.domain.errors import MailboxError, SettingsError

_EXCHANGE = ("https://outlook.office365.com/.default",)
_GMAIL = ("https://mail.google.com/",)
_COMMAND_SECONDS = 30.0
_SPARE = 60.0
"""Seconds before its end in which a token is not used any more."""


class Tokens(Protocol):
    """Gives access tokens; one that is still good is given again."""

    def get(self, *, anew: bool = False) -> str:
        """A token; ``anew`` after the server refused the last one. Raises MailboxError."""
        ...


@dataclass
class CommandTokens:
    """Tokens that a program prints: the token alone, or a JSON object as of RFC 6749 section 5.1.

    A token without ``expires_in`` is asked for anew at every sign-in. ``clock`` counts seconds.
    """

    command: tuple[str, ...]
    clock: Callable[[], float] = time.monotonic
    _token: str = field(default="", repr=False)
    _until: float = 0.0

    def get(self, *, anew: bool = False) -> str:
        """A token. Raises MailboxError."""
        if anew or not self._token or self.clock() >= self._until:
            self._token, lasts = _printed(self._run())
            self._until = self.clock() + lasts - _SPARE
        return self._token

    def _run(self) -> str:
        name = self.command[0]
        try:
            done = subprocess.run(  # noqa: S603 - the administrator's own program
                self.command, capture_output=True, text=True, timeout=_COMMAND_SECONDS, check=True,
                stdin=subprocess.DEVNULL,
            )  # fmt: skip
        except subprocess.CalledProcessError as error:
            said = " ".join((error.stderr or "").split())[:200] or "it said nothing"
            raise _no_token(
                f"{name} ended with {error.returncode}: {said}", "see it run by hand"
            ) from error
        except subprocess.TimeoutExpired as error:
            raise _no_token(f"{name} took longer than 30 s", "see it run by hand") from error
        except OSError as error:
            raise _no_token(f"{name}: {error.strerror}", "correct token_command") from error
        return done.stdout


def _printed(text: str) -> tuple[str, float]:
    """The token that a program printed, and the seconds that it lasts (0 where it does not say)."""
    said = text.strip()
    lasts = 0.0
    if said.startswith("{"):
        try:
            answer = json.loads(said)
            said, lasts = str(answer["access_token"]), float(answer.get("expires_in", 0))
        except (ValueError, KeyError, TypeError) as error:
            raise _no_token("the command printed no access_token", "see it run by hand") from error
    if not said or any(letter.isspace() or not letter.isprintable() for letter in said):
        raise _no_token("the command printed no token", "let it print the token alone")
    return said, lasts


@dataclass
class MicrosoftTokens:
    """App-only tokens of Microsoft 365, by a client secret or a certificate.

    ``certificate`` is PEM with the private key and the certificate. ``session`` is what msal asks
    over (its ``http_client``), None for the network.
    """

    tenant: str
    client_id: str
    secret: str = field(default="", repr=False)
    certificate: str = field(default="", repr=False)
    session: Any = None
    _app: Any = field(default=None, repr=False)

    def get(self, *, anew: bool = False) -> str:
        """A token. Raises MailboxError."""
        try:
            if self._app is None or anew:
                self._app = self._made()
            answer = self._app.acquire_token_for_client(scopes=list(_EXCHANGE))
        except (OSError, ValueError, LookupError, RuntimeError) as error:
            raise _no_token(str(error), "see tenant, client_id and the network") from error
        if token := answer.get("access_token"):
            return str(token)
        said = " ".join(str(answer.get("error_description") or answer.get("error")).split())[:300]
        raise _no_token(said, "see tenant, client_id and its secret or certificate")

    def _made(self) -> Any:
        msal = _library("msal")
        credential: Any = self.secret
        if self.certificate:
            credential = {"private_key": self.certificate, "public_certificate": self.certificate}
        return msal.ConfidentialClientApplication(
            self.client_id,
            authority=f"https://login.microsoftonline.com/{self.tenant}",
            client_credential=credential,
            http_client=self.session,
        )


@dataclass
class GoogleTokens:
    """Tokens of a Google service account that acts for ``user`` (domain-wide delegation)."""

    key_file: str
    user: str
    _credentials: Any = field(default=None, repr=False)

    def get(self, *, anew: bool = False) -> str:
        """A token. Raises MailboxError."""
        accounts = _library("google.oauth2.service_account")
        transport = _library("google.auth.transport.requests")
        errors = _library("google.auth.exceptions")
        try:
            if self._credentials is None:
                self._credentials = accounts.Credentials.from_service_account_file(
                    self.key_file, scopes=list(_GMAIL), subject=self.user
                )
            if anew or not self._credentials.valid:
                self._credentials.refresh(transport.Request())
        except (errors.GoogleAuthError, OSError, ValueError) as error:
            raise _no_token(
                " ".join(str(error).split())[:300],
                "see service_account_file and the delegation of https://mail.google.com/",
            ) from error
        return str(self._credentials.token)


def _library(name: str) -> Any:
    import importlib  # noqa: PLC0415 - only who signs in by token needs these

    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise SettingsError(
            f"the sign-in needs {name}, which is missing: pip install 'intake-mailbot[oauth]'."
        ) from error


def _no_token(why: str, mend: str) -> MailboxError:
    return MailboxError(f"No token for the sign-in can be had ({why}): {mend}.")
