"""A city's permit for work on street trees: a folder beside the tests, run by mail to each end.

Nothing of it is in code. It lies at one mailbox with a shipped office, and the form decides.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from fixtures.word_fill import Slots
from form_templates import load_office
from intake_mailbot.service import poll
from intake_mailbot.service.keeping import keep_deadlines
from parsers.reading import read_form
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder, letter, profile_mail
from tests.integration.service.test_five_offices import Mailbox
from tests.integration.service.test_process import ZONE, words
from tests.offices.trees import FOLDER, SIGNED, Papers
from tests.servers.command import run

TREES, IT = "trees@sampleton.example.gov", "intake@agency.example.gov"
DESK = "permits@sampleton.example.gov"
APPLICANT = "ash@housing.example.gov"
POWER, FORESTER = "lines@power.example.gov", "forester@sampleton.example.gov"
NEIGHBOR, DIRECTOR = "next.door@homes.example.gov", "director@sampleton.example.gov"
INSPECTOR = "kim@sampleton.example.gov"
NUMBER = "TREE/2027/001"


def at(month: int, day: int, hour: int = 10) -> datetime:
    return datetime(2027, month, day, hour, tzinfo=ZONE)


class Town(Mailbox):
    """The mailbox of two offices; a test says what comes. It is Wednesday, April 14, 2027."""

    now = at(4, 14)
    papers: Papers

    def applies(self, slots: Slots = SIGNED, **changes: str) -> None:
        file = ("application.docx", self.papers.application(slots, **changes))
        self.writes("Our tree", "Please see the application.", file)

    def writes(self, subject: str, text: str, *files: tuple[str, bytes]) -> None:
        mail = letter(
            subject, to=TREES, sender=APPLICANT, text=text, files=files, received=self.now
        )
        self.takes_in(mail)

    def replies(
        self, kind: str, sender: str, text: str, *files: tuple[str, bytes], to: str = ""
    ) -> None:
        """``sender`` answers the latest mail of ``kind`` that they, or ``to``, were sent."""
        asked = self.told(kind, to or sender)
        thread = (("In-Reply-To", str(asked["Message-ID"])),)
        subject = f"Re: {asked['Subject']}"
        given = {"sender": sender, "text": text, "files": files, "headers": thread}
        self.takes_in(letter(subject, to=TREES, received=self.now, **given))  # type: ignore[arg-type]

    def desk(self, *orders: str) -> None:
        """The permit desk answers its notice about the new application."""
        self.replies("new_application", DESK, "\n".join(orders))

    def told(self, kind: str, to: str) -> EmailMessage:
        """The latest mail of ``kind`` to an address."""
        ids = [row.message_id for row in self.outbox() if (row.kind, row.to) == (kind, to)]
        return next(mail for mail in self.sent() if mail["Message-ID"] == ids[-1])

    def heard(self, kind: str) -> list[str]:
        """Who got mails of ``kind``, in their order."""
        return [row.to for row in self.outbox() if row.kind == kind]

    def waits(self, until: datetime) -> None:
        """Day after day passes, and the service looks each morning."""
        with self.bureau() as bureau:
            while self.now < until:
                self.now = min(until, (self.now + timedelta(days=1)).replace(hour=9))
                keep_deadlines(bureau)
            poll(bureau)

    def due(self, clock: str, number: str = NUMBER) -> date:
        """The last day of a clock that runs."""
        case = next(one for one in self.cases() if one.tracking_number == number)
        return next(one.day for one in case.deadlines if one.id == clock and one.done is None)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, with the blanks that its writer builds by the command."""
    folder = tmp_path_factory.mktemp("offices") / "tree_work"
    shutil.copytree(FOLDER, folder)
    checked = run("forms", "validate", folder)
    assert (checked.returncode, checked.stdout) == (0, f"{folder}: no errors.\n"), checked.stderr
    done = run("forms", "build", folder)
    made = {Path(line).relative_to(folder).as_posix() for line in done.stdout.split()}
    assert {"tree_work.docx", "tree_work.pdf", "forms/conditions.docx"} < made
    return folder


@pytest.fixture(scope="module")
def warm(built: Path) -> Iterator[Reader]:
    with Reader((load_office("ct_cep").form, *load_office(built).forms)) as reader:
        yield reader


@pytest.fixture
def town(tmp_path: Path, built: Path, warm: Reader) -> Iterator[Town]:
    settings = {
        "OFFICES__IT__FORMS": '["ct_cep"]',
        "OFFICES__IT__ADDRESS": IT,
        "OFFICES__TREES__FORMS": f'["{built}"]',
        "OFFICES__TREES__NAME": "Sampleton Street Trees",
        "OFFICES__TREES__ADDRESS": TREES,
        "OFFICES__TREES__PLANNERS": f'["{DESK}"]',
        "OFFICES__TREES__CLOSED_ON": '["2027-04-20"]',
        "OFFICES__TREES__CLOSING_TIME": "16:30",
    }
    town = Town(tmp_path, warm, settings)
    town.papers = Papers(built)
    with OfficeFolder.bureau(town, clock=lambda: town.now) as opened:
        town.opened = opened
        yield town


def test_the_form_that_arrives_decides_and_each_office_keeps_its_own_days(town: Town) -> None:
    town.applies()
    town.takes_in(profile_mail(to=TREES, received=town.now))
    found = {one.tracking_number: (one.office, one.stage) for one in town.cases()}
    assert found == {NUMBER: ("tree_work", "inspection"), "EP-2027-0001": ("ct_cep", "accepted")}
    # Patriots' Day and the office's own closing day lie between; for the other office neither does.
    assert town.due("answer") == date(2027, 4, 30)
    assert town.due("contact", "EP-2027-0001") == date(2027, 4, 21)
    assert town.heard("new_application") == [DESK]
    assert {mail["From"] for mail in town.sent_to(APPLICANT)} == {
        f"Sampleton Street Trees <{TREES}>"
    }


def test_what_comes_after_closing_time_counts_from_the_next_business_day(town: Town) -> None:
    town.now = at(4, 14, 17)
    town.applies()
    assert town.due("answer") == date(2027, 5, 3)


def test_who_asks_is_answered_in_the_offices_words_with_its_blanks(town: Town) -> None:
    town.writes("A question", "Hello, may I prune my own tree?")
    answer = town.told("guidance", APPLICANT)
    assert answer["Subject"] == "Working on a street tree: how to apply"
    assert "A permit is needed for trees that stand on the street" in words(answer)
    assert [part.get_filename() for part in answer.iter_attachments()] == [
        "Street-Tree-Work-Application.docx",
        "Street-Tree-Work-Application.pdf",
    ]


def test_rules_between_fields_and_a_second_signer_send_it_back_and_a_pdf_mends_it(
    town: Town,
) -> None:
    changes = {"work": "Removal", "reason": "Clearance", "wires": "Yes", "arborist_name": ""}
    town.applies({"owner_signature": 71}, **changes, start="04/12/2027", photos="Yes")
    assert town.stage(NUMBER) == "returned"
    said = words(town.told("returned", APPLICANT))
    assert "A healthy street tree is not removed for clearance." in said
    assert "“Pole Number” is empty; it is needed because “Are there power lines" in said
    assert "“What will be planted instead?” is empty; it is needed because" in said
    assert "“Arborist – Signature” is not signed." in said
    assert "“Arborist – Name in Print” is empty" in said
    assert "“Work Begins” (04/12/2027) is before “Date of Application” (04/13/2027)." in said
    assert "attached" in said
    assert "“Owner – Signature”" not in said
    mended = town.papers.in_pdf(work="Crown reduction", reason="Clearance")
    town.replies("returned", APPLICANT, "Here it is again.", ("application.pdf", mended))
    [case] = town.cases()
    assert (case.tracking_number, case.stage, case.version) == (NUMBER, "inspection", 2)


def test_a_permit_goes_from_the_application_to_the_end_of_its_aftercare(town: Town) -> None:
    wires = {"wires": "Yes", "wire_number": "P-118"}
    town.applies(**wires, neighbor="Yes", neighbor_mail=NEIGHBOR, start="04/19/2027")
    confirmed = words(town.told("confirmation", APPLICANT))
    assert "is complete. We now look at the tree before we decide." in confirmed
    assert "We tell you whether the work is permitted by Friday, April 30, 2027." in confirmed
    assert "pole P-118" in words(town.told("ask_power", POWER))
    assert "by Wednesday, April 21, 2027" in words(town.told("ask_power", POWER))
    assert "pruning of a tree at your boundary" in words(town.told("neighbor", NEIGHBOR))
    assert town.heard("short_notice") == [FORESTER]

    town.replies("ask_power", POWER, "Hello,\n\nswitch off, please, from 8 to 10.\n\nLines")
    assert town.stage(NUMBER) == "inspection"
    town.desk(f"assign North District, Kim Branch, {INSPECTOR}")
    assert "promised an answer by Friday, April 30" in words(town.told("inspector", INSPECTOR))
    town.desk("done inspect - two limbs are dead", "again")
    assert town.stage(NUMBER) == "inspection"
    town.desk("permit")
    assert "cannot be chosen yet" in words(town.told("order", DESK))
    town.now = at(4, 26)
    town.desk("done inspect", "permit - The two dead limbs only.")
    assert town.stage(NUMBER) == "permit"

    sent = town.told("permit", APPLICANT)
    files = {part.get_filename(): part.get_content() for part in sent.iter_attachments()}
    assert sorted(files) == ["Permit-Conditions.docx", "Permit-Conditions.pdf"]
    letter_of_ours = files["Permit-Conditions.docx"]
    filled = read_form(letter_of_ours, town.papers.forms).fields
    assert filled["number"].value == NUMBER
    assert filled["allowed"].value == "Pruning: The two dead limbs only."
    rest = {"name": "Ash Example", "day": "04/27/2027"}
    bare = town.papers.conditions(letter_of_ours, rest, {})
    town.replies("permit", APPLICANT, "Here they are.", ("conditions.docx", bare))
    assert "“Signature of the Applicant” is not signed." in words(town.told("lacking", APPLICANT))
    signed = town.papers.conditions(letter_of_ours, rest, {"acceptance": 75})
    town.replies("lacking", APPLICANT, "Signed.", ("conditions.docx", signed))
    assert town.stage(NUMBER) == "working"
    assert town.heard("begin") == [APPLICANT, NEIGHBOR, INSPECTOR]
    assert "on Wednesday, April 28, 2027, and is to be done by Wednesday, May 26" in words(
        town.told("begin", APPLICANT)
    )

    town.desk("done visit - they cut at the collar")
    town.desk("done visit")
    town.planner(NUMBER, "begin complaint: Branches lie on the sidewalk")
    assert "Branches lie on the sidewalk" in words(town.told("complaint", APPLICANT))
    town.now = at(5, 12)
    town.writes(f"[{NUMBER}] Done", "Finished.", ("after-the-work.docx", b"PK a picture"))
    assert town.stage(NUMBER) == "aftercare"
    town.waits(at(7, 20))
    assert town.stage(NUMBER) == "aftercare"  # a complaint is open still
    town.desk("done complaint - all is swept")
    assert town.stage(NUMBER) == "closed"
    told = words(town.told("ended", APPLICANT))
    assert "Work done, aftercare over" in told
    assert "- The conditions are signed: yes - Open complaints: 0 - Days late: 0" in told


def test_aftercare_without_a_complaint_ends_by_itself(town: Town) -> None:
    town.applies()
    town.desk("done inspect", "permit")
    town.replies("permit", APPLICANT, "Signed.", ("conditions.docx", signed(town)))
    town.writes(f"Photographs for {NUMBER}", "Done.", ("photo.docx", b"PK a picture"))
    town.waits(at(6, 13, 23))
    assert town.stage(NUMBER) == "aftercare"
    town.waits(at(6, 14))
    assert town.stage(NUMBER) == "closed"
    assert town.heard("ended") == [APPLICANT]
    town.desk("reopen")
    assert town.stage(NUMBER) == "aftercare"


def test_the_power_company_refuses_by_mail(town: Town) -> None:
    town.applies(wires="Yes", wire_number="P-118")
    town.replies("ask_power", POWER, "Not safe: the line carries 13 kV.")
    assert town.stage(NUMBER) == "refused"
    told = words(town.told("refused", APPLICANT))
    assert "The reason: Not safe: the line carries 13 kV." in told
    assert town.heard("deadline") == []


def test_while_birds_nest_the_answer_waits_and_is_due_later_by_as_many_days(town: Town) -> None:
    town.applies()
    assert town.due("answer") == date(2027, 4, 30)
    town.now = at(4, 22)
    town.desk("nest")
    told = words(town.told("nest", APPLICANT))
    assert "at the latest on Thursday, June 3, 2027" in told
    town.waits(at(5, 6))
    assert town.heard("deadline") == []  # its last day is past, but the clock stands still
    town.desk("done nest_is_empty")
    assert town.stage(NUMBER) == "inspection"
    assert town.due("answer") == date(2027, 5, 14)  # ten business days later
    town.desk("done inspect", "refuse - It is the last elm of the street.")
    assert town.stage(NUMBER) == "refused"


def test_birds_that_nobody_looks_after_have_left_after_six_weeks(town: Town) -> None:
    town.applies()
    town.desk("nest")
    town.waits(at(5, 27))
    assert town.stage(NUMBER) == "inspection"


def test_what_stays_overdue_goes_up_the_list_once_a_level_in_the_offices_own_words(
    town: Town,
) -> None:
    town.applies()
    town.waits(at(5, 12))
    subjects = [(row.to, row.subject) for row in town.outbox() if row.kind == "deadline"]
    title = "Decide on the application"  # and not the sentence that the applicant reads
    assert subjects == [
        (DESK, f"[{NUMBER}] Soon: {title}"),
        (DESK, f"[{NUMBER}] Today: {title}"),
        (FORESTER, f"[{NUMBER}] Late, and for you: {title}"),
        (DESK, f"[{NUMBER}] Late: {title}"),
        (DIRECTOR, f"[{NUMBER}] Late, and for you: {title}"),
    ]


def test_conditions_that_nobody_signs_lapse_by_themselves(town: Town) -> None:
    town.applies()
    town.desk("done inspect", "permit")
    town.waits(at(4, 28))
    assert town.stage(NUMBER) == "permit"
    rows = [row for row in town.outbox() if (row.kind, row.to) == ("deadline", APPLICANT)]
    assert [row.subject.split("] ")[1].split(":")[0] for row in rows] == ["Soon", "Today"]
    town.waits(at(4, 29))
    assert town.stage(NUMBER) == "lapsed"
    assert town.heard("ended") == [APPLICANT, DESK]
    assert "The conditions are signed: no" in words(town.told("ended", APPLICANT))


def test_an_application_is_withdrawn_while_the_power_company_is_asked(town: Town) -> None:
    town.applies(wires="Yes", wire_number="P-118")
    town.desk("withdraw - They wait for another year.")
    assert town.stage(NUMBER) == "withdrawn"
    assert town.told("ended", APPLICANT)["Subject"] == f"[{NUMBER}] Withdrawn"
    town.waits(at(5, 20))
    assert town.heard("deadline") == []


def signed(town: Town) -> bytes:
    """The conditions that went out, signed."""
    files = {
        part.get_filename(): part.get_content()
        for part in town.told("permit", APPLICANT).iter_attachments()
    }
    rest = {"name": "Ash Example", "day": "04/14/2027"}
    return town.papers.conditions(files["Permit-Conditions.docx"], rest, {"acceptance": 75})
