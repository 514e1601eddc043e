"""Which of the things that a case waits for has arrived?"""

from __future__ import annotations

from form_templates.flow import DeliverableRule, Flow
from intake_mailbot.domain.process import Course, DeliverableRun
from intake_mailbot.domain.process.deliveries import delivered
from tests.unit.domain.process.walking import at

FLOW = Flow(
    deliverables=(
        DeliverableRule("plan", "Plan", words=("plan", "schedule")),
        DeliverableRule("diagram", "Diagram", words=("diagram",)),
        DeliverableRule("estimate", "Estimate", owner="planners"),
    )
)


def waiting(*names: str) -> Course:
    return Course(deliverables=tuple(DeliverableRun(name, 1, at(3, 2)) for name in names))


def test_the_only_thing_expected_is_what_arrived() -> None:
    assert delivered(FLOW, waiting("plan"), ["scan.pdf"], "agency") == "plan"


def test_a_word_in_a_files_name_tells_it_from_others() -> None:
    assert delivered(FLOW, waiting("plan", "diagram"), ["New SCHEDULE.pdf"], "agency") == "plan"


def test_where_nothing_tells_them_apart_a_person_has_to() -> None:
    both = waiting("plan", "diagram")
    assert delivered(FLOW, both, ["scan.pdf"], "agency") == ""
    assert delivered(FLOW, both, ["plan and diagram.pdf"], "agency") == ""


def test_what_somebody_else_owes_does_not_come_from_the_agency() -> None:
    assert delivered(FLOW, waiting("estimate"), ["estimate.pdf"], "agency") == ""
    assert delivered(FLOW, Course(), ["plan.pdf"], "agency") == ""
