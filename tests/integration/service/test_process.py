"""A case goes through its office's process: mails, planners and time, on either database."""

from __future__ import annotations

import shutil
import threading
from collections import Counter
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from form_templates import office_folder
from intake_mailbot import planning
from intake_mailbot.domain.errors import IntakeError, UsageError
from intake_mailbot.intake import Desk
from intake_mailbot.replies.render import template_environment
from intake_mailbot.service import Bureau, poll
from intake_mailbot.service.keeping import begin_processes, desks_of, keep_deadlines
from parsers.sandbox import Reader
from tests.integration.service.office import PROFILE, OfficeFolder, letter, profile_mail

ZONE = ZoneInfo("America/New_York")
CLERK, PLANNER = "clerk@agency.example.gov", "planner@example.gov"
NUMBER = "EP-2027-0001"


def at(month: int, day: int, hour: int = 10) -> datetime:
    return datetime(2027, month, day, hour, tzinfo=ZONE)


class Office(OfficeFolder):
    """An office whose clock a test sets; its case arrives on Monday, March 1, 2027."""

    now = at(3, 1)

    def takes_in(self, *mails: bytes) -> None:
        self.deliver(*mails)
        with self.bureau(clock=lambda: self.now) as bureau:
            poll(bureau)

    def receives(self, subject: str = "Our profile") -> Office:
        self.takes_in(profile_mail(subject, received=self.now))
        return self

    def at_desk(self, action: str, *words: str, **more: object) -> str:
        """What a planner does now; gives what is answered."""
        given: dict[str, object] = {"now": self.now, "actor": "pat", **more}
        if action != "note":
            given.setdefault("note", "")
        with self.bureau(clock=lambda: self.now) as bureau:
            said = getattr(planning, action)(_desk(bureau), *words, **given)
        return str(said)

    def decides(self, choice: str, note: str = "", until: date | None = None) -> str:
        return self.at_desk("decide", NUMBER, choice, note=note, until=until)

    def time_passes(self, until: datetime) -> int:
        """The service looks each hour until then; gives how many cases it moved."""
        moved = 0
        with self.bureau(clock=lambda: self.now) as bureau:
            while self.now < until:
                self.now = min(until, self.now + timedelta(hours=1))
                moved += keep_deadlines(bureau)
        return moved

    def stage(self, number: str = NUMBER) -> str:
        return next(one.stage for one in self.cases() if one.tracking_number == number)

    def mailed(self) -> list[tuple[str, str]]:
        """What lies in the outbox of the process: (kind, to)."""
        said = {"confirmation", "planner_notice", "supplement", "returned", "status"}
        return [(row.kind, row.to) for row in self.outbox() if row.kind not in said]

    def mail_of(self, kind: str) -> EmailMessage:
        """The latest mail of this kind, as it goes out."""
        from email import message_from_bytes, policy

        row = [one for one in self.outbox() if one.kind == kind][-1]
        with self.store() as store, store.unit(write=False) as unit:
            eml = unit.outbox.eml(row.id)
        return message_from_bytes(eml, policy=policy.default)  # type: ignore[return-value]


def _desk(bureau: Bureau) -> Desk:
    return desks_of(bureau.counters)["ct_cep"]


def own_office(office: Office, folder: Path) -> Path:
    """The office's folder, copied so that a test can change it."""
    own = folder / "own"
    shutil.copytree(office_folder("ct_cep"), own)
    office.settings["OFFICE__FORMS"] = f'["{own}"]'
    return own


def words(mail: EmailMessage, kind: str = "plain") -> str:
    body = mail.get_body((kind,))
    assert body is not None
    return " ".join(str(body.get_content()).split())


@pytest.fixture
def office(tmp_path: Path, reader: Reader, database_url: str) -> Office:
    return Office(tmp_path, reader, {"DATABASE__URL": database_url})


def test_a_profile_begins_its_process_and_its_clocks_with_the_case(office: Office):
    office.receives()
    [case] = office.cases()
    assert case.stage == "accepted"
    assert [(due.id, due.day) for due in case.deadlines] == [
        ("contact", date(2027, 3, 8)),
        ("leadership_review", date(2027, 3, 15)),
    ]
    with office.store() as store, store.engine.connect() as connection:
        open_work = connection.execute(text("SELECT name, owner, due FROM work")).all()
        assert [tuple(map(str, row)) for row in open_work] == [
            ("contact", "planners", "2027-03-08")
        ]


def test_the_whole_way_to_the_close_of_the_intake(office: Office):
    office.receives()
    assert office.at_desk("done", NUMBER, "contact") == (
        f"Done: Contact the agency. {NUMBER} stays at: Accepted, under internal review."
    )
    decided = office.decides("ready")
    assert decided.startswith("Decided: ")
    assert decided.endswith(f" {NUMBER} is now at: Executive Leadership review.")
    office.decides("approve", "a good project")
    assert office.mailed() == [("to_review", PLANNER), ("to_assign", PLANNER)]
    office.at_desk("assign", NUMBER, "Networks", "A. Lead", address="lead@example.gov")
    assert office.mailed()[2:] == [
        ("intake_concluded", CLERK),
        ("your_engagement", "lead@example.gov"),
    ]
    assert office.stage() == "engaged"
    told = office.mail_of("intake_concluded")
    assert told["Subject"].startswith(f"[{NUMBER}] Your point of contact")
    assert "Service Division: Networks" in words(told)
    assert "A. Lead, lead@example.gov" in words(told, "html")
    office.decides("end")
    assert office.stage() == "closed"
    assert office.at_desk("reopen", NUMBER).endswith("Intake concluded, with a Service Division.")


def test_information_is_asked_for_and_filed_when_it_comes(office: Office):
    office.receives()
    office.decides("gather", "Which <networks> do you use?", date(2027, 3, 12))
    asked = office.mail_of("information_wanted")
    assert "Which <networks> do you use?" in words(asked)
    assert "Which &lt;networks&gt; do you use?" in words(asked, "html")
    assert "by Friday, March 12, 2027" in words(asked)
    office.now = at(3, 4)
    plan = ("network.docx", b"PK not a form")
    reply = [("In-Reply-To", str(asked["Message-ID"]))]
    office.takes_in(letter("Re: information", files=(plan,), headers=tuple(reply)))
    with office.store() as store, store.unit(write=False) as unit:
        case = unit.cases.by_number(NUMBER)
        assert case is not None
        standing = unit.courses.standing(case)
    assert standing is not None
    [documents] = standing.course.deliverables
    assert documents.files == ("network.docx",)
    assert office.decides("complete").endswith("Executive Leadership review.")


def test_what_a_planner_sends_an_agency_with_a_copy_to_us_is_not_the_agency_s(office: Office):
    office.receives()
    office.decides("gather", "Which networks do you use?", date(2027, 3, 12))
    template = ("Network template.docx", b"PK not a form")
    both = f"{CLERK}, best.workintake@example.gov"
    office.takes_in(letter(NUMBER, to=both, sender=PLANNER, text="Approved.", files=(template,)))
    with office.store() as store, store.unit(write=False) as unit:
        case = unit.cases.by_number(NUMBER)
        assert case is not None
        standing = unit.courses.standing(case)
    assert standing is not None
    assert not [one for one in standing.course.deliverables if one.files]
    assert office.ledger()[-1].tracking_numbers == (NUMBER,)


def test_an_emergency_is_told_at_once_with_the_commitments_that_overlap(office: Office):
    office.receives().receives("Another profile")
    office.decides("emergency")
    assert office.mailed() == [("emergency", PLANNER)]
    told = words(office.mail_of("emergency"))
    assert "COMMITMENTS THAT OVERLAP - EP-2027-0002" in told
    assert "- expedite (Which path did DAS/BEST and the agency agree on?" in told
    assert office.decides("replan").endswith("The agency plans anew.")
    assert office.decides("fits").endswith("Executive Leadership review.")


def test_a_declined_request_is_told_with_its_reason(office: Office):
    office.receives()
    office.decides("ready")
    office.decides("decline", "No funds this year.")
    assert office.mailed() == [("to_review", PLANNER), ("declined", CLERK)]
    assert "The reason: No funds this year." in words(office.mail_of("declined"))
    assert all(due.done for due in office.cases()[0].deadlines)


def test_who_asks_hears_the_stage_and_the_point_of_contact(office: Office):
    office.receives()
    office.decides("ready")

    def asked() -> str:
        office.takes_in(letter(f"Status of {NUMBER}?", text="Where does our request stand?"))
        return words(office.mail_of("status"))

    assert "has been accepted. It stands at: Executive Leadership review." in asked()
    office.decides("approve")
    office.at_desk("assign", NUMBER, "Networks", "A. Lead", address="lead@example.gov")
    assert "Your point of contact: A. Lead, Networks, lead@example.gov." in asked()
    office.decides("end")
    assert "2027. It stands at: Engagement ended." in asked()


def test_a_returned_case_that_nobody_corrects_is_closed_and_taken_up_when_the_form_comes(
    office: Office,
):
    faulty = (PROFILE.parent / "word-missing-fields.docx").read_bytes()
    office.takes_in(letter("Our profile", files=(("profile.docx", faulty),), received=office.now))
    assert office.stage() == "returned"
    said = office.decides("give_up", "The agency wrote that it is off")
    assert said.endswith("is now at: Closed without the corrected form.")
    assert office.mailed() == []
    office.takes_in(letter(f"Status of {NUMBER}?", text="Where does our request stand?"))
    told = words(office.mail_of("status"))
    assert "closed the request when the corrected form did not come. You can still send" in told
    office.now = at(4, 6)
    office.takes_in(profile_mail(f"[{NUMBER}] Corrected", received=office.now))
    assert (office.stage(), len(office.cases())) == ("accepted", 1)


def test_each_deadline_is_told_once_on_its_morning(office: Office):
    office.receives()
    office.time_passes(at(3, 19))
    subjects = Counter(row.subject.split("]")[1].split(":")[0] for row in office.outbox()[1:])
    assert subjects == {" Due soon": 2, " Due today": 2, " Overdue": 2, " Escalated": 3}
    overdue = next(row for row in office.outbox() if "Overdue" in row.subject)
    assert overdue.created == at(3, 9, 8)
    late = words(office.mail_of("deadline"))
    assert "business days ago" in late
    assert "STILL TO DO - Contact the agency (planners), by Monday, March 8, 2027" in late
    assert "“Executive Leadership review” was due on" in late
    assert "will contact you" not in late


def test_after_downtime_each_deadline_is_told_once_as_it_is_now(office: Office):
    office.receives()
    office.now = at(3, 11)
    with office.bureau(clock=lambda: office.now) as bureau:
        assert keep_deadlines(bureau) == 1
        assert keep_deadlines(bureau) == 0
    said = [row.subject.split("]")[1].split(":")[0] for row in office.outbox()[1:]]
    assert sorted(said) == [" Due soon", " Escalated"]  # and not overdue as well
    with office.store() as store, store.engine.connect() as connection:
        marks = connection.execute(text("SELECT clock, mark, level FROM alarm")).all()
    assert sorted(map(tuple, marks)) == [
        ("contact", "due", 0),
        ("contact", "ended", 0),
        ("contact", "escalated", 1),
        ("contact", "overdue", 0),
        ("contact", "warned", 0),
        ("leadership_review", "warned", 0),
    ]


def test_a_closing_day_that_is_named_later_moves_the_marks_and_the_look_comes_to_an_end(
    office: Office,
):
    office.receives()
    office.settings["OFFICE__CLOSED_ON"] = '["2027-03-09"]'
    office.now = at(3, 9)
    with office.bureau(clock=lambda: office.now) as bureau:
        assert keep_deadlines(bureau) == 1
        assert keep_deadlines(bureau) == 0
    assert not [row for row in office.outbox() if "Overdue" in row.subject]
    office.now = at(3, 10)
    with office.bureau(clock=lambda: office.now) as bureau:
        keep_deadlines(bureau)
    assert len([row for row in office.outbox() if "Overdue" in row.subject]) == 1


def test_two_processes_that_look_at_once_tell_each_deadline_once(office: Office):
    for number in range(6):
        office.receives(f"Profile {number}")
    before = len(office.outbox())
    start = threading.Barrier(2)
    troubles: list[IntakeError] = []

    def look(bureau: Bureau) -> None:
        start.wait()
        try:
            for day in range(4, 31):
                with_clock[0] = at(3, day, 9)
                keep_deadlines(bureau)
        except IntakeError as error:
            troubles.append(error)

    with_clock = [office.now]
    with (
        office.bureau(clock=lambda: with_clock[0]) as one,
        office.bureau(clock=lambda: with_clock[0]) as other,
    ):
        threads = [threading.Thread(target=look, args=(bureau,)) for bureau in (one, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert troubles == []
    with office.store() as store, store.engine.connect() as connection:
        alarms = connection.execute(
            text("SELECT case_id, clock, run, mark, level FROM alarm")
        ).all()
    assert len(alarms) == len(set(alarms)) == 6 * 2 * 6
    subjects = Counter(row.subject for row in office.outbox()[before:])
    overdue = {name: count for name, count in subjects.items() if "Overdue" in name}
    assert len(overdue) == 6
    assert set(overdue.values()) == {2}  # one for each of a case's two clocks


def test_a_planners_word_and_a_mail_at_once_are_both_kept(office: Office):
    office.receives()
    start = threading.Barrier(4)
    said: list[str] = []

    def act(name: str) -> None:
        start.wait()
        said.append(office.at_desk("note", NUMBER, name))

    threads = [threading.Thread(target=act, args=(f"note {n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with office.store() as store, store.unit(write=False) as unit:
        case = unit.cases.by_number(NUMBER)
        assert case is not None
        notes = [moment.said[0] for moment in unit.courses.history(case)][1:]
    assert sorted(notes) == [f"note: note {n}" for n in range(4)]
    assert len(said) == 4


def test_a_message_at_fault_stops_no_other_case_and_is_tried_again(office: Office, tmp_path: Path):
    own = own_office(office, tmp_path)
    office.receives().receives("Another profile")
    broken = own / "messages" / "deadline.txt.j2"
    with office.bureau(clock=lambda: office.now) as bureau:
        fault = "{% if case.tracking_number.endswith('1') %}{{ 1 / 0 }}{% endif %}"
        body = "{% block body %}x{% endblock %}"
        broken.write_text(f"{{% block subject %}}{fault}x{{% endblock %}}{body}", "utf-8")
        office.now = at(3, 5, 9)
        assert keep_deadlines(bureau) == 1
        [row] = [one for one in office.outbox() if one.kind == "deadline"]
        assert row.about == "EP-2027-0002"
        assert keep_deadlines(bureau) == 0
        broken.unlink()
        template_environment.cache_clear()  # as at the next start
        office.now = at(3, 5, 11)
        assert keep_deadlines(bureau) == 1
    assert [row.about for row in office.outbox() if row.kind == "deadline"][1:] == [NUMBER]


def test_the_case_can_be_shown_as_it_stood(office: Office):
    office.receives()
    office.now = at(3, 3)
    office.decides("gather")
    office.now = at(3, 5)
    office.decides("complete")
    with office.bureau() as bureau:
        desk = _desk(bureau)
        for moment, stage in (
            (at(2, 28), ""),
            (at(3, 2), "accepted"),
            (at(3, 4), "information_gathering"),
            (None, "leadership_review"),
        ):
            assert planning.sheet(desk, NUMBER, moment, office.now).course.stage == stage


def test_what_cannot_be_done_is_said_with_what_can(office: Office):
    office.receives()
    with pytest.raises(UsageError, match="Accepted, under internal review"):
        office.decides("approve")
    with pytest.raises(UsageError, match='Did you mean "contact"'):
        office.at_desk("done", NUMBER, "contac")
    with pytest.raises(UsageError, match="no case EP-1"):
        office.at_desk("note", "EP-1", "x")
    with pytest.raises(UsageError, match="not closed"):
        office.at_desk("reopen", NUMBER)


def test_cases_of_an_earlier_version_begin_their_process_and_nobody_is_written_to(office: Office):
    office.receives()
    with office.store() as store, store.engine.begin() as connection:
        for table in ("alarm", "work", "clock", "moment", "course", "definition"):
            connection.execute(text(f"DELETE FROM {table}"))
    count = len(office.outbox())
    with office.bureau(clock=lambda: office.now) as bureau:
        assert planning.sheet(_desk(bureau), NUMBER, None, office.now).course.stage == "accepted"
        assert begin_processes(bureau) == 1
        assert begin_processes(bureau) == 0
    [case] = office.cases()
    assert [due.day for due in case.deadlines] == [date(2027, 3, 8), date(2027, 3, 15)]
    assert len(office.outbox()) == count


def test_of_marks_that_an_old_case_passed_before_its_process_began_nobody_hears(office: Office):
    office.receives()
    with office.store() as store, store.engine.begin() as connection:
        for table in ("alarm", "work", "clock", "moment", "course", "definition"):
            connection.execute(text(f"DELETE FROM {table}"))
    count = len(office.outbox())
    office.now = at(6, 1)
    with office.bureau(clock=lambda: office.now) as bureau:
        assert begin_processes(bureau) == 1
        keep_deadlines(bureau)
    assert len(office.outbox()) == count


def test_a_case_stays_with_the_process_under_which_it_began(office: Office, tmp_path: Path):
    own = own_office(office, tmp_path)
    office.receives()
    path = own / "process.toml"
    path.write_text(path.read_text("utf-8").replace('id = "ready"', 'id = "go_on"'), "utf-8")
    office.receives("Another profile")
    assert office.decides("ready").endswith("Executive Leadership review.")
    said = office.at_desk("decide", "EP-2027-0002", "go_on", until=None)
    assert said.endswith("Executive Leadership review.")


def test_an_agency_that_may_not_be_answered_is_not_written_to_by_the_process(office: Office):
    office.takes_in(profile_mail(headers=(("Precedence", "bulk"),), received=office.now))
    assert all(to != CLERK for _, to in office.mailed())
