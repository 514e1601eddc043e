"""What planners do with a case in its process: one door for terminal, mail and pages."""

from __future__ import annotations

from intake_mailbot.planning.acts import (
    act_within,
    assign,
    begin,
    decide,
    done,
    estimate,
    note,
    reopen,
)
from intake_mailbot.planning.making import (
    Making,
    assigning,
    beginning,
    deciding,
    doing,
    estimating,
    noting,
    reopening,
)
from intake_mailbot.planning.moving import Moving, move_over, outdated, would_move
from intake_mailbot.planning.sheets import PastSheet, ProcessSheet, past, sheet

__all__ = [
    "Making",
    "Moving",
    "PastSheet",
    "ProcessSheet",
    "act_within",
    "assign",
    "assigning",
    "begin",
    "beginning",
    "decide",
    "deciding",
    "doing",
    "done",
    "estimate",
    "estimating",
    "move_over",
    "note",
    "noting",
    "outdated",
    "past",
    "reopen",
    "reopening",
    "sheet",
    "would_move",
]
