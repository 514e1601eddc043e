"""What an agency sends that is no form: words, thanks, a form that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from form_templates import load_office
from parsers.sandbox import Reader
from tests.integration.service.office import OfficeFolder, letter, sample
from tests.integration.service.ordering import PLANNER, said
from tests.integration.service.test_digest_offices import TWO_OFFICES, with_settings

CLERK = "robin.example@records.example.gov"


def returned(office: OfficeFolder) -> tuple[tuple[str, str], ...]:
    """The headers of an answer to the mail by which a form went back."""
    office.deliver(sample("02"))
    office.poll()
    [mail] = office.sent_to(CLERK)
    return (("In-Reply-To", str(mail["Message-ID"])),)


def test_a_question_on_a_returned_form_is_shown_to_planners_and_the_form_still_awaited(
    office: OfficeFolder,
):
    thread = returned(office)
    words = "May her deputy sign?\n\nPat\n\nOn Monday you wrote:\n> Thank you for your form.\n"
    office.deliver(letter("Re: form", sender=CLERK, headers=thread, text=words))
    office.poll()
    [notice] = office.sent_to(PLANNER)
    assert "They wrote: “May her deputy sign? Pat" in said(notice)
    assert "Thank you for your form" not in said(notice)
    [answer] = [mail for mail in office.sent_to(CLERK) if "Filed" in mail["Subject"]]
    assert "A member of our staff will read it." in said(answer)
    assert "still waiting for your corrected Engagement Profile" in said(answer)


def test_thanks_are_filed_without_an_answer_and_shown_to_planners(office: OfficeFolder):
    thread = returned(office)
    office.deliver(letter("Re: form", sender=CLERK, headers=thread, text="Thank you!\n\nRobin"))
    office.poll()
    [notice] = office.sent_to(PLANNER)
    assert "They wrote: “Thank you! Robin”" in said(notice)
    assert len(office.sent_to(CLERK)) == 1
    assert office.ledger()[-1].state == "done"


def test_a_withdrawal_in_the_subject_of_thanks_is_answered_and_shown_to_planners(
    office: OfficeFolder,
):
    thread = returned(office)
    subject, thanks = "Please withdraw our request", "Thank you,\nRobin"
    office.deliver(letter(subject, sender=CLERK, headers=thread, text=thanks))
    office.poll()
    [notice] = office.sent_to(PLANNER)
    assert subject in said(notice)
    assert len(office.sent_to(CLERK)) == 2


def test_a_planner_hears_nothing_of_the_words_that_they_wrote_themselves(office: OfficeFolder):
    office.settings["OFFICE__PLANNERS"] = f'["{PLANNER}", "second@example.gov"]'
    thread = returned(office)
    office.deliver(letter("Re: form", sender=PLANNER, headers=thread, text="What do you think?"))
    office.poll()
    assert ["Filed" in mail["Subject"] for mail in office.sent_to(PLANNER)] == [True]
    assert "still waiting" not in said(office.sent_to(PLANNER)[0])
    [notice] = office.sent_to("second@example.gov")
    assert "They wrote: “What do you think?”" in said(notice)


def test_a_planner_who_is_told_nothing_else_hears_of_their_own_words(office: OfficeFolder):
    thread = returned(office)
    quiet = (*thread, ("X-Auto-Response-Suppress", "All"))
    office.deliver(letter("Re: form", sender=PLANNER, headers=quiet, text="What do you think?"))
    office.poll()
    [notice] = office.sent_to(PLANNER)
    assert "They wrote: “What do you think?”" in said(notice)


@pytest.mark.parametrize("header", ["Delivered-To", "X-Original-To", "Envelope-To"])
def test_a_blind_copy_is_for_the_office_to_which_it_was_delivered(
    tmp_path: Path, every_reader: Reader, header: str
):
    two = with_settings(OfficeFolder(tmp_path, every_reader), TWO_OFFICES)
    to = ((header, "<CRM@example.gov>"),)
    two.deliver(letter("A question", to="undisclosed-recipients:;", headers=to, text="How?"))
    two.poll()
    [mail] = two.sent_to("clerk@agency.example.gov")
    assert "crm@example.gov" in mail["From"]


def test_the_address_that_a_mail_was_sent_to_counts_before_that_of_the_mailbox(
    tmp_path: Path, every_reader: Reader
):
    two = with_settings(OfficeFolder(tmp_path, every_reader), TWO_OFFICES)
    to = (("Delivered-To", "best.workintake@example.gov"), ("X-Original-To", "crm@example.gov"))
    two.deliver(letter("A question", to="undisclosed-recipients:;", headers=to, text="How?"))
    two.poll()
    [mail] = two.sent_to("clerk@agency.example.gov")
    assert "crm@example.gov" in mail["From"]


def test_a_request_taken_back_in_its_thread_is_not_asked_for_its_corrected_form(
    office: OfficeFolder,
):
    thread = returned(office)
    words = "Please cancel our request, the project was stopped."
    office.deliver(letter("Re: form", sender=CLERK, headers=thread, text=words))
    office.poll()
    [notice] = office.sent_to(PLANNER)
    assert "wrote about EP-2026-0001, and takes a request back." in said(notice)
    [answer] = [mail for mail in office.sent_to(CLERK) if "Filed" in mail["Subject"]]
    assert "still waiting" not in said(answer)


def test_a_blank_in_place_of_the_corrected_form_leaves_that_awaited(office: OfficeFolder):
    thread = returned(office)
    blank = load_office("ct_cep").blank(".docx").read_bytes()
    office.deliver(
        letter("Re: form", sender=CLERK, headers=thread, files=(("ct_cep.docx", blank),))
    )
    office.poll()
    assert [case.version for case in office.cases()] == [1]
    [answer] = [mail for mail in office.sent_to(CLERK) if "Filed" in mail["Subject"]]
    assert "still waiting for your corrected Engagement Profile" in said(answer)
