"""What the parts of a process say about each other: every name must exist, every way lead on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from form_templates.flow import DeliverableRule, Flow, Named, Stage, TaskRule
from form_templates.flow_defaults import BUILT_IN_STAGES
from form_templates.flow_figures import Counts
from form_templates.flow_meant import meant
from form_templates.flow_never import never, table_of
from form_templates.flow_roles import BUILT_IN_ROLES
from form_templates.flow_signals import ending, reachable, written
from form_templates.table import Table, nearest

N = TypeVar("N", bound=Named)

_TABLES = {"choice": "decisions"}
"""The table of ``process.toml`` of what is not called like it."""

_BUILT_IN = frozenset(stage.id for stage in BUILT_IN_STAGES)


def check_flow(root: Table, flow: Flow) -> None:
    """Note what names a thing that does not exist, what never happens, and what leads nowhere."""
    if not root.values.get("stages"):
        for key in ("tasks", "deliverables", "decisions", "first"):
            if key in root.values:
                root.wrong(key, f"`{key}` stands without a stage.", "Write [[stages]].")
        _Names(root, flow).clocks_and_notices()
        return
    names = _Names(root, flow)
    names.stages()
    names.work()
    names.clocks_and_notices()
    if not root.problems.unsure & {"stages", "decisions"}:
        _ways_on(root, meant(flow))
    _circles(root, flow)


@dataclass(frozen=True)
class _Names:
    """Does each thing that is named exist?"""

    root: Table
    flow: Flow

    def stages(self) -> None:
        """Every stage is there, can be reached, and can be left or is an end."""
        flow, stages = self.flow, _ids(self.flow.stages)
        if flow.first and (flow.first not in stages or flow.first in _BUILT_IN):
            written = [one for one in stages if one not in _BUILT_IN]
            self.root.wrong(
                "first", f'No stage is called "{flow.first}".', nearest(flow.first, written)
            )
        for table, stage in _tables(self.root, "stages", flow.stages):
            _each(table, "tasks", stage.tasks, _ids(flow.tasks), "task")
            _each(table, "deliverables", stage.deliverables, _ids(flow.deliverables), "deliverable")
            _each(table, "decisions", stage.decisions, _ids(flow.decisions), "decision")
            if stage.reopens_to:
                _each(table, "reopens_to", [stage.reopens_to], stages, "stage")
            for way, one in zip(table.tables("ways"), stage.ways, strict=True):
                _each(way, "to", [one.to], stages, "stage")
                _each(way, "when", [one.when], _ids(flow.conditions), "condition")
                _signals(way, "on", [one.on], flow)
            _final(table, stage)

    def work(self) -> None:
        """Tasks, deliverables and decisions: begun somewhere, owned by a role that is there."""
        flow, roles = self.flow, self._roles()
        begun = {n for s in flow.stages for n in (*s.tasks, *s.deliverables, *s.decisions)}
        for key, things in (("tasks", flow.tasks), ("deliverables", flow.deliverables)):
            work: Sequence[TaskRule | DeliverableRule] = things
            for table, thing in _tables(self.root, key, work):
                _each(table, "owner", [thing.owner], roles, "role")
                _each(table, "clock", [thing.clock], _ids(flow.clocks), "clock")
                _begun(table, thing, begun)
        for table, task in _tables(self.root, "tasks", flow.tasks):
            _each(table, "when", [task.when], _ids(flow.conditions), "condition")
        for table, decision in _tables(self.root, "decisions", flow.decisions):
            _each(table, "by", [decision.by], roles, "role")
            _begun(table, decision, begun)
            _each(table, "when", [decision.when], _ids(flow.conditions), "condition")
            for one, choice in zip(table.tables("choices"), decision.choices, strict=True):
                _each(one, "to", [choice.to], _ids(flow.stages), "stage")
                _each(one, "when", [choice.when], _ids(flow.conditions), "condition")

    def clocks_and_notices(self) -> None:
        """Clocks start and stop at what can happen; notices go to roles that are there."""
        flow, roles = self.flow, self._roles()
        lists = _ids(flow.escalations)
        for table, clock in _tables(self.root, "clocks", flow.clocks):
            _signals(table, "starts", clock.starts, flow)
            _signals(table, "stops", clock.stops, flow)
            _each(table, "pauses_in", clock.pauses_in, _ids(flow.stages), "stage")
            _each(table, "tells", clock.tells, roles, "role")
            _each(table, "escalation", [clock.escalation], lists, "escalation")
        for table, notice in _tables(self.root, "notices", flow.notices):
            _signals(table, "on", [notice.on], flow)
            _each(table, "to", notice.to, roles, "role")
            _each(table, "when", [notice.when], _ids(flow.conditions), "condition")
        taken = _choices(flow)
        for table, condition in _tables(self.root, "conditions", flow.conditions):
            _each(table, "ended", [condition.ended], _ids(flow.clocks), "clock")
            _each(table, "decided", condition.decided, taken, "choice")
            _each(table, "any_decided", condition.any_decided, taken, "choice")
            _each(table, "arrived", condition.arrived, _ids(flow.deliverables), "deliverable")
            _each(table, "done", condition.done, _ids(flow.tasks), "task")
            if condition.within_budget and flow.estimate is None:
                table.wrong("within_budget", "There is no estimate.", "Write [estimate].")
        self.indicators()
        for table, escalation in _tables(self.root, "escalations", flow.escalations):
            for one, level in zip(table.tables("levels"), escalation.levels, strict=True):
                _each(one, "to", [level.to], roles, "role")

    def indicators(self) -> None:
        flow = self.flow
        work = [*_ids(flow.tasks), *_ids(flow.deliverables)]
        for table, one in _tables(self.root, "indicators", flow.indicators):
            late = one.counts is Counts.DAYS_LATE
            kind = "clock" if late else "task or deliverable"
            _each(table, "of", one.of, _ids(flow.clocks) if late else work, kind)
            _each(table, "when", [one.when], _ids(flow.conditions), "condition")

    def _roles(self) -> list[str]:
        return [*BUILT_IN_ROLES, *_ids(self.flow.roles)]


def _final(table: Table, stage: Stage) -> None:
    if stage.final and (stage.ways or stage.tasks or stage.deliverables or stage.decisions):
        mend = "Drop `final`, or what stands in the stage."
        table.wrong("final", f'"{stage.id}" ends a case and has work or ways on.', mend)
    if stage.reopens_to and not stage.final:
        mend = "Drop `reopens_to`, or write final = true."
        table.wrong("reopens_to", f'"{stage.id}" is never closed.', mend)


def _ways_on(root: Table, flow: Flow) -> None:
    come_to, ends = reachable(flow), ending(flow)
    for table, stage in _tables(root, "stages", flow.stages):
        if stage.id not in come_to:
            mend = f'Lead to it: `to = "{stage.id}"` in a way or a choice, or drop it.'
            table.wrong("", f'No case ever comes to the stage "{stage.id}".', mend)
        elif not stage.final and not any(flow.leads_to(stage)):
            mend = "Give it `ways` or a decision with choices that lead on, or write final = true."
            table.wrong("", f'The stage "{stage.id}" leads nowhere.', mend)
        elif stage.id not in ends:
            mend = "Lead from it, or from a stage after it, to one that is final."
            table.wrong("", f'From the stage "{stage.id}" no case ever ends.', mend)


def _circles(root: Table, flow: Flow) -> None:
    """Ways that are taken at once must not lead back to where they began."""
    at_once = {stage.id: {way.to for way in stage.ways if not way.on} for stage in flow.stages}
    for table, stage in _tables(root, "stages", flow.stages):
        seen: set[str] = set()
        waiting = set(at_once.get(stage.id, ()))
        while waiting:
            one = waiting.pop()
            if one == stage.id:
                mend = "Name with `on` what has to happen first."
                table.wrong("ways", f'The stage "{stage.id}" leads back to itself at once.', mend)
                break
            if one not in seen:
                seen.add(one)
                waiting |= at_once.get(one, set())


def _tables(root: Table, key: str, things: Sequence[N]) -> Iterator[tuple[Table, N]]:
    """Each table of the file with what was read from it; of two with one id, the first."""
    by_id = {thing.id: thing for thing in things}
    for table in root.tables(key):
        thing = by_id.pop(str(table.values.get("id", "")), None)
        if thing is not None:
            yield table, thing


def _each(table: Table, key: str, names: Iterable[str], known: Iterable[str], kind: str) -> None:
    if _TABLES.get(kind, f"{kind}s") in table.problems.unsure:
        return
    for name in names:
        if name and name not in known:
            problem = f'`{key}`: no {kind} is called "{name}".'
            table.wrong(key, problem, nearest(name, known), name)


def _signals(table: Table, key: str, names: Iterable[str], flow: Flow) -> None:
    happens = written(flow)
    for name in names:
        if name and name not in happens and table_of(name) not in table.problems.unsure:
            why, mend = never(flow, name)
            table.wrong(key, f'`{key}`: "{name}" never happens: {why}.', mend, name)


def _begun(table: Table, thing: Named, begun: Iterable[str]) -> None:
    if thing.id and thing.id not in begun and "stages" not in table.problems.unsure:
        problem = f'"{thing.id}" is in no stage.'
        table.wrong("", problem, "Name it in a stage, or drop it.")


def _choices(flow: Flow) -> list[str]:
    return [f"{one.id}:{choice.id}" for one in flow.decisions for choice in one.choices]


def _ids(things: Iterable[Named]) -> list[str]:
    return [thing.id for thing in things]
