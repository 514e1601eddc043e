"""What can be decided about a case now, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from form_templates.flow import Choice, DecisionRule
from form_templates.flow_conditions import When
from intake_mailbot.domain.process.conditions import (
    holds,
    last_was,
    nothing_open,
    within_budget,
)
from intake_mailbot.domain.process.course import Course, Rules
from intake_mailbot.domain.process.events import Decided

_LOOKED_AT = 8
"""Lines of a mail in which an answer is looked for: behind a greeting, before all the rest."""

_NOTE = 500
_GREETING = re.compile(
    r"^\W*(?:hi|hello|dear|good (?:morning|afternoon|day)|thank)\b", re.IGNORECASE
)
_LEAD, _END = r"\W*(?:(?:i|we)\s+(?:hereby\s+)?|yes\s*,\s*)?", r"\s*(?:$|[.,;:!–—-])"


def open_decisions(rules: Rules, course: Course) -> tuple[DecisionRule, ...]:
    """The decisions that are asked at the case's stage, in this case."""
    stage = next((one for one in rules.flow.stages if one.id == course.stage), None)
    asked = (rules.flow.decision(name) for name in (stage.decisions if stage else ()))
    return tuple(one for one in asked if holds(rules, course, one.when))


def open_choices(rules: Rules, course: Course, decision: DecisionRule) -> tuple[Choice, ...]:
    """The outcomes of ``decision`` that can be chosen now."""
    return tuple(one for one in decision.choices if holds(rules, course, one.when))


def why_not(rules: Rules, course: Course, choice: Choice) -> str:
    """What stands in the way of a choice whose condition does not hold."""
    condition = rules.flow.condition(choice.when)
    said = []
    if condition.nothing_open and not nothing_open(rules.flow, course):
        waiting = [f"{rules.flow.task(t.task).title}{noted(t.text)}" for t in course.open_tasks]
        waiting += [rules.flow.deliverable(d.deliverable).title for d in course.open_deliverables]
        said.append(f"Still open: {'; '.join(waiting)}.")
    said += [f"First: {title}." for title in _missing(rules, course, condition)]
    if condition.within_budget and not within_budget(rules, course):
        none = course.estimate is None
        said.append("There is no estimate." if none else "The estimate is above the budget.")
    return " ".join(said) or f"It needs “{condition.id}”."


def noted(note: str) -> str:
    """A note behind what it is about; "" for none."""
    return f" – {note}" if note else ""


def _missing(rules: Rules, course: Course, condition: When) -> Iterator[str]:
    """What a condition waits for by name: choices, deliverables and tasks."""
    flow = rules.flow
    for wanted in condition.decided:
        decision, _, choice = wanted.partition(":")
        if not last_was(course, wanted):
            yield next(one.title for one in flow.decision(decision).choices if one.id == choice)
    there = {one.deliverable for one in course.deliverables if one.arrived}
    yield from (flow.deliverable(one).title for one in condition.arrived if one not in there)
    over = {one.task for one in course.tasks if one.done} - {one.task for one in course.open_tasks}
    yield from (flow.task(one).title for one in condition.done if one not in over)


def address_of(rules: Rules, course: Course, role_id: str) -> str:
    """The address of a role, lower-cased; "" where it has none of its own, or nobody is in it."""
    role = rules.flow.role(role_id)
    if role is None:
        return ""
    return (course.answer(role.mail_from) if role.mail_from else role.mail).strip().lower()


def answered(rules: Rules, course: Course, sender: str, words: str) -> Decided | None:
    """The decision that a mail from ``sender`` takes with its own ``words``; None where none.

    The sender's role decides one that is open, and a line near the beginning says one of a
    choice's words and goes on with nothing, or behind a comma or stop. Two lines that say
    different things decide nothing, nor does a question or "not approved": a person reads those.
    """
    if course.closed or not sender:
        return None
    for decision in open_decisions(rules, course):
        if address_of(rules, course, decision.by) != sender.lower():
            continue
        last = course.taken(decision.id)
        choices = open_choices(rules, course, decision)
        said = {choice.id for line in _lines(words) for choice in _said(line, choices)}
        if len(said) == 1 and (last is None or last.choice not in said):
            note = " ".join(words.split())[:_NOTE]
            return Decided(decision.id, said.pop(), sender, note)
    return None


def _lines(words: str) -> Sequence[str]:
    written = (line.strip() for line in words.splitlines())
    return [line for line in written if line and not _GREETING.match(line)][:_LOOKED_AT]


def _said(line: str, choices: Sequence[Choice]) -> Iterator[Choice]:
    for choice in choices:
        patterns = (f"{_LEAD}{re.escape(word)}{_END}" for word in choice.words)
        if any(re.match(pattern, line, re.IGNORECASE) for pattern in patterns):
            yield choice
