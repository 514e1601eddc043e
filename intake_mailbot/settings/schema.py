"""The settings file as it may be written: every key, its type and its default.

``config.example.toml`` is this in words; a test compares the two.
"""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import PurePosixPath
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
)

from intake_mailbot.settings.domains import domain
from intake_mailbot.settings.model import Envelope, SignIn

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _address(text: str) -> str:
    local, at, domain = text.strip().rpartition("@")
    if not (local and at and domain) or any(c.isspace() or c in "<>,;" for c in text.strip()):
        raise ValueError(f"{text!r} is no mail address: write one like office@example.gov")
    return text.strip()


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(
            f"{text!r} is no time zone: write one like America/New_York (the IANA names)"
        ) from error
    return text


def _clock(text: object) -> object:
    if isinstance(text, str):
        try:
            return datetime.strptime(text.strip(), "%H:%M").time()  # noqa: DTZ007
        except ValueError as error:
            raise ValueError(
                f'{text!r} is no time of day: write hours and minutes, "18:00"'
            ) from error
    return text


def _clock_or_none(text: object) -> object:
    return None if text == "" else _clock(text)


def _days(text: object) -> object:
    """Weekdays from Monday = 0: "mon-fri", "mon,thu", "daily"."""
    if not isinstance(text, str):
        return text
    days: set[int] = set()
    try:
        for part in text.lower().replace("daily", "mon-sun").replace(" ", "").split(","):
            first, _, last = part.partition("-")
            start, end = _DAYS.index(first[:3]), _DAYS.index((last or first)[:3])
            days |= {(start + step) % 7 for step in range((end - start) % 7 + 1)}
    except ValueError as error:
        raise ValueError(
            f'{text!r} are no weekdays: write "mon-fri", "mon,thu" or "daily"'
        ) from error
    return frozenset(days)


def _header(text: str) -> str:
    name, colon, value = text.partition(":")
    if text and not (name.strip() and colon and value.strip()):
        raise ValueError(f'{text!r} is no header: write "Name: value"')
    return text


def _form(text: str) -> str:
    if not text.strip() or not PurePosixPath(text).name:
        raise ValueError("a form has an empty name: write the folder's name or a path")
    return text.strip()


Address = Annotated[str, AfterValidator(_address)]
Words = Annotated[str, StringConstraints(strip_whitespace=True)]
Domain = Annotated[str, AfterValidator(domain)]
Zone = Annotated[str, AfterValidator(_zone)]
Clock = Annotated[time, BeforeValidator(_clock)]
ClockOrNone = Annotated[time | None, BeforeValidator(_clock_or_none)]
Weekdays = Annotated[frozenset[int], BeforeValidator(_days)]
Seconds = Annotated[float, Field(gt=0, le=86_400)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Days = Annotated[int, Field(ge=0, le=36_500)]
Positive = Annotated[int, Field(ge=1, le=1_000_000)]


class Table(BaseModel):
    """A table of the file; keys that it does not name are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class DigestTable(Table):
    """``[digest]``, and ``digest`` of an office."""

    at: Clock = time(18, 0)
    days: Weekdays = frozenset({0, 1, 2, 3, 4})
    ahead: Annotated[int, Field(ge=1, le=60)] = 7
    weekly: Weekdays = frozenset({4})
    only: dict[Address, tuple[Words, ...]] = {}


class OfficeTable(Table):
    """``[office]`` and each of ``[offices.KEY]``, where a key left out comes from ``[office]``."""

    forms: Annotated[tuple[Annotated[str, AfterValidator(_form)], ...], Field(min_length=1)] = (
        "ct_cep",
    )
    name: Words = ""
    address: Address | None = None
    time_zone: Zone = "America/New_York"
    planners: tuple[Address, ...] = ()
    holidays: Words | None = None
    closed_on: tuple[date, ...] = ()
    closing_time: ClockOrNone = None
    unsigned_word_is_draft: bool = False
    contacts: dict[str, Words] = {}
    digest: DigestTable | None = None


class SignInTable(Table):
    """The keys by which a mail server is signed in to."""

    url: str | None = None
    auth: SignIn = SignIn.PASSWORD
    password: SecretStr | None = None
    password_file: str = ""
    tenant: Words = ""
    client_id: Words = ""
    certificate_file: str = ""
    service_account_file: str = ""
    token_command: tuple[str, ...] = ()
    ca_file: str = ""
    timeout_seconds: Seconds = 60


class OutgoingTable(SignInTable):
    """``[outgoing]`` and each of ``[outgoings.NAME]``."""

    envelope: Envelope = Envelope.OFFICE


class MailboxTable(SignInTable):
    """``[mailbox]``, and the keys that it shares with each of ``[[mailboxes]]``."""

    answer_mail_before_start: bool = False
    poll_seconds: Seconds = 10
    largest_megabytes: Positive = 50


class NamedMailboxTable(MailboxTable):
    """Each of ``[[mailboxes]]``; a key left out comes from ``[mailbox]``."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    offices: tuple[str, ...] = ()
    outgoing: str | OutgoingTable = ""


class DatabaseTable(Table):
    """``[database]``."""

    url: SecretStr = SecretStr("sqlite:///var/intake.db")
    password: SecretStr | None = None
    password_file: str = ""


class FilesTable(Table):
    """``[files]``."""

    url: str = "file:var/files"
    shared: bool = False


class TrustTable(Table):
    """``[trust]``."""

    authserv_ids: tuple[Words, ...] = ()
    agency_domains: tuple[Domain, ...] = ()
    internal_header: Annotated[Words, AfterValidator(_header)] = ""
    signature_roots: tuple[str, ...] = ()


class LimitsTable(Table):
    """``[limits]``."""

    replies_per_address_per_day: Count = 3
    replies_per_domain_per_day: Count = 100
    replies_per_day: Count = 500
    attempts: Positive = 3
    seconds_per_message: Seconds = 60
    reader_megabytes: Annotated[int, Field(ge=128, le=65_536)] = 1024


class RetentionTable(Table):
    """``[retention]``."""

    mail_days: Days = 0
    personal_days: Days = 0
    at: Clock = time(2, 0)


class ServiceTable(Table):
    """``[service]``."""

    health_port: Annotated[int, Field(ge=0, le=65_535)] = 0
    alert_after_minutes: Positive = 15
    workers: Annotated[int, Field(ge=1, le=64)] = 2
    takeover_seconds: Annotated[float, Field(ge=1, le=600)] = 30


class SettingsFile(Table):
    """The whole file."""

    office: OfficeTable = OfficeTable()
    offices: dict[str, OfficeTable] = {}
    mailbox: MailboxTable = MailboxTable()
    mailboxes: tuple[NamedMailboxTable, ...] = ()
    outgoing: OutgoingTable = OutgoingTable()
    outgoings: dict[str, OutgoingTable] = {}
    database: DatabaseTable = DatabaseTable()
    files: FilesTable = FilesTable()
    trust: TrustTable = TrustTable()
    limits: LimitsTable = LimitsTable()
    retention: RetentionTable = RetentionTable()
    service: ServiceTable = ServiceTable()
    digest: DigestTable = DigestTable()
