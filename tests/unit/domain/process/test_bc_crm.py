"""A CRM opportunity's way between ministry and OCIO, along every branch of its process."""

from __future__ import annotations

from datetime import date

import pytest

from form_templates import load_office
from tests.unit.domain.process.walking import Walk, at, rules_of

RULES = rules_of("bc_crm", "CA-BC")
ASKED = [field.id for field in load_office("bc_crm").form.values if field.id.endswith("_answer")]
MATRIX = RULES.flow.stage("responsibilities").tasks
OF_THE_OCIO = tuple(one for one in MATRIX if RULES.flow.task(one).owner != "ministry")


def checklist(**answers: str) -> Walk:
    """A checklist received on Monday, March 2, 2026; every answer is Yes but these."""
    return Walk(RULES, at(3, 2)).arrives(**(dict.fromkeys(ASKED, "Yes") | answers))


def test_a_ministry_that_is_ready_gets_the_table_of_responsibilities_at_once() -> None:
    walk = checklist()
    assert walk.stage == "responsibilities"
    assert walk.told() == [("responsibilities", "agency"), ("responsibilities", "planners")]
    assert walk.due("answer") == date(2026, 3, 9)
    owners = {RULES.flow.task(one.task).owner for one in walk.course.open_tasks}
    assert owners == {"ocio", "architecture"}  # what the ministry answered with Yes is done
    assert len(walk.course.open_tasks) == 11


def test_an_answer_that_is_no_comes_first() -> None:
    walk = checklist(funding_answer="No")
    assert walk.stage == "preparation"
    assert walk.told() == [("preparation", "agency")]
    assert walk.due("preparation") == date(2026, 3, 30)


def test_a_corrected_checklist_goes_on_by_itself() -> None:
    walk = checklist(funding_answer="No")
    walk.now = at(3, 10)
    walk.arrives(**dict.fromkeys(ASKED, "Yes"))
    assert walk.stage == "responsibilities"
    assert ("responsibilities", "agency") in walk.told(last=True)


def test_a_corrected_checklist_that_still_says_no_waits_on() -> None:
    walk = checklist(funding_answer="No").arrives(roadmap_answer="No")
    assert walk.stage == "preparation"


@pytest.mark.parametrize("asked", ASKED)
def test_what_the_architects_go_on_without_is_owed_by_the_ministry(asked: str) -> None:
    walk = checklist(**{asked: "No"}).decides("readiness", "ready")
    assert walk.stage == "responsibilities"
    owed = [one.task for one in walk.course.open_tasks if one.task not in OF_THE_OCIO]
    assert owed == ["advise_on_approach", asked.removesuffix("_answer")]


def test_the_architects_may_find_it_ready_all_the_same() -> None:
    walk = checklist(options_answer="No").decides("readiness", "ready")
    assert walk.does(*OF_THE_OCIO).stage == "responsibilities"
    assert walk.does("options").stage == "established"


def test_crm_may_not_be_the_answer() -> None:
    walk = checklist(fit_for_purpose_answer="No").decides("readiness", "other_approach", "a list")
    assert walk.stage == "closed"
    assert walk.told(last=True) == [("other_approach", "agency")]
    assert walk.is_reopened().stage == "responsibilities"


def test_a_ministry_that_takes_long_is_reminded() -> None:
    walk = checklist(funding_answer="No").time_passes(at(4, 2))
    assert ("preparation_late", "agency") in walk.told()
    assert ("preparation", "overdue", "planners") in walk.deadlines()


def test_when_everybody_has_done_their_part_expectations_are_met() -> None:
    walk = checklist()
    for task in OF_THE_OCIO:
        assert walk.stage == "responsibilities"
        walk.does(task)
    assert walk.stage == "established"
    assert walk.told(last=True) == [("responsibilities", "agency")]
    assert walk.course.clock("licences").kept
    assert walk.does("advise_on_approach").decides("opportunity", "over").stage == "closed"
    assert walk.told(last=True) == [("closed", "agency")]


def test_it_may_go_on_although_something_is_open() -> None:
    walk = checklist().does("advise_on_approach").decides("expectations", "enough")
    assert walk.stage == "established"
    assert walk.course.open_tasks == ()  # what is open is not needed
    assert walk.course.running == ()


def test_a_ministry_may_withdraw() -> None:
    walk = checklist().decides("expectations", "withdrawn")
    assert walk.stage == "closed"
    assert walk.course.running == ()
    assert walk.told(last=True) == [("closed", "agency")]


def test_an_answer_that_is_late_goes_up_to_the_ocio() -> None:
    walk = checklist().time_passes(at(3, 13))
    assert ("answer", "escalated", "ocio") in walk.deadlines()


def test_licences_that_take_long_go_up_to_the_ocio() -> None:
    walk = checklist().time_passes(at(6, 1))
    assert ("licences", "escalated", "ocio") in walk.deadlines()
