"""Choices told by printed words: one with a remark behind it, or several of which one is meant."""

from __future__ import annotations

from form_templates.model import Field
from parsers.matching.values import Normalised
from parsers.matching.words import canonical_words


def several(field: Field, text: str) -> bool:
    """Whether more than one of the field's choices stands there: a mark by hand tells which."""
    left, count = f" {' '.join(canonical_words(text))} ", 0
    for choice in sorted(field.choices, key=len, reverse=True):
        words = f" {' '.join(canonical_words(choice))} "
        count += words in left
        left = left.replace(words, " \n ")
    return count > 1


def leading_choice(field: Field, told: Normalised) -> Normalised:
    """The choice that the words begin with, whatever is said behind it; else what was told."""
    words = canonical_words(told.shown)
    for choice in sorted(field.choices, key=len, reverse=True):
        tokens = canonical_words(choice)
        if words[: len(tokens)] == tokens:
            return Normalised(choice, choice, checked=True)
    return told
