"""Cases that go any way that their process allows, and try what it does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from form_templates import known_offices
from form_templates.flow import Flow
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import Verdict
from intake_mailbot.domain.process import (
    Answer,
    Arrived,
    Assigned,
    Begun,
    Course,
    Decided,
    Delivered,
    Done,
    Estimated,
    Event,
    Noted,
    Reopened,
    Rules,
    TimePassed,
)
from intake_mailbot.domain.process.deciding import open_choices, open_decisions
from intake_mailbot.domain.process.estimating import EstimateLine
from intake_mailbot.domain.process.possible import Possible, Verb, possible
from tests.unit.domain.process.walking import PLANNER, Walk, rules_of

Pick = Callable[[Sequence[Any]], Any]
"""Picks one of several: hypothesis, or a seeded dice."""

OFFICES: dict[str, Rules] = {name: rules_of(name) for name in known_offices()}
BEGIN = datetime(2026, 2, 20, 14, tzinfo=UTC)
_WAITS = (0, 20, 26 * 60, 5 * 24 * 60, 40 * 24 * 60)
"""Minutes between two events."""


def done_of(rules: Rules, course: Course, one: Possible) -> Event:
    """The event that is what ``one`` says can be done."""
    match one.verb:
        case Verb.DECIDE:
            pairs = [(d.id, c.id) for d in open_decisions(rules, course)
                     for c in open_choices(rules, course, d)]  # fmt: skip
            name = next(pair for pair in pairs if one.name in {pair[1], ":".join(pair)})
            return Decided(*name, PLANNER)
        case Verb.DONE if one.name in {d.deliverable for d in course.open_deliverables}:
            return Delivered(one.name, (), PLANNER, signed=True)
        case Verb.DONE:
            return Done(one.name, PLANNER)
        case Verb.BEGIN:
            return Begun(one.name, "another one", PLANNER)
        case Verb.ASSIGN:
            division = next(iter(rules.flow.divisions), "Applications")
            return Assigned(division, "A. Lead", "lead@example.gov", PLANNER)
        case Verb.ESTIMATE:
            line = EstimateLine("cpu", "Processor", "piece", Decimal(3), Decimal("12.50"))
            return Estimated((line,), "$", "Test rates", PLANNER)
        case Verb.REOPEN:
            return Reopened(PLANNER)
        case _:
            return Noted("seen", PLANNER)


def answers(flow: Flow, pick: Pick) -> tuple[Answer, ...]:
    """Answers to what the process asks of the form, any of those that it knows."""
    found = []
    for field in flow.asked_fields():
        asks = [ask for one in flow.conditions for ask in one.asks if ask.field == field]
        known = [choice for ask in asks for choice in ask.one_of]
        value = pick(("", "x@example.gov", "2026-03-05", "2026-11-30", "250.00", *known))
        found.append(Answer(field, value))
    return tuple(one for one in found if one.value)


def wandered(rules: Rules, length: int, pick: Pick) -> Walk:
    """A case after ``length`` events, most of them what can be done at its stage."""
    walk = Walk(rules, BEGIN)
    walk.happens(Arrived(Verdict.ACCEPT, BEGIN, answers(rules.flow, pick)))
    for _ in range(length):
        now = walk.now + timedelta(minutes=pick(_WAITS))
        events = [done_of(rules, walk.course, one) for one in possible(rules, walk.course)]
        others = (
            TimePassed(),
            replace(Arrived(pick(list(Verdict)), now), answers=answers(rules.flow, pick)),
            Done("nothing", PLANNER),
        )
        try:
            walk.happens(pick([*events, *events, *others]), now)
        except UsageError:
            walk.now = now
    return walk
