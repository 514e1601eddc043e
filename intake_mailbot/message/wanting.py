"""Whether a mail without a form asks for what only a person can give.

To take a request back, to be called, to be heard at last: the guidance with the blank form answers
none of these. What stands under a condition ("call me if you have questions") asks for nothing.
"""

from __future__ import annotations

import re

from intake_mailbot.domain.model import Thread
from intake_mailbot.domain.numbers import find_numbers
from intake_mailbot.message.drafts import plain_words, sentences
from intake_mailbot.message.mail_rules import MailRules
from parsers.model import ParsedMail

_OURS = (
    r"(?:our|my|the|this|that) (?:\S+ ){0,4}?"
    r"(?:requests?|profiles?|submissions?|applications?|engagements?|projects?|cases?)\b"
)
_TAKEN_BACK = re.compile(
    rf"\b(?:cancel|withdraw|retract|revoke|rescind|disregard)(?:l?ing)? {_OURS}"
    rf"|\b{_OURS} (?:(?:is|are|was|were|has|have|been|now|being) ){{1,3}}"
    r"(?:cancell?ed|withdrawn|called off|dropped)\b"
    r"|\bno longer (?:need|want|require|wish|pursu\w+|going (?:ahead|forward|on))\b"
    r"|\bplease (?:cancel|withdraw|disregard)\b|^\W*(?:cancel|withdraw)\b",
    re.IGNORECASE,
)
_TO_BE_CALLED = re.compile(
    r"\b(?:call|phone|ring|telephone) (?:me|us)\b|\bgive (?:me|us) an? (?:\S+ )?(?:call|ring)\b"
    r"|\b(?:call|phone) back\b|\b(?:speak|talk) (?:to|with) (?:someone|somebody|anyone|anybody"
    r"|staff|your|(?:an?|the) (?:\S+ )?(?:person|human|representative|supervisor|manager))\b"
    r"|\b(?:schedule|set up|arrange|book) an? (?:\S+ )?(?:call|meeting|appointment)\b"
    r"|\breal (?:person|human)\b|\bhuman being\b",
    re.IGNORECASE,
)
_COMPLAINT = re.compile(
    r"\b(?:file|make) a complaint\b|\b(?:want|wish|like|have) to complain\b"
    r"|\b(?:unacceptable|ridiculous|outrageous|absurd|useless|incompetent|frustrat(?:ed|ing)"
    r"|fed up)\b"
    r"|\b(?:nobody|no one|no-one) (?:\S+ ){0,2}?(?:call|answer|repl|respond|return|got back)\w*"
    r"|\b(?:this is|for) the (?:second|third|fourth|fifth|\d+(?:nd|rd|th)) time\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|should) (?:you|there|any\w*|something|further|more|needed|necessary)\b"
    r"|\bfeel free\b|\bhesitate to\b|\b(?:any|with) (?:\S+ )?(?:questions|concerns)\b",
    re.IGNORECASE,
)
_ASKED = (
    (_TAKEN_BACK, "takes a request back"),
    (_TO_BE_CALLED, "asks to be called or met"),
    (_COMPLAINT, "complains"),
)


def wants_person(mail: ParsedMail, subject: str, thread: Thread, rules: MailRules) -> str:
    """What in the mail asks for a person, as a clause behind its sender; "" where nothing does.

    ``subject`` is the sender's own, "" where it is taken over from another mail.
    """
    known = thread.case is not None or bool(thread.claimed)
    unknown = () if known else find_numbers(f"{subject}\n{mail.words}", rules.numberings)
    if unknown:
        return f"names {unknown[0]}, which is no case here: the number may be mistyped"
    spoken = (plain_words(subject), *sentences(mail.words))
    meant = [said for said in spoken if not _CONDITION.search(said)]
    return next((does for sign, does in _ASKED if any(map(sign.search, meant))), "")
