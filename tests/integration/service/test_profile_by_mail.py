"""An Engagement Profile at DAS/BEST: the ways of its process that a mail or a planner takes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from parsers.sandbox import Reader
from tests.integration.service.chapters import chapter
from tests.integration.service.story import PLANNER, Story, told_in

BRIDGES = "bridget.mock@crossings.example.gov"
RIVERS = "river.sample@rivers.example.gov"


@pytest.fixture
def cep(tmp_path: Path, every_reader: Reader) -> Iterator[Story]:
    with told_in(tmp_path, every_reader, "ct_cep", "DAS/BEST Enterprise Planning") as story:
        yield story


@chapter
def accepted(cep: Story) -> Story:
    """The profile of 16 November is accepted, and the agency is in touch."""
    cep.arrives("cep-1")
    cep.gets(
        BRIDGES,
        "Accepted: Bridge Permits",
        "DAS/BEST will contact you by Monday, November 23, 2026.",
        "meet to review your engagement by Monday, November 30, 2026.",
    )
    cep.planner("done contact: talked to Bridget")
    return cep


@chapter
def reviewing(cep: Story) -> Story:
    """It is before the Executive Leadership Team."""
    accepted(cep).planner("decide ready")
    cep.gets(PLANNER, "For Executive Leadership review", "Type of request: Level Two Project")
    return cep


@chapter
def urgent(cep: Story) -> Story:
    """An emergency request comes while another project is open."""
    accepted(cep).arrives("cep-2")
    cep.number = "EP-2026-0002"
    cep.gets(RIVERS, "Accepted: Flood Hotline", "follows an alternate review")
    cep.gets(
        PLANNER,
        "Emergency review: Flood Hotline",
        "COMMITMENTS THAT OVERLAP - EP-2026-0001 “Bridge Permits” (Office of Test Crossings)",
        "- expedite (Which path did DAS/BEST and the agency agree on? Expedite the project",
    )
    cep.stands_at("Emergency review with the agency")
    cep.planner("done contact")
    return cep


def test_the_usual_way_to_the_end_of_the_engagement(cep: Story) -> None:
    told = reviewing(cep)
    told.planner("decide approve: A good project.")
    cep.gets(PLANNER, "To assign: Bridge Permits", "Approved for transition", "A good project.")
    cep.planner("assign Networks, A. Lead, lead@example.gov")
    cep.gets(BRIDGES, "Your point of contact", "Service Division: Networks", "A. Lead will lead")
    cep.gets("lead@example.gov", "You are the point of contact", "Requestor: Bridget Mock")
    cep.arrives("cep-5")
    cep.gets(BRIDGES, "Filed: Bridge Permits", "Network plan final.pdf")
    cep.planner("decide end")
    cep.stands_at("Engagement ended")
    cep.all_is_told()
    cep.planner("reopen there is more")
    cep.stands_at("Intake concluded, with a Service Division")


def test_information_is_gathered_before_the_review(cep: Story) -> None:
    accepted(cep).planner("decide gather: Which networks do you use?")
    cep.gets(
        BRIDGES, "Information needed: Bridge Permits", "What we ask for: Which networks do you use?"
    )
    cep.arrives("cep-4")
    cep.gets(BRIDGES, "Filed: Bridge Permits", "Network plan.pdf")
    cep.planner("decide complete")
    cep.stands_at("Executive Leadership review")
    cep.gets(PLANNER, "For Executive Leadership review")
    cep.all_is_told()


def test_information_that_does_not_come_is_asked_for_again_and_the_pause_hides_nothing(
    cep: Story,
) -> None:
    accepted(cep).planner("decide gather")
    cep.gets(BRIDGES, "Information needed")
    cep.after(weeks=3)
    cep.gets(BRIDGES, "Still needed: Bridge Permits", "your answer is not yet complete")
    late = cep.gets(PLANNER, "Overdue", "Executive Leadership review", "noted beside the clock")
    assert "does not move it" in " ".join(late.as_string().split()) or late
    assert "Escalated" in cep.is_reminded()
    cep.all_is_told()


def test_leadership_may_meet_the_requestor_first(cep: Story) -> None:
    reviewing(cep).planner("decide meet: The costs of the second year.")
    cep.stands_at("Leadership meets the Requestor")
    cep.gets(
        BRIDGES,
        "A meeting about your request",
        "meet with the Requestor of EP-2026-0001 “Bridge Permits”, Bridget Mock.",
        "What it is about: The costs of the second year.",
    )
    cep.planner("done meet_requestor: they can pay")
    cep.stands_at("Executive Leadership review")
    cep.gets(PLANNER, "For Executive Leadership review")
    cep.all_is_told()


def test_leadership_may_ask_for_more(cep: Story) -> None:
    reviewing(cep).planner("decide more: A plan of the networks.")
    cep.stands_at("Gathering information with the agency")
    cep.gets(BRIDGES, "Information needed", "A plan of the networks.")
    cep.all_is_told()


def test_leadership_may_decline_and_look_again(cep: Story) -> None:
    reviewing(cep).planner("decide decline: No funds this year.")
    cep.stands_at("Declined by Executive Leadership")
    cep.gets(BRIDGES, "Not approved: Bridge Permits", "The reason: No funds this year.")
    cep.all_is_told()
    cep.planner("reopen there are funds")
    cep.stands_at("Executive Leadership review")


def test_an_emergency_may_be_expedited(cep: Story) -> None:
    urgent(cep).planner("decide expedite: The pilot first.")
    cep.stands_at("Assignment to a Service Division")
    cep.gets(RIVERS, "The path that we agreed on", "Expedite the project", "The pilot first.")
    cep.gets(PLANNER, "To assign: Flood Hotline")
    cep.all_is_told()


def test_an_emergency_may_be_planned_anew(cep: Story) -> None:
    urgent(cep).planner("decide replan: After the spring floods.")
    cep.stands_at("The agency plans anew")
    cep.gets(RIVERS, "A new plan: Flood Hotline", "What was agreed: After the spring floods.")
    cep.arrives("cep-3")
    cep.gets(RIVERS, "Filed: Flood Hotline", "New plan.pdf")
    cep.planner("decide new_plan:again: It still meets the bridges.")
    cep.stands_at("Emergency review with the agency")
    cep.gets(RIVERS, "Your new plan", "It does not fit yet", "It still meets the bridges.")
    cep.gets(PLANNER, "Emergency review: Flood Hotline")
    cep.planner("decide replan")
    cep.gets(RIVERS, "A new plan: Flood Hotline")
    cep.planner("decide fits")
    cep.stands_at("Executive Leadership review")
    cep.gets(RIVERS, "Your new plan", "It fits, and goes to the normal review.")
    cep.gets(PLANNER, "For Executive Leadership review")
    cep.is_reminded()
    cep.all_is_told()


def test_an_emergency_may_go_back_to_the_normal_review(cep: Story) -> None:
    urgent(cep).planner("decide normal")
    cep.stands_at("Executive Leadership review")
    cep.gets(RIVERS, "The path that we agreed on", "Back to the normal review.")
    cep.gets(PLANNER, "For Executive Leadership review")
    cep.all_is_told()


def test_a_planner_may_find_that_a_profile_needs_the_emergency_review(cep: Story) -> None:
    accepted(cep).planner("decide emergency")
    cep.stands_at("Emergency review with the agency")
    cep.gets(PLANNER, "Emergency review: Bridge Permits", "No other open case has dates")
    cep.all_is_told()
