"""What a planner can do with a case now, stage by stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from form_templates.flow import Choice, DecisionRule
from intake_mailbot.domain.process.conditions import assignment_counts
from intake_mailbot.domain.process.course import Course, Rules
from intake_mailbot.domain.process.deciding import open_choices, open_decisions


class Verb(StrEnum):
    """The kinds of things that planners do with a case, by the word that orders each."""

    DECIDE = "decide"
    DONE = "done"
    BEGIN = "begin"
    ASSIGN = "assign"
    ESTIMATE = "estimate"
    REOPEN = "reopen"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Possible:
    """One thing that can be done. ``name`` is the choice, task or deliverable, "" where none.

    ``title`` says what it is. ``dated``: a last day can be set with it.
    """

    verb: Verb
    name: str = ""
    title: str = ""
    dated: bool = False


def possible(rules: Rules, course: Course) -> tuple[Possible, ...]:
    """All that can be done at the case's stage; nothing before its process has begun."""
    if not course.stage:
        return ()
    if course.closed:
        again = Possible(Verb.REOPEN, title="open the case again")
        opens = rules.flow.stage(course.stage).reopens_to
        return (*((again,) if opens else ()), Possible(Verb.NOTE, title="leave a note"))
    return tuple(_while_open(rules, course))


def _while_open(rules: Rules, course: Course) -> Iterator[Possible]:
    flow = rules.flow
    yield from _choices(rules, course)
    for task in course.open_tasks:
        rule = flow.task(task.task)
        name = f"{rule.id}:{task.run}" if rule.several else rule.id
        yield Possible(Verb.DONE, name, f"{rule.title}{f' – {task.text}' if task.text else ''}")
    for one in course.open_deliverables:
        title = flow.deliverable(one.deliverable).title
        yield Possible(Verb.DONE, one.deliverable, f"{title}: it is here")
    for name in flow.stage(course.stage).tasks:
        if flow.task(name).several:
            yield Possible(Verb.BEGIN, name, flow.task(name).title)
    if assignment_counts(flow, course):
        yield Possible(Verb.ASSIGN, title="name division and point of contact")
    if flow.estimate is not None:
        yield Possible(Verb.ESTIMATE, title="estimate the cost")
    yield Possible(Verb.NOTE, title="leave a note")


def _choices(rules: Rules, course: Course) -> Iterator[Possible]:
    open_now = [(one, open_choices(rules, course, one)) for one in open_decisions(rules, course)]
    shared = Counter(choice.id for one, _ in open_now for choice in one.choices)
    for decision, choices in open_now:
        for choice in choices:
            name = choice.id if shared[choice.id] == 1 else f"{decision.id}:{choice.id}"
            title = f"{decision.title} {choice.title}"
            yield Possible(Verb.DECIDE, name, title, _starts_clock(rules, course, decision, choice))


def _starts_clock(rules: Rules, course: Course, decision: DecisionRule, choice: Choice) -> bool:
    """Whether the choice starts a clock that does not run, whose last day can be set with it."""
    signals = {f"decided:{decision.id}", f"decided:{decision.id}:{choice.id}"}
    if choice.to:
        signals |= {f"left:{course.stage}", f"entered:{choice.to}"}
    running = {one.clock for one in course.running}
    clocks = (one for one in rules.flow.clocks if one.id not in running)
    return any(signals.intersection(one.starts) for one in clocks)
