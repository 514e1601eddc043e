"""What a drawing of a process shows: stages with what they hold, and arrows between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from form_templates.flow import GIVEN_UP, HELD, RETURNED, Flow, Stage
from form_templates.flow_clocks import ClockRule, Unit

_UNITS = {Unit.BUSINESS_DAYS: "business day", Unit.DAYS: "day", Unit.WEEKS: "week"}
_SIGNALS = {"assigned": "a division and a contact are named", "accepted": "accepted"}


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one stage to another; ``label`` says when it is taken."""

    start: str
    end: str
    label: str


ARRIVAL = Stage("", "A form arrives")
"""Where every case begins, drawn like a stage."""


def arrows(flow: Flow) -> tuple[Arrow, ...]:
    """Every way of a process, the intake's among them, in the order of the stages, each once."""
    intake = [
        Arrow(ARRIVAL.id, flow.first, "it is complete"),
        Arrow(ARRIVAL.id, RETURNED, "something is wrong"),
        Arrow(ARRIVAL.id, HELD, "something is in doubt"),
        Arrow(RETURNED, flow.first, "complete at last"),
        Arrow(GIVEN_UP, flow.first, "complete after all"),
        Arrow(HELD, flow.first, "a planner finds it complete"),
        Arrow(HELD, RETURNED, "a planner finds it incomplete"),
    ]
    ways = (arrow for stage in flow.stages for arrow in _from(flow, stage))
    return tuple(dict.fromkeys((*intake, *ways)))


def _from(flow: Flow, stage: Stage) -> Iterator[Arrow]:
    at_once = "at once"
    for way in stage.ways:
        said = signal_words(flow, way.on) if way.on else at_once
        yield Arrow(stage.id, way.to, said + _if(way.when))
        if way.when and not way.on:
            at_once = "otherwise"
    for name in stage.decisions:
        for choice in flow.decision(name).choices:
            if choice.to:
                yield Arrow(stage.id, choice.to, choice.title + _if(choice.when))
    if stage.reopens_to:
        yield Arrow(stage.id, stage.reopens_to, "opened again")


def _if(condition: str) -> str:
    return f", if {condition.replace('_', ' ')}" if condition else ""


def signal_words(flow: Flow, signal: str) -> str:
    """A signal as people say it: "done: Contact the agency"."""
    kind, _, rest = signal.partition(":")
    name, _, choice = rest.partition(":")
    if kind == "complete":
        return "all is there"
    if kind == "decided":
        rule = flow.decision(name)
        chosen = next((one.title for one in rule.choices if one.id == choice), "")
        return f"{rule.title} {chosen}".strip()
    said = _titles(flow).get((kind, name))
    return said or _SIGNALS.get(signal, signal.replace("_", " "))


def _titles(flow: Flow) -> dict[tuple[str, str], str]:
    """What is said of the signals of things, by kind and id."""
    return (
        {("done", one.id): f"done: {one.title}" for one in flow.tasks}
        | {("got", one.id): f"arrived: {one.title}" for one in flow.deliverables}
        | {("ended", one.id): f"its time is over: {one.for_planners}" for one in flow.clocks}
        | {("overdue", one.id): f"overdue: {one.for_planners}" for one in flow.clocks}
        | {("entered", one.id): f"coming to: {one.title}" for one in flow.stages}
        | {("left", one.id): f"leaving: {one.title}" for one in flow.stages}
    )


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
        f"Expected: {one.title}{', signed' if one.signed and not _says_so(one.title) else ''}"
        for one in flow.deliverables
        if one.id in stage.deliverables
    ]
    for one in flow.decisions:
        if one.id in stage.decisions:
            staying = [choice.title for choice in one.choices if not choice.to]
            stays = f" – stays here: {'; '.join(staying)}" if staying else ""
            lines.append(f"To decide: {one.title} ({roles.get(one.by, one.by)}){stays}")
    lines += [
        f"Clock: {clock_words(one)}{_since(flow, one, stage)}"
        for one in flow.clocks
        if stage.id in _where(flow, one)
    ]
    return tuple(lines)


def _says_so(title: str) -> bool:
    return "signed" in title.lower()


def _where(flow: Flow, clock: ClockRule) -> tuple[str, ...]:
    """The stages in which a clock starts; one that starts at no stage's work is the first's."""
    found = [one.id for one in flow.stages if any(_at(flow, s, one) for s in clock.starts)]
    return tuple(found) or (flow.first,)


def _at(flow: Flow, signal: str, stage: Stage) -> bool:
    """Whether ``signal`` is given in, or on coming to, ``stage``."""
    kind, _, rest = signal.partition(":")
    name = rest.partition(":")[0]
    if signal in {"received", "accepted"}:
        return stage.id == flow.first
    if kind in {"entered", "complete"}:
        return name == stage.id
    return name in (*stage.tasks, *stage.deliverables, *stage.decisions)


def _since(flow: Flow, clock: ClockRule, stage: Stage) -> str:
    """From when it runs, where that is not the coming to the stage."""
    if {f"entered:{stage.id}", "received", "accepted"} & set(clock.starts):
        return ""
    return f", from {'; '.join(signal_words(flow, one) for one in clock.starts)}"


def clock_words(clock: ClockRule) -> str:
    """A clock as people say it: "We will call you – 5 business days"."""
    unit = _UNITS[clock.unit] + ("" if clock.amount == 1 else "s")
    span = f"{clock.earliest} to {clock.amount}" if clock.earliest else f"{clock.amount}"
    return f"{clock.what} – {span} {unit}"
