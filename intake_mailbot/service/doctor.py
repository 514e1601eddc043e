"""Trying each part of the configuration for real."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from form_templates import load_office
from form_templates.errors import TemplateError, UnknownOfficeError
from intake_mailbot.connections import mailbox_of, sender_of
from intake_mailbot.domain.clocks import calendar
from intake_mailbot.domain.errors import IntakeError
from intake_mailbot.replies.template_check import check_folder
from intake_mailbot.service.diagnosis import BAD, GOOD, WARNING, Diagnosis
from intake_mailbot.service.reckoning import books
from intake_mailbot.service.wiring import as_configured
from intake_mailbot.settings import MailboxSettings, OutgoingSettings, Settings
from intake_mailbot.store import migrate
from intake_mailbot.store.files import FileStore
from parsers.errors import ParseError
from parsers.sandbox import Reader
from parsers.sandbox.cage import can_shut_off
from parsers.scan import is_installed


def examine(settings: Settings) -> Iterator[Diagnosis]:
    """What works and what does not, part by part; no mail is sent, read or moved."""
    yield Diagnosis(GOOD, "settings", str(settings.source or "from the environment"))
    yield from _database(settings)
    yield from _try("files", lambda: _files(settings))
    yield from _forms(settings)
    yield from _try("reading", lambda: _reading(settings))
    yield _containment()
    for one in settings.mailboxes:
        yield from _try(f"mailbox {one.name}", partial(_mailbox, one))
    for way in {one.outgoing.name: one.outgoing for one in settings.mailboxes}.values():
        yield from _try(f"outgoing {way.name}", partial(_outgoing, way))
    yield from books(settings)
    yield from _trust(settings)
    yield from _clock(settings)
    yield _scans()


def _try(part: str, work: Callable[[], tuple[str, ...]]) -> Iterator[Diagnosis]:
    try:
        said = work()
    except (IntakeError, ParseError, TemplateError, UnknownOfficeError, OSError) as error:
        yield Diagnosis(BAD, part, " ".join(str(error).split()))
        return
    for sentence in said or ("works",):
        yield Diagnosis(GOOD, part, sentence)


def _mailbox(settings: MailboxSettings) -> tuple[str, ...]:
    with closing(mailbox_of(settings)) as mailbox:
        return mailbox.check()


def _outgoing(settings: OutgoingSettings) -> tuple[str, ...]:
    with closing(sender_of(settings)) as sender:
        return sender.check()


def _database(settings: Settings) -> Iterator[Diagnosis]:
    shown = settings.database.shown
    try:
        state = migrate.check(settings.database.url.get_secret_value())
    except IntakeError as error:
        yield Diagnosis(BAD, "database", f"{shown}: {' '.join(str(error).split())}")
        return
    if state.is_current:
        yield Diagnosis(GOOD, "database", f"{shown}: the tables are up to date")
    else:
        at = f"at {state.current}" if state.current else "not made yet"
        said = f"{shown}: the tables are {at}; run: intake-mailbot db upgrade"
        yield Diagnosis(WARNING, "database", said)


def _files(settings: Settings) -> tuple[str, ...]:
    files = FileStore(settings.files.url)
    files.get(files.put(b""))
    of_one = settings.files.url.startswith("file:") and not settings.files.shared
    several = settings.database.url.get_secret_value().startswith("postgresql")
    note = (
        "; a folder of this machine: services on others are refused" if of_one and several else ""
    )
    return (f"{settings.files.url}: can be written and read{note}",)


def _forms(settings: Settings) -> Iterator[Diagnosis]:
    for name in dict.fromkeys(form for office in settings.offices for form in office.forms):
        try:
            errors = check_folder(name)
        except UnknownOfficeError as error:
            yield Diagnosis(BAD, f"form {name}", str(error))
            continue
        for one in errors:
            yield Diagnosis(BAD, f"form {name}", str(one))
        if not errors:
            form = load_office(name).form
            yield Diagnosis(GOOD, f"form {name}", f"{form.title} {form.version}")
            if not any(field.personal for field in form.fields.values()):
                said = (
                    "no field says that a person stands in it, so that data erase takes every"
                    " answer out of the history: write personal = true at those of form.toml that"
                    " hold names"
                )
                yield Diagnosis(WARNING, f"form {name}", said)


def _reading(settings: Settings) -> tuple[str, ...]:
    names = dict.fromkeys(form for office in settings.offices for form in office.forms)
    offices = [load_office(name) for name in names]
    forms = [(office, form) for office in offices for form in office.forms]
    with Reader(tuple(form for _, form in forms)) as reader:
        for office, form in forms:
            for suffix in (".docx", ".pdf"):
                blank: Path = office.home(form) / f"{form.id}{suffix}"
                if blank.exists():
                    reader.read_form(blank.read_bytes(), name=blank.name)
    return ("the blank forms are read in a child process",)


def _containment() -> Diagnosis:
    if can_shut_off():
        said = "the child that reads has no network, starts no programs and writes no files"
        return Diagnosis(GOOD, "containment", said)
    said = (
        "on this system the child that reads is bounded in memory and time, but not kept from the"
        " network: run the service on Linux (x86-64 or ARM), or in a network of its own"
    )
    return Diagnosis(WARNING, "containment", said)


def _scans() -> Diagnosis:
    if is_installed():
        return Diagnosis(GOOD, "scans", "scanned forms are read")
    said = "scanned forms are held for a person; install the extra: pip install '.[scan]'"
    return Diagnosis(WARNING, "scans", said)


def _trust(settings: Settings) -> Iterator[Diagnosis]:
    if not settings.trust.agency_domains:
        yield Diagnosis(
            WARNING, "trust", "no agency_domains: every profile is held; name them under [trust]"
        )
    if not settings.trust.authserv_ids and settings.trust.internal_header is None:
        yield Diagnosis(
            WARNING,
            "trust",
            "no authserv_ids: a forged sender in an agency's domain is believed, and planners'"
            " orders by mail are refused; name your own receiving server under [trust]",
        )


def _clock(settings: Settings) -> Iterator[Diagnosis]:
    for office in settings.offices:
        now = datetime.now(UTC).astimezone(office.time_zone)
        try:
            for form in office.forms:
                calendar(as_configured(load_office(form), office).process.holidays)
        except (IntakeError, TemplateError, UnknownOfficeError) as error:
            yield Diagnosis(BAD, "clock", " ".join(str(error).split()))
            continue
        yield Diagnosis(GOOD, "clock", f"{office.key}: it is {now:%Y-%m-%d %H:%M %Z}")
