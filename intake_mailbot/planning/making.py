"""The events that a planner's words make, once the case is at hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from form_templates.flow import Choice, DecisionRule
from form_templates.flow_figures import RateSchedule
from form_templates.table import nearest
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.process import (
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
)
from intake_mailbot.domain.process.deciding import open_decisions
from intake_mailbot.domain.process.estimating import priced
from intake_mailbot.replies.envelope import plain_address
from intake_mailbot.replies.errors import UnanswerableAddressError

Making = Callable[[Rules, Course], Event]
"""Makes the event when the case is at hand: what a planner says depends on where it stands."""


def deciding(choice: str, note: str, until: date | None, actor: str) -> Making:
    """The event of a decision that is open when the case is at hand."""

    def event(rules: Rules, course: Course) -> Event:
        decision, chosen = _open_choice(rules, course, choice)
        return Decided(decision.id, chosen.id, actor, note, until)

    return event


def assigning(division: str, contact: str, address: str, note: str, actor: str) -> Making:
    """The event of an assignment. Raises UsageError for a name that is empty, or no address."""
    if not division.strip():
        raise UsageError("name the division that it goes to")
    if not contact.strip():
        raise UsageError("name the point of contact")
    if address:
        _must_be_address(address)

    def event(rules: Rules, _course: Course) -> Event:
        known = {one.casefold(): one for one in rules.flow.divisions}
        named = known.get(division.strip().casefold(), division.strip())
        return Assigned(named, contact.strip(), address, actor, note)

    return event


def doing(task: str, note: str, actor: str) -> Making:
    """The event of a task that was done, or of a deliverable that a person vouches for.

    It raises UsageError with what is open.
    """

    def event(rules: Rules, course: Course) -> Event:
        mailed = {one.deliverable for one in course.open_deliverables}
        if task in mailed:
            return Delivered(task, (), actor, signed=True, note=note)
        waiting = {one.task for one in course.open_tasks}
        if task.partition(":")[0] not in waiting and not course.closed:
            if not (waiting or mailed):
                stage = rules.flow.stage(course.stage).title
                raise UsageError(f"nothing is to be done at “{stage}”")
            known = nearest(task, (*waiting, *mailed))
            raise UsageError(f"“{task}” is not open. {known}" if task else f"say what. {known}")
        return Done(task, actor, note)

    return event


def beginning(task: str, text: str, actor: str) -> Making:
    """The event of one more task of a kind. Raises UsageError where it says nothing."""
    if not text.strip():
        raise UsageError(f"say what “{task}” is about: begin {task or 'TASK'} and the words")
    return lambda _rules, _course: Begun(task, text.strip(), actor)


def estimating(
    rates: RateSchedule | None, quantities: Sequence[tuple[str, Decimal]], actor: str
) -> Making:
    """The event of an estimate by the office's rates. Raises UsageError with the rates."""
    lines = priced(rates, quantities)
    if rates is None:
        raise AssertionError(quantities)
    made = Estimated(lines, rates.currency, rates.title, actor)
    return lambda _rules, _course: made


def noting(text: str, actor: str) -> Making:
    """The event of a note. Raises UsageError where it says nothing."""
    if not text.strip():
        raise UsageError("the note is empty: write what is to be noted")
    return lambda _rules, _course: Noted(text.strip(), actor)


def reopening(note: str, actor: str) -> Making:
    """The event of a case that is opened again."""
    return lambda _rules, _course: Reopened(actor, note)


def _must_be_address(address: str) -> None:
    try:
        plain_address(address)
    except UnanswerableAddressError as error:
        raise UsageError(f"“{address}” is no address; write it as name@example.gov") from error


def _open_choice(rules: Rules, course: Course, wanted: str) -> tuple[DecisionRule, Choice]:
    """The one open decision that has this choice. Raises UsageError."""
    open_now = open_decisions(rules, course)
    found = [
        (decision, choice)
        for decision in open_now
        for choice in decision.choices
        if wanted in {choice.id, f"{decision.id}:{choice.id}"}
    ]
    if len(found) == 1:
        return found[0]
    known = [choice.id for decision in open_now for choice in decision.choices]
    if found:
        both = " or ".join(f"{decision.id}:{choice.id}" for decision, choice in found)
        raise UsageError(f"“{wanted}” can mean two decisions: write {both}")
    stage = next((one for one in rules.flow.stages if one.id == course.stage), None)
    title = stage.title if stage else "nowhere"
    closed = "It is closed; reopen it first."
    nothing = closed if course.closed else "Nothing is to be decided there."
    can = nearest(wanted, known) if known else nothing
    said = f"“{wanted}” cannot be decided now" if wanted else "say what is decided"
    raise UsageError(f"{said}: the case is at “{title}”. {can}")
