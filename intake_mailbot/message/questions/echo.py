"""Is it a mail of our own, come back?"""

from __future__ import annotations

from intake_mailbot.message.facts import Facts
from intake_mailbot.message.threading import token_case


def ask(facts: Facts) -> str:
    """From one of our addresses, under one of our Message-IDs, or marked with our address."""
    own = facts.rules.own_addresses
    if facts.sender in own:
        return f"it comes from {facts.sender}, which is this office's own address"
    mail_id = facts.headers.message_id
    if mail_id and (
        token_case(facts.rules.token_key, mail_id) is not None or facts.lookup.sent_by_us(mail_id)
    ):
        return "it bears the Message-ID of a mail of ours"
    if any(value.strip().lower() in own for value in facts.headers.every("X-Loop")):
        return "it has been through this mailbox before (X-Loop)"
    return ""
