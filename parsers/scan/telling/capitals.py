"""Capital I and small l in names: most type draws them alike, and the word has to tell them."""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.scan.letters.recognising import Read

_SURELY = re.compile(r"\bl(?=[bcdfghjkmnpqrstvwxzñçčćğłśšşźžż])")
"""No name begins with a small l before these."""
_PERHAPS = re.compile(r"(?<![\w'])l(?=[aeiouy][a-z]+)(?!(?:as|es|os|ui)\b)")
"""One that is written small, or a capital I: Ian, Iolanda. Las, los and the like are small."""
_EITHER = re.compile(r"\bAI\b(?!\.)|(?<=[abd-z])I(?=[a-z])|\bll")
"""Al, or within a word, but behind Mac; or a word that begins with both: Iliff, Ilg."""
_TOLD = re.compile(r"\b[Il](?=[bcdfghjkmnpqrstvwxzñçčćğłśšşźžż])|\bIll(?=[aeiouy])")
"""Where nothing but a capital I can stand, or one before two small l."""
_WITHIN = re.compile(r"\bMa?c[Il](?=[bcdfghjkmnpqrstvwxz])")
"""Mac before a capital I: no name has an l there."""
_LIKELY = 0.4
"""How probable a stroke is at least of which the word tells the letter."""
_CAPITAL = re.compile(r"\b[A-Z]")
_LETTERS = re.compile(r"[^\W\d_]+")
_JOINING = frozenset({
    "a", "af", "al", "and", "av", "ben", "bin", "bint", "d", "da", "das", "de", "del", "della",
    "den", "der", "des", "di", "do", "dos", "du", "e", "el", "i", "ibn", "la", "las", "le", "lo",
    "los", "o", "op", "or", "st", "ste", "t", "ten", "ter", "van", "vom", "von", "y", "zu", "zum",
    "zur",
})  # fmt: skip
"""What begins with a small letter within names."""


def with_told_strokes(read: Read, *, personal: bool) -> Read:
    """``read`` no less sure for strokes that are a capital I or a small l by the word: type draws
    them alike. Small ones count in names of persons alone: "ltd" is a word in others.
    """
    if len(read.odds) != len(read.text) or not read.least:
        return read
    odds = list(read.odds)
    for found in _WITHIN.finditer(read.text):
        last = found.end() - 1
        odds[last] = 1.0 if odds[last] >= _LIKELY else odds[last]
    for found in _TOLD.finditer(read.text):
        if found.group() != "l" or personal:
            at = slice(*found.span())
            odds[at] = [1.0 if one >= _LIKELY else one for one in odds[at]]
    return replace(read, odds=tuple(odds), least=min(odds, default=0.0))


def capital_i(name: str) -> tuple[str, bool]:
    """``name`` with capital I for l where words begin with it, and whether that is certain.

    >>> capital_i("lvan de la Sample"), capital_i("lan Sample"), capital_i("AI Sample")
    (('Ivan de la Sample', True), ('Ian Sample', False), ('AI Sample', False))
    """
    told = _SURELY.sub("I", name)
    if _CAPITAL.search(told) is None:
        return name, True  # all of it is written small
    perhaps = _PERHAPS.sub("I", told)
    return perhaps, perhaps == told and _EITHER.search(told) is None


def begins_small(name: str) -> bool:
    """Whether a word of ``name`` begins small where others begin large, and joins none of them.

    >>> begins_small("Anna de la Hill"), begins_small("anna hill"), begins_small("Ida Hill r.")
    (False, False, True)
    """
    words = [word for word in name.split() if word[0].isalpha()]
    small = [word for word in words if word[0].islower() and not _is_joining(word)]
    return bool(small) and any(word[0].isupper() for word in words)


def _is_joining(word: str) -> bool:
    first = _LETTERS.match(word)
    return first is not None and first.group() in _JOINING
