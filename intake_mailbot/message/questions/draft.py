"""Is every profile in it a draft, sent for review?"""

from __future__ import annotations

from intake_mailbot.message.drafts import drafts_of
from intake_mailbot.message.facts import Facts


def ask(facts: Facts) -> str:
    """The subject, the sender's own words or the files' names say so."""
    if not facts.forms:
        return ""
    found = drafts_of(facts.mail, unsigned_word_is_draft=facts.rules.unsigned_word_is_draft)
    return found.reason if found.all else ""
