"""Does a condition of the process hold for this case?"""

from __future__ import annotations

from collections.abc import Sequence

from form_templates.flow import GIVEN_UP, HELD, RETURNED, Flow
from form_templates.flow_conditions import Ask, When
from intake_mailbot.domain.process.course import Course, Mark, Rules
from intake_mailbot.domain.states import amount, iso_day, same_choice


def holds(rules: Rules, course: Course, condition_id: str) -> bool:
    """Whether the condition of this name does; "" always does.

    A question about an answer that is missing, or is no date, is not true.
    """
    if not condition_id:
        return True
    condition = rules.flow.condition(condition_id)
    return _happened(rules, course, condition) and _answered(rules, course, condition)


def nothing_open(flow: Flow, course: Course, only: frozenset[str] | None = None) -> bool:
    """Whether every task and deliverable that is needed is there; ``only`` looks at these."""
    tasks = (flow.task(one.task) for one in course.open_tasks)
    mailed = (flow.deliverable(one.deliverable) for one in course.open_deliverables)
    needed = [one.id for one in tasks if not one.optional]
    needed += [one.id for one in mailed if not one.optional]
    return not any(only is None or name in only for name in needed)


def within_budget(rules: Rules, course: Course) -> bool | None:
    """Whether the latest estimate is not above the budget; None where either is missing."""
    rule = rules.flow.estimate
    budget = amount(course.answer(rule.budget)) if rule else None
    if budget is None or course.estimate is None:
        return None
    return course.estimate.total <= budget


def assignment_counts(flow: Flow, course: Course) -> bool:
    """Whether an assignment is what the process says by now, and no plan of a planner's.

    It is where the case stands at the stage that waits for it, or stood there before, and where no
    stage waits for one.
    """
    if course.stage in {RETURNED, HELD, GIVEN_UP}:
        return False
    waiting = {one.id for one in flow.stages if any(way.on == "assigned" for way in one.ways)}
    return not waiting or not waiting.isdisjoint(course.visits)


def _happened(rules: Rules, course: Course, condition: When) -> bool:
    """What a condition asks of the case's way so far."""
    clock = course.clock(condition.ended) if condition.ended else None
    there = {one.deliverable for one in course.deliverables if one.arrived}
    waiting = {one.task for one in course.open_tasks}
    return (
        (not condition.nothing_open or nothing_open(rules.flow, course))
        and (not condition.ended or (clock is not None and clock.has_passed(Mark.ENDED)))
        and all(_taken(rules, course, one) for one in condition.decided)
        and _any(course, condition.any_decided)
        and there.issuperset(condition.arrived)
        and {one.task for one in course.tasks if one.done}.issuperset(condition.done)
        and waiting.isdisjoint(condition.done)
        and (not condition.within_budget or within_budget(rules, course) is True)
    )


def _answered(rules: Rules, course: Course, condition: When) -> bool:
    """What a condition asks of the form."""
    asks = condition.any_of
    return (
        (not asks or any(_true(rules, course, ask) for ask in asks))
        and all(_true(rules, course, ask) for ask in condition.all_of)
        and not any(_true(rules, course, ask) for ask in condition.none_of)
    )


def _taken(rules: Rules, course: Course, wanted: str) -> bool:
    decision = wanted.partition(":")[0]
    if not holds(rules, course, rules.flow.decision(decision).when):
        return True
    return last_was(course, wanted)


def _any(course: Course, wanted: Sequence[str]) -> bool:
    return not wanted or any(last_was(course, one) for one in wanted)


def last_was(course: Course, wanted: str) -> bool:
    """Whether "decision:choice" is how the decision was taken last."""
    decision, _, choice = wanted.partition(":")
    last = course.taken(decision)
    return last is not None and last.choice == choice


def _true(rules: Rules, course: Course, ask: Ask) -> bool:
    said = course.answer(ask.field)
    if ask.filled and said:
        return True
    if ask.one_of and said and same_choice(said, ask.one_of):
        return True
    if ask.closer_than is None or course.received is None:
        return False
    day = iso_day(said)
    if day is None:
        return False
    return day < rules.time.after(rules.time.day(course.received), ask.closer_than)
