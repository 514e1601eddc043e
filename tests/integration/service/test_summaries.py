"""The weekly summary for an agency's contact: their own cases, and nothing of anybody else's."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage

from icalendar import Calendar

from intake_mailbot import planning
from intake_mailbot.service.keeping import desks_of
from tests.integration.service.office import OfficeFolder, letter, profile_mail, sample
from tests.integration.service.test_digest import EVENING, MONDAY, At, evening
from tests.integration.service.test_digest_lists import comes, read

MINE, THEIRS = "mine@agency.example.gov", "theirs@agency.example.gov"
FRIDAY = EVENING + timedelta(days=4)
WEEK = timedelta(weeks=1)


def summaries(office: OfficeFolder, to: str = MINE) -> list[EmailMessage]:
    return [one for one in office.sent_to(to) if one["Subject"].startswith("Your requests")]


def asked_for(office: OfficeFolder) -> At:
    """Two contacts of one agency have a case each; one of them asks for summaries."""
    clock = At(MONDAY)
    comes(office, clock, profile_mail(sender=MINE), profile_mail(sender=THEIRS), sample("02"))
    comes(office, clock, letter("Please", sender=MINE, text="weekly summary"))
    return clock


def test_it_tells_of_their_own_cases_alone_in_words_and_calendar(office: OfficeFolder):
    clock = asked_for(office)
    evening(office, clock, FRIDAY)
    [mail] = summaries(office)
    own, other = "EP-2026-0001", ("EP-2026-0002", "EP-2026-0003", "Records Archive", THEIRS)
    for said in read(mail):
        assert own in said
        assert not any(one in said for one in other)
    [file] = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    events = Calendar.from_ical(file.get_content()).walk("VEVENT")
    assert events
    assert all(str(event["SUMMARY"]).startswith(own) for event in events)
    assert summaries(office, THEIRS) == []


def test_it_reads_as_an_agency_is_spoken_to_and_says_how_it_ends(office: OfficeFolder):
    clock = asked_for(office)
    evening(office, clock, FRIDAY)
    [mail] = summaries(office)
    text, _ = read(mail)
    assert "DAS/BEST will contact you" in text
    assert "Contact the agency" not in text
    assert "write to best.workintake@example.gov with “no weekly summary” as the first" in text


def test_an_offices_own_deadlines_are_promised_to_nobody(office: OfficeFolder):
    clock = asked_for(office)
    here = {"note": "", "now": clock.now, "actor": "pat"}
    with office.bureau(clock=clock) as bureau:
        desk = desks_of(bureau.counters)["ct_cep"]
        planning.done(desk, "EP-2026-0001", "contact", **here)
        for choice in ("ready", "approve"):
            planning.decide(desk, "EP-2026-0001", choice, until=None, **here)
    evening(office, clock, FRIDAY)
    text, page = read(summaries(office)[0])
    assert "Nothing of yours waits or falls due" in text
    assert not any("A Service Division and a point" in said for said in (text, page))


def test_it_comes_once_a_week_until_they_want_it_no_more(office: OfficeFolder):
    clock = asked_for(office)
    for days in range(12):
        evening(office, clock, EVENING + timedelta(days=days))
    assert len(summaries(office)) == 2
    comes(office, clock, letter("Enough", sender=MINE, text="no weekly summary"))
    evening(office, clock, FRIDAY + 2 * WEEK)
    assert len(summaries(office)) == 2


def test_it_comes_on_its_weekday_though_planners_have_no_digest_then(office: OfficeFolder):
    office.settings |= {"DIGEST__DAYS": "mon-thu", "DIGEST__WEEKLY": "fri"}
    clock = asked_for(office)
    evening(office, clock, FRIDAY)
    assert [one["Subject"].partition(":")[0] for one in summaries(office)] == [
        "Your requests, Fri, Nov 6"
    ]


def test_after_downtime_on_its_evening_it_is_made_up_for(office: OfficeFolder):
    clock = asked_for(office)
    evening(office, clock, FRIDAY + timedelta(days=3))
    assert len(summaries(office)) == 1
