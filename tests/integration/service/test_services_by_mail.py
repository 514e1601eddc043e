"""A client and a professional services team: six steps, from the first mail to the last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fixtures.further.filling import word
from fixtures.further.services import FINAL
from parsers.sandbox import Reader
from tests.integration.service.chapters import chapter
from tests.integration.service.story import PLANNER, Story, told_in

CLIENT = "jo.example@telephone.example.gov"
PLANNING = tuple(
    f"done {task}" for task in ("resources", "team", "roles", "validate_scope", "discovery")
)
DESIGN = tuple(
    f"done {document}"
    for document in (
        "design_specification", "optimization_options", "implementation_plan",
        "acceptance_criteria", "operations_policies", "transition_plan",
    )
)  # fmt: skip


@pytest.fixture
def wwp(tmp_path: Path, every_reader: Reader) -> Iterator[Story]:
    with told_in(tmp_path, every_reader, "wwp_services", "Professional Services") as story:
        yield story


@chapter
def assessed(wwp: Story) -> Story:
    """The assessment of 16 November is accepted."""
    wwp.arrives("ps-1")
    wwp.gets(
        CLIENT,
        "Accepted: Metro Ring",
        "We submit a Statement of Work to you by Tuesday, December 8, 2026.",
    )
    return wwp


@chapter
def stated(wwp: Story) -> Story:
    """The Statement of Work is issued."""
    assessed(wwp).planner(
        "done understand", "done gap_analysis", "done define_solution", "done define_metrics",
        "done statement_of_work",
    )  # fmt: skip
    statement = wwp.gets(CLIENT, "Statement of Work to accept", "have the attached acceptance")
    names = sorted(str(part.get_filename()) for part in statement.iter_attachments())
    assert [name.rpartition(".")[2] for name in names] == ["docx", "pdf"]
    return wwp


@chapter
def planning(wwp: Story) -> Story:
    """The Statement of Work came back signed."""
    stated(wwp).arrives("ps-2")
    wwp.gets(CLIENT, "Filed", "Acceptance.pdf")
    wwp.gets(CLIENT, "Plan: Metro Ring", "has come to the step: Plan", "Create the project team")
    wwp.gets(PLANNER, "Plan: Metro Ring")
    return wwp


@chapter
def designing(wwp: Story) -> Story:
    """The project plan is final."""
    planning(wwp).planner(*PLANNING, "done project_plan")
    wwp.gets(CLIENT, "Design: Metro Ring", "Design specification (Engineering), by")
    wwp.gets(PLANNER, "Design: Metro Ring")
    return wwp


@chapter
def delivering(wwp: Story) -> Story:
    """The design is complete."""
    designing(wwp).planner(*DESIGN)
    wwp.gets(
        CLIENT,
        "Deliver: Metro Ring",
        "Integrate and optimize legacy systems (Engineering)",
        "The client's acceptance of the deliverables (the client), by",
    )
    wwp.gets(PLANNER, "Deliver: Metro Ring")
    return wwp


@chapter
def reviewing(wwp: Story) -> Story:
    """Everything is delivered, and accepted by the client on 12 February."""
    delivering(wwp).planner("done implement", "done integrate", "done checkpoints")
    wwp.gets(CLIENT, "Please accept the deliverables", "Milestones met: 3 of 5")
    wwp.planner("done knowledge_transfer", "done client_acceptance")
    wwp.stands_at("Deliver")
    wwp.arrives("ps-6")
    wwp.stands_at("Review")
    wwp.gets(CLIENT, "Filed", "Acceptance of deliverables.pdf")
    final = wwp.gets(CLIENT, "Final acceptance and your feedback", "Milestones met: 5 of 5")
    assert list(final.iter_attachments())
    assert wwp.is_reminded()  # of the status reviews, which this story leaves out
    return wwp


def test_all_six_steps_with_what_the_client_accepts_and_signs(wwp: Story) -> None:
    reviewing(wwp).planner("done history", "done documentation_package", "done package_to_support")
    wwp.gets(PLANNER, "Documentation package for future calls", "Jo Example, (509) 555-0142")
    wwp.arrives("ps-8")
    wwp.stands_at("Improve")
    wwp.gets(CLIENT, "Filed", "Final acceptance signed.docx")
    wwp.gets(CLIENT, "Completed, with thanks: Metro Ring", "they have the documentation package")
    wwp.is_reminded()
    wwp.planner("done internal_review", "done lessons: show the switch-over earlier")
    wwp.stands_at("Completed")
    wwp.all_is_told()
    wwp.planner("reopen a late question")
    wwp.stands_at("Review")


def test_half_an_assessment_comes_back_and_goes_on_corrected(wwp: Story) -> None:
    wwp.arrives("ps-3")
    wwp.gets(CLIENT, "Please correct: Metro Ring", "2 things need to be corrected")
    wwp.arrives("ps-4")
    wwp.stands_at("Assess")
    wwp.gets(CLIENT, "Accepted: Metro Ring", "by Wednesday, December 9, 2026.")
    wwp.all_is_told()


def test_who_only_writes_gets_the_blank_assessment(wwp: Story) -> None:
    wwp.writes(CLIENT, "Services", "Hello,\n\nhow do we begin with you?\n\nJo")
    answer = wwp.gets(CLIENT, "How a services engagement begins", "The engagement has six steps")
    assert list(answer.iter_attachments())
    wwp.all_is_told()


def test_an_unsigned_statement_of_work_is_refused_and_the_signed_one_counts(wwp: Story) -> None:
    stated(wwp).arrives("ps-5")
    wwp.stands_at("Assess")
    wwp.gets(CLIENT, "Please complete: Metro Ring", "“Signature for the client” is not signed")
    wwp.arrives("ps-2")
    wwp.stands_at("Plan")
    wwp.gets(CLIENT, "Filed", "Acceptance.pdf")
    wwp.gets(CLIENT, "Plan: Metro Ring")
    wwp.gets(PLANNER, "Plan: Metro Ring")
    wwp.all_is_told()


def test_an_acceptance_that_does_not_come_is_asked_for_once_more(wwp: Story) -> None:
    stated(wwp).after(weeks=4)
    late = wwp.gets(CLIENT, "Your acceptance is still expected", "It is attached once more")
    assert len(list(late.iter_attachments())) == 2
    assert wwp.is_reminded() == ["Due soon", "Due today", "Overdue"]
    wwp.all_is_told()


def test_a_statement_of_work_may_be_revised(wwp: Story) -> None:
    stated(wwp).planner("decide revise: Two towns instead of three.")
    wwp.stands_at("Assess")
    wwp.gets(
        CLIENT, "The Statement of Work is revised", "What changes: Two towns instead of three."
    )
    wwp.planner("done statement_of_work")
    wwp.gets(CLIENT, "Statement of Work to accept")
    wwp.arrives("ps-2")
    wwp.stands_at("Plan")


def test_an_engagement_may_end_before_it_begins(wwp: Story) -> None:
    assessed(wwp).planner("decide decline: We cannot reach these towns.")
    wwp.stands_at("Ended early")
    wwp.gets(CLIENT, "Ended: Metro Ring", "We cannot reach these towns.")
    wwp.all_is_told()


def test_status_reviews_come_again_and_the_client_hears_of_each(wwp: Story) -> None:
    planning(wwp)
    for _ in range(2):
        wwp.after(weeks=2)
        assert "Due today" in wwp.is_reminded()
        wwp.planner("done status_review")
        wwp.gets(CLIENT, "Status: Metro Ring", "It stands at: Plan.", "Deliverables outstanding: 1")
        wwp.gets(PLANNER, "Status: Metro Ring")


def test_what_stays_overdue_goes_up_the_list_once_a_level(wwp: Story) -> None:
    assessed(wwp).after(weeks=7)
    assert wwp.is_reminded() == ["Due soon", "Due today", "Overdue", *["Escalated"] * 3]
    wwp.all_is_told()


def test_an_issue_is_raised_to_the_director(wwp: Story) -> None:
    delivering(wwp).planner("decide raise: There is no test data.")
    wwp.stands_at("Deliver")
    wwp.gets(PLANNER, "An issue is raised to you", "The issue: There is no test data.")
    wwp.all_is_told()


def goes_up_the_list(wwp: Story, **span: int) -> None:
    """So long nobody does anything: whatever is late is escalated to its third level."""
    wwp.after(**span)
    told = wwp.is_reminded()
    assert told.count("Escalated") >= 3, told


def test_a_project_may_be_late_and_be_planned_anew_at_every_step(wwp: Story) -> None:
    goes_up_the_list(planning(wwp), weeks=8)
    wwp.planner("decide replan: A town fewer.", *PLANNING, "done project_plan")
    wwp.stands_at("Design")
    goes_up_the_list(wwp, weeks=10)
    wwp.planner("decide replan", *PLANNING, "done project_plan", *DESIGN)
    wwp.stands_at("Deliver")
    goes_up_the_list(wwp, weeks=16)
    wwp.planner("decide replan")
    wwp.stands_at("Plan")
    for step in ("Plan", "Design", "Plan", "Design", "Deliver", "Plan"):
        wwp.gets(CLIENT, f"{step}: Metro Ring")
        wwp.gets(PLANNER, f"{step}: Metro Ring")
    wwp.all_is_told()


def test_a_review_that_is_late_goes_up_the_list(wwp: Story) -> None:
    goes_up_the_list(reviewing(wwp), weeks=8)
    wwp.all_is_told()


@pytest.mark.parametrize("before", [planning, designing, delivering])
def test_a_project_may_be_stopped_at_every_step(
    before: Callable[[Story], Story], wwp: Story
) -> None:
    before(wwp).planner("decide stop: The budget was cut.")
    wwp.stands_at("Ended early")
    wwp.gets(CLIENT, "Ended: Metro Ring", "The budget was cut.")
    wwp.all_is_told()
    wwp.planner("reopen it goes on")
    wwp.stands_at("Plan")


def test_another_assessment_for_a_project_at_work_is_put_to_planners(wwp: Story) -> None:
    planning(wwp).arrives("ps-4")
    wwp.stands_at("Plan")
    wwp.gets(PLANNER, "A new version came: Metro Ring", "The case stands at: Plan.")


def test_an_unsigned_final_acceptance_is_refused_kindly(wwp: Story) -> None:
    reviewing(wwp).arrives("ps-7")
    wwp.stands_at("Review")
    wwp.gets(CLIENT, "Please complete: Metro Ring", "“Signature for the client” is not signed")


def unmet(wwp: Story) -> None:
    """The final acceptance came signed, and says that the metrics were not met."""
    reviewing(wwp).planner("done history", "done documentation_package", "done package_to_support")
    wwp.gets(PLANNER, "Documentation package for future calls")
    said = FINAL | {"metrics_met": "No", "signed_date": "02/12/2027"}
    data = word("wwp_services", said, {"signature": 64}, "final_acceptance")
    wwp.sends(CLIENT, f"[{wwp.number}] Final acceptance", "Signed, with remarks.docx", data)
    wwp.stands_at("Review")
    wwp.gets(CLIENT, "Filed", "Signed, with remarks.docx")
    wwp.gets(
        PLANNER,
        "For a planner",
        "Signed, with remarks.docx came for “Signed final acceptance, with feedback”, complete: It"
        " says that the acceptance metrics were not met.",
        "“rework” takes the project back to delivery",
        "- done final_acceptance (",
        "- rework (",
    )
    wwp.all_is_told()


def test_an_acceptance_that_says_the_metrics_were_not_met_is_put_to_planners(wwp: Story) -> None:
    unmet(wwp)
    wwp.planner("decide rework: The ring does not switch over.")
    wwp.stands_at("Deliver")
    wwp.gets(CLIENT, "Deliver: Metro Ring")
    wwp.gets(PLANNER, "Deliver: Metro Ring")
    wwp.all_is_told()


def test_a_planner_may_take_it_as_accepted_all_the_same(wwp: Story) -> None:
    unmet(wwp)
    wwp.planner("done final_acceptance: agreed by phone")
    wwp.stands_at("Improve")
    wwp.gets(CLIENT, "Completed, with thanks: Metro Ring")
    wwp.all_is_told()


def test_a_project_that_is_not_accepted_goes_back_to_delivery(wwp: Story) -> None:
    reviewing(wwp).planner("decide rework: The ring does not switch over.")
    wwp.stands_at("Deliver")
    wwp.gets(CLIENT, "Deliver: Metro Ring")
    wwp.gets(PLANNER, "Deliver: Metro Ring")
    wwp.all_is_told()


def test_a_project_may_end_without_acceptance(wwp: Story) -> None:
    reviewing(wwp).planner("decide stop")
    wwp.stands_at("Ended early")
    wwp.gets(CLIENT, "Ended: Metro Ring", "If it is to be taken up again, reply to this message.")
    wwp.all_is_told()
