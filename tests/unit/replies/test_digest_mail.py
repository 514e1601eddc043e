"""The digest's mail, made of values: its words, its picture, its calendar."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from PIL import Image

from form_templates import load_office
from intake_mailbot.domain.digest import Digest, DueItem, Listed, Load, Section
from intake_mailbot.replies.deadline_calendar import deadlines_ics
from intake_mailbot.replies.digest import Sending, addressed, prepare

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 23, tzinfo=UTC).astimezone(ZoneInfo("America/New_York"))
SENDING = Sending(load_office("ct_cep"), "An Office", "office@example.gov", NOW)
_DAY = timedelta(days=1)


def clock(number: int, due: date, **changes: str) -> DueItem:
    said = {"title": f"Project {number}", "agency": "A Board", "what": "Contact the agency"}
    return DueItem(
        case_id=number, tracking_number=f"EP-2026-{number:04d}", office="ct_cep",
        stage="accepted", clock="contact", run=1, due=due, **(said | changes),
    )  # fmt: skip


def digest(overdue: int = 0, due: int = 0, most: int = 5_000) -> Digest:
    """So many clocks that ended yesterday, and so many that end within the week."""
    late = tuple(clock(n, TODAY - _DAY) for n in range(1, overdue + 1))
    soon = tuple(clock(overdue + n, TODAY + _DAY * (n % 8)) for n in range(1, due + 1))
    soon = tuple(sorted(soon, key=lambda one: one.due))
    section = Section(
        overdue=Listed(late[:25], overdue), due=Listed(soon[:25], due), deadlines=late + soon
    )
    load = (TODAY + _DAY * n for n in range(8))
    return Digest(
        TODAY, TODAY + 7 * _DAY, (section,),
        tuple(Load(day, sum(one.due == day for one in soon)) for day in load),
        Listed((late + soon)[:most], overdue + due),
    )  # fmt: skip


def mail_of(told: Digest, template: str = "digest") -> EmailMessage:
    ready = prepare(told, SENDING, template)
    made = addressed(ready, to="planner@example.gov", message_id="<a@example.gov>")
    return message_from_bytes(made.eml, policy=policy.default)  # type: ignore[return-value]


def part(mail: EmailMessage, kind: str) -> EmailMessage:
    [found] = [one for one in mail.walk() if one.get_content_type() == kind]
    return found  # type: ignore[return-value]


def words(mail: EmailMessage) -> str:
    return " ".join(str(part(mail, "text/plain").get_content()).split())


def kinds(mail: EmailMessage) -> list[str]:
    return [one.get_content_type() for one in mail.walk() if not one.is_multipart()]


def test_with_nothing_due_it_has_neither_a_picture_nor_a_calendar():
    mail = mail_of(digest())
    assert mail["Subject"] == "Digest for Fri, Nov 20: nothing waits"
    assert "Nothing is overdue, nothing falls due up to Fri, Nov 27" in words(mail)
    assert kinds(mail) == ["text/plain", "text/html"]


def test_one_deadline_is_told_in_the_singular():
    mail = mail_of(digest(overdue=1))
    assert "1 overdue, 0 due soon" in str(mail["Subject"])
    assert "The deadline is in the calendar file of this mail, deadlines.ics." in words(mail)


def test_of_eighty_the_list_shows_the_first_and_the_calendar_has_all():
    mail = mail_of(digest(due=80))
    said = words(mail)
    assert "DUE BY FRI, NOV 27 (80)" in said
    assert said.count("Contact the agency") == 25
    assert "- and 55 more" in said
    assert "All 80 deadlines are in the calendar file of this mail, deadlines.ics." in said
    calendar = Calendar.from_ical(part(mail, "text/calendar").get_content())
    events = calendar.walk("VEVENT")
    assert {str(event["SUMMARY"]) for event in events} == {
        f"EP-2026-{n:04d}: Contact the agency" for n in range(1, 81)
    }


def test_where_there_are_too_many_for_a_calendar_the_mail_says_how_many_it_has():
    mail = mail_of(digest(overdue=30, due=60, most=40))
    assert "The first 40 of 90 deadlines are in the calendar file of this mail" in words(mail)
    calendar = Calendar.from_ical(part(mail, "text/calendar").get_content())
    days = [event["DTSTART"].dt for event in calendar.walk("VEVENT")]
    assert len(days) == 40
    assert days == sorted(days)


def test_its_picture_says_its_numbers_to_who_does_not_see_it():
    mail = mail_of(digest(overdue=3, due=8))
    numbers = "overdue: 3, Fri 20: 1, Mon 23: 1, Tue 24: 1, Wed 25: 1, Thu 26: 1, Fri 27: 1"
    page = str(part(mail, "text/html").get_content())
    [alt] = re.findall(r'<img [^>]*alt="([^"]*)"', page)
    assert alt.startswith("Clocks that end: overdue: 3, Fri 20: 1, Sat 21: 1")
    for label in numbers.split(", "):
        assert label in alt
    picture = Image.open(io.BytesIO(part(mail, "image/png").get_content()))
    assert picture.size == (736, 380)
    assert alt == f"Clocks that end: {picture.text['Description']}"  # type: ignore[attr-defined]


def test_a_summary_takes_no_picture_along_that_it_does_not_show():
    mail = mail_of(digest(due=3), "summary")
    assert kinds(mail) == ["text/plain", "text/html", "text/calendar"]


def test_every_office_has_its_section_and_the_numbers_above_are_of_all():
    one, two = digest(overdue=2).sections[0], digest(due=3).sections[0]
    told = replace(
        digest(), sections=(replace(one, heading="North"), replace(two, heading="South"))
    )
    mail = mail_of(told)
    said = words(mail)
    assert "2 overdue, 3 due soon" in str(mail["Subject"])
    assert said.index("North =====") < said.index("OVERDUE (2)") < said.index("South =====")
    assert said.index("South =====") < said.index("(3)")


@given(st.lists(st.tuples(st.text(), st.text(), st.text(), st.dates()), min_size=1, max_size=5))
def test_whatever_agencies_write_the_calendar_is_one(told: list[tuple[str, str, str, date]]):
    items = [
        clock(number, max(due, date(1, 1, 2)), title=title, agency=agency, what=what)
        for number, (title, agency, what, due) in enumerate(told)
        if due < date(9999, 12, 31)
    ]
    made = deadlines_ics(items, name="An office, deadlines", domain="example.gov", now=NOW)
    lines = made.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    calendar = Calendar.from_ical(made)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    events = calendar.walk("VEVENT")
    assert [event["DTSTART"].dt for event in events] == [item.due for item in items]
    assert len({event["UID"] for event in events}) == len(items)
    assert all(event["DTSTAMP"].dt.utcoffset() == timedelta(0) for event in events)
    assert not any(event.errors for event in events)
