"""What a process counts, as data: indicators that are shown, and the cost estimate."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Counts(StrEnum):
    """What an indicator shows."""

    DONE = "done"
    """How many of the tasks and deliverables named are done: "3 of 7"."""
    OUTSTANDING = "outstanding"
    """How many of them are open."""
    DAYS_LATE = "days_late"
    """By how many business days the clock that is latest is overdue."""
    HOLDS = "holds"
    """Whether a condition holds: "yes" or "no"."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure of a case: on its sheet, and in the mails that show it.

    ``of`` are ids of tasks and deliverables (of clocks, for days late); () means all. ``when`` is
    the condition of an indicator that shows whether one holds.
    """

    id: str
    title: str
    counts: Counts
    of: tuple[str, ...] = ()
    when: str = ""


@dataclass(frozen=True, slots=True)
class EstimateRule:
    """The cost estimate of a case: priced by a schedule, compared with ``budget`` (a field)."""

    budget: str


@dataclass(frozen=True, slots=True)
class Rate:
    """What one ``unit`` of something costs, in the currency of its schedule."""

    id: str
    title: str
    unit: str
    price: Decimal


@dataclass(frozen=True, slots=True)
class RateSchedule:
    """The office's rates (``rates.toml``). ``example``: not the prices that anybody pays."""

    title: str
    currency: str
    rates: tuple[Rate, ...]
    example: bool = False
