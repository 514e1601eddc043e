"""How alike a wording is to the labels of a form."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from parsers.matching.vocabulary import Label

_LEAST = 72.0
_REORDERED = 0.95
"""What the same words in another order are worth."""


class Likeness:
    """Labels that a run of words may mean, though it is none of their wordings.

    Every run is compared with every label at once: that is most of the work on a printed page.
    """

    def __init__(self, labels: Sequence[Label]) -> None:
        """``labels`` in the order in which equals are preferred."""
        self._labels = labels
        self._wordings = [" ".join(label.tokens) for label in labels]
        self._ordered = [
            " ".join(sorted(label.tokens)) if len(label.tokens) >= 3 else None for label in labels
        ]
        self._known: dict[str, list[tuple[Label, float]]] = {}

    def to(self, text: str) -> list[tuple[Label, float]]:
        """The labels that ``text`` (canonical words, one blank between) is like enough to.

        Each with its likeness, above 0.7 and up to 1; longer labels may differ more.
        """
        if text not in self._known:
            scores = {at: ratio for _, ratio, at in _compare(text, self._wordings)}
            for _, ratio, at in _compare(" ".join(sorted(text.split())), self._ordered):
                scores[at] = max(scores.get(at, 0.0), _REORDERED * ratio)
            self._known[text] = [
                (self._labels[at], scores[at] / 100)
                for at in sorted(scores)
                if self._enough(at, text, scores[at])
            ]
        return self._known[text]

    def _enough(self, at: int, text: str, ratio: float) -> bool:
        here, there = len(self._wordings[at]), len(text)
        if abs(here - there) > max(here, there) * 0.5:
            return False
        count = len(self._labels[at].tokens)
        return ratio >= (_LEAST if count >= 6 else 82.0 if count >= 3 else 88.0)


def _compare(text: str, wordings: Sequence[str | None]) -> list[tuple[str, float, int]]:
    """Each wording that is alike, its likeness in percent, its place among ``wordings``."""
    return process.extract(
        text, wordings, scorer=fuzz.ratio, processor=None, limit=None, score_cutoff=_LEAST
    )
