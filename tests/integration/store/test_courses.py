"""A case's course, clocks, work and history are kept, each event once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import text

from form_templates import load_office
from form_templates.office import Office
from intake_mailbot.domain.clocks import calendar
from intake_mailbot.domain.errors import ConcurrentChangeError
from intake_mailbot.domain.model import CaseRef, Verdict
from intake_mailbot.domain.process import (
    Answer,
    Arrived,
    Assigned,
    Course,
    Decided,
    Delivered,
    Done,
    Event,
    Noted,
    OfficeTime,
    Repinned,
    Rules,
    Said,
    TimePassed,
    advance,
    as_it_stood,
)
from intake_mailbot.store.course_rows import Step
from intake_mailbot.store.unit import Store, UnitOfWork
from tests.integration.store.helpers import NOW, claim, open_case
from tests.unit.domain.process.wandering import OFFICES, wandered

OFFICE: Office = load_office("ct_cep")
RULES = Rules(OFFICE.process.flow, OfficeTime(NOW.tzinfo, calendar("US-CT")))  # type: ignore[arg-type]
DATES = (Answer("date_requested", "2026-03-01"), Answer("desired_go_live", "2026-09-01"))
ACCEPTED = Arrived(Verdict.ACCEPT, NOW, DATES)


def opened(unit: UnitOfWork, uid: int = 1) -> CaseRef:
    """A case whose process has just begun."""
    case = open_case(unit, claim(unit, uid))
    unit.courses.begin(case, "ct_cep", OFFICE.process)
    happens(unit, case, ACCEPTED)
    return case


def happens(unit: UnitOfWork, case: CaseRef, event: Event, at: datetime = NOW) -> Course:
    before = unit.courses.standing(case)
    course, effects = advance(before.course if before else Course(), event, at, RULES)
    said = tuple(one.text for one in effects if isinstance(one, Said))
    unit.courses.save(case, Step(before, course, event, said, at, "pat"), RULES)
    return course


def test_a_course_comes_back_as_it_was_written(store: Store) -> None:
    with store.unit() as unit:
        case = opened(unit)
        happens(unit, case, Done("contact", "pat", "called"))
        happens(unit, case, Decided("readiness", "gather", "pat", "x", date(2026, 3, 20)))
        happens(unit, case, Delivered("documents", ("a.pdf",), "clerk@agency.gov"))
        happens(unit, case, Decided("information", "complete", "pat"))
        happens(unit, case, Decided("leadership_review", "approve", "pat"))
        last = happens(unit, case, Assigned("Networks", "A. Lead", "lead@example.gov", "pat"))
        standing = unit.courses.standing(case)
        assert standing is not None
        assert (standing.course, standing.number) == (last, 7)
        assert unit.courses.source(standing.definition) == OFFICE.process.source
        assert unit.cases.view("EP-2026-0001").stage == "engaged"


def test_history_shows_the_case_as_it_stood(store: Store) -> None:
    with store.unit() as unit:
        case = opened(unit)
        happens(unit, case, Noted("a note", "pat"), NOW + timedelta(days=1))
        happens(unit, case, Decided("readiness", "ready", "pat"), NOW + timedelta(days=2))
        history = tuple(unit.courses.history(case))
    assert [moment.number for moment in history] == [1, 2, 3]
    assert [type(moment.event) for moment in history] == [Arrived, Noted, Decided]
    assert history[1].said == ("note: a note",)
    assert as_it_stood(history, NOW + timedelta(days=1)).stage == "accepted"
    assert as_it_stood(history, NOW + timedelta(days=3)).stage == "leadership_review"


@pytest.mark.parametrize("office", OFFICES)
def test_the_history_kept_and_replayed_to_any_moment_is_the_case_saved_then(
    store: Store, office: str
) -> None:
    """A case of each process goes any way that it can, by the throw of a dice."""
    rules, process, dice = OFFICES[office], load_office(office).process, Random(7)
    walk = wandered(rules, 25, dice.choice)
    saved = []
    with store.unit() as unit:
        case = open_case(unit, claim(unit))
        unit.courses.begin(case, office, process)
        for moment in walk.history:
            before = unit.courses.standing(case)
            step = Step(before, moment.course, moment.event, moment.said, moment.at, "pat")
            unit.courses.save(case, step, rules)
            standing = unit.courses.standing(case)
            assert standing
            saved.append((moment.at, standing.course))
        unit.commit()
    with store.unit(write=False) as unit:
        history = tuple(unit.courses.history(case))
    replayed = Course()
    for moment, (at, course) in zip(history, saved, strict=True):
        assert not isinstance(moment.event, Repinned)
        replayed, _ = advance(replayed, moment.event, moment.at, rules)
        assert replayed == course == moment.course
        latest = [one for then, one in saved if then <= at][-1]
        assert as_it_stood(history, at) == latest


def test_two_events_decided_on_the_same_state_do_not_both_happen(store: Store) -> None:
    with store.unit() as unit:
        case = opened(unit)
        before = unit.courses.standing(case)
        assert before
        event = Noted("first", "pat")
        course, _ = advance(before.course, event, NOW, RULES)
        step = Step(before, course, event, (), NOW, "pat")
        unit.courses.save(case, step, RULES)
        unit.commit()
    with store.unit() as unit, pytest.raises(ConcurrentChangeError):
        unit.courses.save(case, step, RULES)
    with store.unit() as unit, pytest.raises(ConcurrentChangeError):
        unit.courses.begin(case, "ct_cep", OFFICE.process)


def test_cases_are_found_when_a_clock_comes_to_a_mark_and_not_before(store: Store) -> None:
    first_alarm = datetime(2026, 3, 13, 8, tzinfo=UTC)  # a business day before the contact is due
    with store.unit() as unit:
        case = opened(unit)
        assert unit.courses.due(first_alarm - timedelta(seconds=1), 10) == ()
        assert unit.courses.due(first_alarm, 10) == (case.__class__(**_stage(case)),)
        happens(unit, case, TimePassed(), first_alarm)
        assert unit.courses.due(first_alarm, 10) == ()
        assert not unit.courses.is_due(case, first_alarm)
        unit.courses.postpone(case, first_alarm + timedelta(days=9), first_alarm.replace(year=2027))
        assert unit.courses.due(first_alarm + timedelta(days=9), 10) == ()


def _stage(case: CaseRef) -> dict[str, object]:
    from dataclasses import fields

    return {one.name: getattr(case, one.name) for one in fields(case)} | {"stage": "accepted"}


def test_an_alarm_is_recorded_once_whatever_happens(store: Store) -> None:
    at = datetime(2026, 3, 17, 8, tzinfo=UTC)
    with store.unit() as unit:
        case = opened(unit)
        unit.commit()
        before = unit.courses.standing(case)
        assert before
        happens(unit, case, TimePassed(), at)
        unit.commit()
    with store.engine.begin() as connection:  # as if the course had been put back
        connection.execute(text("UPDATE course SET number = 1"))
        connection.execute(text("DELETE FROM moment WHERE number = 2"))
    with store.unit() as unit, pytest.raises(ConcurrentChangeError):
        happens(unit, case, TimePassed(), at)


def test_deadlines_of_a_case_are_those_of_its_clocks(store: Store) -> None:
    with store.unit() as unit:
        case = opened(unit)
        happens(unit, case, Done("contact", "pat"))
        [contact, review] = unit.cases.view("EP-2026-0001").deadlines
        assert (contact.id, contact.done, contact.promised) == ("contact", NOW, True)
        assert (review.id, review.done) == ("leadership_review", None)
        happens(unit, case, Decided("readiness", "ready", "pat"))
        happens(unit, case, Decided("leadership_review", "approve", "pat"))
        assert [(due.id, due.promised) for due in unit.cases.view("EP-2026-0001").deadlines] == [
            ("contact", True),
            ("assignment", False),
            ("leadership_review", True),
        ]


def test_a_clock_that_was_called_off_is_no_deadline(store: Store) -> None:
    with store.unit() as unit:
        case = opened(unit)
        happens(unit, case, Arrived(Verdict.RETURN, NOW))
        assert unit.cases.view("EP-2026-0001").deadlines == ()
        assert unit.cases.view("EP-2026-0001").stage == "returned"


def test_open_cases_with_overlapping_dates_are_found(store: Store) -> None:
    with store.unit() as unit:
        case, other, closed = opened(unit, 1), opened(unit, 2), opened(unit, 3)
        happens(unit, closed, Decided("readiness", "ready", "pat"))
        happens(unit, closed, Decided("leadership_review", "decline", "pat"))
        start, end = date(2026, 8, 1), date(2026, 12, 1)
        [(found, since, until)] = unit.courses.commitments("ct_cep", case, start, end)
        assert (found.id, since, until) == (other.id, date(2026, 3, 1), date(2026, 9, 1))
        later = date(2026, 9, 2)
        assert unit.courses.commitments("ct_cep", case, later, end) == ()
        assert unit.courses.commitments("another", case, start, end) == ()


def test_cases_of_an_earlier_version_are_found(store: Store) -> None:
    with store.unit() as unit:
        case = open_case(unit, claim(unit))
        assert unit.courses.standing(case) is None
        assert unit.courses.not_begun(5, ["ct_cep"]) == (case,)
        unit.courses.begin(case, "ct_cep", OFFICE.process)
        assert unit.courses.not_begun(5, ["ct_cep"]) == ()
