"""Is every profile in it a draft, sent for review?"""

from __future__ import annotations

from intake_mailbot.message.facts import Facts


def ask(facts: Facts) -> str:
    """The subject, the sender's own words or the files' names say so."""
    return facts.drafts.reason if facts.drafts.all else ""
