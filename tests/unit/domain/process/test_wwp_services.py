"""A professional services engagement in its six steps, along every branch."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.unit.domain.process.walking import Walk, at, rules_of

RULES = rules_of("wwp_services", "US")
PLANNING = ("resources", "team", "roles", "validate_scope", "discovery")
DESIGN = (
    "design_specification", "optimization_options", "implementation_plan", "acceptance_criteria",
    "operations_policies", "transition_plan",
)  # fmt: skip
MILESTONES = ("implement", "integrate", "checkpoints", "client_acceptance", "knowledge_transfer")


def assessment(legacy: str = "Yes") -> Walk:
    """An assessment received on Monday, March 2, 2026."""
    return Walk(RULES, at(3, 2)).arrives(legacy_systems=legacy)


def planning(legacy: str = "Yes") -> Walk:
    walk = assessment(legacy).does("understand", "gap_analysis", "define_solution")
    walk.does("define_metrics").sends("statement_of_work")
    return walk.sends("accepted_statement", signed=True)


def designing() -> Walk:
    return planning().does(*PLANNING).sends("project_plan")


def delivering() -> Walk:
    walk = designing()
    for document in DESIGN:
        walk.sends(document)
    return walk


def reviewing() -> Walk:
    return delivering().does(*MILESTONES).sends("accepted_deliverables")


def test_the_client_is_promised_a_statement_of_work():
    walk = assessment()
    assert walk.stage == "assess"
    assert walk.due("assessment") == date(2026, 3, 23)
    assert walk.figures() == {
        "Milestones met": "0 of 5",
        "Business days late": "0",
        "Deliverables outstanding": "2",
    }


def test_the_statement_of_work_goes_out_with_its_acceptance_to_sign():
    walk = assessment().sends("statement_of_work")
    assert [(one.message, one.forms) for one in walk.last] == [
        ("statement", ("statement_of_work",))
    ]
    assert walk.due("acceptance_of_statement") == date(2026, 3, 23)


def test_only_a_signed_acceptance_ends_the_assessment():
    walk = assessment().sends("statement_of_work").sends("accepted_statement")
    assert walk.stage == "assess"
    assert walk.told(last=True) == [("lacking", "agency")]
    assert walk.sends("accepted_statement", signed=True).stage == "plan"


def test_an_acceptance_that_takes_long_is_asked_for_again():
    walk = assessment().sends("statement_of_work").time_passes(at(3, 25))
    assert ("statement_late", "agency") in walk.told()


def test_a_statement_of_work_may_be_revised_or_be_the_end():
    walk = assessment().sends("statement_of_work").decides("assessment", "revise", "less scope")
    assert walk.stage == "assess"
    assert walk.told(last=True) == [("statement_revised", "agency")]
    walk.sends("statement_of_work").sends("accepted_statement", signed=True)
    assert walk.stage == "plan"
    ended = assessment().decides("assessment", "decline")
    assert (ended.stage, ended.told(last=True)) == ("ended", [("ended", "agency")])
    assert ended.is_reopened().stage == "plan"


def test_the_plan_is_final_when_team_roles_scope_and_plan_are_there():
    walk = planning().does(*PLANNING)
    assert walk.stage == "plan"
    assert walk.sends("project_plan").stage == "design"
    assert walk.told(last=True) == [("step", "agency"), ("step", "project_manager")]


def test_every_design_document_is_needed():
    walk = designing()
    for document in DESIGN[:-1]:
        walk.sends(document)
    assert walk.stage == "design"
    assert walk.figures()["Deliverables outstanding"] == "1"
    assert walk.sends(DESIGN[-1]).stage == "deliver"


def test_milestones_are_met_one_after_the_other():
    walk = delivering().does("implement", "integrate")
    assert walk.figures()["Milestones met"] == "2 of 5"
    walk.does("checkpoints")
    assert walk.told(last=True) == [("to_accept", "agency")]
    walk.does("client_acceptance", "knowledge_transfer")
    assert walk.stage == "deliver"  # the client's acceptance is still outstanding
    assert walk.sends("accepted_deliverables").stage == "review"


def test_without_legacy_systems_there_is_a_milestone_less():
    assert planning(legacy="No").figures()["Milestones met"] == "0 of 4"


def test_status_reviews_come_again_every_two_weeks():
    walk = planning()
    assert walk.due("status") == date(2026, 3, 16)
    walk.time_passes(at(3, 16))
    assert ("status", "due", "project_manager") in walk.deadlines()
    walk.does("status_review")
    assert walk.told(last=True) == [("status_report", "agency"), ("status_report", "services")]
    assert walk.due("status") == date(2026, 3, 30)
    walk.time_passes(at(3, 30)).does("status_review")
    assert walk.due("status") == date(2026, 4, 13)
    assert sum(one.task == "status_review" for one in walk.course.open_tasks) == 1


def test_status_reviews_go_on_from_step_to_step_and_end_with_the_review():
    walk = designing().does("status_review")
    assert any(one.task == "status_review" for one in walk.course.open_tasks)
    over = reviewing().does("history", "package_to_support").sends("documentation_package")
    over.sends("final_acceptance", signed=True)
    assert over.stage == "improve"
    assert not over.course.clock("status").running


MADE_LATE: tuple[tuple[str, Callable[[], Walk]], ...] = (
    ("assessment", assessment),
    ("plan", planning),
    ("design", designing),
    ("implementation", delivering),
    ("checkpoints", delivering),
    ("client_acceptance", delivering),
    ("transfer", delivering),
    ("review", reviewing),
)
"""Every clock that is escalated, and a project in which it runs."""


def test_whatever_is_overdue_goes_to_the_next_on_the_list_once_a_level():
    for late, project in MADE_LATE:
        walk = project().time_passes(at(12, 1))
        told = [to for clock, mark, to in walk.deadlines() if (clock, mark) == (late, "escalated")]
        assert told == ["project_manager", "services", "director"], late
        assert int(walk.figures()["Business days late"]) > 20


def test_an_issue_may_be_raised_a_plan_made_anew_or_the_project_stopped():
    raised = delivering().decides("going_on", "raise", "no test data")
    assert (raised.stage, raised.told(last=True)) == ("deliver", [("raised", "director")])
    for step in (planning, designing, delivering):
        assert step().decides("going_on", "replan").stage == "plan"
        assert step().decides("going_on", "stop").stage == "ended"


def test_a_further_version_of_the_assessment_is_put_to_planners():
    walk = planning().arrives(legacy_systems="No")
    assert walk.stage == "plan"
    assert ("new_version", "planners") in walk.told(last=True)


def test_the_final_acceptance_must_be_signed_and_goes_with_the_documentation():
    walk = reviewing()
    assert [(one.message, one.forms) for one in walk.last] == [("final", ("final_acceptance",))]
    walk.does("history", "package_to_support")
    assert walk.told(last=True) == [("to_support", "customer_support")]
    walk.sends("documentation_package").sends("final_acceptance")
    assert walk.stage == "review"
    walk.sends("final_acceptance", signed=True)
    assert walk.stage == "improve"
    assert walk.told(last=True) == [("completed", "agency")]
    assert walk.does("internal_review", "lessons").stage == "closed"
    assert walk.is_reopened().stage == "review"


def test_a_project_that_is_not_accepted_goes_back_or_ends():
    assert reviewing().decides("final", "rework").stage == "deliver"
    assert reviewing().decides("final", "stop").stage == "ended"
