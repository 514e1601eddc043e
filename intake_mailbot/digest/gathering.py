"""What one digest tells, asked from the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from typing import TypeVar
from zoneinfo import ZoneInfo

from form_templates.flow import HELD, RETURNED
from form_templates.flow_roles import AGENCY
from intake_mailbot.digest.parts import Part
from intake_mailbot.domain.digest import (
    Digest,
    DueItem,
    Kept,
    Listed,
    Load,
    Section,
    StageTotal,
)
from intake_mailbot.domain.model import LedgerState
from intake_mailbot.store.digests import SHOWN, Digests

MOST_DEADLINES = 5_000
"""How many deadlines the calendar of one digest has at most, soonest first: a mail must arrive."""

_DAY = timedelta(days=1)

C = TypeVar("C", DueItem, Kept)


@dataclass(frozen=True)
class Reader:
    """Whose digest of which date.

    ``ahead`` is how many calendar days after ``day`` count as soon. ``after`` is the latest case
    that the digest before knew of, None where there was none. ``plans``: clocks are told as
    planners read them, and not as agencies do.
    """

    parts: tuple[Part, ...]
    day: date
    ahead: int
    after: int | None
    plans: bool = True

    @property
    def until(self) -> date:
        """The last day that counts as soon."""
        return self.day + timedelta(days=self.ahead)


def gather(digests: Digests, reader: Reader) -> Digest:
    """All that this reader is told. Nothing is written."""
    running: Counter[date] = Counter()
    sections = []
    for part in reader.parts:
        section = Section(part.heading)
        if part.offices:
            section = _of_cases(digests, reader, part, running)
        if reader.plans:
            section = _with_mail(digests, part, section)
        if part.offices or not section.empty:
            sections.append(section)
    days = (reader.day + _DAY * n for n in range(reader.ahead + 1))
    accounts = dict.fromkeys(name for part in reader.parts for name in part.scope.accounts)
    return Digest(
        day=reader.day,
        until=reader.until,
        sections=tuple(sections),
        load=tuple(Load(each, running[each]) for each in days),
        deadlines=Listed(_soonest(sections), running.total()),
        stages=_stages(reader.parts),
        books=digests.books(tuple(accounts)),
    )


def _ends(digests: Digests, part: Part, until: date) -> dict[date, int]:
    """How many clocks of the part end on each day up to ``until``, those past included."""
    return {load.day: load.number for load in digests.load(part.scope, until)}


def _of_cases(digests: Digests, reader: Reader, part: Part, running: Counter[date]) -> Section:
    """What there is to tell of cases; ``running`` gets the number of clocks that end each day."""
    scope, day, clocks = part.scope, reader.day, _clocks(part) if reader.plans else {}
    ends = _ends(digests, part, reader.until)
    past = sum(number for due, number in ends.items() if due < day)
    soon = sum(number for due, number in ends.items() if due >= day)
    overdue = digests.due(scope, None, day - _DAY, MOST_DEADLINES) if past else ()
    due = digests.due(scope, day, reader.until, MOST_DEADLINES) if soon else ()
    if not reader.plans:
        overdue, due = _for_agencies(part, overdue), _for_agencies(part, due)
        past, soon = len(overdue), len(due)
        ends = Counter(one.due for one in (*overdue, *due))
    running.update(ends)
    begin, end = _begin(part.zone, day), _begin(part.zone, day + _DAY)
    month = _begin(part.zone, day.replace(day=1))
    overdue, due = named(overdue, clocks), named(due, clocks)
    return Section(
        part.heading,
        overdue=Listed(overdue[:SHOWN], past),
        due=Listed(due[:SHOWN], soon),
        new=digests.opened(scope, reader.after, begin, end),
        held=digests.standing(scope, HELD),
        returned=digests.standing(scope, RETURNED),
        undelivered=digests.undelivered(scope) if reader.plans else Listed(),
        totals=_in_order(digests.totals(scope), part) if scope.whole else (),
        kept=named(digests.kept(scope, month, end), clocks) if reader.plans else (),
        deadlines=(*overdue, *due),
    )


def _with_mail(digests: Digests, part: Part, section: Section) -> Section:
    """The section with the mails that wait for a person, and those of ours that may be lost."""
    scope = part.scope
    return replace(
        section,
        held_mail=digests.mails(scope, LedgerState.HELD),
        quarantined=digests.mails(scope, LedgerState.QUARANTINED),
        replies=digests.replies(scope),
    )


def _soonest(sections: Iterable[Section]) -> tuple[DueItem, ...]:
    found = sorted((item for one in sections for item in one.deadlines), key=attrgetter("due"))
    return tuple(found[:MOST_DEADLINES])


def named(items: Iterable[C], clocks: Mapping[tuple[str, str], str]) -> tuple[C, ...]:
    """The same by what their reader is told of clocks, by (office, clock)."""
    return tuple(replace(one, what=clocks.get((one.office, one.clock), one.what)) for one in items)


def _clocks(part: Part) -> dict[tuple[str, str], str]:
    """What planners are told of the clocks, by (office, clock)."""
    return {
        (office.id, clock.id): clock.for_planners
        for office in part.offices
        for clock in office.process.flow.clocks
    }


def _for_agencies(part: Part, items: Iterable[DueItem]) -> tuple[DueItem, ...]:
    """Those of which agencies hear: promised to them, told to them, or for what they owe."""
    told = set()
    for office in part.offices:
        flow = office.process.flow
        owed = {work.clock for work in flow.tasks if work.owner == AGENCY}
        owed |= {work.clock for work in flow.deliverables if work.owner == AGENCY}
        told |= {
            (office.id, clock.id)
            for clock in flow.clocks
            if clock.promised or AGENCY in clock.tells or clock.id in owed
        }
    return tuple(one for one in items if (one.office, one.clock) in told)


def _stages(parts: Iterable[Part]) -> dict[tuple[str, str], str]:
    """The titles of stages by (office, stage), in the order of the processes."""
    return {
        (office.id, stage.id): stage.title
        for part in parts
        for office in part.offices
        for stage in office.process.flow.stages
    }


def _in_order(totals: tuple[StageTotal, ...], part: Part) -> tuple[StageTotal, ...]:
    """The totals in the order of the process."""
    order = {stage: place for place, stage in enumerate(_stages((part,)))}
    return tuple(sorted(totals, key=lambda one: order.get((one.office, one.stage), len(order))))


def _begin(zone: ZoneInfo, day: date) -> datetime:
    return datetime.combine(day, time(), zone)
