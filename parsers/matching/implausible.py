"""What cannot be the answer to a field: another label, a hint, a value of another type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from form_templates.model import Field, FieldType, Form
from parsers.matching.prompts import is_prompt
from parsers.matching.values import parse_date, parse_phone
from parsers.matching.words import canonical_words, only_numbers
from parsers.model import Reading

_PARTICLE = 3
"""Small letters that nobody is called by: "by", "and"."""
_FEW = 4
"""Words that a choice may have that is none of the form's."""
_SHORT_ANSWER = 2
"""Words that an answer to yes or no may have that is neither ("not yet")."""
_DATE_IN = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}")
_PART_OF_DATE = re.compile(r"\d{1,2},?\s+\d{4}|[A-Z][a-z]{2,8}\.?(?:\s+\d{1,2},?)?")
"""The end or the beginning of a date whose rest stands elsewhere."""
_GENERIC = frozenset({"name", "phone"})
"""Words of labels that nobody is called."""
_BOTH = re.compile(
    r"\byes\b[\s/|,.–—-]{1,9}\bno\b(?!\w)|\bno\b[\s/|,.–—-]{1,9}\byes\b", re.IGNORECASE
)
"""Both answers, of which one may be marked by its look."""
_LABEL_IN = re.compile(r"([^\W\d_]+)\s*(?:#|no\.?)?\s*[:：](?=\s|$)", re.IGNORECASE)


def implausible(form: Form, field: Field, reading: Reading, text: str) -> bool:
    """Whether printed words that were read for a field are rather the form's than a person's.

    ``text`` is all that stands on the field's ground.
    """
    shown = reading.shown
    if shown.rstrip().endswith((":", "：", "(")) or shown.startswith((",", ";", ")")):
        return True  # words of a sentence that goes on
    unusable = reading.value is None
    if unusable and is_prompt(shown, field.prompt):
        return False
    told = False
    match field.type:
        case FieldType.TEXT:
            named = field.role and not _GENERIC.isdisjoint(shown.casefold().split())
            lost_letter = bool(field.role) and "?" in shown
            told = bool(named) or lost_letter or _holds_label(form, shown) or only_numbers(shown)
            told = told or (bool(field.role) and _only_label_words(form, shown))
            told = told or (bool(field.role) and shown.islower() and len(shown) <= _PARTICLE)
        case FieldType.CHOICE:
            listed = reading.value in field.choices
            told = not listed and (
                only_numbers(shown)
                or _is_print(form, shown, field.choices)
                or _is_part(shown, field.choices)
            )
        case FieldType.YES_NO:
            printed = len(shown.split()) > _SHORT_ANSWER or _is_print(form, shown)
            told = _BOTH.search(text) is not None or (unusable and printed)
        case FieldType.DATE:
            part = _PART_OF_DATE.fullmatch(shown.strip()) is not None
            told = unusable and (part or _is_print(form, shown) or _holds_date(shown))
        case FieldType.PHONE:
            told = unusable and _is_print(form, shown)
    return told


def of_another_type(form: Form, field: Field, shown: str) -> bool:
    """Whether a date, a phone number, a yes or a choice stands where somebody's name belongs."""
    if field.type is not FieldType.TEXT or not field.role or not shown:
        return False
    if _is_choice(form, field, shown):
        return True
    typed = parse_date(shown) is not None or parse_phone(shown) is not None
    return typed or shown.strip().casefold() in {"yes", "no"}


def _is_choice(form: Form, field: Field, shown: str) -> bool:
    """Whether the words end with a choice, of several words, of another field of the role."""
    said = f" {' '.join(canonical_words(shown))}"
    told = (
        " ".join(canonical_words(choice))
        for other in form.fields.values()
        if other.role == field.role and other is not field
        for choice in other.choices
    )
    return any(" " in choice and said.endswith(f" {choice}") for choice in told)


def _only_label_words(form: Form, shown: str) -> bool:
    """Whether several words, all of the form's labels, stand where somebody's name belongs."""
    words = canonical_words(shown)
    return len(words) > 1 and _label_words(form).issuperset(words)


def _is_part(shown: str, choices: Sequence[str]) -> bool:
    """Whether the words are a piece of one of the choices, the rest of which stands elsewhere."""
    words = f" {' '.join(canonical_words(shown))} "
    return any(words in f" {' '.join(canonical_words(choice))} " for choice in choices)


def _holds_date(shown: str) -> bool:
    """Whether a date stands among other words."""
    found = _DATE_IN.search(shown)
    return found is not None and parse_date(found.group()) is not None


def _holds_label(form: Form, shown: str) -> bool:
    """Whether a word of the form's labels with a colon stands in it."""
    known = _label_words(form)
    return any(
        word in known
        for match in _LABEL_IN.finditer(shown)
        for word in canonical_words(match.group(1))
    )


def _is_print(form: Form, shown: str, choices: Sequence[str] = ()) -> bool:
    """Whether the words are the form's rather than a person's: a sentence, or label words."""
    words = canonical_words(shown)
    usual = {word for choice in choices for word in canonical_words(choice)}
    known = _label_words(form)
    return len(words) > _FEW or any(word in known and word not in usual for word in words)


@lru_cache(maxsize=16)
def _label_words(form: Form) -> frozenset[str]:
    """Every word of the form's labels."""
    return frozenset(
        word
        for field in form.fields.values()
        for text in (field.label, *field.also)
        for word in canonical_words(text)
    )
