"""Five offices at one mailbox, from the first mail to the last, with the sample mails of each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from email.message import EmailMessage
from pathlib import Path

import pytest

import fixtures
from fixtures.further.blueprint import LETTER
from fixtures.word_fill import fill_word
from form_templates import known_offices, load_office
from intake_mailbot import planning
from intake_mailbot.service import Bureau, poll
from intake_mailbot.service.keeping import desks_of
from parsers.reading import read_form
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder, letter
from tests.integration.service.ordering import PLANNER
from tests.integration.service.test_process import ZONE, Office, words

SHARED = "services@example.gov"
FORMS = [form for name in known_offices() for form in load_office(name).forms]


def at(day: int, hour: int = 12, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=ZONE)


class Mailbox(Office):
    """One mailbox of all offices; a test says what comes, and what planners do."""

    now = at(18)
    opened: Bureau | None = None

    @contextmanager
    def bureau(self, **_: object) -> Iterator[Bureau]:
        """The one that stays open for the whole test."""
        assert self.opened is not None
        yield self.opened

    def comes(self, *names: str) -> None:
        self.takes_in(*(fixtures.office_mail(name) for name in names))

    def planner(self, number: str, *actions: str) -> None:
        """One planner's command after the other: "done workshop", "decide ready: a note"."""
        with self.bureau(clock=lambda: self.now) as bureau:
            desk = desks_of(bureau.counters)[self.office_of(number)]
            for action in actions:
                verb, _, rest = action.partition(" ")
                what, _, note = rest.partition(": ")
                given: dict[str, object] = {"now": self.now, "actor": "pat"}
                if verb == "begin":
                    planning.begin(desk, number, what, note, **given)  # type: ignore[arg-type]
                elif verb == "decide":
                    planning.decide(desk, number, what, note=note, until=None, **given)  # type: ignore[arg-type]
                else:
                    planning.done(desk, number, what, note=note, **given)  # type: ignore[arg-type]
            poll(bureau)

    def estimates(self, number: str, **quantities: int) -> None:
        with self.bureau(clock=lambda: self.now) as bureau:
            desk = desks_of(bureau.counters)[self.office_of(number)]
            lines = [(name, Decimal(count)) for name, count in quantities.items()]
            planning.estimate(desk, number, lines, now=self.now, actor="pat")

    def office_of(self, number: str) -> str:
        return next(one.office for one in self.cases() if one.tracking_number == number)

    def answers(self, mail: EmailMessage, sender: str, text: str) -> None:
        """Somebody replies to a mail of ours."""
        thread = (("In-Reply-To", str(mail["Message-ID"])),)
        self.takes_in(letter(f"RE: {mail['Subject']}", sender=sender, text=text, headers=thread))


@pytest.fixture
def box(tmp_path: Path, every_reader: Reader) -> Iterator[Mailbox]:
    named = ", ".join(f'"{name}"' for name in ("ct_cep", "cdt_esd", "dta_blueprint", "bc_crm"))
    forms = f'[{named}, "wwp_services"]'
    box = Mailbox(tmp_path, every_reader, {"OFFICE__FORMS": forms, "OFFICE__ADDRESS": SHARED})
    with OfficeFolder.bureau(box, clock=lambda: box.now) as opened:
        box.opened = opened
        yield box


def test_the_form_that_arrives_decides_and_what_fits_none_is_put_to_a_planner(box: Mailbox) -> None:
    box.comes("dta-2", "esd-2", "crm-1", "crm-2", "crm-3", "ps-1", "none-1")
    found = {one.tracking_number: (one.office, one.stage) for one in box.cases()}
    assert found == {
        "DTA-2026-0001": ("dta_blueprint", "returned"),
        "ESD-2026-0001": ("cdt_esd", "returned"),
        "CRM-2026-0001": ("bc_crm", "responsibilities"),
        "CRM-2026-0002": ("bc_crm", "preparation"),
        "PS-2026-0001": ("wwp_services", "assess"),
    }
    assert [row.kind for row in box.ledger() if not row.tracking_numbers] == ["inquiry", "inquiry"]
    assert "Turn to: the OCIO" in words(box.mail_of("guidance"))
    assert "it fits none of" in words(box.mail_of("planner_notice"))
    [acknowledged] = box.sent_to("casey.question@hearings.example.gov")
    assert acknowledged["Subject"] == "We have received your message"
    [missing] = box.sent_to("sam.placeholder@harbours.example.gov")
    assert "“Governance” is empty" in words(missing)
    assert "Copy the lines of your request into a reply" in words(missing)
    against = words(next(m for m in box.sent() if "[ESD-2026-0001]" in m["Subject"]))
    assert "3 things need to be corrected" in against
    assert "Only the refresh of a Windows server can be expedited." in against


def test_a_letter_of_intent_goes_out_filled_in_and_comes_back_signed(box: Mailbox) -> None:
    number = "DTA-2026-0001"
    box.comes("dta-1")
    assert box.stage(number) == "requested"
    box.planner(number, "done arrange_workshop", "done workshop: held on November 20")
    box.planner(number, "decide discovery: Two workshops and a review.")
    sent = box.mail_of("letter")
    files = {str(part.get_filename()): part.get_content() for part in sent.iter_attachments()}
    assert sorted(files) == ["Letter-of-Intent.docx", "Letter-of-Intent.pdf"]
    for data in files.values():
        read = read_form(data, FORMS)
        said = {name: reading.value for name, reading in read.fields.items()}
        assert (said["engagement"], said["agency"]) == (number, "Department of Sample Waters")
        assert said["provides"] == "Two workshops and a review."
    box.now = at(26)
    box.comes("dta-3")
    assert box.stage(number) == "letter"
    told = words(box.mail_of("lacking"))
    assert "is not signed" in told
    assert box.outbox()[-1].kind == "lacking"  # and nothing that says it is filed
    box.now = at(27)
    box.comes("dta-4")
    assert box.stage(number) == "discovery"
    assert "The signed letter of intent is on file: yes" in words(box.mail_of("established"))


def test_a_letter_whose_signature_is_doubtful_is_settled_by_a_planner(box: Mailbox) -> None:
    number = "DTA-2026-0001"
    box.comes("dta-1")
    box.planner(number, "done arrange_workshop", "done workshop", "decide planning")
    office = load_office("dta_blueprint")
    form = office.further_form("letter_of_intent")
    blank = (office.home(form) / f"{form.id}.docx").read_bytes()
    typed = fill_word(LETTER, {"signature": "/s/ A. Secretary"}, blank=blank)
    thread = (("In-Reply-To", str(box.mail_of("letter")["Message-ID"])),)
    sender = "robin.example@waters.example.gov"
    other = (Path(fixtures.__file__).parent / "forms" / "diagram.pdf").read_bytes()
    for file, said in ((typed, "A name is typed"), (other, "was not recognised as that form")):
        came = (("signed letter", file),)
        box.takes_in(letter("RE: Letter", sender=sender, files=came, headers=thread))
        assert box.stage(number) == "letter"
        assert said in words(box.mail_of("planner_notice"))
    box.planner(number, "done letter_of_intent")
    assert box.stage(number) == "planning"


def test_a_planner_who_files_what_is_doubtful_gets_the_notice_of_it_too(box: Mailbox) -> None:
    box.comes("dta-1")
    box.planner("DTA-2026-0001", "done arrange_workshop", "done workshop", "decide planning")
    thread = (("In-Reply-To", str(box.mail_of("letter")["Message-ID"])),)
    file = (Path(fixtures.__file__).parent / "forms" / "diagram.pdf").read_bytes()
    came, text = (("signed letter", file),), "It came by post."
    box.takes_in(letter("RE: Letter", sender=PLANNER, files=came, headers=thread, text=text))
    assert box.ledger()[-1].state == "held"
    notices = [words(one) for one in box.sent_to(PLANNER)]
    assert any("was not recognised as that form" in one for one in notices)


def test_a_hosting_request_from_its_approvers_to_the_close_by_itself(box: Mailbox) -> None:
    number = "ESD-2026-0001"
    box.comes("esd-1")
    confirmed = words(box.mail_of("confirmation"))
    assert "It goes to the approvers that you named" in confirmed
    assert "accepted it" not in confirmed
    asked = [mail for mail in box.sent() if "Please approve" in mail["Subject"]]
    chief, budget = "casey.chief@services.example.gov", "bo.budget@services.example.gov"
    assert sorted(mail["To"] for mail in asked) == [budget, chief]
    assert "Approved budget: 20,000.00" in words(asked[0])
    box.answers(asked[0], asked[0]["To"], "Approved.\n\nRegards")
    assert box.stage(number) == "approval"
    box.answers(asked[1], asked[1]["To"], "APPROVE")
    assert box.stage(number) == "design"
    design = box.mail_of("design")
    assert "Engagement-Questionnaire.docx" in [p.get_filename() for p in design.iter_attachments()]
    box.comes("esd-3")
    box.planner(number, "done contact", "done review_meeting", "decide approve")
    box.planner(number, "done scoping_call", "begin action_item: Return the firewall form")
    box.estimates(number, linux_server=5)
    assert "Above it by: $1,000.00" in words(box.mail_of("over_budget"))
    box.estimates(number, linux_server=2, storage=500)
    box.planner(number, "decide send", "done action_item", "decide accept")
    commit = words(box.mail_of("commit"))
    assert "Linux server: 2 x $4,200.00 (server for a year) = $8,400.00" in commit
    assert "Total: $9,000.00; your approved budget: $20,000.00." in commit
    assert "Action item – Return the firewall form" in commit
    areas = [f"done build_{area}" for area in ("network", "storage", "systems", "security")]
    box.planner(number, "done prioritize", "done schedule", "done assign_resources", *areas)
    assert box.stage(number) == "delivery"
    box.now = at(3, 1, month=12)
    box.time_passes(at(3, 3, month=12))
    assert box.stage(number) == "closed"


def test_a_services_engagement_goes_on_with_its_signed_statement(box: Mailbox) -> None:
    number = "PS-2026-0001"
    box.comes("ps-1")
    box.planner(number, "done gap_analysis", "done statement_of_work")
    assert "have the attached acceptance signed" in words(box.mail_of("statement"))
    box.now = at(25)
    box.comes("ps-2")
    assert box.stage(number) == "plan"
