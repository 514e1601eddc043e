"""What an agency sends for its case that is no form: words, thanks, a form that cannot be read."""

from __future__ import annotations

from tests.integration.service.office import OfficeFolder, letter, sample
from tests.integration.service.ordering import PLANNER, said

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


def test_thanks_are_filed_and_nobody_is_written_to(office: OfficeFolder):
    thread = returned(office)
    office.deliver(letter("Re: form", sender=CLERK, headers=thread, text="Thank you!\n\nRobin"))
    office.poll()
    assert office.sent_to(PLANNER) == []
    assert len(office.sent_to(CLERK)) == 1
    assert office.ledger()[-1].state == "done"


def test_a_planner_hears_nothing_of_the_words_that_they_wrote_themselves(office: OfficeFolder):
    office.settings["OFFICE__PLANNERS"] = f'["{PLANNER}", "second@example.gov"]'
    thread = returned(office)
    office.deliver(letter("Re: form", sender=PLANNER, headers=thread, text="What do you think?"))
    office.poll()
    assert ["Filed" in mail["Subject"] for mail in office.sent_to(PLANNER)] == [True]
    [notice] = office.sent_to("second@example.gov")
    assert "They wrote: “What do you think?”" in said(notice)
