"""A process as its writer meant it: what has one wrong letter is told once, not at each effect."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from form_templates.flow import Flow, Named, Stage
from form_templates.flow_defaults import BUILT_IN_STAGES
from form_templates.table import closest

_BUILT_IN = frozenset(stage.id for stage in BUILT_IN_STAGES)


def meant(flow: Flow) -> Flow:
    """``flow`` with the known name most like it for each that nothing is called."""
    stages, decisions = _ids(flow.stages), _ids(flow.decisions)
    own = [name for name in stages if name not in _BUILT_IN]
    first = _meant(flow.first, own) if flow.first else ""
    return replace(
        flow,
        first=first if first in own else "".join(own[:1]),
        stages=tuple(_stage(one, stages, decisions) for one in flow.stages),
        decisions=tuple(
            replace(one, choices=tuple(replace(c, to=_meant(c.to, stages)) for c in one.choices))
            for one in flow.decisions
        ),
    )


def _stage(stage: Stage, stages: Collection[str], decisions: Collection[str]) -> Stage:
    return replace(
        stage,
        decisions=tuple(_meant(name, decisions) for name in stage.decisions),
        ways=tuple(replace(way, to=_meant(way.to, stages)) for way in stage.ways),
        reopens_to=_meant(stage.reopens_to, stages),
    )


def _meant(name: str, known: Collection[str]) -> str:
    return name if not name or name in known else closest(name, known) or name


def _ids(things: Iterable[Named]) -> list[str]:
    return [one.id for one in things]
