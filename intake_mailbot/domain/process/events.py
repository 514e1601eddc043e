"""What can happen to a case, and what follows outside of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from intake_mailbot.domain.model import Verdict
from intake_mailbot.domain.process.course import Answer, Mark
from intake_mailbot.domain.process.estimating import EstimateLine


@dataclass(frozen=True, slots=True)
class Arrived:
    """A version of the form arrived, or is judged again; ``received`` is its receipt (aware)."""

    verdict: Verdict
    received: datetime
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Begun:
    """One more of a task that there can be several of; ``text`` says what it is about."""

    task: str
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Estimated:
    """The cost was estimated: the office's schedule of that day, and the lines."""

    lines: tuple[EstimateLine, ...]
    currency: str
    schedule: str
    by: str


@dataclass(frozen=True, slots=True)
class Done:
    """A task was done; "task:2" is the second of several."""

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
    """Files arrived for a deliverable; ``signed`` says whether they bear the signature.

    ``lacks`` says, in sentences, what is missing in the form that they are: then it is expected on.
    """

    deliverable: str
    files: tuple[str, ...]
    by: str
    signed: bool = False
    lacks: tuple[str, ...] = ()
    note: str = ""


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


Event = (
    Arrived
    | Begun
    | Done
    | Decided
    | Assigned
    | Delivered
    | Estimated
    | Noted
    | Reopened
    | TimePassed
)


@dataclass(frozen=True, slots=True)
class Repinned:
    """The case was moved from one definition of its process to another, by their digests.

    ``answers`` are what its form says to what the new one asks.
    """

    before: str
    after: str
    by: str
    answers: tuple[Answer, ...] = ()


Recorded = Event | Repinned
"""What a history keeps: all that happens in a process, and that it goes on by another one."""


@dataclass(frozen=True, slots=True)
class Tell:
    """A mail is to go out: the message's name and the roles it is for.

    ``clock`` is the clock that it is about with its ``mark``, "" and None where it is about none;
    ``run`` and ``level`` tell its runs and the levels of an escalation apart. ``forms`` are the
    further forms whose blanks go with it.
    """

    message: str
    to: tuple[str, ...]
    clock: str = ""
    mark: Mark | None = None
    run: int = 0
    level: int = 0
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A line for the case's history."""

    text: str


Effect = Tell | Said

KINDS: dict[str, type[Recorded]] = {
    "arrived": Arrived,
    "begun": Begun,
    "estimated": Estimated,
    "done": Done,
    "decided": Decided,
    "assigned": Assigned,
    "delivered": Delivered,
    "noted": Noted,
    "reopened": Reopened,
    "time": TimePassed,
    "repinned": Repinned,
}
"""The events by the short word under which the history keeps them."""
