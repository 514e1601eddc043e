"""What the message of a notice may use: each attribute is a name in the template.

The loader checks every template against these types, so that a word that does not exist is found
before a mail needs it. Dates are days in the office's zone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from form_templates.office import Lists


@dataclass(frozen=True, slots=True)
class CaseWords:
    """The case. ``stage`` is its title; ``received`` the receipt of the version that counts."""

    tracking_number: str
    title: str
    agency: str
    sender: str
    stage: str
    received: date
    first_received: date
    version: int


@dataclass(frozen=True, slots=True)
class ClockWords:
    """A clock. ``earliest`` is None where there is none; ``days_late`` counts business days."""

    what: str
    due: date
    earliest: date | None = None
    promised: bool = False
    paused: bool = False
    days_late: int = 0


@dataclass(frozen=True, slots=True)
class WorkWords:
    """A task or deliverable that is open; ``due`` is None where it has no clock."""

    title: str
    owner: str
    due: date | None = None
    signed: bool = False


@dataclass(frozen=True, slots=True)
class DoneWords:
    """A task that was done: its owner, the day, and what was said of it ("" nothing)."""

    title: str
    owner: str
    day: date
    note: str


@dataclass(frozen=True, slots=True)
class ResponsibilityWords:
    """A task, open or not: whose it is, by when, and its state ("open", "done", "not needed")."""

    title: str
    owner: str
    due: date | None
    state: str


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """A yes/no answer of the form with its question and the note beside it ("" none)."""

    label: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class DecisionWords:
    """The decision taken last, and the note that was left with it."""

    title: str
    choice: str
    note: str
    day: date


@dataclass(frozen=True, slots=True)
class AssignmentWords:
    """The division that a case was given to and the point of contact."""

    division: str
    contact: str
    address: str


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    """An outcome of a decision that is open, and the line that takes it in a planner's reply."""

    title: str
    command: str


@dataclass(frozen=True, slots=True)
class OrderWords:
    """What a planner can order by a reply: the line to write, and what it does."""

    line: str
    does: str


@dataclass(frozen=True, slots=True)
class CommitmentWords:
    """Another open case whose dates overlap with those of this one."""

    tracking_number: str
    title: str
    agency: str
    stage: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """A figure of the case: "3 of 7", "2", "yes"."""

    title: str
    value: str


@dataclass(frozen=True, slots=True)
class EstimateLineWords:
    """A line of the estimate; amounts as people write them, with the currency."""

    title: str
    unit: str
    quantity: str
    price: str
    amount: str


@dataclass(frozen=True, slots=True)
class EstimateWords:
    """The latest estimate. ``over`` is by how much it is above the budget, "" where it is not."""

    lines: tuple[EstimateLineWords, ...]
    total: str
    budget: str
    over: str
    schedule: str


@dataclass(frozen=True)
class NoticeValues:
    """All of it.

    ``clock`` is the clock that the notice is about, None where it is about none; ``mark`` is what
    happened to it: "warned", "due", "overdue" or "escalated". ``clocks`` are those that run;
    ``tasks`` and ``deliverables`` those that are open, ``done`` the tasks that were done, in their
    order, ``responsibilities`` every task that was
    begun; ``answers`` the form's yes/no questions; ``arrived`` what came in last, ``lacks`` what
    is wrong with a form that came. ``fields`` are the form's, as shown, by their ids; ``contacts``
    the words of ``[contacts]``, ``lists`` the entries of ``[[lists.NAME]]``; ``attached`` the names
    of the files that go with the mail. ``conflicts`` may be asked for when it is first looked at.
    ``orders`` is what a planner can order by a reply, () in mails to others; it is written under
    the message by itself.
    """

    case: CaseWords
    office_name: str
    address: str
    form_name: str
    today: date
    mark: str = ""
    clock: ClockWords | None = None
    clocks: tuple[ClockWords, ...] = ()
    tasks: tuple[WorkWords, ...] = ()
    deliverables: tuple[WorkWords, ...] = ()
    done: tuple[DoneWords, ...] = ()
    responsibilities: tuple[ResponsibilityWords, ...] = ()
    answers: tuple[AnswerWords, ...] = ()
    arrived: tuple[str, ...] = ()
    decision: DecisionWords | None = None
    choices: tuple[ChoiceWords, ...] = ()
    assignment: AssignmentWords | None = None
    conflicts: Sequence[CommitmentWords] = ()
    indicators: tuple[IndicatorWords, ...] = ()
    estimate: EstimateWords | None = None
    lacks: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    orders: tuple[OrderWords, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    contacts: Mapping[str, str] = field(default_factory=dict)
    lists: Lists = field(default_factory=dict)
