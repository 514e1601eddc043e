"""What a mail is: triage, threading and sender trust, from what ``parsers.mail`` read."""

from intake_mailbot.message.fake import FakeLookup
from intake_mailbot.message.lookup import Lookup
from intake_mailbot.message.mail_rules import Caps, MailRules
from intake_mailbot.message.threading import NO_CASE, make_message_id, token_case
from intake_mailbot.message.trust import standing
from intake_mailbot.message.understanding import body_digest, understand

__all__ = [
    "NO_CASE",
    "Caps",
    "FakeLookup",
    "Lookup",
    "MailRules",
    "body_digest",
    "make_message_id",
    "standing",
    "token_case",
    "understand",
]
