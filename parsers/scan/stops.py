"""Dust reads as full stops: which marks at the ends of a text may have been written."""

from __future__ import annotations

import re

from form_templates.model import FieldType

_SHORTENED = frozenset({
    "jr", "sr", "inc", "co", "corp", "ltd", "esq", "dept", "div", "st", "mr", "mrs", "ms", "dr",
    "hon", "no", "assn", "assoc", "bros", "comm", "admin", "mgmt", "mgr", "dir", "asst", "svc",
    "svcs", "serv", "auth", "gov", "govt", "univ", "ctr", "bd", "ofc", "off", "sec", "inst",
    "tech", "sys",
})  # fmt: skip
"""Words that end in a full stop in names of people, agencies and companies."""
_LONG = 6
"""Letters from which a word is no shortened one."""
_STROKE_BEHIND = re.compile(r"(?<=[/. -](?:19|20)\d{2}) +[1Il]$")
"""One stroke behind a whole date is what is left of the rule beside it: nothing follows a year."""
_SET_CLOSE = re.compile(r"(?<=[A-Za-z]{2}\.)(?=\d)")
"""Where a narrow space stood: behind a shortened month."""
_AT_EDGES = " .,:;'`|_~-·•\""
_AFTER = " ,:;'`|_~-·•"


def cleaned(type_: FieldType, text: str) -> tuple[str, bool]:
    """``text`` without the marks that dust leaves at its ends.

    True beside it where a full stop was taken off that may have been written.
    """
    if type_ is FieldType.DATE:
        return _SET_CLOSE.sub(" ", _STROKE_BEHIND.sub("", text.strip(_AT_EDGES))), False
    if type_ is FieldType.PHONE:
        return text.strip(_AT_EDGES), False
    if type_ is not FieldType.TEXT:
        return text, False
    bare = text.lstrip(_AT_EDGES).rstrip(_AFTER)
    if not bare.endswith("."):
        return bare, False
    ended = bare.rstrip(_AT_EDGES)
    word = re.split(r"[\s(/-]", ended)[-1]
    if "." in word or len(word) < 2 or word.casefold() in _SHORTENED:
        return ended + ".", False
    return ended, not (word.isupper() or len(word) >= _LONG)


def may_lack_a_stop(text: str) -> bool:
    """Whether a word of ``text`` is an initial, or one that is usually shortened, without its stop.

    >>> may_lack_a_stop("Jo E Sample"), may_lack_a_stop("Jo Sample, Jr")
    (True, True)
    >>> may_lack_a_stop("Jo E. Sample Jr."), may_lack_a_stop("Test Project, Phase II")
    (False, False)
    """
    words = (word.strip(",") for word in text.split())
    return any((len(word) == 1 and word.isupper()) or word.casefold() in _SHORTENED
               for word in words)  # fmt: skip
