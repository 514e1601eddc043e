"""A process as a Mermaid flowchart, which documents and code hosts draw."""

from __future__ import annotations

from form_templates.diagrams.arrows import ARRIVAL, arrows, held_by
from form_templates.flow import Flow


def mermaid(flow: Flow) -> str:
    """The text of the flowchart."""
    lines = ["flowchart TD"]
    for stage in (ARRIVAL, *flow.stages):
        inside = "<br/>".join(_safe(line) for line in (stage.title, *held_by(flow, stage)))
        round_ = stage.final or stage is ARRIVAL
        shape = f'(["{inside}"])' if round_ else f'["{inside}"]'
        lines.append(f"    {_node(stage.id)}{shape}")
    for arrow in arrows(flow):
        label = _safe(arrow.label)
        lines.append(f'    {_node(arrow.start)} -->|"{label}"| {_node(arrow.end)}')
    return "\n".join(lines) + "\n"


def _node(stage_id: str) -> str:
    return f"s_{stage_id}"  # a bare "end" would close the chart


def _safe(text: str) -> str:
    named = {"&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;"}
    return "".join(named.get(c, c) for c in text)
