"""Words as labels are compared by: folded, stemmed, without filler, each with its place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from parsers.remembering import remembered

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a cell's text for a control or a mark."""

_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ`][^\W_]+)*")
_PLURAL_IN_BRACKETS = re.compile(r"\((?:s|es)\)", re.IGNORECASE)
_FILLER = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "or",
        "and",
        "for",
        "to",
        "please",
        "your",
        "s",
        "if",
        "be",
        "in",
    }
)
_SAME = {
    "telephone": "phone", "tel": "phone", "phones": "phone", "requester": "requestor",
    "mgr": "manager", "dir": "director", "org": "organization", "organisation": "organization",
    "dept": "department", "proj": "project", "sig": "signature", "est": "estimated",
    "ph": "phone", "signed": "signature", "ok": "okay", "num": "number", "qa": "quality",
    "reqd": "requested", "addl": "additional",
}  # fmt: skip
_ABBREVIATED = {
    "acq": "acquisition", "agcy": "agency", "appl": "applicable", "appr": "approval",
    "auth": "authority", "bus": "business", "compl": "completed", "constr": "construction",
    "curr": "current", "descr": "description", "desc": "description", "doc": "documentation",
    "dt": "date", "eng": "engagement", "exec": "executive", "fed": "federal", "fin": "finish",
    "impl": "implementation", "info": "information", "mand": "mandated", "obj": "objective",
    "off": "office", "proc": "procurement", "procmt": "procurement", "purch": "purchasing",
    "qual": "quality", "reg": "regulation", "req": "request", "spons": "sponsor",
    "stat": "status", "sys": "system", "tech": "technology", "vol": "volume",
}  # fmt: skip
"""Words cut short with a point, as forms print them where there is little room."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its canonical form, and where it stands in the text."""

    canonical: str
    start: int
    end: int


@remembered(8192)
def canonical(token: str) -> str:
    """The form in which words are compared: no case, accents, possessive or plural."""
    folded = unicodedata.normalize("NFKD", token.casefold())
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    folded = re.sub(r"['’ʼ`]s?$", "", folded)
    folded = re.sub(r"['’ʼ`]", "", folded)
    folded = _SAME.get(folded, folded)
    if len(folded) > 3 and folded.endswith("s") and not folded.endswith(("ss", "us", "is")):
        folded = folded[:-1]
    return folded


def _whole(word: str, text: str, end: int) -> str:
    """The word that ``word`` is short for, where a point stands behind it."""
    return _ABBREVIATED.get(word, word) if text.startswith(".", end) else word


def words(text: str) -> tuple[Word, ...]:
    """The words of ``text`` that count, in order, with their places in it."""
    blanked = _PLURAL_IN_BRACKETS.sub(lambda m: " " * len(m.group()), text)
    found = tuple(
        Word(_whole(canonical(match.group()), blanked, match.end()), match.start(), match.end())
        for match in _TOKEN.finditer(blanked)
    )
    telling = tuple(word for word in found if word.canonical not in _FILLER)
    return telling or found  # "To" may head a column by itself


def canonical_words(text: str) -> tuple[str, ...]:
    """Only the canonical forms of the words of ``text``."""
    return tuple(word.canonical for word in words(text))


def says_something(text: str) -> bool:
    """Whether ``text`` has a word that is no filler."""
    return any(word not in _FILLER for word in canonical_words(text))


_ITEM = re.compile(
    r"\s*(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?|[a-z]|[ivx]{1,4})[.):]*\s*)?", re.IGNORECASE
)


def only_numbers(text: str) -> bool:
    """Whether ``text`` is at most the number of a question ("12.", "1.2", "(a)", "IV.")."""
    return _ITEM.fullmatch(text) is not None


_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\*")


def without_brackets(text: str) -> str:
    """``text`` without remarks in brackets and asterisks, its plural brackets kept."""
    kept = _PLURAL_IN_BRACKETS.sub("s", text)
    return _BRACKETED.sub(" ", kept)
