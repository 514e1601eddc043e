"""The nightly digest: what it tells whom, and that it goes out once a date."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar
from sqlalchemy import func, select

from intake_mailbot import planning
from intake_mailbot.digest.parts import all_parts
from intake_mailbot.domain.digest import Scope
from intake_mailbot.domain.model import Folder, LedgerState, MessageKind
from intake_mailbot.service import Bureau, poll
from intake_mailbot.service.keeping import bulletins, send_digests
from intake_mailbot.service.passes import drain_outboxes
from intake_mailbot.store.tables import case_
from tests.integration.service.office import OfficeFolder, sample

PLANNER = "planner@example.gov"
MONDAY = datetime(2026, 11, 2, 15, tzinfo=UTC)
EVENING = datetime(2026, 11, 2, 23, tzinfo=UTC)
"""18:00 in New York."""


class At:
    """A clock that a test sets."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def taken_in(office: OfficeFolder, clock: At, *samples: str) -> None:
    office.deliver(*(sample(name) for name in samples), at=clock.now.timestamp())
    with office.bureau(clock=clock) as bureau:
        poll(bureau)


def evening(office: OfficeFolder, clock: At, now: datetime = EVENING) -> None:
    clock.now = now
    with office.bureau(clock=clock) as bureau:
        send_digests(bureau)
        drain_outboxes(bureau)


def digests(office: OfficeFolder, to: str = PLANNER) -> list[str]:
    return [m["Subject"] for m in office.sent_to(to) if m["Subject"].startswith("Digest")]


def text(office: OfficeFolder, to: str = PLANNER, subject: str = "Digest") -> str:
    mail = next(m for m in office.sent_to(to) if m["Subject"].startswith(subject))
    body = mail.get_body(("plain",))
    assert body is not None
    return " ".join(str(body.get_content()).split())


def test_it_tells_what_is_new_due_held_and_returned(office: OfficeFolder):
    week = timedelta(days=7)
    clock = At(MONDAY + week)
    taken_in(office, clock, "01", "02", "09")
    evening(office, clock, EVENING + week)
    assert digests(office) == ["Digest for Mon, Nov 9: 0 overdue, 2 due soon, 1 to look at"]
    said = text(office)
    assert "Waiting longest for a look: EP-2026-0003" in said
    assert "DUE BY MON, NOV 16 (2) - Mon, Nov 9: EP-2026-0001 “Permit Portal”" in said
    assert "NEW (1) - EP-2026-0003" in said
    assert "RETURNED AND NOT COME BACK (1) - EP-2026-0002 “Records Archive”" in said
    assert "ALL CASES - Returned for correction: 1 - Held for a planner's look: 1" in said


def test_a_held_mail_of_a_case_that_goes_on_is_told_as_well(office: OfficeFolder):
    clock = At(MONDAY)
    taken_in(office, clock, "01")
    office.deliver(sample("05"), at=clock.now.timestamp())
    with office.bureau(clock=clock) as bureau:
        poll(bureau)
        with bureau.store.unit() as unit:
            case = unit.cases.by_number("EP-2026-0001")
            assert case
            unit.cases.asked(case, 2, now=clock.now)
            unit.ledger.settle(
                2,
                state=LedgerState.HELD,
                folder=Folder.HELD,
                kind=MessageKind.SUPPLEMENT,
                reason="unforeseen",
            )
            unit.commit()
    evening(office, clock)
    assert "HELD, WAITING FOR A LOOK (1) - Mail 2 from" in text(office)


def test_its_picture_stands_in_the_html_and_its_deadlines_in_a_calendar(office: OfficeFolder):
    clock = At(MONDAY)
    taken_in(office, clock, "01")
    evening(office, clock)
    [mail] = office.sent_to(PLANNER)
    parts = {part.get_content_type(): part for part in mail.walk()}
    page = str(parts["text/html"].get_content())
    assert f"cid:{parts['image/png']['Content-ID'].strip('<>')}" in page
    assert "overdue: 0" in page
    calendar = Calendar.from_ical(parts["text/calendar"].get_content())
    days = [(str(e["SUMMARY"])[:12], e["DTSTART"].dt) for e in calendar.walk("VEVENT")]
    assert days == [("EP-2026-0001", date(2026, 11, 9))]


def test_it_goes_out_once_a_date_however_often_it_is_asked(office: OfficeFolder):
    clock = At(MONDAY)
    taken_in(office, clock, "01")
    for minutes in range(5):
        evening(office, clock, EVENING + timedelta(minutes=minutes))
    evening(office, clock, EVENING + timedelta(days=1))
    assert len(digests(office)) == 2


def test_before_its_time_it_does_not_go_out(office: OfficeFolder):
    clock = At(MONDAY)
    taken_in(office, clock, "01")
    evening(office, clock, EVENING - timedelta(minutes=1))
    assert digests(office) == []


def test_after_downtime_the_latest_is_made_up_for_and_says_that_it_is_late(office: OfficeFolder):
    clock = At(MONDAY)
    taken_in(office, clock, "01")
    evening(office, clock, EVENING + timedelta(days=3, hours=14))
    assert [one.partition(":")[0] for one in digests(office)] == ["Digest for Thu, Nov 5"]
    assert "It comes late: the service was not running at its time." in text(office)


def test_of_processes_that_send_at_once_one_does(office: OfficeFolder, database_url: str):
    office.settings["DATABASE__URL"] = database_url
    clock = At(MONDAY)
    taken_in(office, clock, "01")
    clock.now = EVENING
    with office.bureau(clock=clock) as one, office.bureau(clock=clock) as two:
        at_once(lambda: send_digests(one), lambda: send_digests(two))
        drain_outboxes(one)
    assert len(digests(office)) == 1


def at_once(*work: Callable[[], object]) -> None:
    ready = threading.Barrier(len(work))

    def do(each: Callable[[], object]) -> None:
        ready.wait()
        each()

    threads = [threading.Thread(target=do, args=(each,)) for each in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_new_is_what_came_since_the_digest_before(office: OfficeFolder):
    clock = At(MONDAY)
    taken_in(office, clock, "01")
    evening(office, clock)
    clock.now = EVENING + timedelta(hours=3)
    taken_in(office, clock, "02")
    evening(office, clock, EVENING + timedelta(days=1))
    said = [text(office, subject=f"Digest for {day}") for day in ("Mon", "Tue")]
    assert "NEW (1) - EP-2026-0001" in said[0]
    assert "NEW (1) - EP-2026-0002" in said[1]


def test_a_planner_may_get_one_division_only(office: OfficeFolder):
    config = office.path / "config.toml"
    config.write_text(
        config.read_text().replace(
            'planners = ["planner@example.gov"]',
            'planners = ["planner@example.gov", "lead@example.gov"]',
        )
        + '\n[digest]\nonly = { "Lead@example.gov" = ["Networks"] }\n'
    )
    clock = At(MONDAY)
    taken_in(office, clock, "01", "03", "09")
    assign(office, clock, "EP-2026-0001", "Networks")
    evening(office, clock, EVENING + timedelta(days=1))
    said = text(office, "lead@example.gov")
    assert "EP-2026-0001" in said
    assert "EP-2026-0002" not in said
    assert "EP-2026-0002" in text(office)


def assign(office: OfficeFolder, clock: At, number: str, division: str) -> None:
    with office.bureau(clock=clock) as bureau:
        desk, when = bureau.counters[0].desk, {"now": clock.now, "actor": "pat"}
        planning.assign(desk, number, division, "A. Lead", address="", note="", **when)  # type: ignore[arg-type]


def test_it_tells_how_clocks_were_kept_and_what_is_overdue(office: OfficeFolder):
    tuesday = MONDAY + timedelta(days=1)
    clock = At(tuesday)
    taken_in(office, clock, "01", "03")
    with office.bureau(clock=clock) as bureau:
        done(bureau, "EP-2026-0001", tuesday + timedelta(days=1))
        done(bureau, "EP-2026-0002", tuesday + timedelta(days=9))
    evening(office, clock, EVENING + timedelta(days=16))
    said = text(office)
    assert "Contact the agency: 1 in time, 1 late (50 %)" in said
    assert "contact you" not in said
    assert "OVERDUE (2)" in said


def done(bureau: Bureau, number: str, now: datetime) -> None:
    desk = bureau.counters[0].desk
    planning.done(desk, number, "contact", note="", now=now, actor="pat")


def test_totals_are_those_of_the_cases_whoever_wrote_them(office: OfficeFolder, database_url: str):
    office.settings["DATABASE__URL"] = database_url
    clock = At(MONDAY)
    taken_in(office, clock, "01", "02", "03", "09")
    assign(office, clock, "EP-2026-0001", "Networks")
    for _ in range(2):
        with office.bureau(clock=clock) as bureau, bureau.store.unit() as unit:
            wanted = select(case_.c.stage, func.count()).group_by(case_.c.stage)
            counted = {row[0]: row[1] for row in unit._connection.execute(wanted)}
            scope = scope_of(bureau)
            assert {one.stage: one.number for one in unit.digests.totals(scope)} == counted
            unit.digests.fold()
            unit.commit()


def scope_of(bureau: Bureau) -> Scope:
    return all_parts(bulletins(bureau)[0].served)[0].scope


def test_an_agency_gets_the_weekly_summary_that_it_wishes_for(office: OfficeFolder):
    clock = At(MONDAY)
    taken_in(office, clock, "02")
    friday = EVENING + timedelta(days=4)
    with office.bureau(clock=clock) as bureau, bureau.store.unit() as unit:
        sender = unit.cases.view("EP-2026-0001").sender
        unit.digest_runs.wish("ct_cep", sender, clock.now)
        unit.digest_runs.wish("ct_cep", "nobody@else.example.gov", clock.now)
        unit.commit()
    for day in range(5):
        evening(office, clock, EVENING + timedelta(days=day))
    assert clock.now == friday
    summaries = [m for m in office.sent_to(sender) if m["Subject"].startswith("Your requests")]
    assert len(summaries) == 1
    said = text(office, sender, "Your requests")
    assert "WAITING FOR YOUR CORRECTED FORM (1) - EP-2026-0001 “Records Archive”" in said
    assert "EP-2026-0001" not in text(office, "nobody@else.example.gov", "Your requests")
