"""Does it bring files that could not be read, and no profile?

Automatic mail and lists count only where the file has a name: their broken trimmings mean nothing.
"""

from __future__ import annotations

from intake_mailbot.message.facts import Facts
from intake_mailbot.message.questions import automatic, mailing_list


def ask(facts: Facts) -> str:
    """Any such file may be the profile itself."""
    unread = facts.unread
    if automatic.ask(facts) or mailing_list.ask(facts):
        unread = tuple(leaf for leaf in unread if leaf.name)
    elif facts.thread.case is None:  # to a case it is filed, whatever it is
        unread += facts.word_processed
    reasons = [leaf.problem.message for leaf in unread if leaf.problem is not None]
    return " ".join(reasons)
