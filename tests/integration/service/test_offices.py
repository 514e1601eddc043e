"""Several offices at one mailbox: the form that arrives decides whose case it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.word_fill import fill_word
from form_templates import FieldType, load_office
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder, letter, profile_mail
from tests.integration.service.test_process import CLERK, Office, at, words


def checklist(**changes: str) -> bytes:
    """A readiness checklist in Word; every question is answered Yes but these."""
    office = load_office("bc_crm")
    some = {
        FieldType.YES_NO: "Yes",
        FieldType.PHONE: "(250) 555-0142",
        FieldType.DATE: "03/01/2027",
    }
    answers = {f.id: some.get(f.type, "A sample") for f in office.form.values} | changes
    return fill_word(answers, {}, blank=office.blank(".docx").read_bytes())


@pytest.fixture
def both(tmp_path: Path, every_reader: Reader) -> Office:
    return Office(tmp_path, every_reader, {"OFFICE__FORMS": '["ct_cep", "bc_crm"]'})


def test_each_form_opens_a_case_of_its_own_office(both: Office) -> None:
    file = ("checklist.docx", checklist(opportunity_title="Case Files"))
    both.takes_in(profile_mail(received=both.now), letter("CRM", files=(file,), received=both.now))
    found = {one.tracking_number: (one.office, one.stage) for one in both.cases()}
    assert found == {
        "EP-2027-0001": ("ct_cep", "accepted"),
        "CRM-2027-0001": ("bc_crm", "responsibilities"),
    }
    told = words(both.mail_of("responsibilities"))
    assert "Negotiate Government vendor licensing agreements (OCIO) – open, by" in told
    asked = "Is your Enterprise Architect engaged, or has the OCIO been reached out to?"
    assert f"{asked} – yes" in told
    assert "Dynamics community of practice" in told


def test_a_weekly_summary_comes_from_the_office_of_the_case_asked_about(
    tmp_path: Path, every_reader: Reader
) -> None:
    settings = {f"OFFICES__{name}__ADDRESS": f"{name}@example.gov" for name in ("CT_CEP", "BC_CRM")}
    several = Office(tmp_path, every_reader, settings)
    file = ("checklist.docx", checklist(opportunity_title="Case Files"))
    several.takes_in(
        profile_mail(received=several.now), letter("CRM", files=(file,), received=several.now)
    )
    number = {one.office: one.tracking_number for one in several.cases()}
    for key in ("ct_cep", "bc_crm"):
        assert wishing(several)[key] == ()
        several.takes_in(letter(f"[{number[key]}] Please", text="weekly summary"))
        assert wishing(several)[key] == (CLERK,)
    several.takes_in(letter("Please", text="no weekly summary"))
    assert wishing(several) == {"ct_cep": (), "bc_crm": ()}


def wishing(office: OfficeFolder) -> dict[str, tuple[str, ...]]:
    with office.store() as store, store.unit(write=False) as unit:
        return {key: unit.digest_runs.wishing(key) for key in ("ct_cep", "bc_crm")}


def test_what_is_not_ready_comes_back_with_who_helps_and_goes_on_when_it_is(both: Office) -> None:
    file = ("checklist.docx", checklist(funding_answer="No", funding_note="Board meets in May"))
    both.takes_in(letter("CRM", files=(file,), received=both.now))
    asked = both.mail_of("preparation")
    assert asked["To"] == CLERK
    assert "Is funding secured" in words(asked)
    assert "(your note: Board meets in May)" in words(asked)
    assert "Is there a roadmap" not in words(asked)
    both.now = at(3, 9)
    again = ("checklist.docx", checklist())
    reply = (("In-Reply-To", str(asked["Message-ID"])),)
    both.takes_in(letter("Re: CRM", files=(again,), headers=reply, received=both.now))
    [case] = both.cases()
    assert (case.stage, case.version) == ("responsibilities", 2)


@pytest.fixture
def crm(tmp_path: Path, every_reader: Reader) -> Office:
    return Office(tmp_path, every_reader, {"OFFICE__FORMS": '["bc_crm"]'})


def test_a_question_of_the_directory_is_answered_with_the_contact(crm: Office) -> None:
    crm.takes_in(letter("A question", text="Hello,\n\nwho deals with the vendors?\n\nA clerk"))
    answer = crm.mail_of("guidance")
    assert answer["To"] == CLERK
    assert "The OCIO negotiates Government vendor licensing agreements" in words(answer)
    assert "Turn to: the OCIO" in words(answer)
    assert [row.kind for row in crm.outbox()] == ["guidance"]


def test_a_question_that_no_one_foresaw_is_put_to_a_planner(crm: Office) -> None:
    crm.takes_in(letter("A question", text="May we bring our dog to the workshop on Friday?"))
    assert "You asked" not in words(crm.mail_of("guidance"), "html")
    notice = words(crm.mail_of("planner_notice"))
    assert "asks what the directory of questions does not answer" in notice
