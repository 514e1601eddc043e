"""An agency asks for support with the blueprint: each way from the first mail to the last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fixtures.further.blueprint import REQUEST
from parsers.sandbox import Reader
from tests.integration.service.chapters import chapter
from tests.integration.service.story import PLANNER, Story, told_in

AGENCY = "robin.example@waters.example.gov"
HARBOURS = "sam.placeholder@harbours.example.gov"
FORESTS = "lou.sample@forests.example.gov"


@pytest.fixture
def dta(tmp_path: Path, every_reader: Reader) -> Iterator[Story]:
    with told_in(tmp_path, every_reader, "dta_blueprint", "Protected Utility Program") as story:
        yield story


@chapter
def asked(dta: Story) -> Story:
    """The request of 16 November is accepted."""
    dta.arrives("dta-1")
    dta.gets(
        AGENCY,
        "Accepted: Department of Sample Waters",
        "The Program contacts you to arrange the initial workshop by Monday, November 23, 2026.",
        "a letter of intent says what the Program will provide",
    )
    return dta


@chapter
def met(dta: Story) -> Story:
    """A workshop was arranged and held."""
    asked(dta).planner("done arrange_workshop: Wednesday at ten, in your office")
    dta.gets(AGENCY, "Initial workshop", "When and where: Wednesday at ten, in your office")
    dta.gets(PLANNER, "Workshop to hold", "Sponsor: Deputy Secretary Sample", "done workshop")
    dta.after(days=2)
    dta.planner("done workshop: the deputy secretary sponsors it; cloud first")
    return dta


def lettered(dta: Story, path: str = "discovery") -> Story:
    """A letter of intent went out."""
    met(dta).planner(f"decide {path}: Two workshops and a review of the environment.")
    letter = dta.gets(AGENCY, "Letter of intent to sign", "by Wednesday, December 9, 2026")
    files = sorted(str(part.get_filename()) for part in letter.iter_attachments())
    assert files == ["Letter-of-Intent.docx", "Letter-of-Intent.pdf"]
    return dta


@chapter
def signed(dta: Story) -> Story:
    """The letter for a discovery came back signed."""
    lettered(dta).arrives("dta-4")
    dta.gets(AGENCY, "Filed", "Letter of Intent signed.docx")
    dta.gets(
        AGENCY,
        "Discovery: Department of Sample Waters",
        "the signed letter of intent of Department of Sample Waters (DTA-2026-0001) is on file",
        "It takes until Friday, December 25, 2026 at least, and ends by Friday, January 22, 2027",
        "A path forward is recorded: yes",
        "Business need and strategy are recorded: yes",
        "The signed letter of intent is on file: yes",
        "https://community.desktop.gov.au/",
    )
    dta.gets(PLANNER, "Discovery: Department of Sample Waters")
    return dta


@chapter
def planning(dta: Story) -> Story:
    """After the discovery planning follows."""
    signed(dta).planner("done discover", "decide planning")
    dta.stands_at("Change management and planning")
    dta.gets(AGENCY, "Change management and planning")
    dta.gets(PLANNER, "Change management and planning")
    return dta


def test_from_a_request_in_a_mail_to_the_end_of_a_discovery(dta: Story) -> None:
    signed(dta).after(weeks=6)
    dta.planner("done discover", "decide recorded: A pilot with 50 desktops in March.")
    dta.stands_at("Engagement complete")
    dta.gets(AGENCY, "Engagement complete", "The path forward: A pilot with 50 desktops in March.")
    dta.all_is_told()


def test_half_a_request_comes_back_with_its_missing_lines_and_goes_on_corrected(dta: Story) -> None:
    dta.arrives("dta-2")
    dta.stands_at("Returned for correction")
    dta.gets(
        HARBOURS,
        "Please correct: Office of Test Harbours",
        "“Sponsor” is empty",
        "“Governance” is empty",
        "Copy the lines of your request into a reply",
    )
    dta.arrives("dta-5")
    dta.stands_at("Support requested")
    dta.gets(HARBOURS, "Accepted: Office of Test Harbours", "by Thursday, November 26, 2026")
    dta.all_is_told()


def test_a_request_may_be_a_form_in_word(dta: Story) -> None:
    dta.arrives("dta-6")
    dta.stands_at("Support requested")
    dta.gets(FORESTS, "Accepted: Bureau of Sample Forests")
    dta.all_is_told()


def test_who_only_writes_gets_the_lines_of_a_request(dta: Story) -> None:
    dta.writes(HARBOURS, "Blueprint", "Hello,\n\nwhat do we have to do?\n\nSam")
    dta.gets(HARBOURS, "How to ask for support with the blueprint", "- Business Need:")
    dta.all_is_told()


def test_an_unsigned_letter_is_refused_kindly_and_the_signed_one_goes_on(dta: Story) -> None:
    lettered(dta).arrives("dta-3")
    dta.stands_at("Letter of intent")
    refused = dta.gets(
        AGENCY, "Please complete", "“Signature for the agency” is not signed", "A blank is attached"
    )
    assert [part.get_filename() for part in refused.iter_attachments()]
    dta.arrives("dta-4")
    dta.stands_at("Discovery")


def test_a_letter_for_a_planning_phase_comes_back_signed_as_pdf(dta: Story) -> None:
    lettered(dta, "planning").arrives("dta-7")
    dta.stands_at("Change management and planning")
    dta.gets(AGENCY, "Filed", "Letter-of-Intent.pdf")
    dta.gets(AGENCY, "Change management and planning", "Plan the transition from a people, change")
    dta.gets(PLANNER, "Change management and planning")
    dta.planner("done plan_transition", "decide planning: once more, with the new team")
    dta.gets(AGENCY, "Change management and planning")
    dta.gets(PLANNER, "Change management and planning")
    dta.planner("decide recorded")
    dta.gets(AGENCY, "Engagement complete")
    dta.all_is_told()


def test_a_letter_that_does_not_come_back_is_sent_once_more(dta: Story) -> None:
    lettered(dta).after(weeks=4)
    dta.gets(PLANNER, "Due soon", "The letter of intent comes back signed")
    dta.gets(PLANNER, "Due today")
    dta.gets(PLANNER, "Overdue")
    late = dta.gets(
        AGENCY, "The letter of intent is still expected", "by Wednesday, December 9, 2026"
    )
    assert len(list(late.iter_attachments())) == 2
    dta.answers(late, "We do not want to sign this. Can we talk?")
    dta.gets(AGENCY, "Filed")
    dta.gets(PLANNER, "For a planner")
    dta.planner("decide talk_again: the part about costs")
    dta.stands_at("Initial workshop")
    dta.gets(AGENCY, "A further workshop", "What it is about: the part about costs")
    dta.gets(PLANNER, "Workshop to hold", "Wednesday, November 18, 2026: the deputy secretary")
    dta.all_is_told()


def test_there_may_be_further_workshops(dta: Story) -> None:
    met(dta).planner("decide again: the ICT environment")
    dta.gets(AGENCY, "A further workshop", "What it is about: the ICT environment")
    held = dta.gets(PLANNER, "Workshop to hold", "cloud first")
    dta.after(days=1)
    dta.answers(held, "done workshop – November 19: three networks\nplanning")
    dta.gets(PLANNER, "Done: ", "Hold the workshop", "is now at: Letter of intent")
    dta.gets(AGENCY, "Letter of intent to sign", "A change management and planning phase")
    dta.all_is_told()


def test_after_a_discovery_planning_may_follow(dta: Story) -> None:
    planning(dta).planner("decide recorded", "reopen one more question")
    dta.gets(AGENCY, "Engagement complete")
    dta.stands_at("Change management and planning")


def test_a_discovery_that_takes_too_long_is_told_and_escalated(dta: Story) -> None:
    signed(dta).after(weeks=9)
    for mark in ("Due soon", "Due today", "Overdue", "Escalated"):
        dta.gets(PLANNER, mark, "The discovery phase ends")
    dta.all_is_told()


def test_a_workshop_that_nobody_arranges_is_told_and_escalated(dta: Story) -> None:
    asked(dta).after(weeks=2)
    for mark in ("Due soon", "Due today", "Overdue", "Escalated"):
        dta.gets(PLANNER, mark, "Contact the agency to arrange the initial workshop")
    dta.all_is_told()


@pytest.mark.parametrize(
    ("before", "choice"),
    [
        (asked, "not_now"),
        (met, "discontinue"),
        (lettered, "discontinue"),
        (signed, "discontinue"),
        (planning, "discontinue"),
    ],
    ids=[
        "before a workshop",
        "after a workshop",
        "instead of signing",
        "in the discovery",
        "in the planning",
    ],
)
def test_an_agency_may_manage_its_own_at_every_turn(
    before: Callable[[Story], Story], choice: str, dta: Story
) -> None:
    before(dta).planner(f"decide {choice}: Thank you for the talks.")
    dta.stands_at("Discontinued: the agency manages its own")
    dta.gets(
        AGENCY,
        "You manage your own",
        "Thank you for the talks.",
        "The do-it-yourself guidance is here: https://desktop.gov.au/faq.html",
    )
    dta.all_is_told()
    dta.planner("reopen they would like to")
    dta.stands_at("Initial workshop")
    dta.gets(PLANNER, "Workshop to hold")


def test_another_version_of_a_request_at_work_is_put_to_the_program(dta: Story) -> None:
    asked(dta).planner("done arrange_workshop")
    dta.gets(AGENCY, "Initial workshop", "We will agree on the day with Robin Example.")
    dta.gets(PLANNER, "Workshop to hold")
    dta.writes(AGENCY, "[DTA-2026-0001] Our request", REQUEST.replace("250,000", "300,000"))
    dta.stands_at("Initial workshop")
    dta.gets(PLANNER, "A new version came", "The case stands at: Initial workshop.")
