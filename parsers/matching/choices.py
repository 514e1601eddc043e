"""Choices told by printed words: one with a remark behind it, or several of which one is meant."""

from __future__ import annotations

from collections.abc import Mapping

from form_templates.model import Field, FieldType, Form
from parsers.matching.values import Normalised
from parsers.matching.words import canonical_words
from parsers.model import Control, ControlKind, Reading

_ANSWERS = frozenset({"yes", "no"})


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


def only_choices(form: Form, told: Mapping[str, Reading], known: Mapping[str, Control]) -> bool:
    """Whether every choice shows one of the form's; other words may be a button's inner state.

    ``known`` are the controls by field id that gave the readings of ``told``.
    """
    for field_id, reading in told.items():
        field, button = form[field_id], known[field_id].kind is ControlKind.CHOICE
        if reading.value is None:
            continue
        if field.type is FieldType.CHOICE and reading.value not in field.choices:
            return False
        if button and field.type is FieldType.YES_NO and reading.shown.casefold() not in _ANSWERS:
            return False
    return True
