"""What the work on a message needs, put together once by the service."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Protocol

from form_templates import Office
from intake_mailbot.domain.clocks import ClosedOn, calendar
from intake_mailbot.domain.model import CaseRef, Message
from intake_mailbot.domain.process import OfficeTime
from intake_mailbot.intake.turns import Turns
from intake_mailbot.mailbox.protocol import LARGEST_MESSAGE
from intake_mailbot.message import MailRules
from intake_mailbot.settings import OfficeSettings
from intake_mailbot.store.unit import Store, UnitOfWork
from parsers.model import Annotated, Notes, ParsedMail


class Reads(Protocol):
    """What reads foreign bytes, in a bounded child."""

    def read_mail(self, raw: bytes) -> ParsedMail:
        """Headers, leaves and forms of one mail. Raises ParseError or NotNowError."""
        ...

    def annotate(self, data: bytes, notes: Notes, path: str = "") -> Annotated:
        """A copy of a Word or PDF file, or of that at ``path`` of a mail, with ``notes`` on it.

        Raises ParseError.
        """
        ...


@dataclass(frozen=True)
class Obeyed:
    """What a mail's order came to: ``said`` are the lines of the answer, ``done`` whether it was
    carried out. ``case`` is the one that it is about, None for none, ``also`` are those of an order
    about several.
    """

    case: CaseRef | None
    said: tuple[str, ...]
    done: bool
    also: tuple[CaseRef, ...] = ()


class Obeys(Protocol):
    """What carries out an order that a mail gives, within the unit."""

    def __call__(
        self, desk: Desk, unit: UnitOfWork, mail: ParsedMail, message: Message, now: datetime
    ) -> Obeyed | None:
        """What came of it; None where the mail gives no order, or nobody may give it."""
        ...


@dataclass(frozen=True)
class OfficeDesk:
    """An office as configured: its folder of form, process and messages, and its settings."""

    office: Office
    settings: OfficeSettings

    @cached_property
    def time(self) -> OfficeTime:
        """How the office counts days and hours."""
        working = ClosedOn(calendar(self.office.process.holidays), self.settings.closed_on)
        return OfficeTime(self.settings.time_zone, working, self.settings.closing_time)


@dataclass(frozen=True)
class Desk:
    """All that one mailbox's mail is worked on with.

    ``offices`` by office id, the default one first. ``key`` makes threading tokens. ``clock`` and
    ``nonce`` are the time now (aware) and unguessable text. ``obeys`` carries out orders that come
    by mail; None: there are none. ``turns`` says whose mail is next. Of mails over ``largest``
    bytes only the headers are fetched.
    """

    store: Store
    reader: Reads
    offices: Mapping[str, OfficeDesk]
    rules: MailRules
    outgoing: str
    key: bytes
    clock: Callable[[], datetime]
    nonce: Callable[[], str]
    attempts: int = 3
    obeys: Obeys | None = None
    turns: Turns = field(default_factory=Turns)
    largest: int = LARGEST_MESSAGE

    @property
    def default(self) -> OfficeDesk:
        """The office that answers what fits no form."""
        return next(iter(self.offices.values()))

    @property
    def known(self) -> Mapping[str, Office]:
        """The offices' folders by id."""
        return {office_id: desk.office for office_id, desk in self.offices.items()}
