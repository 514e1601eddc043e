"""A ministry and the OCIO: from a readiness checklist to the end of the work, by mail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from form_templates import load_office
from form_templates.office import Question
from parsers.sandbox import Reader
from tests.integration.service.chapters import chapter
from tests.integration.service.story import PLANNER, Story, told_in

MINISTRY = "robin.placeholder@ministry.example.gov"
COLLEAGUE = "kit.specimen@ministry.example.gov"
PARTS = tuple(
    f"done {task}"
    for task in (
        "negotiate_licences", "acquire_licences", "understand_business", "raise_common_problems",
        "consider_good_work", "facilitate_spikes", "facilitate_services", "standard_entities",
        "source_expertise", "provide_infrastructure",
    )
)  # fmt: skip
QUESTIONS = load_office("bc_crm").process.questions


@pytest.fixture
def crm(tmp_path: Path, every_reader: Reader) -> Iterator[Story]:
    with told_in(tmp_path, every_reader, "bc_crm", "Office of the CIO") as story:
        yield story


@chapter
def ready(crm: Story) -> Story:
    """A checklist with Yes everywhere is accepted, and everybody knows who does what."""
    crm.arrives("crm-1")
    crm.gets(
        MINISTRY,
        "Accepted: Licensing contacts",
        "The OCIO Enterprise Architecture Unit answers you by Tuesday, November 24, 2026.",
    )
    crm.gets(
        MINISTRY,
        "Who does what: Licensing contacts",
        "Is there a roadmap for the capability being addressed, and for the technology"
        " implementing it? – yes, by the checklist",
        "Negotiate Government vendor licensing agreements (OCIO) – open, by",
        "Advise on vendor and technology selection, and on solution approaches (OCIO Enterprise"
        " Architecture Unit) – open, by Tuesday, November 24, 2026",
        "Dynamics community of practice, chaired out of CITZ Information Management Branch",
    )
    crm.gets(PLANNER, "Who does what: Licensing contacts")
    return crm


@chapter
def preparing(crm: Story) -> Story:
    """A checklist with a No is accepted; the No comes first."""
    crm.arrives("crm-2")
    crm.stands_at("The ministry prepares what is still open")
    crm.gets(MINISTRY, "Accepted: Case files")
    crm.gets(
        MINISTRY,
        "What comes first: Case files",
        "Is funding secured",
        "(your note: The board decides in spring)",
        "Please prepare it by Tuesday, December 15, 2026.",
        "Funding and review: the OCIO Digital Investment Office",
    )
    return crm


def test_a_ministry_that_is_ready_until_the_work_is_over(crm: Story) -> None:
    ready(crm).planner("done advise_on_approach")
    crm.arrives("crm-7")
    crm.gets(MINISTRY, "Filed: Licensing contacts", "Illustration.pdf")
    crm.planner(*PARTS)
    crm.stands_at("Expectations are met")
    crm.gets(
        MINISTRY,
        "Expectations are met: Licensing contacts",
        "What was expected for CRM-2026-0001",
        "Facilitate licence acquisition (OCIO) – done",
    )
    crm.planner("decide over: It is in use since May.")
    crm.stands_at("Closed")
    crm.gets(MINISTRY, "Closed: Licensing contacts", "It is in use since May.")
    crm.all_is_told()
    crm.planner("reopen they have a further case")
    crm.stands_at("Ministry and OCIO do their parts")


def test_what_was_no_comes_back_as_yes_and_it_goes_on_by_itself(crm: Story) -> None:
    preparing(crm).arrives("crm-4")
    crm.stands_at("Ministry and OCIO do their parts")
    crm.gets(MINISTRY, "Accepted: Case files")
    crm.gets(
        MINISTRY,
        "Who does what: Case files",
        "Is funding secured through the OCIO Digital Investment Office or Treasury Board? – yes",
    )
    crm.gets(PLANNER, "Who does what: Case files")
    crm.gets(PLANNER, "A new version came: Case files")
    assert crm.is_reminded() == ["Due soon", "Due today"]  # of the architects' answer
    crm.all_is_told()


def test_half_a_checklist_comes_back_with_what_is_missing(crm: Story) -> None:
    crm.arrives("crm-6")
    crm.stands_at("Returned for correction")
    crm.gets(COLLEAGUE, "Please correct: Grant letters", "2 things need to be corrected")
    crm.all_is_told()


def test_the_architects_may_go_on_with_a_no_which_the_ministry_then_owes(crm: Story) -> None:
    preparing(crm).planner("decide ready: Begin with the pilot while the board decides.")
    told = crm.gets(
        MINISTRY,
        "Who does what: Case files",
        "Begin with the pilot while the board decides.",
        "Secure funding through the Digital Investment Office or Treasury Board – open, by",
    )
    crm.gets(PLANNER, "Who does what: Case files")
    crm.answers(told, "The board has decided: funding is secured.")
    crm.gets(MINISTRY, "Filed")
    crm.gets(PLANNER, "For a planner")
    crm.planner("done funding", "done advise_on_approach", *PARTS)
    crm.stands_at("Expectations are met")
    crm.gets(MINISTRY, "Expectations are met", "Treasury Board – done")
    crm.all_is_told()


def test_crm_may_not_be_the_answer(crm: Story) -> None:
    preparing(crm).planner("decide other_approach: A shared list is enough.")
    crm.stands_at("Closed")
    crm.gets(MINISTRY, "Another approach", "What we advise instead: A shared list is enough.")
    crm.all_is_told()


def test_a_ministry_that_takes_long_is_reminded_of_what_is_open(crm: Story) -> None:
    preparing(crm).planner("done advise_on_approach")
    crm.after(weeks=5)
    crm.gets(
        MINISTRY, "Still open: Case files", "by Tuesday, December 15, 2026", "Is funding secured"
    )
    assert crm.is_reminded() == ["Due soon", "Due today", "Overdue"]
    crm.all_is_told()


def test_what_is_open_may_not_be_needed_and_is_waited_for_no_longer(crm: Story) -> None:
    ready(crm).planner("done advise_on_approach", "decide enough: The pilot was all you wanted.")
    crm.stands_at("Expectations are met")
    crm.gets(
        MINISTRY,
        "Expectations are met",
        "The pilot was all you wanted.",
        "Facilitate licence acquisition (OCIO) – not needed",
    )
    crm.after(weeks=12)
    crm.all_is_told()


def test_a_ministry_may_withdraw(crm: Story) -> None:
    ready(crm).planner("decide withdrawn")
    crm.stands_at("Closed")
    crm.gets(MINISTRY, "Closed: Licensing contacts", "The ministry withdraws.")
    crm.all_is_told()


def test_an_answer_that_is_late_and_parts_that_are_late_are_told_and_escalated(crm: Story) -> None:
    ready(crm).after(weeks=2)
    assert crm.is_reminded() == ["Due soon", "Due today", "Overdue", "Escalated"]
    crm.planner("done advise_on_approach")
    crm.after(weeks=10)
    assert sorted(set(crm.is_reminded())) == ["Due soon", "Due today", "Escalated", "Overdue"]
    crm.all_is_told()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_each_question_of_the_directory_is_answered_with_its_contact(
    question: Question, crm: Story
) -> None:
    for number, asks in enumerate(question.asks):
        clerk = f"clerk{number}@ministry.example.gov"
        crm.writes(clerk, "A question", f"Hello,\n\n{asks}\n\nRegards\nA clerk")
        crm.gets(clerk, "CRM: what is expected", question.answer, f"Turn to: {question.contact}")
    crm.all_is_told()


def test_a_question_that_the_directory_does_not_answer_is_put_to_a_planner(crm: Story) -> None:
    crm.arrives("crm-5")
    crm.gets(COLLEAGUE, "CRM: what is expected, and how to begin", "For architecture")
    crm.gets(PLANNER, "For a planner", "asks what the directory of questions does not answer")
    crm.all_is_told()
