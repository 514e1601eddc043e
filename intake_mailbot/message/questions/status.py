"""Does it ask how a request stands?"""

from __future__ import annotations

import re

from intake_mailbot.message.drafts import plain_words, sentences
from intake_mailbot.message.facts import Facts

_ASKS = re.compile(
    r"\bany\s+(?:updates?|news|progress|word|movement|decision)\b"
    r"|\bstatus\s+(?:update|check|request|report|inquiry|of|on|for|\?)"
    r"|\b(?:current|latest|the|what(?:'s|’s| is))\s+(?:the\s+)?status\b"
    r"|\bstatus\s*[?:]|^\W*status\W*$"
    r"|\b(?:provide|give|send|have|get)\s+(?:me|us)?\s*(?:an?|the|with an?)\s+(?:status|update)\b"
    r"|\bupdate\s+on\s+(?:my|our|the|this|that)\b"
    r"|\bwhere\s+(?:do|does|are|is)\s+(?:we|things?|this|it|our|my|the)\b[^.?!\n]{0,60}"
    r"(?:stand|at|status|process|review)\b"
    r"|\bhow\s+(?:is|are|far)\b[^.?!\n]{0,60}\b(?:coming|progress|going|along|doing)\b"
    r"|\bhow\s+(?:do|does)\s[^.?!\n]{1,60}\bstand\b"
    r"|\bwhere\s+are\s+(?:we|things)\s+(?:with|on)\b|\bwhat(?:'s|’s| is)\s+happening\s+with\b"
    r"|\bis\s+there\s+(?:an?|any)\s+(?:update|news|progress)\b|\bplease\s+update\s+(?:me|us)\b"
    r"|\b(?:following|follow|checking|check)(?:[ -](?:up|in))?\s+on\b"
    r"|\bhave\s+you\s+(?:had|made|received|reviewed|reached|decided)\b[^.!\n]{0,80}\?"
    r"|\bwhen\s+(?:will|can|may|should)\s+(?:we|i)\s+(?:hear|expect|know)\b"
    r"|\bhas\s+(?:it|this|our|my|the)\b[^.!\n]{0,80}"
    r"\b(?:approved|reviewed|assigned|received|accepted)\b[^.!\n]{0,40}\?"
    r"|\b(?:is|was)\s+(?:it|this|that|(?:our|my)\s+\S+(?:\s+\S+)?)\s+(?:\S+\s+)?"
    r"(?:approved|reviewed|assigned|accepted|decided)(?:\s+(?:yet|already|now))?\s*\?",
    re.IGNORECASE | re.MULTILINE,
)
_STANDING = re.compile(
    r"\b(?:where|how) (?:our|my) (?:\S+ ){0,2}?(?:request|profile|project|case|engagement"
    r"|submission|application)\b[^.?!]{0,60}\b(?:is|are|stands?)"
    r"(?: (?:right now|now|currently|today|at|in (?:your|the) (?:review|process|queue)))*(?=\W*$)"
    r"|\bwhen (?:we|i) (?:will|can|may|should|might) (?:(?:hear|know)"
    r"(?: (?:back|more|from you|about (?:it|this)|the (?:outcome|result|decision)))*(?=\W*$)"
    r"|expect (?:to hear|an? (?:answer|reply|decision|response)|your)\b)"
    r"|\bwhat(?:'s|’s| is) (?:the )?(?:latest|news)(?= (?:on|with|about|regarding)\b| ?\?)"
    r"|\bhas (?:any|some)(?:body|one) (?:\w+ )?(?:looked|reviewed|decided|approved|read|seen"
    r"|had (?:a|any|the) (?:chance|look|time))\b",
    re.IGNORECASE,
)
"""What asks how it stands in a sentence that is a question to us, and may be told in another."""
_PUT_TO_US = re.compile(
    r"\b(?:(?:let|tell) (?:me|us)(?: know)?|(?:like|want|need|love|wish|eager) to know"
    r"|(?:do|can|could|may|might|would) (?:you|we|i) (?:know|tell)|wonder(?:ing)?)\b",
    re.IGNORECASE,
)
_WAITS = re.compile(
    r"\bheard (?:back|anything|nothing)(?: (?:from you|yet|so far))*\W*$", re.IGNORECASE
)
_ABOUT_ONE = re.compile(r"\b(?:my|our|this|that|the)\s+\S{0,20}\s*(?:request|profile|project|case|"
                        r"engagement|submission|application)\b", re.IGNORECASE)  # fmt: skip


def ask(facts: Facts) -> str:
    """Words that ask, without a file, about a case that is known, named, or clearly meant."""
    if facts.attachments or facts.unread or facts.forms:
        return ""
    subject, words = facts.new_subject, facts.mail.words
    lines = (subject, *plain_words(words).splitlines())
    asking = [line for line in lines if _ASKS.search(line)]
    asking += [said for said in (subject, *sentences(words)) if _is_put_to_us(said)]
    if not asking:
        return ""
    case = facts.thread.case
    number = case.tracking_number if case is not None else facts.thread.claimed
    if number:
        return f"asks how {number} stands"
    about_one = any(_ABOUT_ONE.search(line) for line in asking)
    return "asks how a request stands" if about_one else ""


def _is_put_to_us(sentence: str) -> bool:
    """Whether a sentence asks us how it stands, or says that no answer has come."""
    found = _STANDING.search(sentence)
    if found is None:
        return _WAITS.search(sentence) is not None
    return sentence.endswith("?") or _PUT_TO_US.search(sentence[: found.start()]) is not None
