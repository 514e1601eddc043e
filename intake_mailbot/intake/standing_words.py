"""How a case stands, in words for a planner: what can be ordered, and what there is to know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from form_templates.notice_values import ClockWords, OrderWords, WorkWords
from intake_mailbot.domain.errors import UnreadableProcessError
from intake_mailbot.domain.model import CaseRef
from intake_mailbot.domain.process.timing import days_left
from intake_mailbot.intake.desk import OfficeDesk
from intake_mailbot.intake.notice_words import Words
from intake_mailbot.intake.order_words import order_words
from intake_mailbot.intake.progress import rules_of
from intake_mailbot.replies.words import long_date
from intake_mailbot.store.unit import UnitOfWork


def orders_about(
    unit: UnitOfWork, office: OfficeDesk, case: CaseRef, now: datetime
) -> tuple[OrderWords, ...]:
    """What can be ordered about the case at ``now`` (aware); () where there is nothing, or
    where its process has not begun or cannot be read any more.
    """
    standing = unit.courses.standing(case)
    if standing is None:
        return ()
    try:
        rules = rules_of(unit, office, standing)
    except UnreadableProcessError:
        return ()  # who orders something all the same is told why it cannot be done
    return order_words(office, rules, standing.course, now)


def standing_lines(
    unit: UnitOfWork, office: OfficeDesk, case: CaseRef, now: datetime
) -> tuple[str, ...]:
    """How the case stands at ``now`` (aware), a sentence a line."""
    standing, view = unit.courses.standing(case), unit.cases.view(case.tracking_number)
    number = f"{case.tracking_number}{f' “{view.title}”' if view.title else ''}"
    if standing is None:
        return (f"{number}: its process has not begun.",)
    rules = rules_of(unit, office, standing)
    words = Words(office, rules, view, standing.course, now)
    stage = rules.flow.stage(standing.course.stage).title
    return (f"{number} of {view.agency} stands at: {stage}.", *_details(words))


def _details(words: Words) -> Iterator[str]:
    values = words.values()
    given = values.assignment
    if given is not None:
        parts = (given.division, given.contact, given.address)
        yield f"It is with: {', '.join(part for part in parts if part)}."
    for run, said in zip(words.course.running, words.clocks(staff=True), strict=True):
        yield _clock(said, days_left(words.rules, run, words.now))
    yield from (_work("To do", task) for task in values.tasks)
    yield from (_work("Expected", one) for one in values.deliverables)
    yield from (f"{one.title}: {one.value}." for one in values.indicators)
    if values.estimate is not None:
        yield f"Estimate: {values.estimate.total}."


def _clock(clock: ClockWords, left: int) -> str:
    days = f"{abs(left)} business {'day' if abs(left) == 1 else 'days'}"
    when = f"overdue by {days}" if clock.days_late else f"{days} left"
    return f"{clock.what}: by {long_date(clock.due)}, {when}{', paused' if clock.paused else ''}."


def _work(kind: str, work: WorkWords) -> str:
    by = f", by {long_date(work.due)}" if work.due else ""
    return f"{kind}: {work.title} ({work.owner}){by}."
