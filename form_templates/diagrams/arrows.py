"""What a drawing of a process shows: stages with what they hold, and arrows between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from form_templates.flow import HELD, RETURNED, Flow, Stage
from form_templates.flow_clocks import ClockRule, Unit

_UNITS = {Unit.BUSINESS_DAYS: "business day", Unit.DAYS: "day", Unit.WEEKS: "week"}
_SIGNALS = {"assigned": "a division and a contact are named", "accepted": "accepted"}


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one stage to another; ``label`` says when it is taken."""

    start: str
    end: str
    label: str


def arrows(flow: Flow) -> tuple[Arrow, ...]:
    """Every way of a process, the intake's among them, in the order of the stages."""
    intake = [
        Arrow(RETURNED, flow.first, "complete at last"),
        Arrow(HELD, flow.first, "a planner finds it complete"),
        Arrow(HELD, RETURNED, "a planner finds it incomplete"),
    ]
    return (*intake, *(arrow for stage in flow.stages for arrow in _from(flow, stage)))


def _from(flow: Flow, stage: Stage) -> Iterator[Arrow]:
    for way in stage.ways:
        said = [signal_words(flow, way.on) if way.on else "at once"]
        if way.when:
            said.append(f"if {way.when.replace('_', ' ')}")
        yield Arrow(stage.id, way.to, ", ".join(said))
    for name in stage.decisions:
        decision = flow.decision(name)
        for choice in decision.choices:
            if choice.to:
                yield Arrow(stage.id, choice.to, choice.title)
    if stage.reopens_to:
        yield Arrow(stage.id, stage.reopens_to, "opened again")


def signal_words(flow: Flow, signal: str) -> str:
    """A signal as people say it: "done: Contact the agency"."""
    kind, _, name = signal.partition(":")
    titles = {task.id: task.title for task in flow.tasks}
    titles |= {one.id: one.title for one in flow.deliverables}
    titles |= {stage.id: stage.title for stage in flow.stages}
    titles |= {clock.id: clock.what for clock in flow.clocks}
    if kind in {"done", "got", "complete"} and name in titles:
        word = {"done": "done", "got": "arrived", "complete": "all is there"}[kind]
        return word if kind == "complete" else f"{word}: {titles[name]}"
    if kind == "ended" and name in titles:
        return f"its time is over: {titles[name]}"
    return _SIGNALS.get(signal, signal.replace("_", " "))


def held_by(flow: Flow, stage: Stage) -> tuple[str, ...]:
    """What happens in a stage, a line each: tasks, deliverables, decisions, clocks."""
    roles = {"planners": "Planners", "agency": "Agency", "contact": "Point of contact"}
    roles |= {role.id: role.title for role in flow.roles}
    lines = [
        f"Task: {task.title} ({roles.get(task.owner, task.owner)})"
        for task in flow.tasks
        if task.id in stage.tasks
    ]
    lines += [
        f"Expected: {one.title}{', signed' if one.signed else ''}"
        for one in flow.deliverables
        if one.id in stage.deliverables
    ]
    lines += [f"To decide: {one.title}" for one in flow.decisions if one.id in stage.decisions]
    begun = {f"entered:{stage.id}"} | (
        {"received", "accepted"} if stage.id == flow.first else set()
    )
    lines += [f"Clock: {clock_words(one)}" for one in flow.clocks if begun & set(one.starts)]
    return tuple(lines)


def clock_words(clock: ClockRule) -> str:
    """A clock as people say it: "DAS/BEST will contact you – 5 business days"."""
    unit = _UNITS[clock.unit] + ("" if clock.amount == 1 else "s")
    span = f"{clock.earliest} to {clock.amount}" if clock.earliest else f"{clock.amount}"
    return f"{clock.what} – {span} {unit}"
