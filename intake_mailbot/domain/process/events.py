"""What can happen to a case, and what follows outside of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from intake_mailbot.domain.model import Verdict
from intake_mailbot.domain.process.course import Answer, Mark


@dataclass(frozen=True, slots=True)
class Arrived:
    """A version of the form arrived, or is judged again; ``received`` is its receipt (aware)."""

    verdict: Verdict
    received: datetime
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """A task was done."""

    task: str
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision was taken. ``until`` sets the last day of the clocks that it starts."""

    decision: str
    choice: str
    by: str
    note: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Assigned:
    """The case was given to a division and a point of contact."""

    division: str
    contact: str
    address: str
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Delivered:
    """Files arrived for a deliverable; ``signed`` says whether they bear the signature."""

    deliverable: str
    files: tuple[str, ...]
    by: str
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Noted:
    """Somebody left a note."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Reopened:
    """A closed case is opened again."""

    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TimePassed:
    """Nothing but time: clocks that came to a mark say so."""


Event = Arrived | Done | Decided | Assigned | Delivered | Noted | Reopened | TimePassed


@dataclass(frozen=True, slots=True)
class Tell:
    """A mail is to go out: the message's name and the roles it is for.

    ``clock`` is the clock that it is about with its ``mark``, "" and None where it is about none;
    ``run`` and ``level`` tell its runs and the levels of an escalation apart.
    """

    message: str
    to: tuple[str, ...]
    clock: str = ""
    mark: Mark | None = None
    run: int = 0
    level: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A line for the case's history."""

    text: str


Effect = Tell | Said

KINDS: dict[str, type[Event]] = {
    "arrived": Arrived,
    "done": Done,
    "decided": Decided,
    "assigned": Assigned,
    "delivered": Delivered,
    "noted": Noted,
    "reopened": Reopened,
    "time": TimePassed,
}
"""The events by the short word under which the history keeps them."""
