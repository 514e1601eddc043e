"""A blueprint engagement, from the request to the path forward, along every branch."""

from __future__ import annotations

from datetime import date

import pytest

from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.process import Done
from tests.unit.domain.process.walking import Walk, at, rules_of

RULES = rules_of("dta_blueprint", "AU-ACT")


def request() -> Walk:
    """A request received on Tuesday, March 3, 2026."""
    return Walk(RULES, at(3, 3)).arrives(business_need="Move to the cloud", strategy="Cloud first")


def workshop() -> Walk:
    return request().does("arrange_workshop").does("workshop")


def letter(path: str = "discovery") -> Walk:
    return workshop().decides("path", path, "Two workshops and a review")


def signed(path: str = "discovery") -> Walk:
    return letter(path).sends("letter_of_intent", signed=True)


def test_the_agency_is_promised_a_contact_about_the_workshop():
    walk = request()
    assert walk.stage == "requested"
    assert walk.due("contact") == date(2026, 3, 11)  # Canberra Day between
    assert walk.does("arrange_workshop").stage == "workshop"
    assert walk.told(last=True) == [("workshop", "agency"), ("to_hold", "program")]


def test_what_was_learned_in_a_workshop_stays_on_the_case():
    walk = request().does("arrange_workshop").happens(Done("workshop", "pat", "cloud first"))
    assert [one.note for one in walk.course.tasks if one.task == "workshop"] == ["cloud first"]
    assert walk.figures()["A path forward is recorded"] == "no"


def test_there_may_be_several_workshops():
    walk = workshop().decides("path", "again", "the ICT environment")
    assert walk.stage == "workshop"
    assert walk.told(last=True) == [("workshop", "agency"), ("to_hold", "program")]
    with pytest.raises(UsageError, match="cannot be chosen yet"):
        walk.decides("path", "discovery")
    assert walk.does("workshop").decides("path", "planning").stage == "letter"


def test_a_letter_goes_out_for_discovery_and_is_due_back_signed():
    walk = letter()
    [sent] = walk.last
    assert (sent.message, sent.to, sent.forms) == ("letter", ("agency",), ("letter_of_intent",))
    assert walk.due("letter") == date(2026, 3, 25)
    assert walk.figures()["The signed letter of intent is on file"] == "no"


def test_a_letter_that_comes_back_unsigned_is_told_kindly_and_waited_for():
    walk = letter().sends("letter_of_intent")
    assert walk.stage == "letter"
    assert walk.told(last=True) == [("lacking", "agency")]
    assert walk.sends("letter_of_intent", signed=True).stage == "discovery"


def test_a_letter_that_takes_long_is_sent_once_more():
    walk = letter().time_passes(at(3, 27))
    assert ("letter_late", "agency") in walk.told()


def test_a_signed_letter_establishes_the_path_and_discovery_begins():
    walk = signed()
    assert walk.course.visits[-2:] == ("established", "discovery")
    assert walk.told(last=True) == [("established", "agency"), ("established", "program")]
    run = walk.course.clock("discovery")
    assert (run.earliest, run.due) == (date(2026, 3, 31), date(2026, 4, 28))
    assert walk.figures() == {
        "A path forward is recorded": "yes",
        "Business need and strategy are recorded": "yes",
        "The signed letter of intent is on file": "yes",
    }


def test_a_discovery_that_ends_too_soon_is_noted():
    walk = signed().does("discover")
    walk.now = at(3, 20)
    walk.decides("path_forward", "recorded", "Pilot in June")
    assert "clock ended before its earliest end: The discovery phase ends" in walk.said
    assert walk.stage == "complete"
    assert walk.told(last=True) == [("complete", "agency")]


def test_after_a_discovery_planning_may_follow():
    walk = signed().does("discover").decides("path_forward", "planning")
    assert walk.stage == "planning"
    assert walk.told(last=True) == [("established", "agency"), ("established", "program")]
    walk.does("plan_transition").decides("path_forward", "recorded")
    assert walk.stage == "complete"
    assert walk.is_reopened().stage == "planning"


def test_planning_follows_its_letter_at_once():
    assert signed("planning").stage == "planning"


def test_an_agency_may_manage_its_own_at_every_turn():
    assert request().decides("request", "not_now").stage == "discontinued"
    assert workshop().decides("path", "discontinue").stage == "discontinued"
    assert letter().decides("letter", "discontinue").stage == "discontinued"
    assert signed().decides("path_forward", "discontinue").stage == "discontinued"
    walk = workshop().decides("path", "discontinue", "Thank you")
    assert walk.told(last=True) == [("discontinued", "agency")]
    assert walk.is_reopened().stage == "workshop"


def test_a_letter_may_be_talked_over_again():
    walk = letter().decides("letter", "talk_again")
    assert walk.stage == "workshop"
    assert walk.told(last=True) == [("workshop", "agency"), ("to_hold", "program")]
    assert walk.does("workshop").decides("path", "planning").stage == "letter"
    assert walk.sends("letter_of_intent", signed=True).stage == "planning"


def test_a_discovery_that_takes_too_long_goes_up_to_the_program():
    walk = signed().time_passes(at(5, 4))
    assert ("discovery", "escalated", "program") in walk.deadlines()


def test_planning_may_be_gone_over_again_or_be_left():
    walk = signed("planning").does("plan_transition").decides("path_forward", "planning")
    assert walk.stage == "planning"
    assert [one.task for one in walk.course.open_tasks] == ["plan_transition"]
    assert walk.decides("path_forward", "discontinue").stage == "discontinued"


def test_a_contact_that_is_late_goes_up_to_the_program():
    walk = request().time_passes(at(3, 20))
    assert ("contact", "escalated", "program") in walk.deadlines()


def test_a_further_version_of_the_request_is_put_to_the_program():
    walk = workshop().arrives(business_need="Another one")
    assert walk.stage == "workshop"
    assert ("new_version", "planners") in walk.told(last=True)
