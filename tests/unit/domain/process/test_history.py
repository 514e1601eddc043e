"""The history of a case tells all of it: replayed to any moment, it is the case as it was saved."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_mailbot.domain.process import Course, Moment, Rules, advance, as_it_stood
from intake_mailbot.domain.process.events import KINDS
from intake_mailbot.domain.process.possible import possible
from intake_mailbot.store import course_codec as codec
from tests.unit.domain.process.wandering import BEGIN, OFFICES, done_of, wandered

_KIND = {kind: name for name, kind in KINDS.items()}


def saved(moment: Moment) -> Moment:
    """A moment as it comes back from where it was kept."""
    kind = _KIND[type(moment.event)]
    event = json.loads(json.dumps(codec.event_to_json(moment.event)))
    course = json.loads(json.dumps(codec.course_to_json(moment.course)))
    return Moment(
        moment.number, moment.at, moment.actor, codec.event_from_json(kind, event), moment.said,
        codec.course_from_json(course),
    )  # fmt: skip


def replayed(history: list[Moment], rules: Rules) -> Course:
    """Where the events of a history lead, one after the other, each at its time."""
    course = Course()
    for moment in history:
        course, _ = advance(course, moment.event, moment.at, rules)
    return course


@pytest.mark.parametrize("office", OFFICES)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_the_history_replayed_to_a_moment_is_the_case_as_it_was_saved_then(office, data):
    rules = OFFICES[office]
    length = data.draw(st.integers(0, 14))
    walk = wandered(rules, length, lambda known: data.draw(st.sampled_from(known)))
    history = [saved(one) for one in walk.history]
    then = data.draw(st.sampled_from([BEGIN - timedelta(1), *(one.at for one in history)]))
    until = [one for one in history if one.at <= then]
    shown = as_it_stood(history, then)
    assert shown == (until[-1].course if until else Course())
    assert shown == replayed(until, rules)
    assert as_it_stood(history, walk.now) == walk.course


@pytest.mark.parametrize("office", OFFICES)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_what_is_said_to_be_possible_can_be_done_and_nothing_else_is_needed_to_go_on(office, data):
    rules = OFFICES[office]
    length = data.draw(st.integers(0, 14))
    walk = wandered(rules, length, lambda known: data.draw(st.sampled_from(known)))
    for one in possible(rules, walk.course):
        after, _ = advance(walk.course, done_of(rules, walk.course, one), walk.now, rules)
        assert after.stage
