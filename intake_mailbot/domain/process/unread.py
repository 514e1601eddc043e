"""Rules in place of those of a case that cannot be read any more. Pure.

All that is left of them is what they did: the runs in the case's course.
"""

from __future__ import annotations

from dataclasses import replace

from form_templates.flow import DeliverableRule, Flow, Named, Stage, TaskRule
from form_templates.flow_clocks import ClockRule, Unit
from intake_mailbot.domain.process.course import Course, Rules


def standing_in(course: Course, new: Rules) -> Rules:
    """The rules that ``course`` went by, as far as it shows them; the rest is as in ``new``.

    What ``new`` does not have is called by its id. At its stage just what was begun was asked, and
    only clocks that ran are known: by that, moving to ``new`` keeps every last day, ends what is
    gone and begins what is not there yet.
    """
    flow = new.flow
    tasks = {one.task for one in course.tasks}
    deliverables = {one.deliverable for one in course.deliverables}
    clocks = {one.clock for one in course.clocks}
    known: tuple[Named, ...] = (*flow.tasks, *flow.deliverables, *flow.clocks)
    there = {one.id for one in known}
    made = replace(
        flow,
        stages=_stages(flow, course.stage, tasks, deliverables),
        tasks=(*flow.tasks, *(TaskRule(one, one) for one in sorted(tasks - there))),
        deliverables=(
            *flow.deliverables,
            *(DeliverableRule(one, one) for one in sorted(deliverables - there)),
        ),
        clocks=(
            *(one for one in flow.clocks if one.id in clocks),
            *(ClockRule(one, one, 1, Unit.BUSINESS_DAYS) for one in sorted(clocks - there)),
        ),
    )
    return Rules(made, new.time)


def _stages(flow: Flow, at: str, tasks: set[str], deliverables: set[str]) -> tuple[Stage, ...]:
    """The stages, that of the case with what was begun there only."""
    here = next((one for one in flow.stages if one.id == at), Stage(at, at))
    begun = replace(
        here,
        tasks=tuple(one for one in here.tasks if one in tasks),
        deliverables=tuple(one for one in here.deliverables if one in deliverables),
    )
    return (*(one for one in flow.stages if one.id != at), begun)
