"""A process as a Mermaid flowchart, which documents and code hosts draw."""

from __future__ import annotations

from form_templates.diagrams.arrows import arrows, held_by
from form_templates.flow import HELD, RETURNED, Flow


def mermaid(flow: Flow) -> str:
    """The text of the flowchart."""
    lines = ["flowchart TD", '    mail(["A form arrives"])']
    for stage in flow.stages:
        inside = "<br/>".join(_safe(line) for line in (stage.title, *held_by(flow, stage)))
        shape = f'(["{inside}"])' if stage.final else f'["{inside}"]'
        lines.append(f"    {_node(stage.id)}{shape}")
    for stage_id, said in ((flow.first, "complete"), (RETURNED, "incomplete"), (HELD, "doubtful")):
        lines.append(f'    mail -->|"{said}"| {_node(stage_id)}')
    for arrow in arrows(flow):
        label = _safe(arrow.label)
        lines.append(f'    {_node(arrow.start)} -->|"{label}"| {_node(arrow.end)}')
    return "\n".join(lines) + "\n"


def _node(stage_id: str) -> str:
    return f"s_{stage_id}"  # a bare "end" would close the chart


def _safe(text: str) -> str:
    named = {"&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;"}
    return "".join(named.get(c, c) for c in text)
