"""An office's directory: which of its questions does a mail ask?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, utils

from form_templates.office import Question

_WELL = 80
"""From this likeness on, of 100, a sentence asks a question of the directory."""

_LONGEST = 300
"""Characters of a sentence that are compared; most that is longer is no question."""

_MOST = 60
"""Sentences of a mail that are looked at."""


def asked(questions: Sequence[Question], *texts: str) -> Question | None:
    """The question that one of the sentences of ``texts`` asks best; None where none does well.

    Compared are the words, in any order, whatever stands around them.
    """
    best: tuple[float, Question] | None = None
    sentences = [one for text in texts for one in _sentences(text)][:_MOST]
    for question in questions:
        for sentence in sentences:
            likeness = max(_likeness(wording, sentence) for wording in question.asks)
            if likeness >= _WELL and (best is None or likeness > best[0]):
                best = likeness, question
    return best[1] if best else None


def _likeness(wording: str, sentence: str) -> float:
    return fuzz.token_sort_ratio(wording, sentence, processor=utils.default_process)


def _sentences(text: str) -> Iterator[str]:
    for part in re.split(r"[?!.;\n]+", text[:20_000]):
        if len(part.split()) > 1:
            yield part.strip()[:_LONGEST]
