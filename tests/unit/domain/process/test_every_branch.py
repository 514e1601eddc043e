"""What the tests of the five processes show, held against what the processes say.

Each office's tests tell the ways of a case as sentences; here they are walked once more, and every
choice, way, opening again, notice and level of escalation that no test takes is named.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise

import pytest

from form_templates import known_offices, load_office
from form_templates.flow import Flow
from form_templates.flow_defaults import BUILT_IN_DECISIONS, BUILT_IN_STAGES
from intake_mailbot.domain.model import Verdict
from intake_mailbot.domain.process import Decided, Event, Mark, Reopened
from tests.unit.domain.process.walking import Walk, at, rules_of


def branches(flow: Flow) -> Iterator[str]:
    """Every branch that an office's process writes itself, as a sentence."""
    for decision in flow.decisions:
        if decision in BUILT_IN_DECISIONS:
            continue
        yield from (f"decided: {decision.id}:{choice.id}" for choice in decision.choices)
    for stage in flow.stages:
        if stage in BUILT_IN_STAGES:
            continue
        yield from (f"from {stage.id} to {to}" for to in flow.leads_to(stage))
        if stage.reopens_to:
            yield f"opened again: {stage.id}"
    for notice in flow.notices:
        yield from (f"told: {notice.message} to {role}" for role in notice.to)
    for clock in flow.clocks:
        yield f"clock: {clock.id}"
        yield from (f"escalated: {clock.id} to {level.to}" for level in flow.levels(clock))


def taken_by(walk: Walk, event: Event, stage: str) -> Iterator[str]:
    """What one event of a walk, at ``stage`` before it, has shown."""
    if isinstance(event, Decided):
        yield f"decided: {event.decision}:{event.choice}"
    if isinstance(event, Reopened):
        yield f"opened again: {stage}"
    yield from (f"from {one} to {to}" for one, to in pairwise(walk.course.visits))
    yield from (f"told: {message} to {role}" for message, role in walk.told(last=True))
    yield from (f"clock: {run.clock}" for run in walk.course.clocks)
    for tell in walk.last:
        if tell.mark is Mark.ESCALATED:
            yield from (f"escalated: {tell.clock} to {role}" for role in tell.to)


@pytest.mark.parametrize("office", known_offices())
def test_every_branch_of_a_process_is_taken_by_one_of_its_tests(
    office: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, happens = set[str](), Walk.happens

    def watched(walk: Walk, event: Event, *when: object) -> Walk:
        stage = walk.stage
        happens(walk, event, *when)  # type: ignore[arg-type]
        shown.update(taken_by(walk, event, stage))
        return walk

    monkeypatch.setattr(Walk, "happens", watched)
    tests = vars(import_module(f"tests.unit.domain.process.test_{office}"))
    for name, test in tests.items():
        if name.startswith("test_") and not inspect.signature(test).parameters:
            test()
    known = dict.fromkeys(branches(load_office(office).process.flow))
    missing = [branch for branch in known if branch not in shown]
    assert not missing, "; ".join(missing)


@pytest.mark.parametrize("office", known_offices())
def test_in_every_process_what_is_not_corrected_is_given_up_and_taken_up_again(office: str) -> None:
    case = Walk(rules_of(office), at(3, 2)).arrives(Verdict.RETURN)
    case.decides("corrected_form", "give_up")
    assert (case.stage, case.course.closed, case.last) == ("given_up", at(3, 2), [])
    case.is_reopened().decides("corrected_form", "give_up").arrives()
    assert case.rules.flow.first in case.course.visits
    assert case.course.closed is None
