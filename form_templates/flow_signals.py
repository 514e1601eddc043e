"""Which stages a case can come to, and which signals can be given at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from form_templates.flow import HELD, RETURNED, Flow, Stage


def reachable(flow: Flow) -> frozenset[str]:
    """The ids of the stages that a case can come to."""
    known = {stage.id: stage for stage in flow.stages}
    waiting = [flow.first, RETURNED, HELD]
    found: set[str] = set()
    while waiting:
        stage = known.get(waiting.pop())
        if stage is not None and stage.id not in found:
            found.add(stage.id)
            waiting.extend(flow.leads_to(stage))
    return frozenset(found)


def ending(flow: Flow) -> frozenset[str]:
    """The ids of the stages from which a case can come to an end, the final ones among them."""
    leads = {
        stage.id: {*flow.leads_to(stage), *_intake(flow, stage)} - {stage.reopens_to}
        for stage in flow.stages
    }
    found = {stage.id for stage in flow.stages if stage.final}
    while more := {one for one, to in leads.items() if one not in found and to & found}:
        found |= more
    return frozenset(found)


def _intake(flow: Flow, stage: Stage) -> tuple[str, ...]:
    return (flow.first,) if stage.id in {RETURNED, HELD} else ()


def needs_something(flow: Flow, stage: Stage) -> bool:
    """Whether a task or deliverable of ``stage`` must be done before it is complete."""
    tasks = any(one.id in stage.tasks and not one.optional for one in flow.tasks)
    return tasks or any(
        one.id in stage.deliverables and not one.optional for one in flow.deliverables
    )


def signals(flow: Flow) -> frozenset[str]:
    """Every signal that this process can give."""
    come_to = reachable(flow)
    return _given(flow, [stage for stage in flow.stages if stage.id in come_to])


def written(flow: Flow) -> frozenset[str]:
    """Every signal that it could give if each stage were come to, and all work begun."""
    idle = Stage(
        "",
        "",
        tuple(one.id for one in flow.tasks),
        tuple(one.id for one in flow.deliverables),
        tuple(one.id for one in flow.decisions),
    )
    return _given(flow, [*flow.stages, idle])


def _given(flow: Flow, come_to: Sequence[Stage]) -> frozenset[str]:
    return frozenset(
        (
            *("received", "accepted", "held", "returned", "revised", "assigned"),
            *(_of_stages(flow, come_to)),
            *(_of_work(flow, come_to)),
            *(_of_clocks(flow)),
            *(("estimated", "over_budget", "within_budget") if flow.estimate else ()),
        )
    )


def _of_stages(flow: Flow, stages: Iterable[Stage]) -> Iterator[str]:
    for stage in stages:
        yield f"entered:{stage.id}"
        yield f"left:{stage.id}"
        if needs_something(flow, stage):
            yield f"complete:{stage.id}"
        if stage.reopens_to:
            yield "reopened"


def _of_work(flow: Flow, stages: Iterable[Stage]) -> Iterator[str]:
    begun = {name for s in stages for name in (*s.tasks, *s.deliverables, *s.decisions)}
    yield from (f"done:{task.id}" for task in flow.tasks if task.id in begun)
    yield from (f"begun:{task.id}" for task in flow.tasks if task.id in begun and task.several)
    for one in flow.deliverables:
        if one.id in begun:
            yield f"got:{one.id}"
            if one.signed:
                yield f"unsigned:{one.id}"
            if one.form:
                yield f"incomplete:{one.id}"
    for decision in flow.decisions:
        if decision.id in begun:
            yield f"decided:{decision.id}"
            yield from (f"decided:{decision.id}:{choice.id}" for choice in decision.choices)


def _of_clocks(flow: Flow) -> Iterator[str]:
    for clock in flow.clocks:
        if clock.warn:
            yield f"warned:{clock.id}"
        yield from (f"{mark}:{clock.id}" for mark in ("due", "overdue", "ended"))
        if clock.escalation:
            yield f"escalated:{clock.id}"
