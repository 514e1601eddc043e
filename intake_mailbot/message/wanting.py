"""Whether a mail without a form asks for what only a person can give.

To take a request back, to be called, to be heard at last: the guidance with the blank form answers
none of these. Only plain words of the sender's own about this request count: what stands under a
condition ("call me if you have questions"), under a closing, or beside a question about the form
asks for nothing, and the guidance answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake_mailbot.domain.model import Thread
from intake_mailbot.domain.numbers import find_numbers
from intake_mailbot.message.drafts import plain_words, sentences
from intake_mailbot.message.mail_rules import MailRules
from parsers.model import ParsedMail

_OURS = (
    r"(?:our|my|the|this|that) (?:(?!e-?mails?\b|messages?\b|about\b|where\b|which\b|that\b"
    r"|old\b|earlier\b|previous\b|last\b|former\b)\S+ ){0,4}?"
    r"(?:requests?|profiles?|submissions?|applications?|engagements?|projects?|cases?)\b"
)
_WILL = (
    r"(?:would|['’]d|have|has|had|need|want|wish|like|must|decided|are|am|['’]m|['’]re|hereby|now"
    r"|will|['’]ll|to)"
)
_I = rf"\b(?:i|we)\b(?:\s*{_WILL}\b){{0,6}}"
_PLEASE = r"(?:\bplease|\bkindly|^\W*(?:hello|hi|dear \w+)?\W*)"
_HERE = r"(?:it|this|that)(?=\W*$| any ?more\b)"
_TAKEN_BACK = re.compile(
    rf"(?:{_PLEASE}|{_I}) ?(?:cancel|withdraw|retract|revoke|rescind|disregard)(?:l?ing)? {_OURS}"
    rf"|\bplease (?:cancel|withdraw) {_HERE}"
    rf"|\b{_OURS} (?:(?:has|have) been|is|is now|is being) (?:cancell?ed|withdrawn|called off)\b"
    rf"|{_I} no longer (?:need|want|require) (?:{_OURS}|{_HERE})"
    rf"|{_I} no longer (?:pursuing|going (?:ahead|forward|on) with) (?:{_OURS}|{_HERE})",
    re.IGNORECASE,
)
_ASK_YOU = (
    r"\b(?:please|kindly|(?:could|can|would|will) (?:you|someone|somebody|anyone|anybody)"
    r"(?: please)?)"
)
_ASK_WE = r"(?:\b(?:can|could|may|might) (?:i|we)(?: please)?|\b(?:i|we)(?: would|['’]d) like to)"
_END = (
    r"(?=\W*$|[.?!,;]|,? (?:with you|to (?:discuss|talk|go over)|about|on|next|this|tomorrow|today"
    r"|for|at|regarding)\b)"
)
_TO_BE_CALLED = re.compile(
    rf"{_ASK_YOU} (?:call|phone|ring|telephone) (?:me|us)\b(?!\s*:)"
    rf"|{_ASK_YOU} give (?:me|us) an? (?:\S+ )?(?:call|ring)\b"
    rf"|{_ASK_YOU} (?:call|phone) (?:(?:me|us) )?back\b"
    rf"|{_ASK_WE} (?:speak|talk) (?:to|with) (?:someone|somebody|anyone|anybody"
    r"|an? (?:\S+ )?(?:person|human|human being|representative))\b"
    rf"|(?:{_ASK_YOU}|{_ASK_WE}) (?:schedule|set up|arrange|book) an? (?:\S+ )?"
    rf"(?:call|meeting|appointment){_END}",
    re.IGNORECASE,
)
_COMPLAINT = re.compile(
    rf"{_I} (?:file|make|lodge) a complaint(?=\W*$| about (?:you|this office)| against you)"
    rf"|{_I} complain(?=\W*$| about (?:you|this office))"
    r"|\b(?:this|that) is (?:\w+ )?(?:unacceptable|ridiculous|outrageous|absurd)(?=\W*$)"
    r"|\byou(?:r \w+)? (?:is|are) (?:\w+ )?(?:unacceptable|ridiculous|useless|incompetent)\b"
    r"|\b(?:i am|we are|i['’]m|we['’]re) (?:\w+ )?(?:frustrated|fed up)(?=\W*$| with you)"
    r"|\bthis is the (?:second|third|fourth|fifth|\d+(?:nd|rd|th)) time (?:that )?(?:i|we)"
    r"(?: have| am| are|['’]ve|['’]m)? (?:ask|writ|wrot|call|contact)\w*",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|unless|once|before|when|whenever|in case|in error)\b"
    r"|\bshould (?:you|there|any\w*|something|further|more|needed|necessary)\b"
    r"|\bfeel free\b|\bhesitate to\b|\b(?:any|with) (?:\S+ )?(?:questions|concerns)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^(?:(?:many|kind|best|warm|with) )*(?:thanks|thank you|regards|best|sincerely|cheers"
    r"|respectfully|yours(?: \w+)?)(?: \w+)?\W*$",
    re.IGNORECASE,
)
_ASKS_FOR_FORM = re.compile(
    r"\b(?:which|where|send (?:me|us)|(?<!longer )need an?|blank) (?:\S+ ){0,5}?"
    r"(?:forms?|profiles?)\b|\b(?:send|share) the (?:blank )?form\b",
    re.IGNORECASE,
)


def wants_person(mail: ParsedMail, subject: str, thread: Thread, rules: MailRules) -> str:
    """What in the mail asks for a person, as a clause behind its sender; "" where nothing does.

    ``subject`` is the sender's own, "" where it is taken over from another mail.
    """
    spoken = [*sentences(plain_words(subject)), *sentences(_above_closing(mail.words))]
    if any(map(_ASKS_FOR_FORM.search, spoken)):
        return ""
    known = thread.case is not None or bool(thread.claimed)
    unknown = () if known else find_numbers(f"{subject}\n{mail.words}", rules.numberings)
    if unknown:
        return f"names {unknown[0]}, which is no case here: the number may be mistyped"
    meant = list(_plain(spoken))
    if not any("?" in said for said in spoken):
        for sign, does in ((_TAKEN_BACK, "takes a request back"), (_COMPLAINT, "complains")):
            if any(map(sign.search, meant)):
                return does
    called = [said for said in meant if _TO_BE_CALLED.search(said)]
    beside = any("?" in said for said in spoken if said not in called)
    return "asks to be called or met" if called and not beside else ""


def _plain(spoken: list[str]) -> Iterator[str]:
    """What stands under no condition, neither its own nor one in the sentence before it."""
    before = ""
    for said in spoken:
        if not _CONDITION.search(said) and not _CONDITION.search(before):
            yield said
        before = said


def _above_closing(words: str) -> str:
    """The words above a line that closes them; all of them where none does."""
    lines = words.splitlines()
    closed = (i for i, line in enumerate(lines) if i and _CLOSING.match(" ".join(line.split())))
    return "\n".join(lines[: next(closed, len(lines))])
