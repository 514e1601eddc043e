"""Labels told by what they are about: the same telling words, in whatever order and grammar.

"What is the name of your project?" is "Project Name", "Date on which go-live is desired" is
"Desired Go-Live Date": nobody can list all ways of asking, but what is asked for stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from parsers.matching.vocabulary import Label, Sort
from parsers.remembering import LONGEST

SAME = 0.895
"""What a label is worth that has all the words of a wording and no other."""
_LIKE = 0.76
_ALIKE = 0.8
"""The share of words that a longer question must have in common with a wording."""
_SEVERAL = 4
_FEW = 2
_BINDING = frozenset({"on", "by", "at", "from"})
"""What a head of columns may have behind it that is one word by itself: "Starts on"."""
_STEM = 4
_EMPTY = frozenset({
    "what", "which", "when", "where", "how", "is", "are", "was", "am", "be", "been",
    "being", "do", "does", "did", "has", "have", "had", "will", "would", "shall", "should", "can",
    "could", "must", "may", "might", "it", "its", "this", "that", "these", "those", "you", "your",
    "our", "my", "we", "us", "they", "them", "their", "there", "any", "one", "some", "by", "on",
    "at", "from", "with", "as", "into", "upon", "about", "under", "already", "yet", "now", "like",
    "want", "wish", "brief", "briefly", "description", "describe", "descr", "describing",
    "explain", "tell", "give", "state", "provide", "enter", "list", "specify", "indicate",
    "please", "form", "profile", "hereby", "known", "called", "named", "use", "used", "ask",
    "asks", "asked", "asking", "reach", "reached", "within", "among", "through", "throughout",
    "statement",
})  # fmt: skip
"""Words that ask, bid or bind, and those for any person: they tell nothing of what is asked."""
_SPOKEN = _EMPTY - {"state"}
"""The same within a label, where "state" is a state; it bids only where it begins one."""
_MEANT = {
    "who": "name", "signing": "signature", "person": "name", "individual": "name",
    "official": "name", "officer": "name", "employee": "name",
}  # fmt: skip
"""Words that ask for what another word names."""
_CALLED = frozenset({"call", "called"})
"""Words of a question for a title: "What is the project called?"."""
_ENDINGS = re.compile(r"(?:ation|ment|ently|ent|ing|edly|ed|ly|er|or|e)$")


class Gist:
    """The labels of a form by the stems of their telling words."""

    def __init__(self, labels: Iterable[Label]) -> None:
        """A wording of several fields is theirs together, unless it is one's own."""
        self._labels: dict[frozenset[str], Label] = {}
        self._single: dict[frozenset[str], Label] = {}
        for label in labels:
            stems = gist(label.tokens)
            if label.sort is Sort.FIELD and len(label.tokens) == 1 and len(label.fields) > 1:
                self._single.setdefault(stems, label)
            if label.sort is Sort.FIELD and len(stems) > 1 and 2 * len(stems) >= len(label.tokens):
                sofar = self._labels.setdefault(stems, label)
                self._labels[stems] = sofar if sofar is label else _together(sofar, label)
        self._by_count: dict[int, list[frozenset[str]]] = {}
        for stems in self._labels:
            self._by_count.setdefault(len(stems), []).append(stems)

    def of(self, text: str) -> tuple[Label, float] | None:
        """The label that a run of canonical words, a blank between, is about, and its worth."""
        stems = gist(tuple(text.split()))
        if len(stems) < 2:
            bound = len(text.split()) == _FEW and text.split()[1] in _BINDING
            return (self._single[stems], SAME) if bound and stems in self._single else None
        if stems in self._labels:
            return self._labels[stems], SAME
        if len(stems) < _SEVERAL:
            return None
        alike = sorted(self._alike(stems), key=lambda each: each[0], reverse=True)[:2]
        if not alike or [share for share, _ in alike[1:]] == [alike[0][0]]:
            return None
        return alike[0][1], _LIKE

    def _alike(self, stems: frozenset[str]) -> Iterator[tuple[float, Label]]:
        """The labels that have most words in common with ``stems``, and the share that these are.

        Who has many more words, or fewer, has not.
        """
        mine = len(stems)
        near = [n for n in self._by_count if min(n, mine) >= _ALIKE * max(n, mine)]
        for other in (one for count in near for one in self._by_count[count]):
            share = len(stems & other) / len(stems | other)
            if share >= _ALIKE:
                yield share, self._labels[other]


def _together(one: Label, other: Label) -> Label:
    """One label for a wording of two, the form's own going before others."""
    if one.primary is not other.primary:
        return one if one.primary else other
    return replace(one, fields=tuple(dict.fromkeys((*one.fields, *other.fields))), role="", keys=())


def gist(tokens: tuple[str, ...]) -> frozenset[str]:
    """The stems of the words that tell what a label asks for."""
    told = _gist if sum(map(len, tokens)) <= LONGEST else _gist.__wrapped__
    return told(tokens)


@lru_cache(maxsize=4096)
def _gist(tokens: tuple[str, ...]) -> frozenset[str]:
    empty = _EMPTY if tokens[:1] == ("state",) else _SPOKEN
    if "what" in tokens:
        tokens = tuple("title" if word in _CALLED else word for word in tokens)
    first, *rest = (meant(word) for word in tokens or ("",))
    kept = [w for w in (first,) if w and w not in empty] + [w for w in rest if w not in _SPOKEN]
    return frozenset(stem(word) for word in kept)


def meant(word: str) -> str:
    """The word that a canonical word stands for in a label."""
    return _MEANT.get(word, word)


def stem(word: str) -> str:
    """A word without the ending that its place in the sentence gives it."""
    bare = _ENDINGS.sub("", word)
    if len(bare) < _STEM or bare == word:
        return word
    return stem(bare)
