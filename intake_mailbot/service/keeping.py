"""Keeping deadlines: what the service does each minute besides mail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from intake_mailbot import deadlines
from intake_mailbot.digest import Bulletin, Served, bulletins_of, send_due
from intake_mailbot.intake.desk import Desk
from intake_mailbot.intake.notices import announce
from intake_mailbot.service.health import Change, Health
from intake_mailbot.service.wiring import Bureau, Counter
from intake_mailbot.settings import OfficeSettings


def keep_deadlines(bureau: Bureau) -> int:
    """Move every case on whose clocks have come to a mark; gives how many.

    Raises ServiceUnreachableError where the database is away.
    """
    return deadlines.keep(bureau.store, desks_of(bureau.counters), bureau.clock())


def begin_processes(bureau: Bureau) -> int:
    """Begin the processes of cases that an earlier version opened; gives how many.

    Raises ServiceUnreachableError where the database is away.
    """
    return deadlines.begin(bureau.store, desks_of(bureau.counters), bureau.clock())


def tell_of_health(bureau: Bureau, health: Health) -> int:
    """Tell planners once what has not worked for long, and once when it works again.

    Gives how many mails were written. Raises ServiceUnreachableError where the database is away.
    """
    changes = health.to_tell(timedelta(minutes=bureau.settings.service.alert_after_minutes))
    for change in changes:
        _announce(bureau, change)
        health.told(change)
    return len(changes)


def _announce(bureau: Bureau, change: Change) -> None:
    part, now = change.part, bureau.clock()
    if change.again:
        subject = f"{part.name} works again"
        said = f"{part.name} works again. Nothing was lost: what waited is being worked on."
    else:
        subject = f"{part.name} has not worked since {part.since:%Y-%m-%d %H:%M} UTC"
        said = (
            f"{subject}: {part.why} Nothing is lost meanwhile; mail waits where it is."
            " See what ails it with: intake-mailbot doctor"
        )
    desk = bureau.counters[0].desk
    with bureau.store.unit() as unit:
        unit.events.add("service", said, now)
        announce(desk, unit, subject, said, now)
        unit.commit()


def send_digests(bureau: Bureau) -> int:
    """Put the digests whose time is past into the outbox; gives how many offices had one.

    Raises ServiceUnreachableError where the database is away.
    """
    return sum(send_due(bulletin, bureau.clock()) for bulletin in bulletins(bureau))


def bulletins(bureau: Bureau) -> tuple[Bulletin, ...]:
    """The digests of all offices that a mailbox serves, in the order of the settings."""
    found = (_served(bureau.counters, settings) for settings in bureau.settings.offices)
    return bulletins_of([one for one in found if one is not None])


def _served(counters: Iterable[Counter], settings: OfficeSettings) -> tuple[Served, Desk] | None:
    """The office with the desk of the first mailbox that takes its mail; None where none does."""
    serving = {
        counter.mailbox.account: counter.desk
        for counter in counters
        if any(one.settings.key == settings.key for one in counter.desk.offices.values())
    }
    offices = {
        one.office.id: one
        for desk in serving.values()
        for one in desk.offices.values()
        if one.settings.key == settings.key
    }
    if not serving:
        return None
    return Served(settings, tuple(offices.values()), tuple(serving)), next(iter(serving.values()))


def desks_of(counters: Iterable[Counter]) -> Mapping[str, Desk]:
    """The desk of each office: that of the first mailbox that takes its mail."""
    found: dict[str, Desk] = {}
    for counter in counters:
        for office in counter.desk.offices:
            found.setdefault(office, counter.desk)
    return found
