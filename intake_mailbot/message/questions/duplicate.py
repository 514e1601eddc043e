"""Has this very mail been taken in before?"""

from __future__ import annotations

from intake_mailbot.message.facts import Facts


def ask(facts: Facts) -> str:
    """The same sender, Message-ID, text and files; a shared Message-ID alone means nothing."""
    mail_id = facts.headers.message_id
    if not mail_id or not facts.sender or facts.tried_again:
        return ""
    first = facts.lookup.duplicate_of(facts.sender, mail_id, facts.digest)
    return "" if first is None else f"it is a copy of mail {first}"
