"""What follows where the sender is not believed (the table "Who is believed" of the settings)."""

from __future__ import annotations

from intake_mailbot.domain.answering import WHY_NOT_BELIEVED, answer, who
from intake_mailbot.domain.model import Folder, LedgerState, Message, Standing
from intake_mailbot.domain.outcomes import CaseOutcome, Decision, ReplyKind


def hold_unbelieved(message: Message, outcomes: tuple[CaseOutcome, ...] = ()) -> Decision:
    """Held for a planner; only an outside sender who is confirmed gets a neutral word.

    Planners are told, except of a stranger's mail that brings no profile: that is mostly junk.
    """
    why = WHY_NOT_BELIEVED[message.standing]
    case = message.thread.case
    about = f" about {case.tracking_number}" if case is not None else ""
    claims = f" It names {message.thread.claimed}." if message.thread.claimed else ""
    looks = f" Beware: {'; '.join(message.remarks)}." if message.remarks else ""
    sealed = "" if message.seal in {"", *message.remarks} else f" Besides, {message.seal}."
    told = bool(outcomes) or message.standing is not Standing.STRANGER
    what = "A profile" if outcomes else "A mail"
    said = f"{what}{about} from {who(message)} is held: {why}.{looks}{sealed}{claims}"
    replies = answer(message, ReplyKind.ACKNOWLEDGEMENT)
    return Decision(
        LedgerState.HELD,
        Folder.HELD,
        message.kind,
        "; ".join((f"held: {why}", *message.remarks)),
        outcomes=outcomes,
        replies=replies,
        notice=said if told else "",
    )
