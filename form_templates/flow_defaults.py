"""What every process has without writing it."""

from __future__ import annotations

from dataclasses import replace

from form_templates.flow import GIVEN_UP, HELD, RETURNED, Choice, DecisionRule, Flow, Stage

CORRECTION = "corrected_form"
BUILT_IN_DECISIONS = (
    DecisionRule(
        CORRECTION,
        "Does the corrected form still come?",
        (Choice("give_up", "It does not; the case is closed", GIVEN_UP),),
    ),
)
"""What a planner decides of a case whose form was returned."""

BUILT_IN_STAGES = (
    Stage(RETURNED, "Returned for correction", decisions=(CORRECTION,)),
    Stage(HELD, "Held for a planner's look"),
    Stage(GIVEN_UP, "Closed without the corrected form", final=True, reopens_to=RETURNED),
)
"""A case comes into and out of these by what is judged of its form, and ends in the last."""

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
        decisions=(*(flow.decisions or BUILT_IN_DECISIONS), closing),
    )
