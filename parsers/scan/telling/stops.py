"""Dust reads as full stops: which marks at the ends of a text may have been written."""

from __future__ import annotations

import re

from form_templates.model import FieldType

_SHORTENED = frozenset({
    "jr", "sr", "inc", "co", "corp", "ltd", "esq", "dept", "div", "st", "mr", "mrs", "ms", "dr",
    "hon", "no", "assn", "assoc", "bros", "comm", "admin", "mgmt", "mgr", "dir", "asst", "svc",
    "svcs", "serv", "auth", "gov", "govt", "univ", "ctr", "bd", "ofc", "off", "sec", "inst",
    "tech", "sys", "wm", "ph",
})  # fmt: skip
"""Words that end in a full stop in names of people, agencies and companies."""
_LONG = 6
"""Letters from which a word in capitals is no title that is set behind a name."""
_STROKE_BEHIND = re.compile(r"(?<=[/. -](?:19|20)\d{2}) +[1Il]$")
"""One stroke behind a whole date is what is left of the rule beside it: nothing follows a year."""
_SET_CLOSE = re.compile(r"(?<=[A-Za-z]{2}\.)(?=\d)")
"""Where a narrow space stood: behind a shortened month."""
_WITHIN = re.compile(r"([A-Za-z]{2,})\.(?=[ A-Z])")
"""A word with a stop behind which the text goes on."""
_AT_EDGES = " .,:;'`|_~-·•\""
_AFTER = " ,:;'`|_~-·•"


def cleaned(type_: FieldType, text: str, *, dusty: bool = True) -> tuple[str, bool]:
    """``text`` without the marks that dust leaves at its ends; of a name whose page is not
    ``dusty`` a full stop stays.

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
    if not dusty or "." in word or len(word) < 2 or word.casefold() in _SHORTENED:
        return ended + ".", False
    return ended, not (word.isupper() and len(word) < _LONG)


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


def may_hold_a_speck(text: str) -> bool:
    """Whether a stop stands within ``text`` behind a word that nobody shortens so.

    >>> may_hold_a_speck("Jo Sample. (acting)"), may_hold_a_speck("van der.Meer")
    (True, True)
    >>> may_hold_a_speck("Dr. Jo E. Sample, Esq."), may_hold_a_speck("Phase 3.1")
    (False, False)
    """
    return any(found.group(1).casefold() not in _SHORTENED for found in _WITHIN.finditer(text))
