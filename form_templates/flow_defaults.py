"""What every process has without writing it."""

from __future__ import annotations

from dataclasses import replace

from form_templates.flow import HELD, RETURNED, Choice, DecisionRule, Flow, Stage

BUILT_IN_STAGES = (
    Stage(RETURNED, "Returned for correction"),
    Stage(HELD, "Held for a planner's look"),
)
"""A case comes into and out of these by what is judged of its form."""

_ACCEPTED, _CLOSED, _CLOSE = "accepted", "closed", "close"


def shortest(flow: Flow) -> Flow:
    """``flow``, which names no stages, with the shortest process: accepted, then closed."""
    closing = DecisionRule(_CLOSE, "Close the case", (Choice(_CLOSE, "It is done", _CLOSED),))
    return replace(
        flow,
        first=_ACCEPTED,
        stages=(
            *BUILT_IN_STAGES,
            Stage(_ACCEPTED, "Accepted", decisions=(_CLOSE,)),
            Stage(_CLOSED, "Closed", final=True, reopens_to=_ACCEPTED),
        ),
        decisions=(*flow.decisions, closing),
    )
