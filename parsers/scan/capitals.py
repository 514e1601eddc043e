"""Capital I and small l in names: most type draws them alike, and the word has to tell them."""

from __future__ import annotations

import re

_SURELY = re.compile(r"\bl(?=[bcdfghjkmnpqrstvwxzñçčćğłśšşźžż])")
"""No name begins with a small l before these."""
_PERHAPS = re.compile(r"(?<![\w'])l(?=[aeiouy][a-z]+)(?!(?:as|es|os|ui)\b)")
"""One that is written small, or a capital I: Ian, Iolanda. Las, los and the like are small."""
_EITHER = re.compile(r"\bAI\b(?!\.)|(?<=[abd-z])I(?=[a-z])|\bll")
"""Al, or within a word, but behind Mac; or a word that begins with both: Iliff, Ilg."""
_CAPITAL = re.compile(r"\b[A-Z]")


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
