"""Keeping deadlines: what the service does each minute besides mail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from intake_mailbot import deadlines
from intake_mailbot.intake.desk import Desk
from intake_mailbot.service.wiring import Bureau, Counter


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


def desks_of(counters: Iterable[Counter]) -> Mapping[str, Desk]:
    """The desk of each office: that of the first mailbox that takes its mail."""
    found: dict[str, Desk] = {}
    for counter in counters:
        for office in counter.desk.offices:
            found.setdefault(office, counter.desk)
    return found
