"""A course as rows: its history, and what lists and the check of deadlines are made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from form_templates.flow import GIVEN_UP, HELD, RETURNED, DeliverableRule, Flow, TaskRule
from intake_mailbot.domain.model import CaseRef
from intake_mailbot.domain.process import (
    ClockRun,
    Course,
    DeliverableRun,
    Recorded,
    Rules,
    TaskRun,
)
from intake_mailbot.domain.process.events import KINDS
from intake_mailbot.domain.process.timing import late, next_alarm
from intake_mailbot.domain.states import iso_day
from intake_mailbot.store import course_codec as codec

_KIND = {kind: name for name, kind in KINDS.items()}


@dataclass(frozen=True)
class Standing:
    """A case's course as it is now: after its ``number``-th event, by ``definition`` (a digest)."""

    course: Course
    number: int
    definition: str


@dataclass(frozen=True)
class Step:
    """One event to write: what made ``after`` of ``before`` (None: the first)."""

    before: Standing | None
    after: Course
    event: Recorded
    said: tuple[str, ...]
    at: datetime
    actor: str


def clock_row(case: CaseRef, run: ClockRun, rules: Rules) -> dict[str, object]:
    """A run of a clock as a row, for lists and the check of deadlines."""
    rule = rules.flow.clock(run.clock)
    return {
        "case_id": case.id,
        "office": case.office,
        "clock": run.clock,
        "run": run.run,
        "what": rule.what,
        "due": run.due,
        "promised": rule.promised,
        "stopped": run.stopped,
        "kept": run.kept,
        "late": run.stopped is not None and late(rules, run, run.stopped),
        "next_alarm": next_alarm(rules, run),
    }


def work_row(
    case: CaseRef, one: TaskRun | DeliverableRun, after: Course, flow: Flow
) -> dict[str, object]:
    """A task or deliverable as a row, for lists and digests."""
    rule: TaskRule | DeliverableRule
    if isinstance(one, TaskRun):
        kind, rule, ended = "task", flow.task(one.task), one.done
    else:
        kind, rule, ended = "deliverable", flow.deliverable(one.deliverable), one.arrived
    return {
        "case_id": case.id,
        "kind": kind,
        "name": rule.id,
        "run": one.run,
        "title": rule.title,
        "owner": rule.owner,
        "begun": one.begun,
        "due": after.due(rule.clock),
        "ended": ended,
        "dropped": one.dropped,
    }


def moment_values(case: CaseRef, number: int, step: Step) -> dict[str, Any]:
    """An event as a row of the history."""
    return {
        "case_id": case.id,
        "number": number,
        "at": step.at,
        "actor": step.actor,
        "kind": _KIND[type(step.event)],
        "event": codec.event_to_json(step.event),
        "said": list(step.said),
        "course": codec.course_to_json(step.after),
    }


def binds(after: Course, rules: Rules) -> tuple[date | None, date | None]:
    """Between which days the case binds its office; None where its form does not say."""
    between = rules.flow.commitments
    if between is None or after.stage in {RETURNED, HELD, GIVEN_UP}:
        return None, None
    return iso_day(after.answer(between.start)), iso_day(after.answer(between.end))
