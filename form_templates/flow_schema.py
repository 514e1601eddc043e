"""The parts of ``process.toml`` that say what happens to a case, table by table."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from form_templates.flow import (
    Choice,
    Commitments,
    DecisionRule,
    DeliverableRule,
    Flow,
    Named,
    Notice,
    Stage,
    TaskRule,
    Way,
)
from form_templates.flow_clocks import ClockRule, Escalation, Level, Pausing, Unit
from form_templates.flow_conditions import Ask, When
from form_templates.flow_defaults import BUILT_IN_DECISIONS, BUILT_IN_STAGES, shortest
from form_templates.flow_figures import Counts, EstimateRule, Indicator
from form_templates.flow_roles import AGENCY, PLANNERS, Role
from form_templates.table import Table

N = TypeVar("N", bound=Named)

_BUILT_IN: dict[str, tuple[Named, ...]] = {
    "stages": BUILT_IN_STAGES,
    "decisions": BUILT_IN_DECISIONS,
}
_ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")


def read_flow(root: Table) -> Flow:
    """The process of ``root``; what is wrong with single values is noted at ``root.problems``."""
    stages = _all(root, "stages", _stage)
    flow = Flow(
        stages=(*BUILT_IN_STAGES, *stages),
        first=root.text("first", needed=bool(stages)),
        tasks=_all(root, "tasks", _task),
        deliverables=_all(root, "deliverables", _deliverable),
        decisions=(*BUILT_IN_DECISIONS, *_all(root, "decisions", _decision)),
        clocks=_all(root, "clocks", _clock),
        notices=_all(root, "notices", _notice),
        escalations=_all(root, "escalations", _escalation),
        roles=_all(root, "roles", _role),
        conditions=_all(root, "conditions", _condition),
        divisions=root.texts("divisions"),
        commitments=_commitments(root.table("commitments")),
        indicators=_all(root, "indicators", _indicator),
        estimate=_estimate(root.table("estimate")),
    )
    return flow if stages else shortest(flow)


def _all(root: Table, key: str, read: Callable[[Table], N]) -> tuple[N, ...]:
    found: dict[str, N] = {}
    taken = {one.id for one in _BUILT_IN.get(key, ())}
    for table in root.tables(key):
        one = read(table)
        table.done()
        if one.id in found or one.id in taken:
            table.wrong("id", f'The id "{one.id}" is used twice.', "Give each its own id.")
            root.problems.unsure.add(key)
        elif not _usable(one.id):
            mend = "Use lower-case letters, digits and _ only."
            if one.id:
                table.wrong("id", f'The id "{one.id}" is unusable.', mend)
            root.problems.unsure.add(key)
        found.setdefault(one.id, one)
    return tuple(found.values())


def _usable(name: str) -> bool:
    return name.replace("_", "a").isalnum() and name.isascii() and name == name.lower()


def _id(table: Table) -> str:
    return table.text("id", needed=True)


def _stage(table: Table) -> Stage:
    return Stage(
        id=_id(table),
        title=table.text("title", needed=True),
        tasks=table.texts("tasks"),
        deliverables=table.texts("deliverables"),
        decisions=table.texts("decisions"),
        ways=tuple(_way(way) for way in table.tables("ways")),
        final=table.flag("final"),
        reopens_to=table.text("reopens_to"),
    )


def _way(table: Table) -> Way:
    way = Way(table.text("to", needed=True), table.text("on"), table.text("when"))
    table.done()
    return way


def _task(table: Table) -> TaskRule:
    task = TaskRule(
        id=_id(table),
        title=table.text("title", needed=True),
        owner=table.text("owner") or PLANNERS,
        clock=table.text("clock"),
        optional=table.flag("optional"),
        several=table.flag("several"),
        repeats=table.flag("repeats"),
        when=table.text("when"),
    )
    if task.repeats and not task.optional:
        mend = "Write optional = true: what begins again and again is never all done."
        table.wrong("repeats", f'"{task.id}" repeats and is needed.', mend)
    if task.repeats and task.several:
        table.wrong("several", f'"{task.id}" is `several` and `repeats`.', "Keep one of them.")
    return task


def _deliverable(table: Table) -> DeliverableRule:
    return DeliverableRule(
        id=_id(table),
        title=table.text("title", needed=True),
        owner=table.text("owner") or AGENCY,
        clock=table.text("clock"),
        optional=table.flag("optional"),
        signed=table.flag("signed"),
        words=table.texts("words"),
        form=table.text("form"),
    )


def _decision(table: Table) -> DecisionRule:
    choices = []
    for one in table.tables("choices", needed=True):
        choices.append(_choice(one))
        one.done()
        if choices[-1].id in {other.id for other in choices[:-1]}:
            one.wrong("id", f'The choice "{choices[-1].id}" is there twice.', "Remove one.")
        taken = {word.lower() for other in choices[:-1] for word in other.words}
        for word in choices[-1].words:
            if word.lower() in taken:
                mend = "Give it to one of them: an answer that could mean both decides nothing."
                one.wrong("words", f'Two choices have the word "{word}".', mend, word)
    return DecisionRule(
        _id(table), table.text("title", needed=True), tuple(choices),
        table.text("by") or PLANNERS, table.text("when"),
    )  # fmt: skip


def _choice(table: Table) -> Choice:
    return Choice(
        _id(table), table.text("title", needed=True), table.text("to"),
        table.text("when"), table.texts("words"), table.flag("drops"),
    )  # fmt: skip


def _clock(table: Table) -> ClockRule:
    clock = ClockRule(
        id=_id(table),
        what=table.text("what", needed=True),
        amount=table.whole("amount", needed=True) or 1,
        unit=table.word("unit", Unit) or Unit.BUSINESS_DAYS,
        starts=table.texts("starts") or ("received",),
        stops=table.texts("stops"),
        earliest=table.whole("earliest"),
        pauses_in=table.texts("pauses_in"),
        pausing=_pausing(table),
        warn=1 if (warn := table.count("warn")) is None else warn,
        tells=table.texts("tells") or (PLANNERS,),
        promised=table.flag("promised"),
        escalation=table.text("escalation"),
        title=table.text("title"),
    )
    if clock.earliest is not None and clock.earliest > clock.amount:
        table.wrong("earliest", "`earliest` is after the latest end.", "Make it at most `amount`.")
    return clock


def _pausing(table: Table) -> Pausing:
    if not table.text("pausing"):
        return Pausing.NOTED
    return table.word("pausing", Pausing) or Pausing.NOTED


def _notice(table: Table) -> Notice:
    return Notice(
        id=_id(table),
        on=table.text("on", needed=True),
        message=table.text("message", needed=True),
        to=table.texts("to", needed=True),
        when=table.text("when"),
        forms=table.texts("forms"),
    )


def _escalation(table: Table) -> Escalation:
    levels: list[Level] = []
    for one in table.tables("levels", needed=True):
        level = Level(one.whole("after", needed=True) or 1, one.text("to", needed=True))
        one.done()
        if levels and level.after <= levels[-1].after:
            one.wrong("after", "A level is not after the one before it.", "Make `after` larger.")
        levels.append(level)
    return Escalation(_id(table), tuple(levels))


def _role(table: Table) -> Role:
    role = Role(
        _id(table), table.text("title", needed=True), table.text("mail"), table.text("mail_from")
    )
    if role.mail and role.mail_from:
        table.wrong("mail_from", f'"{role.id}" has two addresses.', "Keep one of them.")
    if role.mail and not _ADDRESS.fullmatch(role.mail):
        mend = 'Write one as in "forester@example.gov"; without `mail`, planners read for the role.'
        table.wrong("mail", f'`mail` is "{role.mail}", which is no address.', mend)
    return role


def _condition(table: Table) -> When:
    when = When(
        id=_id(table),
        any_of=tuple(_ask(one) for one in table.tables("any_of")),
        all_of=tuple(_ask(one) for one in table.tables("all_of")),
        none_of=tuple(_ask(one) for one in table.tables("none_of")),
        nothing_open=table.flag("nothing_open"),
        ended=table.text("ended"),
        decided=table.texts("decided"),
        any_decided=table.texts("any_decided"),
        arrived=table.texts("arrived"),
        done=table.texts("done"),
        within_budget=table.flag("within_budget"),
    )
    if when == When(when.id):
        table.wrong("", f'The condition "{when.id}" asks nothing.', "Write any_of = [{ … }].")
    return when


def _ask(table: Table) -> Ask:
    ask = Ask(
        table.text("field", needed=True), table.texts("one_of"),
        table.whole("closer_than"), table.flag("filled"),
    )  # fmt: skip
    table.done()
    if ask == Ask(ask.field) and isinstance(table.values.get("one_of", []), list):
        mend = "Write one_of = [ … ], closer_than = 30 or filled = true."
        table.wrong("field", "This asks nothing.", mend)
    return ask


def _indicator(table: Table) -> Indicator:
    one = Indicator(
        _id(table), table.text("title", needed=True),
        table.word("counts", Counts) or Counts.HOLDS, table.texts("of"), table.text("when"),
    )  # fmt: skip
    if (one.counts is Counts.HOLDS) != bool(one.when):
        mend = 'Write counts = "holds" and when = "a condition", or neither.'
        table.wrong("when", f'The indicator "{one.id}" shows nothing.', mend)
    return one


def _estimate(table: Table | None) -> EstimateRule | None:
    if table is None:
        return None
    rule = EstimateRule(table.text("budget", needed=True))
    table.done()
    return rule


def _commitments(table: Table | None) -> Commitments | None:
    if table is None:
        return None
    found = Commitments(table.text("start", needed=True), table.text("end", needed=True))
    table.done()
    return found
