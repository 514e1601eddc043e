"""What happens to a case, as data: stages, tasks, deliverables, decisions, clocks and notices.

Things are tied together by *signals*: short texts that name what happened. A clock starts and stops
at signals, a notice goes out at one, a stage is left at one.

=====================  ===========================================================
``received``           a profile arrived that is not returned (counts from its receipt)
``accepted``           … and it is complete; also ``held`` and ``returned``
``entered:STAGE``      the case came to a stage; ``left:STAGE``
``done:TASK``          a task was done; ``begun:TASK``: one that there can be several of
``got:DELIVERABLE``    it arrived; ``unsigned:DELIVERABLE``: it did, without its signature;
                       ``incomplete:DELIVERABLE``: the form that it is lacks something else
``complete:STAGE``     the last task or deliverable that a stage needs is there
``decided:DECISION``   any choice was made; ``decided:DECISION:CHOICE``: this one
``assigned``           a division and a point of contact were named
``warned:CLOCK``       its last day comes near; ``due:CLOCK``: it is today
``overdue:CLOCK``      its last day is past; ``escalated:CLOCK``: a level of its list is told
``ended:CLOCK``        the very end of its last day
``revised``            a further version came when the intake was over
``estimated``          the cost was estimated; also ``over_budget`` or ``within_budget``
``reopened``           a closed case was opened again
=====================  ===========================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from form_templates.flow_clocks import ClockRule, Escalation, Level
from form_templates.flow_conditions import When
from form_templates.flow_figures import EstimateRule, Indicator
from form_templates.flow_roles import AGENCY, PLANNERS, Role

RETURNED, HELD = "returned", "held"
GIVEN_UP = "given_up"
"""Where a returned case ends whose corrected form does not come; one that comes opens it again."""
"""The two stages that every process has from the start: waiting for the agency, for a planner."""


class Named(Protocol):
    """Anything that other parts of the process name by its id."""

    @property
    def id(self) -> str:
        """Its name in ``process.toml``."""
        ...


N = TypeVar("N", bound=Named)


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of a stage: at the signal ``on`` ("" at once), where ``when`` ("" always) holds."""

    to: str
    on: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a case can be. ``final`` ends it; ``reopens_to`` is where it goes if opened again.

    ``tasks``, ``deliverables`` and ``decisions`` are begun on entering, ``ways`` tried in order.
    """

    id: str
    title: str
    tasks: tuple[str, ...] = ()
    deliverables: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    final: bool = False
    reopens_to: str = ""


@dataclass(frozen=True, slots=True)
class TaskRule:
    """Something that ``owner`` (a role) does, by the end of ``clock`` ("" none).

    ``several``: it is not begun with its stage; planners begin it as often as they like, each
    time in words of their own (an action item). ``repeats``: done, it begins again (a review).
    It is begun only in cases where ``when`` ("" always) holds.
    """

    id: str
    title: str
    owner: str = PLANNERS
    clock: str = ""
    optional: bool = False
    several: bool = False
    repeats: bool = False
    when: str = ""


@dataclass(frozen=True, slots=True)
class DeliverableRule:
    """Something that ``owner`` mails. ``words`` in a file's name tell it from others.

    ``form`` is the further form of the office that it is ("" any file). ``signed``: it counts only
    with every signature of that form, or where a person says so.
    """

    id: str
    title: str
    owner: str = AGENCY
    clock: str = ""
    optional: bool = False
    signed: bool = False
    words: tuple[str, ...] = ()
    form: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One outcome of a decision and the stage that it leads to ("" none).

    It can be taken only where ``when`` ("" always) holds; by mail too, where the role that decides
    answers with one of ``words``. ``drops``: what its stage still waits for is not needed then.
    """

    id: str
    title: str
    to: str = ""
    when: str = ""
    words: tuple[str, ...] = ()
    drops: bool = False


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """A decision that a person takes, who may (``by``), and its outcomes.

    It is asked only in cases where ``when`` ("" always) holds.
    """

    id: str
    title: str
    choices: tuple[Choice, ...]
    by: str = PLANNERS
    when: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A mail at the signal ``on``, where ``when`` ("" always) holds: message and receivers.

    ``forms`` are further forms of the office whose blanks go with it.
    """

    id: str
    on: str
    message: str
    to: tuple[str, ...]
    when: str = ""
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitments:
    """The two date fields of the form between which a case binds the office."""

    start: str
    end: str


@dataclass(frozen=True)
class Flow:
    """A whole process. ``first`` is the stage of an accepted profile.

    ``divisions`` are those that a case may be assigned to; () means any. An office that says
    nothing of stages gets the shortest process: a profile is accepted, and planners close its case.
    """

    stages: tuple[Stage, ...] = ()
    first: str = ""
    tasks: tuple[TaskRule, ...] = ()
    deliverables: tuple[DeliverableRule, ...] = ()
    decisions: tuple[DecisionRule, ...] = ()
    clocks: tuple[ClockRule, ...] = ()
    notices: tuple[Notice, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    roles: tuple[Role, ...] = ()
    conditions: tuple[When, ...] = ()
    divisions: tuple[str, ...] = ()
    commitments: Commitments | None = None
    indicators: tuple[Indicator, ...] = ()
    estimate: EstimateRule | None = None

    def stage(self, stage_id: str) -> Stage:
        """The stage of this id. Raises KeyError."""
        return _named(self.stages, stage_id)

    def task(self, task_id: str) -> TaskRule:
        """The task of this id. Raises KeyError."""
        return _named(self.tasks, task_id)

    def deliverable(self, deliverable_id: str) -> DeliverableRule:
        """The deliverable of this id. Raises KeyError."""
        return _named(self.deliverables, deliverable_id)

    def decision(self, decision_id: str) -> DecisionRule:
        """The decision of this id. Raises KeyError."""
        return _named(self.decisions, decision_id)

    def clock(self, clock_id: str) -> ClockRule:
        """The clock of this id. Raises KeyError."""
        return _named(self.clocks, clock_id)

    def condition(self, condition_id: str) -> When:
        """The condition of this id. Raises KeyError."""
        return _named(self.conditions, condition_id)

    def role(self, role_id: str) -> Role | None:
        """The role of this id, None for one that every process has."""
        return next((one for one in self.roles if one.id == role_id), None)

    def levels(self, clock: ClockRule) -> tuple[Level, ...]:
        """The levels of a clock's escalation list, () where it has none."""
        return _named(self.escalations, clock.escalation).levels if clock.escalation else ()

    def asked_fields(self) -> tuple[str, ...]:
        """The fields of the form that the process asks for, each once."""
        asked = [ask.field for one in self.conditions for ask in one.asks]
        asked += [role.mail_from for role in self.roles if role.mail_from]
        if self.commitments:
            asked += [self.commitments.start, self.commitments.end]
        if self.estimate:
            asked.append(self.estimate.budget)
        return tuple(dict.fromkeys(asked))

    def leads_to(self, stage: Stage) -> Iterator[str]:
        """The stages that ``stage`` can lead to, in the order of its ways and decisions."""
        yield from (way.to for way in stage.ways)
        for decision in self.decisions:
            if decision.id in stage.decisions:
                yield from (choice.to for choice in decision.choices if choice.to)
        if stage.reopens_to:
            yield stage.reopens_to


DEADLINE = "deadline"
"""The message about a clock that comes near its last day, is due, overdue or escalated."""


LACKING = "lacking"
"""The message about a form that was expected and came unsigned or incomplete."""


def messages_of(flow: Flow) -> tuple[str, ...]:
    """The names of the messages that the process's notices and clocks need, each once."""
    names = [notice.message for notice in flow.notices]
    told = [DEADLINE] if any(clock.tells or clock.escalation for clock in flow.clocks) else []
    lacking = [LACKING] if any(one.form for one in flow.deliverables) else []
    return tuple(dict.fromkeys((*names, *told, *lacking)))


def _named(things: tuple[N, ...], wanted: str) -> N:
    for one in things:
        if one.id == wanted:
            return one
    raise KeyError(wanted)
