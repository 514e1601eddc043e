"""Deadlines, as the people of an office live through them.

A profile comes on Monday, March 1, 2027. The office must contact the agency within five business
days, by Monday, March 8; its leaders meet within two weeks, by Monday, March 15.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from intake_mailbot.service.keeping import keep_deadlines
from intake_mailbot.service.minutely import Minutely
from parsers.sandbox import Reader
from tests.integration.service.test_process import NUMBER, Office, at, own_office, words


@pytest.fixture
def office(tmp_path: Path, reader: Reader) -> Office:
    return Office(tmp_path, reader).receives()


def told(office: Office, about: str = "Contact the agency") -> list[str]:
    """What was told about a clock, and when: "Fri 5, 08:00 Due soon"."""
    found = []
    with office.store() as store, store.unit(write=False) as unit:
        for row in unit.outbox.list():
            if row.kind == "deadline" and f"“{about}”".encode() in words_of(
                unit.outbox.eml(row.id)
            ):
                when = row.created.astimezone(at(3, 1).tzinfo)
                what = row.subject.partition("] ")[2].partition(":")[0]
                found.append(f"{when:%a} {when.day}, {when:%H:%M} {what}")
    return found


def words_of(eml: bytes) -> bytes:
    import quopri

    return b" ".join(quopri.decodestring(eml).split())


def looks(office: Office) -> int:
    """The service looks once, now; gives how many cases moved."""
    with office.bureau(clock=lambda: office.now) as bureau:
        return keep_deadlines(bureau)


def test_planners_are_warned_told_on_the_day_and_told_when_it_is_overdue(office: Office):
    office.time_passes(at(3, 9, 12))
    assert told(office) == [
        "Fri 5, 08:00 Due soon",
        "Mon 8, 08:00 Due today",
        "Tue 9, 08:00 Overdue",
    ]


def test_what_stays_overdue_goes_up_the_escalation_list_once_a_level(office: Office):
    office.time_passes(at(3, 22))
    escalated = [one for one in told(office) if "Escalated" in one]
    assert escalated == ["Wed 10, 08:00 Escalated", "Mon 15, 08:00 Escalated"]


def test_how_long_before_they_are_warned_is_a_setting_of_the_process(
    tmp_path: Path, reader: Reader
):
    office = Office(tmp_path / "office", reader)
    process = own_office(office, tmp_path) / "process.toml"
    title = 'title = "Contact the agency"\n'
    process.write_text(process.read_text("utf-8").replace(title, f"{title}warn = 3\n", 1), "utf-8")
    office.receives().time_passes(at(3, 8, 7))
    assert told(office) == ["Wed 3, 08:00 Due soon"]


def test_the_service_looks_every_minute_and_tells_in_the_minute_when_it_is_time(office: Office):
    office.now = at(3, 5, 7) + timedelta(minutes=57)
    with office.bureau(clock=lambda: office.now) as bureau:
        minutely = Minutely(bureau)
        for _ in range(6):  # 07:57 to 08:02
            minutely.tick()
            office.now += timedelta(minutes=1)
    assert told(office) == ["Fri 5, 08:00 Due soon"]


def test_what_is_done_in_time_is_never_told_of_again(office: Office):
    office.now = at(3, 4)
    office.at_desk("done", NUMBER, "contact")
    office.time_passes(at(3, 12))
    assert told(office) == []


def test_after_ten_days_of_downtime_there_is_one_notice_and_not_one_a_mark(office: Office):
    office.now = at(3, 11)
    assert looks(office) == 1
    assert told(office) == ["Thu 11, 10:00 Escalated"]
    assert told(office, "Executive Leadership review") == ["Thu 11, 10:00 Due soon"]
    assert looks(office) == 0
    office.time_passes(at(3, 12))
    assert len(told(office)) == 1


def test_after_a_downtime_the_notice_says_how_late_it_is_now(office: Office):
    office.now = at(3, 9, 15)
    looks(office)
    assert told(office) == ["Tue 9, 15:00 Overdue"]
    said = words(office.mail_of("deadline"))
    assert "“Contact the agency” was due on Monday, March 8, 2027, 1 business day ago." in said


def test_a_case_that_was_closed_during_the_downtime_is_not_told_of(office: Office):
    office.now = at(3, 4)
    office.decides("ready")
    office.now = at(3, 25)  # nothing looked since, and every mark of both clocks is past
    office.decides("decline", "No funds this year.")
    assert looks(office) == 0
    assert told(office) == told(office, "Executive Leadership review") == []


def test_a_case_that_is_closed_between_two_looks_is_told_of_no_more(office: Office):
    office.time_passes(at(3, 9, 12))
    office.decides("ready")
    office.decides("decline", "No funds this year.")
    before = told(office)
    office.time_passes(at(3, 17))
    assert told(office) == before


def test_a_pause_is_told_beside_a_clock_that_it_does_not_move(office: Office):
    office.now = at(3, 2)
    office.decides("gather", "Which networks?", date(2027, 3, 30))
    office.time_passes(at(3, 16, 12))
    about = "Executive Leadership review"
    assert told(office, about) == [
        "Thu 11, 08:00 Due soon", "Mon 15, 08:00 Due today", "Tue 16, 08:00 Overdue",
    ]  # fmt: skip
    said = words(office.mail_of("deadline"))
    assert "The case stands at a stage in which this clock pauses. That is noted" in said


def test_a_pause_that_extends_silences_the_clock_and_moves_its_last_day(
    tmp_path: Path, reader: Reader
):
    office = Office(tmp_path / "office", reader)
    process = own_office(office, tmp_path) / "process.toml"
    text = process.read_text("utf-8")
    process.write_text(text.replace('pausing = "noted"', 'pausing = "extends"', 1), "utf-8")
    office.receives()
    office.now, about = at(3, 2), "Executive Leadership review"
    office.decides("gather", "Which networks?", date(2027, 4, 30))
    office.time_passes(at(3, 22))
    assert told(office, about) == []
    office.decides("complete")
    [due] = [one.day for one in office.cases()[0].deadlines if one.id == "leadership_review"]
    assert due == date(2027, 4, 4)  # twenty days later than March 15
    office.time_passes(at(4, 5, 12))
    assert told(office, about) == [
        "Wed 31, 08:00 Due soon", "Fri 2, 08:00 Due today", "Mon 5, 08:00 Overdue",
    ]  # fmt: skip
