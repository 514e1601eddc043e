"""What the engine gives every process, shown on small ones that no office has."""

from __future__ import annotations

from datetime import date

import pytest

from form_templates.flow import (
    Choice,
    DecisionRule,
    DeliverableRule,
    Flow,
    Notice,
    Stage,
    TaskRule,
    Way,
)
from form_templates.flow_clocks import ClockRule, Escalation, Level, Pausing, Unit
from form_templates.flow_conditions import Ask, When
from form_templates.flow_defaults import BUILT_IN_DECISIONS, BUILT_IN_STAGES, shortest
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import Verdict
from intake_mailbot.domain.process import Mark, next_alarm
from intake_mailbot.domain.process.possible import Verb, possible
from intake_mailbot.domain.process.timing import days_left
from tests.unit.domain.process.walking import Walk, at, rules

END = Stage("end", "Ended", final=True)
GO = DecisionRule("go", "Go on?", (Choice("on", "On", "end"), Choice("wait", "Not yet")))


def process(*stages: Stage, **more: object) -> Flow:
    written = stages or (Stage("work", "Work", decisions=("go",)),)
    parts = {"decisions": (GO,)} | more
    parts["decisions"] = (*BUILT_IN_DECISIONS, *parts["decisions"])  # type: ignore[misc]
    return Flow(stages=(*BUILT_IN_STAGES, *written, END), first=written[0].id, **parts)  # type: ignore[arg-type]


def walk(flow: Flow, month: int = 3, day: int = 2) -> Walk:
    return Walk(rules(flow), at(month, day)).arrives()


def test_an_office_without_stages_accepts_and_closes():
    case = walk(shortest(Flow()))
    assert case.stage == "accepted"
    assert case.decides("close", "close").stage == "closed"
    assert case.is_reopened().stage == "accepted"


def test_a_returned_form_that_does_not_come_back_can_be_given_up_and_opened_again():
    case = Walk(rules(process()), at(3, 2)).arrives(Verdict.RETURN)
    orders = [one.name for one in possible(case.rules, case.course) if one.verb is Verb.DECIDE]
    assert orders == ["give_up"]
    case.decides("corrected_form", "give_up", "The project was called off")
    assert (case.stage, case.course.closed) == ("given_up", case.now)
    assert case.is_reopened().stage == "returned"


def test_a_corrected_form_takes_up_what_was_given_up():
    case = Walk(rules(process()), at(3, 2)).arrives(Verdict.RETURN)
    case.decides("corrected_form", "give_up")
    case.now = at(5, 4)
    case.arrives()
    assert (case.stage, case.course.closed, case.course.received) == ("work", None, at(5, 4))
    case.arrives(Verdict.RETURN)
    assert case.stage == "returned"


def test_what_is_given_up_and_comes_again_with_a_fault_is_returned_again():
    case = Walk(rules(process()), at(3, 2)).arrives(Verdict.RETURN)
    case.decides("corrected_form", "give_up").arrives(Verdict.RETURN)
    assert (case.stage, case.course.closed) == ("returned", None)


def test_a_choice_that_leads_nowhere_is_only_recorded():
    case = walk(process()).decides("go", "wait", "not before June")
    assert case.stage == "work"
    assert case.said[-1] == "decided: Go on? Not yet – not before June"


def test_a_span_has_an_earliest_and_a_latest_end():
    clock = ClockRule(
        "discovery", "Discovery", 8, Unit.WEEKS, ("entered:work",), ("decided:go",), earliest=4
    )
    case = walk(process(clocks=(clock,)))
    run = case.course.clock("discovery")
    assert (run.earliest, run.due) == (date(2026, 3, 30), date(2026, 4, 27))
    case.now = at(3, 29)
    assert case.decides("go", "wait").said[-1] == "clock ended before its earliest end: Discovery"


def test_a_pause_that_extends_moves_the_last_day_and_silences_the_clock():
    clock = ClockRule(
        "answer", "We answer", 5, Unit.BUSINESS_DAYS, stops=("entered:end",),
        pauses_in=("wait",), pausing=Pausing.EXTENDS,
    )  # fmt: skip
    there = DecisionRule("there", "Wait?", (Choice("yes", "Yes", "wait"),))
    back = DecisionRule("back", "Back?", (Choice("yes", "Yes", "work"),))
    flow = process(
        Stage("work", "Work", decisions=("there", "go")),
        Stage("wait", "Waiting", decisions=("back",)),
        clocks=(clock,), decisions=(GO, there, back),
    )  # fmt: skip
    case = walk(flow)  # due on Monday, the 9th
    case.now = at(3, 4)
    case.decides("there", "yes").time_passes(at(3, 18))
    assert case.deadlines() == []
    assert next_alarm(case.course, case.rules) is None
    case.decides("back", "yes")
    assert case.due("answer") == date(2026, 3, 23)  # ten business days more
    case.time_passes(at(3, 24))
    assert [mark for _, mark, _ in case.deadlines()] == ["warned", "due", "overdue"]


def test_a_stage_that_repeats_begins_its_work_and_clocks_again():
    clock = ClockRule("round", "A round", 2, Unit.DAYS, ("entered:work",), ("done:talk",))
    flow = process(
        Stage("work", "Workshop", tasks=("talk",), ways=(Way("again", "complete:work"),)),
        Stage("again", "Enough?", decisions=("more", "go")),
        clocks=(clock,), tasks=(TaskRule("talk", "Talk"),),
        decisions=(GO, DecisionRule("more", "More?", (Choice("yes", "Yes", "work"),))),
    )  # fmt: skip
    case = walk(flow)
    for _ in range(3):
        case.does("talk").decides("more", "yes")
    assert [(one.clock, one.run, one.running) for one in case.course.clocks] == [
        ("round", 1, False), ("round", 2, False), ("round", 3, False), ("round", 4, True),
    ]  # fmt: skip
    assert case.course.visits == ("work", "again") * 3 + ("work",)


def test_a_deliverable_that_must_be_signed_counts_only_when_it_is():
    flow = process(
        Stage("work", "Letter", deliverables=("letter",), ways=(Way("end", "got:letter"),)),
        decisions=(),
        deliverables=(DeliverableRule("letter", "Letter of intent", signed=True),),
        notices=(Notice("again", "unsigned:letter", "sign_it", ("agency",)),),
    )
    case = walk(flow).sends("letter")
    assert (case.stage, case.told()) == ("work", [("sign_it", "agency")])
    assert case.sends("letter", signed=True).stage == "end"
    assert case.course.deliverables[0].files == ("letter.pdf",)


def closing_by_itself() -> Flow:
    """Two weeks in which what is in scope is mended; then it closes, when nothing is open."""
    return process(
        Stage(
            "work", "Delivery", tasks=("mend",),
            ways=(Way("end", "ended:period", "all_done"), Way("end", "done:mend", "is_over")),
        ),
        decisions=(), tasks=(TaskRule("mend", "Mend what is in scope"),),
        clocks=(ClockRule("period", "The period", 2, Unit.WEEKS, ("entered:work",), warn=0),),
        conditions=(When("all_done", nothing_open=True), When("is_over", ended="period")),
    )  # fmt: skip


def test_a_case_closes_by_itself_at_the_very_end_of_its_period():
    case = walk(closing_by_itself()).does("mend").time_passes(at(3, 16, 23, 59))
    assert case.stage == "work"
    case.time_passes(at(3, 17, 0, 0))
    assert (case.stage, case.course.closed) == ("end", at(3, 17, 0))


def test_a_case_with_something_open_stays_until_it_is_done():
    case = walk(closing_by_itself()).time_passes(at(3, 20))
    assert case.stage == "work"
    assert case.does("mend").stage == "end"


def test_a_condition_asks_what_the_form_says():
    asks = (Ask("kind", ("Urgent Work", "Now")), Ask("day", closer_than=3))
    flow = process(
        Stage("work", "Work", decisions=("go",), ways=(Way("end", when="urgent"),)),
        conditions=(When("urgent", asks),),
    )

    def ends(**answers: str) -> bool:
        return Walk(rules(flow), at(3, 2)).arrives(**answers).stage == "end"

    assert ends(kind="URGENT WORK")
    assert ends(day="2026-03-04")
    assert not ends(day="2026-03-05")
    assert not ends(kind="Usual", day="next week")
    assert ends(day="2020-01-01")


def test_a_notice_goes_only_where_its_condition_holds():
    flow = process(
        conditions=(When("urgent", (Ask("kind", ("Now",)),)),),
        notices=(Notice("n", "accepted", "hurry", ("planners",), "urgent"),),
    )
    assert Walk(rules(flow), at(3, 2)).arrives(kind="Now").told() == [("hurry", "planners")]
    assert Walk(rules(flow), at(3, 2)).arrives(kind="Later").told() == []


def test_optional_work_ends_with_its_stage_and_needed_work_does_not():
    flow = process(
        Stage("work", "Work", tasks=("must", "may"), decisions=("next",)),
        Stage("later", "Later", decisions=("go",)),
        tasks=(TaskRule("must", "Must"), TaskRule("may", "May", optional=True)),
        decisions=(GO, DecisionRule("next", "Next?", (Choice("yes", "Yes", "later"),))),
    )
    case = walk(flow).decides("next", "yes")
    assert [one.task for one in case.course.open_tasks] == ["must"]
    assert case.decides("go", "on").course.open_tasks == ()


def test_an_escalation_list_is_gone_up_once_a_level():
    clock = ClockRule("answer", "We answer", 1, Unit.DAYS, escalation="up", warn=0)
    levels = (Level(1, "one"), Level(3, "two"))
    flow = process(clocks=(clock,), escalations=(Escalation("up", levels),))
    case = walk(flow).time_passes(at(4, 1))
    assert [(mark, to) for _, mark, to in case.deadlines()] == [
        ("due", "planners"), ("overdue", "planners"), ("escalated", "one"), ("escalated", "two"),
    ]  # fmt: skip


def test_deadlines_are_told_on_business_mornings():
    flow = process(clocks=(ClockRule("answer", "We answer", 12, Unit.DAYS, warn=2),))
    case = walk(flow)  # its last day is Saturday, the 14th
    case.time_passes(at(3, 20))
    moments = {str(one.mark): one.at for one in case.course.clock("answer").passed}
    assert moments == {
        "warned": at(3, 11, 8), "due": at(3, 13, 8), "ended": at(3, 15, 0), "overdue": at(3, 16, 8),
    }  # fmt: skip


def test_days_left_are_business_days_and_below_zero_when_late():
    case = walk(process(clocks=(ClockRule("answer", "We answer", 5, Unit.BUSINESS_DAYS),)))
    run = case.course.clock("answer")
    assert [days_left(case.rules, run, at(3, day)) for day in (2, 9, 10, 14)] == [5, 0, -1, -4]


def test_a_clock_kept_late_says_so():
    clock = ClockRule("answer", "We answer", 1, Unit.DAYS, stops=("done:talk",))
    flow = process(
        Stage("work", "Work", tasks=("talk",), decisions=("go",)),
        clocks=(clock,), tasks=(TaskRule("talk", "Talk"),),
    )  # fmt: skip
    case = walk(flow).time_passes(at(3, 5)).does("talk")
    assert "clock ended late: We answer" in case.said
    assert case.course.clock("answer").has_passed(Mark.OVERDUE)


def test_a_division_must_be_one_of_the_offices():
    case = walk(process(divisions=("Applications", "Networks")))
    with pytest.raises(UsageError, match="Networks"):
        case.is_assigned("Netwrks")
    assert case.is_assigned("Networks").course.assignment.division == "Networks"


def test_nothing_can_be_done_to_a_case_that_has_not_begun():
    with pytest.raises(UsageError):
        Walk(rules(process()), at(3, 2)).does("anything")
