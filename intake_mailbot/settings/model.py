"""The settings as the product uses them: resolved, typed, frozen.

Paths are absolute, secrets are ``SecretStr`` and so are never printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from intake_mailbot.settings.urls import (
    FolderUrl,
    ImapUrl,
    MaildirUrl,
    SmtpUrl,
)
from parsers.model import NO_ROOTS, Roots

_MEGABYTE = 1024 * 1024


class SignIn(StrEnum):
    """How a mail server is told who we are (``auth``)."""

    PASSWORD = "password"  # noqa: S105
    MICROSOFT365 = "microsoft365"
    GOOGLE = "google"
    TOKEN_COMMAND = "token-command"  # noqa: S105


class Envelope(StrEnum):
    """The envelope sender of replies: where bounces of them go."""

    OFFICE = "office"
    NULL = "null"


@dataclass(frozen=True, slots=True)
class DigestSettings:
    """When planners get the digest: local time, and weekdays from Monday = 0.

    ``ahead`` is how many calendar days count as soon. ``weekly`` are the weekdays on which agency
    contacts get the summary that they asked for. ``only`` are the divisions, or folders of offices,
    of planners (addresses in lower case) who get nothing else.
    """

    at: time
    days: frozenset[int]
    ahead: int = 7
    weekly: frozenset[int] = frozenset({4})
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class OfficeSettings:
    """One office that answers.

    ``key`` names it in the settings and on the terminal. ``forms`` are ids of ``form_templates/``
    or absolute paths of folders; the first is the default. ``holidays`` is a country and
    subdivision ("US-CT"), "" for none, and None where the office's own process.toml says it;
    ``closed_on`` are further days. Mail received after
    ``closing_time`` counts as received on the next day that the office works, None: never.
    ``contacts`` are words that go before those of ``[contacts]`` in process.toml.
    """

    key: str
    forms: tuple[str, ...]
    name: str
    address: str
    time_zone: ZoneInfo
    planners: tuple[str, ...]
    digest: DigestSettings
    holidays: str | None = None
    closed_on: frozenset[date] = frozenset()
    closing_time: time | None = None
    unsigned_word_is_draft: bool = False
    contacts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TokenSettings:
    """What a sign-in by token needs, each kind its own; a client secret is the ``password``."""

    tenant: str = ""
    client_id: str = ""
    certificate_file: Path | None = None
    service_account_file: Path | None = None
    token_command: tuple[str, ...] = ()


@dataclass(frozen=True)
class OutgoingSettings:
    """A way out for replies. ``password`` None: none is needed."""

    name: str
    url: FolderUrl | SmtpUrl
    auth: SignIn = SignIn.PASSWORD
    password: SecretStr | None = None
    token: TokenSettings = TokenSettings()
    ca_file: Path | None = None
    timeout_seconds: float = 60
    envelope: Envelope = Envelope.OFFICE


@dataclass(frozen=True)
class MailboxSettings:
    """A mailbox to watch, the keys of the offices it is for, and the way out of its replies."""

    name: str
    url: MaildirUrl | ImapUrl
    offices: tuple[str, ...]
    outgoing: OutgoingSettings
    auth: SignIn = SignIn.PASSWORD
    password: SecretStr | None = None
    token: TokenSettings = TokenSettings()
    answer_mail_before_start: bool = False
    ca_file: Path | None = None
    timeout_seconds: float = 60
    poll_seconds: float = 10
    largest_megabytes: int = 50

    @property
    def largest(self) -> int:
        """Bytes above which a mail is not fetched."""
        return self.largest_megabytes * _MEGABYTE


@dataclass(frozen=True)
class DatabaseSettings:
    """``url`` for SQLAlchemy, with the password in it; ``shown`` is the same without."""

    url: SecretStr
    shown: str


@dataclass(frozen=True)
class FilesSettings:
    """Where files are kept: ``file:`` and an absolute path, or a URL that fsspec knows (``s3://…``).

    ``shared`` says that the folder is one and the same on all machines.
    """

    url: str
    shared: bool = False


@dataclass(frozen=True)
class TrustSettings:
    """Whom we believe. ``internal_header`` is (name, value), None when not used."""

    authserv_ids: tuple[str, ...] = ()
    agency_domains: tuple[str, ...] = ()
    internal_header: tuple[str, str] | None = None
    signature_roots: Roots = NO_ROOTS


@dataclass(frozen=True)
class LimitSettings:
    """Bounds on what the bot does by itself; the caps on replies do not count for profiles."""

    replies_per_address_per_day: int = 3
    replies_per_domain_per_day: int = 100
    replies_per_day: int = 500
    attempts: int = 3
    seconds_per_message: float = 60
    reader_megabytes: int = 1024


@dataclass(frozen=True)
class RetentionSettings:
    """For how many days after its end something is kept, 0: for ever; ``at`` is local time."""

    mail_days: int = 0
    personal_days: int = 0
    at: time = time(2, 0)


@dataclass(frozen=True)
class ServiceSettings:
    """The running service. ``health_port`` is on 127.0.0.1; 0: nobody listens.

    ``workers`` is how many mails one process works on at a time, over Postgres. After
    ``takeover_seconds`` others go on with what a process held that is frozen or gone.
    """

    health_port: int = 0
    alert_after_minutes: int = 15
    workers: int = 2
    takeover_seconds: float = 30


@dataclass(frozen=True)
class Settings:
    """All of it. ``source`` is the file it was read from, None when from the environment only.

    ``offices[0]`` is the default one; every mailbox names offices that exist.
    """

    offices: tuple[OfficeSettings, ...]
    mailboxes: tuple[MailboxSettings, ...]
    database: DatabaseSettings
    files: FilesSettings
    trust: TrustSettings = field(default_factory=TrustSettings)
    limits: LimitSettings = field(default_factory=LimitSettings)
    service: ServiceSettings = field(default_factory=ServiceSettings)
    retention: RetentionSettings = field(default_factory=RetentionSettings)
    source: Path | None = None

    def office(self, key: str) -> OfficeSettings:
        """The office of this key. Raises KeyError."""
        return {office.key: office for office in self.offices}[key]
