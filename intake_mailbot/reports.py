"""Reports over a period: what came, why it went back, how long it took, how clocks were kept."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from form_templates.office import Office
from intake_mailbot.domain.digest import Scope
from intake_mailbot.domain.model import Verdict
from intake_mailbot.domain.report import Cause, Corrected, Milestone, Period, Report, Week
from intake_mailbot.intake.desk import OfficeDesk
from intake_mailbot.store.reports import Entered, Received
from intake_mailbot.store.unit import Store

_DAY = timedelta(days=1)


def report(store: Store, desk: OfficeDesk, period: Period) -> Report:
    """The report of one office."""
    ids, (begin, end) = (desk.office.id,), _bounds(desk, period)
    clocks = {clock.id: clock.for_planners for clock in desk.office.process.flow.clocks}
    with store.unit(write=False) as unit:
        received = tuple(unit.reports.received(ids, begin, end))
        entered = tuple(unit.reports.entered(ids, begin, end))
        kept = unit.digests.kept(Scope(ids), begin, end)
    return Report(
        desk.settings.name,
        period,
        tuple(_weeks(desk, received)),
        _causes(received),
        tuple(_milestones(desk.office, entered)),
        tuple(replace(one, what=clocks.get(one.clock, one.what)) for one in kept),
    )


def readings(store: Store, desk: OfficeDesk, period: Period) -> tuple[Corrected, ...]:
    """How the readings of one office's forms were corrected."""
    with store.unit(write=False) as unit:
        return unit.reports.corrections((desk.office.id,), *_bounds(desk, period))


def _bounds(desk: OfficeDesk, period: Period) -> tuple[datetime, datetime]:
    zone = desk.settings.time_zone
    begin = datetime.combine(period.first, time(), zone)
    return begin, datetime.combine(period.last + _DAY, time(), zone)


def _weeks(desk: OfficeDesk, received: Iterable[Received]) -> Iterable[Week]:
    """Every week in which something came, oldest first."""
    counted: dict[date, Counter[Verdict]] = defaultdict(Counter)
    for one in received:
        day = one.at.astimezone(desk.settings.time_zone).date()
        counted[day - _DAY * day.weekday()][one.verdict] += 1
    for monday, each in sorted(counted.items()):
        yield Week(
            monday, each.total(), each[Verdict.ACCEPT], each[Verdict.RETURN], each[Verdict.HOLD]
        )


def _causes(received: Iterable[Received]) -> tuple[Cause, ...]:
    """The fields for which forms went back; a form counts once a field."""
    counted: Counter[tuple[str, str]] = Counter()
    for one in received:
        counted.update({(error.field, error.label) for error in one.errors})
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Cause(field, label, forms) for (field, label), forms in ordered)


def _milestones(office: Office, entered: Iterable[Entered]) -> Iterable[Milestone]:
    """The stages in the order of the process."""
    taken: dict[str, list[timedelta]] = defaultdict(list)
    for one in entered:
        taken[one.stage].append(one.after)
    for stage in office.process.flow.stages:
        spans = sorted(taken.get(stage.id, ()))
        if spans:
            ninety = spans[min(len(spans) - 1, round(0.9 * (len(spans) - 1)))]
            yield Milestone(stage.title, len(spans), _median(spans), ninety)


def _median(spans: Sequence[timedelta]) -> timedelta:
    return timedelta(seconds=statistics.median(span.total_seconds() for span in spans))
