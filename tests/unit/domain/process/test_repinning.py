"""A case moved to another definition of its process: what changes, and what never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from form_templates.flow import DeliverableRule, Flow, TaskRule, Way
from form_templates.flow_clocks import ClockRule
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.process import Course, Mark, Rules, TimePassed, advance
from intake_mailbot.domain.process.possible import possible
from intake_mailbot.domain.process.repinning import Repinning, repinned
from tests.unit.domain.process.walking import Walk, at, rules_of
from tests.unit.domain.process.wandering import OFFICES, done_of, wandered

CT = rules_of()


def with_clock(clock: str, **changes: object) -> Flow:
    clocks = (replace(one, **changes) if one.id == clock else one for one in CT.flow.clocks)  # type: ignore[arg-type]
    return replace(CT.flow, clocks=tuple(clocks))


def with_stage(stage: str, **changes: object) -> Flow:
    stages = (replace(one, **changes) if one.id == stage else one for one in CT.flow.stages)  # type: ignore[arg-type]
    return replace(CT.flow, stages=tuple(stages))


def moved(walk: Walk, flow: Flow) -> Repinning:
    new = Rules(flow, walk.rules.time)
    return repinned(walk.course, walk.course.answers, walk.now, walk.rules, new)


@pytest.fixture
def accepted() -> Walk:
    """Received on Monday, March 2: contact due on the 9th, review on the 16th."""
    return Walk(CT, at(3, 2)).arrives()


def test_the_same_process_changes_nothing(accepted: Walk):
    assert moved(accepted, CT.flow) == Repinning(accepted.course, (), ())


def test_a_clock_of_another_length_gets_another_last_day_from_its_beginning(accepted: Walk):
    accepted.now = at(3, 4)
    made = moved(accepted, with_clock("contact", amount=8))
    [said] = made.changes
    assert said == (
        "clock: Contact the agency by 2026-03-12, until now by 2026-03-09"
        " (the agency was told of the earlier day)"
    )
    assert made.course.due("contact") == date(2026, 3, 12)
    old, new = (one for one in made.course.clocks if one.clock == "contact")
    assert (old.running, old.kept) == (False, False)
    assert (new.run, new.running, new.began) == (2, True, at(3, 2))


def test_a_clock_that_was_overdue_and_is_not_any_more_is_told_again_when_it_is(accepted: Walk):
    accepted.time_passes(at(3, 11))
    rules = Rules(with_clock("contact", amount=12), CT.time)
    made = repinned(accepted.course, (), accepted.now, CT, rules)
    run = made.course.clock("contact")
    assert run
    assert run.passed == ()
    later, _ = advance(made.course, TimePassed(), at(3, 25), rules)
    told = later.clock("contact")
    assert told
    assert [one.mark for one in told.passed][:4] == [
        Mark.WARNED, Mark.DUE, Mark.ENDED, Mark.OVERDUE,
    ]  # fmt: skip


def test_what_was_told_of_a_clock_and_is_past_by_both_is_not_told_again(accepted: Walk):
    accepted.time_passes(at(3, 12))
    made = moved(accepted, with_clock("contact", amount=4))
    run = made.course.clock("contact")
    assert run
    marks = [one.mark for one in run.passed]
    assert Mark.OVERDUE in marks
    assert Mark.WARNED in marks


def test_a_last_day_that_a_person_set_keeps_its_day(accepted: Walk):
    accepted.decides("readiness", "gather", until=date(2026, 3, 27))
    made = moved(accepted, with_clock("information", amount=3))
    [said] = made.changes
    assert said == (
        "clock stays: The agency sends the information that was asked for by 2026-03-27,"
        " for a person set that day"
    )
    assert made.course.due("information") == date(2026, 3, 27)


def test_a_clock_that_is_gone_is_called_off_and_a_new_one_starts_at_its_signal(accepted: Walk):
    accepted.now = at(3, 4)
    call = ClockRule("call", "We call", 3, stops=("done:contact",), unit=CT.flow.clocks[0].unit)
    kept = tuple(one for one in CT.flow.clocks if one.id != "leadership_review")
    made = moved(accepted, replace(CT.flow, clocks=(*kept, call)))
    assert made.changes == (
        "clock ends: Executive Leadership review (was due 2026-03-16)",
        "clock starts: We call by 2026-03-05",
    )
    assert {one.clock for one in made.course.running} == {"contact", "call"}


def test_a_new_clock_whose_end_has_come_already_does_not_start(accepted: Walk):
    accepted.does("contact")
    call = ClockRule("call", "We call", 3, stops=("done:contact",), unit=CT.flow.clocks[0].unit)
    made = moved(accepted, replace(CT.flow, clocks=(*CT.flow.clocks, call)))
    assert made.changes == ()


def test_tasks_and_deliverables_of_the_stage_are_those_of_the_new_process(accepted: Walk):
    flow = with_stage("accepted", tasks=("call",), deliverables=("photo",))
    tasks = tuple(one for one in flow.tasks if one.id != "contact")
    stages = tuple(
        replace(one, tasks=tuple(t for t in one.tasks if t != "contact")) for one in flow.stages
    )
    clocks = tuple(one for one in flow.clocks if one.id != "contact")
    flow = replace(
        flow, stages=stages, clocks=clocks,
        tasks=(*tasks, TaskRule("call", "Call the agency")),
        deliverables=(*flow.deliverables, DeliverableRule("photo", "A photo")),
    )  # fmt: skip
    made = moved(accepted, flow)
    assert made.changes == (
        "no longer to do: Contact the agency",
        "to do: Call the agency",
        "expected: A photo",
        "clock ends: Contact the agency (was due 2026-03-09)",
    )
    assert [one.task for one in made.course.open_tasks] == ["call"]
    assert [one.deliverable for one in made.course.open_deliverables] == ["photo"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"id": "taken_in"}, "its stage “Accepted, under internal review” (accepted) is gone"),
        ({"final": True}, "ends a case now: bring it to an end first"),
        ({"decisions": (), "ways": (Way("closed", "got:plan"),)}, "nothing would lead it on from"),
    ],
)
def test_what_cannot_be_moved_is_left_as_it_is_and_says_why(
    accepted: Walk, change: dict[str, object], why: str
):
    made = moved(accepted, with_stage("accepted", **change))
    assert made.course == accepted.course
    assert made.changes == ()
    [said] = made.obstacles
    assert why in said


def test_a_closed_case_is_opened_first(accepted: Walk):
    accepted.decides("readiness", "ready").decides("leadership_review", "decline")
    assert moved(accepted, CT.flow).obstacles == ("it is closed: open it again first",)


def changed(flow: Flow, data: st.DataObject) -> Flow:
    """The process as an office may write it anew: shorter, longer, with other things to do."""

    def pick(count: int) -> bool:
        return data.draw(st.integers(0, count)) == 0

    clocks = tuple(
        replace(one, amount=data.draw(st.integers(1, 40)), warn=data.draw(st.integers(0, 3)))
        if pick(1) else one
        for one in flow.clocks if not pick(4)
    )  # fmt: skip
    extra = TaskRule("extra", "Something else")
    letter = DeliverableRule("extra_letter", "A letter")
    stages = tuple(
        replace(
            one,
            tasks=(*(t for t in one.tasks if not pick(3)), *(("extra",) if pick(1) else ())),
            deliverables=(*one.deliverables, *(("extra_letter",) if pick(2) else ())),
        )
        for one in flow.stages if not pick(9) or one.id in {"returned", "held"}
    )  # fmt: skip
    return replace(
        flow, clocks=clocks, stages=stages,
        tasks=(*flow.tasks, extra), deliverables=(*flow.deliverables, letter),
    )  # fmt: skip


def holds_together(course: Course, rules: Rules) -> None:
    """Nothing is open, or runs, that the process does not know; no run is there twice."""
    flow = rules.flow
    assert course.stage in {one.id for one in flow.stages}
    assert {one.task for one in course.open_tasks} <= {one.id for one in flow.tasks}
    assert {one.clock for one in course.running} <= {one.id for one in flow.clocks}
    running = [one.clock for one in course.running]
    assert len(running) == len(set(running))
    runs = [(one.clock, one.run) for one in course.clocks]
    assert len(runs) == len(set(runs))
    for one in course.clocks:
        marks = [(mark.mark, mark.level) for mark in one.passed]
        assert len(marks) == len(set(marks))


@pytest.mark.parametrize("office", OFFICES)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_a_case_that_is_moved_loses_nothing_and_goes_on_by_the_new_process(office, data):
    old = OFFICES[office]
    walk = wandered(old, data.draw(st.integers(0, 10)), lambda k: data.draw(st.sampled_from(k)))
    new = Rules(changed(old.flow, data), old.time)
    made = repinned(walk.course, walk.course.answers, walk.now, old, new)
    if made.obstacles:
        assert (made.course, made.changes) == (walk.course, ())
        return
    holds_together(made.course, new)
    assert (made.course.stage, made.course.decisions) == (walk.course.stage, walk.course.decisions)
    assert [t for t in made.course.tasks if t.done] == [t for t in walk.course.tasks if t.done]
    over = [one for one in walk.course.clocks if not one.running]
    assert [one for one in made.course.clocks if one in over] == over
    again = repinned(made.course, made.course.answers, walk.now, new, new)
    assert again == Repinning(made.course, (), ())
    for one in possible(new, made.course):
        try:
            after, _ = advance(made.course, done_of(new, made.course, one), walk.now, new)
        except (UsageError, KeyError):
            continue  # a way of the process that was cut leads nowhere
        holds_together(after, new)
    assert advance(made.course, TimePassed(), walk.now, new)[0].stage
