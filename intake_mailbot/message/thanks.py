"""Whether a mail says thanks and nothing else, so that it needs no automatic reply.

Every line has to be a courtesy, or one of the signature below it. People are shown the mail all
the same: words that look like a courtesy or a name may say more.
"""

from __future__ import annotations

import re

_MOST_LINES, _LONGEST_LINE = 12, 200
_FILL = (
    r"(?:ok(?:ay)?|great|perfect|excellent|wonderful|awesome|super|hi|hello|dear|all|team|both|many"
    r"|much|very|so|a lot|and|again|with|kind|best)"
)
_HELP = (
    r"(?:help|assistance|support|reply|response|answer|confirmation|confirming|update|information"
    r"|info|feedback|message|e-?mail|note|notice|time|patience|attention|service|work|everything"
    r"|letting (?:me|us) know|getting back to (?:me|us)|the heads[ -]up)"
)
_KIND = r"(?:your|the|this|that|all|a|very|quick|prompt|fast|kind|great|speedy|swift|continued|of)"
_FOR = rf"for (?:{_KIND} )*{_HELP}(?: and (?:{_KIND} )*{_HELP})*"
_DAY = (
    r"(?:day|week|weekend|evening|afternoon|morning|night|holidays?|thanksgiving|one|new year"
    r"|christmas)"
)
_COURTESY = re.compile(
    rf"(?:{_FILL} )*(?:thanks?|thank you|thx|ty|(?:we |i )?(?:really |very much )?appreciate it"
    rf"|(?:much|greatly|very much) appreciated|(?:we|i) (?:really |very much )?appreciate "
    rf"(?:{_KIND} )*{_HELP})"
    rf"(?: (?:{_FILL}|everyone|indeed|to you|you|in advance))*(?: {_FOR})?(?: {_FILL})*"
    r"|(?:ok(?:ay)?|great|perfect|excellent|wonderful) ?|got it|received|noted|understood"
    r"|sounds (?:good|great)|will do",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day))(?: \w+){0,3}"
    rf"|(?:and )?(?:have|enjoy|happy|wish(?:ing)? you)(?: \w+){{0,3}}? {_DAY}"
    r"(?: (?:too|everyone|all|ahead))?"
    r"|(?:(?:with )?(?:best|kind|warm|kindest|warmest) )?(?:regards|wishes)|best|cheers|sincerely"
    r"|yours(?: truly| sincerely)?|respectfully|take care|all the best|all|team|both|everyone"
    r"|sent from my \w+(?: \w+)?|get outlook for \w+",
    re.IGNORECASE,
)
_SIGNATURE_WORD = re.compile(
    r"[A-Z][\w'’&/.-]*|of|the|and|for|de|la|von|&|\||[\d()+./ x-]+|\S+@\S+"
)
_SAYS_MORE = re.compile(
    r"\b(?:cancel|withdraw|stop|please|call|change|wait|hold|delete|remove|not|no|but|reject|urgent"
    r"|use|send|ask|see|question|i|we)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 7
_BREAK = re.compile(r"\s*[.!,;:)(–—-]+(?:\s+|$)")


def only_thanks(words: str) -> bool:
    """Whether ``words``, of which there may be none, are thanks and nothing else."""
    lines = [" ".join(line.split()) for line in words.splitlines()]
    lines = [line for line in lines if line.strip("-_*~= ")]
    if not 0 < len(lines) <= _MOST_LINES or "?" in words:
        return False
    if any(len(line) > _LONGEST_LINE for line in lines):
        return False
    thanked = False
    for line in lines:
        for said in filter(None, (part.strip(" -–—*") for part in _BREAK.split(line))):
            if _COURTESY.fullmatch(said):
                thanked = True
            elif _SAYS_MORE.search(said) or not (
                _BESIDE.fullmatch(said) or (thanked and _is_name(said))
            ):
                return False
    return thanked


def _is_name(said: str) -> bool:
    """Whether it may stand in a signature: a name, an office, a phone."""
    tokens = said.split()
    named = all(_SIGNATURE_WORD.fullmatch(token) for token in tokens)
    return len(tokens) <= _LONGEST_NAME and named
