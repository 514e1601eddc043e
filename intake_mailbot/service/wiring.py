"""From settings to the parts that work together."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from form_templates import Form, Office, load_office
from form_templates.table import nearest
from intake_mailbot.connections import mailbox_of, sender_of
from intake_mailbot.delivery import Delivery
from intake_mailbot.domain.clocks import calendar
from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.intake.desk import Desk, OfficeDesk, Reads
from intake_mailbot.intake.notices import tell_planners
from intake_mailbot.mailbox import Mailbox
from intake_mailbot.message import Caps, MailRules
from intake_mailbot.orders import obey
from intake_mailbot.orders.rights import planners_of
from intake_mailbot.replies.senders.protocol import Sender
from intake_mailbot.settings import (
    MailboxSettings,
    OfficeSettings,
    OutgoingSettings,
    Settings,
)
from intake_mailbot.settings.urls import FolderUrl
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.unit import Store
from parsers.sandbox import ChildLimits, Reader

_MEGABYTE = 1024 * 1024
_SCAN_MEGABYTES = 1024
_MOST_READERS = 4
"""Children at most: one a mailbox, so that a slow mail delays no other mailbox, and one that writes
the notes on returned forms while the next mails are read."""


@dataclass(frozen=True)
class Counter:
    """One mailbox with the desk behind it and the way out of its replies."""

    settings: MailboxSettings
    mailbox: Mailbox
    desk: Desk
    delivery: Delivery


@dataclass(frozen=True)
class Bureau:
    """Everything, wired."""

    settings: Settings
    store: Store
    counters: tuple[Counter, ...]
    deliveries: tuple[Delivery, ...]
    clock: Callable[[], datetime]


def now_utc() -> datetime:
    """The time now, aware."""
    return datetime.now(UTC)


def open_store(settings: Settings) -> Store:
    """The store with its tables made or brought up. Raises ServiceUnreachableError."""
    store = Store(settings.database.url.get_secret_value(), FileStore(settings.files.url))
    store.upgrade()
    return store


@contextmanager
def open_bureau(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = now_utc,
    nonce: Callable[[], str] | None = None,
    reader: Reads | None = None,
) -> Iterator[Bureau]:
    """Wire everything that ``settings`` name; nothing is connected before it is used.

    ``reader`` is what reads foreign bytes; None starts children of our own for it.

    Raises SettingsError or ServiceUnreachableError.
    """
    with ExitStack() as stack:
        store = open_store(settings)
        stack.callback(store.close)
        offices = {mailbox.name: _offices(settings, mailbox) for mailbox in settings.mailboxes}
        _must_have_calendars(offices.values())
        reads = reader or stack.enter_context(_reader(settings, offices.values()))
        counters: list[Counter] = []
        ways_out: dict[str, Delivery] = {}
        for one in settings.mailboxes:
            mailbox = mailbox_of(one)
            stack.callback(mailbox.close)
            desk = _desk(settings, one, store, reads, offices[one.name], clock, nonce or _nonce)
            if one.outgoing.name not in ways_out:
                sender = sender_of(one.outgoing)
                stack.callback(sender.close)
                ways_out[one.outgoing.name] = _delivery(one.outgoing, desk, sender)
            counters.append(Counter(one, mailbox, desk, ways_out[one.outgoing.name]))
        yield Bureau(settings, store, tuple(counters), tuple(ways_out.values()), clock)


def _must_have_calendars(offices: Iterable[Mapping[str, OfficeDesk]]) -> None:
    """Refuse a code of holidays that nobody knows: each good form would end in quarantine by it."""
    for code in {desk.office.process.holidays for some in offices for desk in some.values()}:
        calendar(code)


def _reader(settings: Settings, offices: Iterable[Mapping[str, OfficeDesk]]) -> Reader:
    """Children that read the forms of all offices, with the limits of the settings."""
    desks = {desk.office.id: desk for some in offices for desk in some.values()}
    forms: dict[str, Form] = {}
    for desk in desks.values():
        for form in desk.office.forms:
            if form.id in forms:
                raise SettingsError(
                    f"two offices have a form “{form.id}”: a file could not be told to be either's;"
                    f" give that in {desk.office.folder} another id"
                )
            forms[form.id] = form
    return Reader(
        tuple(forms.values()),
        _readers(settings),
        child_limits(settings),
        roots=settings.trust.signature_roots,
    )


def child_limits(settings: Settings) -> ChildLimits:
    """What a child that reads may take, by the settings."""
    return ChildLimits(
        memory=settings.limits.reader_megabytes * _MEGABYTE,
        wall=settings.limits.seconds_per_message,
        scan_memory=max(_SCAN_MEGABYTES, settings.limits.reader_megabytes) * _MEGABYTE,
    )


def _readers(settings: Settings) -> int:
    """Children: as many as read at the same time, and one that writes notes meanwhile."""
    if settings.database.url.get_secret_value().startswith("postgresql"):
        return settings.service.workers + 1
    return min(len(settings.mailboxes) + 1, _MOST_READERS)


def _delivery(outgoing: OutgoingSettings, desk: Desk, sender: Sender) -> Delivery:
    return Delivery(
        desk.store,
        outgoing.name,
        sender,
        desk.clock,
        lambda unit, item, error: tell_planners(desk, unit, item, error),
        safe_to_repeat=isinstance(outgoing.url, FolderUrl),
    )


def _offices(settings: Settings, mailbox: MailboxSettings) -> dict[str, OfficeDesk]:
    """The offices of one mailbox by the id of their folder, the default one first."""
    found: dict[str, OfficeDesk] = {}
    for key in mailbox.offices:
        office_settings = settings.office(key)
        offices = [load_office(form) for form in office_settings.forms]
        _must_know(settings, office_settings, _words(offices))
        for office in offices:
            desk = OfficeDesk(as_configured(office, office_settings), office_settings)
            found.setdefault(office.id, desk)
    return found


def _must_know(settings: Settings, office: OfficeSettings, words: Collection[str]) -> None:
    """Refuse a contact that no form uses: a wrong name would change nothing.

    One that another office's forms use may come from ``[office]``, where all offices have it from.
    """
    missing = [name for name in office.contacts if name not in words]
    if not missing:
        return
    every = _words(load_office(form) for one in settings.offices for form in one.forms)
    for name in missing:
        if name not in every:
            raise SettingsError(
                f"contacts of the office “{office.key}”: no process.toml of it has the word"
                f" “{name}” under [contacts]. {nearest(name, words)}"
            )


def _words(offices: Iterable[Office]) -> frozenset[str]:
    """The words of ``[contacts]`` in their process.toml."""
    return frozenset(word for one in offices for word in one.process.contacts)


def as_configured(office: Office, settings: OfficeSettings) -> Office:
    """The office's folder with what the settings say better: calendar, drafts, contacts."""
    own = office.process.contacts
    process = replace(
        office.process,
        holidays=office.process.holidays if settings.holidays is None else settings.holidays,
        contacts={key: settings.contacts.get(key, word) for key, word in own.items()},
        unsigned_word_is_draft=settings.unsigned_word_is_draft
        or office.process.unsigned_word_is_draft,
    )
    return replace(office, process=process)


def _desk(
    settings: Settings,
    mailbox: MailboxSettings,
    store: Store,
    reader: Reads,
    offices: Mapping[str, OfficeDesk],
    clock: Callable[[], datetime],
    nonce: Callable[[], str],
) -> Desk:
    with store.unit() as unit:
        key = unit.secrets.get_or_create("threading", lambda: secrets.token_bytes(32))
        state = unit.mailboxes.state(str(mailbox.url), clock())
        unit.commit()
    start = None if mailbox.answer_mail_before_start else state.started
    default = next(iter(offices.values())).settings
    rules = MailRules(
        own_addresses=frozenset(o.settings.address.lower() for o in offices.values()),
        token_key=key,
        agency_domains=settings.trust.agency_domains,
        authserv_ids=settings.trust.authserv_ids,
        internal_header=": ".join(settings.trust.internal_header or ()),
        caps=Caps(
            settings.limits.replies_per_address_per_day,
            settings.limits.replies_per_domain_per_day,
            settings.limits.replies_per_day,
        ),
        start=start,
        numberings=tuple({o.office.process.numbering for o in offices.values()}),
        zone=default.time_zone,
        unsigned_word_is_draft=any(
            o.office.process.unsigned_word_is_draft for o in offices.values()
        ),
        planners={key: planners_of(one) for key, one in offices.items()},
    )
    return Desk(
        store, reader, offices, rules, mailbox.outgoing.name, key, clock, nonce,
        settings.limits.attempts, obey, largest=mailbox.largest,
    )  # fmt: skip


def _nonce() -> str:
    return secrets.token_hex(12)
