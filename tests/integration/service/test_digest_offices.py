"""The digest of a service with several offices: who is told of which, in one mail a date."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from intake_mailbot.service.keeping import send_digests
from intake_mailbot.service.passes import drain_outboxes
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder, letter, profile_mail, sample
from tests.integration.service.test_digest import EVENING, MONDAY, At, at_once, evening
from tests.integration.service.test_digest_lists import comes, read
from tests.integration.service.test_offices import checklist
from tests.integration.service.test_quarantine import Stumbling

BOTH, CRM = "planner@example.gov", "lead@example.gov"
TWO_OFFICES = f"""
[offices.ct_cep]
name = "Enterprise Planning"

[offices.bc_crm]
name = "CRM Office"
address = "crm@example.gov"
planners = ["{CRM}", "{BOTH}"]
digest = {{ at = "20:00" }}
"""
NIGHT = EVENING + timedelta(hours=2)
"""20:00 in New York."""


def with_settings(office: OfficeFolder, more: str) -> OfficeFolder:
    """The office with tables added to its settings."""
    config = office.path / "config.toml"
    config.write_text(config.read_text("utf-8") + more, "utf-8")
    return office


@pytest.fixture
def two(tmp_path: Path, every_reader: Reader) -> OfficeFolder:
    """Two offices at one mailbox, one at 18:00 and one at 20:00; a planner is named by both."""
    return with_settings(OfficeFolder(tmp_path, every_reader), TWO_OFFICES)


def one_case_each(office: OfficeFolder) -> At:
    clock = At(MONDAY)
    file = ("checklist.docx", checklist(opportunity_title="Case Files"))
    comes(office, clock, profile_mail(), letter("CRM", files=(file,)))
    return clock


def digests_to(office: OfficeFolder, to: str) -> list[tuple[str, str]]:
    found = [one for one in office.sent_to(to) if one["Subject"].startswith("Digest")]
    return [read(mail) for mail in found]


def test_a_planner_of_two_offices_gets_one_digest_with_a_section_an_office(two: OfficeFolder):
    clock = one_case_each(two)
    evening(two, clock)
    evening(two, clock, NIGHT)
    [(text, page)] = digests_to(two, BOTH)
    first, second = text.index("Enterprise Planning ==="), text.index("CRM Office ===")
    assert first < text.index("EP-2026-0001") < second < text.index("CRM-2026-0001")
    assert first < text.index("ALL CASES OF ENTERPRISE PLANNING") < second
    assert second < text.index("ALL CASES OF CRM OFFICE")
    assert "All cases of Enterprise Planning Accepted, under internal review 1" in page
    assert "All cases of CRM Office" in page
    assert "belongs to no case" not in text


def test_its_numbers_and_its_calendar_are_of_all_its_offices(two: OfficeFolder):
    clock = one_case_each(two)
    evening(two, clock, EVENING + timedelta(days=30))
    [mail] = [one for one in two.sent_to(BOTH) if one["Subject"].startswith("Digest")]
    [file] = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    calendar = Calendar.from_ical(file.get_content())
    told = {str(event["SUMMARY"]).partition("-")[0] for event in calendar.walk("VEVENT")}
    assert told == {"EP", "CRM"}
    assert f": {len(calendar.walk('VEVENT'))} overdue, 0 due soon" in str(mail["Subject"])


def test_a_planner_of_one_office_reads_of_that_office_alone(two: OfficeFolder):
    clock = one_case_each(two)
    evening(two, clock)
    assert digests_to(two, CRM) == []
    evening(two, clock, NIGHT)
    [said] = digests_to(two, CRM)
    for one in said:
        assert "CRM-2026-0001" in one
        assert "EP-2026-0001" not in one
        assert "under internal review" not in one
    assert {mail["From"] for mail in two.sent_to(CRM)} == {"CRM Office <crm@example.gov>"}


def test_of_several_forms_at_one_office_a_planner_may_be_told_of_some_only(
    tmp_path: Path, every_reader: Reader
):
    office = OfficeFolder(tmp_path, every_reader, {"OFFICE__FORMS": '["ct_cep", "bc_crm"]'})
    office.settings["OFFICE__PLANNERS"] = f'["{CRM}", "{BOTH}"]'
    with_settings(office, f'[digest]\nonly = {{ "{CRM.title()}" = ["bc_crm"] }}\n')
    clock = one_case_each(office)
    evening(office, clock)
    [(few, _)], [(all_, _)] = digests_to(office, CRM), digests_to(office, BOTH)
    assert "CRM-2026-0001" in few
    assert "EP-2026-0001" not in few
    assert "ALL CASES - " in few
    assert "DAS/BEST Enterprise Planning: Readiness Checklist ===" in all_
    assert "EP-2026-0001" in all_


def test_a_mail_of_no_case_is_told_once_to_who_plans_for_both_offices(two: OfficeFolder):
    clock = one_case_each(two)
    patient, two.reader = two.reader, Stumbling(two, b"Poison")  # type: ignore[assignment]
    comes(two, clock, profile_mail("Poison"))
    two.reader = patient
    comes(two, clock, sample("09"))
    evening(two, clock)
    evening(two, clock, NIGHT)
    [(both, _)], [(few, _)] = digests_to(two, BOTH), digests_to(two, CRM)
    assert both.count("Quarantined: mail") == few.count("Quarantined: mail") == 1
    assert "Mail that belongs to no case ====" in both
    assert "Case Calendar" in both
    assert "Case Calendar" not in few


@pytest.mark.parametrize("moment", [EVENING, NIGHT])
def test_of_two_processes_one_sends_it_to_each_planner(
    two: OfficeFolder, database_url: str, moment: datetime
):
    two.settings["DATABASE__URL"] = database_url
    clock = one_case_each(two)
    clock.now = moment
    with two.bureau(clock=clock) as one, two.bureau(clock=clock) as other:
        at_once(lambda: send_digests(one), lambda: send_digests(other))
        drain_outboxes(one)
    assert len(digests_to(two, BOTH)) == 1
    assert len(digests_to(two, CRM)) == (moment == NIGHT)


@pytest.mark.parametrize(
    ("first", "at"), [(date(2026, 10, 31), "01:30"), (date(2027, 3, 13), "02:30")]
)
def test_over_a_change_of_the_clock_each_date_has_its_one_digest(
    two: OfficeFolder, first: date, at: str
):
    with_settings(two, f'[digest]\ndays = "daily"\nat = "{at}"\n')
    two.settings["OFFICES__BC_CRM__DIGEST__AT"] = at
    clock = At(datetime(first.year, first.month, first.day, 16, tzinfo=UTC))
    until = clock.now + timedelta(days=3)
    with two.bureau(clock=clock) as bureau:
        while clock.now < until:
            send_digests(bureau)
            clock.now += timedelta(hours=1)
        drain_outboxes(bureau)
    dates = [first + timedelta(days=n) for n in (1, 2, 3)]
    for to in (BOTH, CRM):
        told = sorted(str(one["Subject"]) for one in two.sent_to(to))
        assert [subject.partition(":")[0] for subject in told] == sorted(
            f"Digest for {day:%a}, {day:%b} {day.day}" for day in dates
        )


def test_an_office_whose_planners_read_elsewhere_still_writes_its_agencies(two: OfficeFolder):
    two.settings["OFFICES__BC_CRM__PLANNERS"] = f'["{BOTH}"]'
    clock = one_case_each(two)
    with two.bureau(clock=clock) as bureau, bureau.store.unit() as unit:
        unit.digest_runs.wish("bc_crm", "clerk@agency.example.gov", clock.now)
        unit.commit()
    evening(two, clock, NIGHT + timedelta(days=4))
    [summary] = [
        one
        for one in two.sent_to("clerk@agency.example.gov")
        if one["Subject"].startswith("Your requests")
    ]
    assert summary["From"] == "CRM Office <crm@example.gov>"
    text, _ = read(summary)
    assert "CRM-2026-0001" in text
    assert "EP-2026-0001" not in text
