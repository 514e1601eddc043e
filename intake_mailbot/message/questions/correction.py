"""Is it a new version of a profile that we have?"""

from __future__ import annotations

from intake_mailbot.message.facts import Facts


def ask(facts: Facts) -> str:
    """A profile in the thread of a case."""
    case = facts.thread.case
    if not facts.forms or case is None:
        return ""
    return f"a new version for {case.tracking_number}"
