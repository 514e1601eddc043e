"""Reports as values: why forms come back, how long things take, how clocks are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from intake_mailbot.domain.digest import Kept


@dataclass(frozen=True, slots=True)
class Period:
    """From the day ``first`` to the day ``last``, both included, in the office's zone."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Week:
    """Forms of the week that begins on the Monday ``monday``: how many came, came complete."""

    monday: date
    received: int
    accepted: int
    returned: int
    held: int


@dataclass(frozen=True, slots=True)
class Cause:
    """A field that sent ``forms`` forms back, by its label."""

    field: str
    label: str
    forms: int


@dataclass(frozen=True, slots=True)
class Milestone:
    """How long cases took from their first receipt to a stage: median and nine of ten."""

    stage: str
    cases: int
    median: timedelta
    ninety: timedelta


@dataclass(frozen=True)
class Report:
    """One period of one office; ``causes`` are those that cost most first."""

    office: str
    period: Period
    weeks: tuple[Week, ...]
    causes: tuple[Cause, ...]
    milestones: tuple[Milestone, ...]
    kept: tuple[Kept, ...]

    def total(self, name: str) -> int:
        """The sum of a column of ``weeks``."""
        return sum(getattr(week, name) for week in self.weeks)


@dataclass(frozen=True, slots=True)
class Corrected:
    """How often planners did ``kind`` to readings of ``field`` in files of ``source``.

    ``damage`` is what had happened to the page, "" where nothing is known of one.
    """

    field: str
    source: str
    damage: str
    kind: str
    number: int
