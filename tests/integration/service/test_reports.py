"""Reports: what came, why it went back, how clocks were kept, what planners corrected."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from intake_mailbot import correcting, planning, reports
from intake_mailbot.domain.report import Corrected, Period
from intake_mailbot.service import poll
from tests.integration.service.office import OfficeFolder, sample

NOW = datetime(2026, 11, 9, 16, tzinfo=UTC)
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


def test_a_period_is_told_with_its_causes_milestones_clocks_and_corrections(office: OfficeFolder):
    office.deliver(sample("01"), sample("02"), sample("09"), at=NOW.timestamp())
    with office.bureau(clock=lambda: NOW) as bureau:
        poll(bureau)
        desk = bureau.counters[0].desk
        later = NOW + timedelta(days=2)
        when = {"note": "", "now": later, "actor": "pat"}
        planning.done(desk, "EP-2026-0001", "contact", **when)  # type: ignore[arg-type]
        planning.decide(desk, "EP-2026-0001", "ready", until=None, **when)  # type: ignore[arg-type]
        correcting.confirm(desk, "EP-2026-0003", ["signed", "agency: Board"], later, "pat")
        told = reports.report(bureau.store, desk.default, NOVEMBER)
        looked = reports.readings(bureau.store, desk.default, NOVEMBER)
        before = reports.report(
            bureau.store, desk.default, Period(date(2026, 1, 1), date(2026, 1, 31))
        )
    assert [(w.monday, w.received, w.accepted, w.returned) for w in told.weeks] == [
        (date(2026, 11, 2), 2, 1, 1),
        (date(2026, 11, 9), 1, 1, 0),
    ]
    assert {cause.field for cause in told.causes} >= {"current_phase", "business_sponsor_phone"}
    stages = {one.stage: one for one in told.milestones}
    assert stages["Executive Leadership review"].median > timedelta(days=8)
    assert [(one.what, one.in_time, one.late) for one in told.kept] == [
        ("Contact the agency", 0, 1)
    ]
    kinds = {"it_manager_signature": "signed", "agency": "changed"}
    assert {one.field: one.kind for one in looked} == kinds
    assert all(isinstance(one, Corrected) and one.number == 1 for one in looked)
    assert (before.weeks, before.causes, before.milestones, before.kept) == ((), (), (), ())
