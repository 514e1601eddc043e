"""Does it ask how a request stands?"""

from __future__ import annotations

import re

from intake_mailbot.message.drafts import plain_words
from intake_mailbot.message.facts import Facts
from parsers.model import Headers

_ASKS = re.compile(
    r"\bany\s+(?:updates?|news|progress|word|movement|decision)\b"
    r"|\bstatus\s+(?:update|check|request|report|inquiry|of|on|for|\?)"
    r"|\b(?:current|latest|the|what(?:'s|’s| is))\s+(?:the\s+)?status\b"
    r"|\bstatus\s*[?:]|^\W*status\W*$"
    r"|\b(?:provide|give|send|have|get)\s+(?:me|us)?\s*(?:an?|the|with an?)\s+(?:status|update)\b"
    r"|\bupdate\s+on\s+(?:my|our|the|this|that)\b"
    r"|\bwhere\s+(?:do|does|are|is)\s+(?:we|things?|this|it|our|my|the)\b[^.?!\n]{0,60}"
    r"(?:stand|at|status|process|review)\b"
    r"|\bhow\s+(?:is|are|far)\b[^.?!\n]{0,60}\b(?:coming|progress|going|along)\b"
    r"|\bwhere\s+are\s+(?:we|things)\s+(?:with|on)\b|\bwhat(?:'s|’s| is)\s+happening\s+with\b"
    r"|\bis\s+there\s+(?:an?|any)\s+(?:update|news|progress)\b|\bplease\s+update\s+(?:me|us)\b"
    r"|\bwhere\s+(?:our|my)\s+(?:\S+\s+){0,2}?(?:request|profile|project|case|engagement"
    r"|submission|application)\b[^.?!\n]{0,60}\b(?:is|are|stands?)\b"
    r"|\bwhat(?:'s|’s| is)\s+(?:the\s+)?(?:latest|news)\b"
    r"|\b(?:following|follow|checking|check)(?:[ -](?:up|in))?\s+on\b"
    r"|\bhave\s+you\s+(?:had|made|received|reviewed|reached|decided)\b[^.!\n]{0,80}\?"
    r"|\bwhen\s+(?:will|can|may|should)\s+(?:we|i)\s+(?:hear|expect|know)\b"
    r"|\bwhen\s+(?:we|i)\s+(?:will|can|may|should|might)\s+(?:hear|expect|know)\b"
    r"|\b(?:not|n['’]t|nothing)\s+(?:yet\s+)?heard\b|\bheard\s+(?:nothing|anything|back)\b"
    r"|\bhas\s+(?:any|some)(?:body|one)\s+(?:\w+\s+)?(?:looked|reviewed|decided|approved|read|seen"
    r"|had)\b[^.!\n]{0,60}\?"
    r"|\bhas\s+(?:it|this|our|my|the)\b[^.!\n]{0,80}"
    r"\b(?:approved|reviewed|assigned|received|accepted)\b[^.!\n]{0,40}\?"
    r"|\b(?:is|was)\s+(?:it|this|that|(?:our|my)\s+\S+(?:\s+\S+)?)\s+(?:\S+\s+)?"
    r"(?:approved|reviewed|assigned|accepted|decided)(?:\s+(?:yet|already|now))?\s*\?",
    re.IGNORECASE | re.MULTILINE,
)
_ABOUT_ONE = re.compile(r"\b(?:my|our|this|that|the)\s+\S{0,20}\s*(?:request|profile|project|case|"
                        r"engagement|submission|application)\b", re.IGNORECASE)  # fmt: skip

_REPLY = re.compile(r"^\s*(?:re|fw|fwd|aw|wg|sv|tr)\s*:", re.IGNORECASE)


def ask(facts: Facts) -> str:
    """Words that ask, without a file, about a case that is known, named, or clearly meant."""
    if facts.attachments or facts.unread or facts.forms:
        return ""
    subject = _new_subject(facts.headers)
    asking = [
        line
        for line in (subject, *plain_words(facts.mail.words).splitlines())
        if _ASKS.search(line)
    ]
    if not asking:
        return ""
    case = facts.thread.case
    number = case.tracking_number if case is not None else facts.thread.claimed
    if number:
        return f"asks how {number} stands"
    about_one = any(_ABOUT_ONE.search(line) for line in asking)
    return "asks how a request stands" if about_one else ""


def _new_subject(headers: Headers) -> str:
    """The subject where it is the sender's own; "" where it is taken over from a mail."""
    answers = bool(headers.in_reply_to or headers.references)
    return "" if answers and _REPLY.match(headers.subject) else plain_words(headers.subject)
