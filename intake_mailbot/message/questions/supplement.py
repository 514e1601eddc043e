"""Does it add something to a case that we have?"""

from __future__ import annotations

from intake_mailbot.message.facts import Facts


def ask(facts: Facts) -> str:
    """Words or files in the thread of a case, without a profile."""
    case = facts.thread.case
    if case is None:
        return ""
    files = len(facts.attachments)
    what = "words" if not files else "a file" if files == 1 else f"{files} files"
    return f"{what} for {case.tracking_number}"
