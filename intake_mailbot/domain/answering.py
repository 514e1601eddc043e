"""Who is told what: the replies of a decision, and what planners hear."""

from __future__ import annotations

import re
from collections.abc import Iterable

from intake_mailbot.domain.model import Message, Standing
from intake_mailbot.domain.outcomes import Reply, ReplyKind
from parsers.model import PartProblem

_ASKING = re.compile(r"[;.,]\s+please\b", re.IGNORECASE)
"""Where the words about a file begin to ask its sender for something."""


def may_answer(message: Message) -> bool:
    """Whether anything is sent to the mail's sender."""
    return message.reply_to is not None and not message.quiet and message.standing.may_be_answered


def answer(message: Message, kind: ReplyKind, outcomes: tuple[int, ...] = ()) -> tuple[Reply, ...]:
    """The one reply to the mail, or none where nobody may be answered."""
    if message.reply_to is None or not may_answer(message):
        return ()
    return (Reply(kind, message.reply_to, outcomes),)


def why_unanswered(message: Message) -> str:
    """Why nobody is answered, as a clause; "" where somebody may be."""
    if message.quiet:
        return message.quiet
    if not message.standing.may_be_answered:
        return WHY_NOT_BELIEVED[message.standing]
    return "" if message.reply_to is not None else "there is no address that may be answered"


def who(message: Message) -> str:
    """The sender as planners know them."""
    return message.sender.address if message.sender is not None else "an unreadable sender"


def fact_of(name: str, problem: PartProblem) -> str:
    """What is the matter with the file ``name``, to planners: not what its sender is asked to do.

    A clause without a stop behind it.
    """
    said = _ASKING.split(problem.message)[0].rstrip(".")
    return said if not name or name in said else f"{name}: {said}"


def sentences(said: Iterable[str]) -> str:
    """The sentences that say something, one after the other."""
    return " ".join(sentence for sentence in said if sentence)


WHY_NOT_BELIEVED = {
    Standing.UNPROVEN: "our mail server does not confirm that it comes from its agency",
    Standing.OUTSIDE: "its sender is not in a domain that may open cases",
    Standing.STRANGER: "its sender is not in a domain that may open cases and is not confirmed",
}
"""Why a mail of this standing is held, as a clause."""
