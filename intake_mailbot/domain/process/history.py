"""A case's history: lines are added, never changed, and show it as it stood at any moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from intake_mailbot.domain.process.course import Course
from intake_mailbot.domain.process.events import Recorded


@dataclass(frozen=True)
class Moment:
    """One event: when, by whom, what it said, and where the case stood after it."""

    number: int
    at: datetime
    actor: str
    event: Recorded
    said: tuple[str, ...]
    course: Course


def as_it_stood(history: Iterable[Moment], at: datetime) -> Course:
    """Where the case stood at ``at`` (aware); an empty course before anything happened."""
    course = Course()
    for moment in history:
        if moment.at <= at:
            course = moment.course
    return course
