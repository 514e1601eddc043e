"""The clocks of a process and who is told about them, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from form_templates.flow_roles import PLANNERS


class Unit(StrEnum):
    """In what a clock is counted."""

    BUSINESS_DAYS = "business_days"
    DAYS = "days"
    WEEKS = "weeks"


class Pausing(StrEnum):
    """What a pause does to a clock: it is only noted beside it, or moves its last day."""

    NOTED = "noted"
    EXTENDS = "extends"


@dataclass(frozen=True, slots=True)
class ClockRule:
    """A span of time from a signal.

    ``amount`` (and ``earliest``, None: none) are in ``unit``; ``what`` is a clause as the agency
    hears it ("we will contact you"), ``title`` the same for planners ("Contact the agency"). It
    runs from any of ``starts`` to any of ``stops``; ``pauses_in`` are stages in
    which it pauses as ``pausing`` says. ``warn`` business days before its last day ``tells`` are
    warned, 0: they are not. ``promised`` clocks are told to the agency. ``escalation`` names a
    list, "" for none.
    """

    id: str
    what: str
    amount: int
    unit: Unit
    starts: tuple[str, ...] = ("received",)
    stops: tuple[str, ...] = ()
    earliest: int | None = None
    pauses_in: tuple[str, ...] = ()
    pausing: Pausing = Pausing.NOTED
    warn: int = 1
    tells: tuple[str, ...] = (PLANNERS,)
    promised: bool = False
    escalation: str = ""
    title: str = ""

    @property
    def for_planners(self) -> str:
        """What it is about, as planners read it."""
        return self.title or self.what


@dataclass(frozen=True, slots=True)
class Level:
    """One level of an escalation list: told when a clock is ``after`` business days overdue."""

    after: int
    to: str


@dataclass(frozen=True, slots=True)
class Escalation:
    """Who is told, one after the other, about what stays overdue."""

    id: str
    levels: tuple[Level, ...]
