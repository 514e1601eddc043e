"""Does a condition of the process hold for this case?"""

from __future__ import annotations

from form_templates.flow import Ask, Flow, When
from intake_mailbot.domain.process.course import Course, Mark, Rules
from intake_mailbot.domain.states import iso_day, same_choice


def holds(rules: Rules, course: Course, condition_id: str) -> bool:
    """Whether the condition of this name does; "" always does.

    A question about an answer that is missing, or is no date, is not true.
    """
    if not condition_id:
        return True
    condition: When = rules.flow.condition(condition_id)
    if condition.nothing_open and not nothing_open(rules.flow, course):
        return False
    clock = course.clock(condition.ended) if condition.ended else None
    if condition.ended and (clock is None or not clock.has_passed(Mark.ENDED)):
        return False
    if any(_true(rules, course, ask) for ask in condition.none_of):
        return False
    asks = condition.any_of
    return not asks or any(_true(rules, course, ask) for ask in asks)


def nothing_open(flow: Flow, course: Course, only: frozenset[str] | None = None) -> bool:
    """Whether every task and deliverable that is needed is there; ``only`` looks at these."""
    tasks = (flow.task(one.task) for one in course.open_tasks)
    mailed = (flow.deliverable(one.deliverable) for one in course.open_deliverables)
    needed = [one.id for one in tasks if not one.optional]
    needed += [one.id for one in mailed if not one.optional]
    return not any(only is None or name in only for name in needed)


def _true(rules: Rules, course: Course, ask: Ask) -> bool:
    said = course.answer(ask.field)
    if ask.one_of and said and same_choice(said, ask.one_of):
        return True
    if ask.closer_than is None or course.received is None:
        return False
    day = iso_day(said)
    if day is None:
        return False
    return day < rules.time.after(rules.time.day(course.received), ask.closer_than)
