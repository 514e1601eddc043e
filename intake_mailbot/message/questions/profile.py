"""Does it bring a profile?"""

from __future__ import annotations

from intake_mailbot.message.facts import Facts


def ask(facts: Facts) -> str:
    """A file, or the mail's own text, in which a form of ours was found."""
    number = len(facts.forms)
    return "" if number == 0 else "a profile" if number == 1 else f"{number} profiles"
