"""A request that is written into the mail itself, as "Label: value" lines."""

from __future__ import annotations

from email.message import EmailMessage

from hypothesis import given
from hypothesis import strategies as st

from form_templates import load_office
from parsers.mail.labelled import read_body
from parsers.mail.reader import read_mail
from parsers.model import ParsedForm, Source

FORM = load_office("dta_blueprint").form
REQUEST = """\
Hello,

we would like your support.

Agency: Department of Sample Waters
Contact Name: Robin Example
Contact Phone: (02) 5550 0142
Sponsor: Deputy Secretary Sample, who has agreed to this engagement in full and
will lead the board
Business Need:
Our desktops are old.

We want to work from anywhere.
High-Level ICT and Business Strategy: Cloud first.
Budget: 250,000 dollars
Governance: A board meets monthly.
Blueprint Version Reviewed: 1.3
Registered on the Community Portal: yes

Kind regards
Robin
"""


def read(words: str, text: str = "", subject: str = "Request") -> ParsedForm | None:
    return read_body(words, text or words, subject, [FORM])


def values(words: str, **more: str) -> dict[str, object]:
    form = read(words, **more)
    assert form is not None
    return {name: reading.value for name, reading in form.fields.items()}


def test_every_line_is_an_answer() -> None:
    assert values(REQUEST) == {
        "agency": "Department of Sample Waters",
        "contact_name": "Robin Example",
        "contact_phone": "+61255500142",
        "sponsor": "Deputy Secretary Sample, who has agreed to this engagement in full and"
        " will lead the board",
        "business_need": "Our desktops are old.\n\nWe want to work from anywhere.",
        "strategy": "Cloud first.",
        "budget": "250,000 dollars",
        "governance": "A board meets monthly.",
        "blueprint_version": "1.3",
        "community_portal": True,
    }
    form = read(REQUEST)
    assert form is not None
    assert form.source is Source.MAIL_BODY


def test_bullets_stars_numbers_and_other_signs_are_no_part_of_it() -> None:
    said = values(
        "* Agency: A\n2. *Contact:* B\n- Phone – 0412 345 678\nExecutive Sponsor\tC\nSTRATEGY: D\n"
    )
    assert said["agency"] == "A"
    assert said["contact_name"] == "B"
    assert said["contact_phone"] == "+61412345678"
    assert said["sponsor"] == "C"
    assert said["strategy"] == "D"


def test_an_answer_may_stand_under_its_label() -> None:
    said = values("Agency\nA\n\nContact Name\nB\n\nSponsor:\n\nC\n\nBudget\nD\n")
    assert (said["agency"], said["contact_name"], said["sponsor"], said["budget"]) == tuple("ABCD")


def test_what_is_left_out_is_empty_and_not_unfound() -> None:
    form = read("Agency: A\nContact Name: B\nSponsor: C\nBudget: D")
    assert form is not None
    missing = form.fields["governance"]
    assert (missing.value, missing.found, missing.sure) == (None, True, True)


def test_a_farewell_behind_the_last_answer_is_no_answer() -> None:
    said = values("Agency: A\nContact Name: B\nSponsor: C\nGovernance: A board.\n\nKind regards\nB")
    assert said["governance"] == "A board."


def test_a_mail_that_only_mentions_a_label_is_no_request() -> None:
    assert read("Which agency: ours or yours?\nBudget: unknown") is None
    assert read("Agency:\nContact Name:\nContact Phone:\nSponsor:\nBudget:\n") is None
    assert read("") is None


def test_what_a_mail_quotes_counts_only_where_it_is_forwarded() -> None:
    assert read("Please see below.", REQUEST) is None
    assert read("Please see below.", REQUEST, "FW: our request") is not None


def written(text: str, *files: bytes) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "clerk@agency.example.gov", "Request"
    mail.set_content(text)
    for data in files:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename="a.docx")
    return mail


def test_it_is_read_with_the_mail_but_not_where_a_file_holds_the_form() -> None:
    office = load_office("dta_blueprint")
    assert read_mail(written(REQUEST).as_bytes(), [FORM]).body_form is not None
    blank = office.blank(".docx").read_bytes()
    mail = read_mail(written(REQUEST, blank).as_bytes(), [FORM])
    assert mail.body_form is None
    assert len(mail.forms) == 1


def test_a_form_that_is_not_written_into_mails_is_not_looked_for() -> None:
    profile = load_office("ct_cep").form
    text = "\n".join(f"{field.label}: A sample" for field in profile.values)
    assert read_mail(written(text).as_bytes(), [profile]).body_form is None


@given(st.text(alphabet="Agency:contNmeSprBudg \n\t*-–0.:", max_size=300))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    form = read(text)
    assert form is None or set(form.fields) == {field.id for field in FORM.values}
