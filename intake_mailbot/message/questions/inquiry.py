"""Is it a question, or a mail without a form?"""

from __future__ import annotations

from intake_mailbot.message.facts import Facts


def ask(facts: Facts) -> str:
    """Whatever is none of the kinds before it."""
    return "a question" if not facts.attachments else "files without a form that we know"
