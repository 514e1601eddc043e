"""A print whose labels were taken for captions, or captions for labels: all have their neighbours'
answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from form_templates.model import Field, FieldType, Form
from parsers.matching.prompts import is_prompt
from parsers.matching.values import parse_date, parse_phone
from parsers.model import DOUBTED, FoundBy, Reading, SignatureReading

_SEVERAL = 3
"""Answers of a wrong kind that are no accident."""
_DIGITS = 10
"""Figures of a phone number, of which no date has as many."""

Told = Reading | SignatureReading


def shifted_doubted(form: Form, found: Mapping[str, Told]) -> Mapping[str, Told]:
    """``found`` in doubt where several fields have what can only be the answers to others.

    Then what fits by chance may be another's too, and what seems empty be answered beside. What a
    control's own name says stays: its place is certain.
    """
    if not _is_shifted(form, found):
        return found
    return {field_id: _doubted(told) for field_id, told in found.items()}


def _is_shifted(form: Form, found: Mapping[str, Told]) -> bool:
    """Whether numbers stand where names are asked for, and names where numbers are.

    The latter alone are no sign: people write "See Attached".
    """
    told = [(form[key], one) for key, one in found.items() if isinstance(one, Reading)]
    told = [(field, one) for field, one in told if one.found_by is not FoundBy.ID]
    numbers = sum(_has_number(field, one) for field, one in told)
    return numbers > 0 and numbers + sum(_has_name(*both) for both in told) >= _SEVERAL


def _has_number(field: Field, one: Reading) -> bool:
    """Whether a phone number or a date stands where none is asked for."""
    if field.type is FieldType.DATE:
        digits = sum(letter.isdigit() for letter in one.shown)
        return one.value is None and digits >= _DIGITS and parse_phone(one.shown) is not None
    asked_words = field.type in {FieldType.TEXT, FieldType.CHOICE}
    return asked_words and (parse_phone(one.shown) or parse_date(one.shown)) is not None


def _has_name(field: Field, one: Reading) -> bool:
    """Whether words stand where a phone number or a date is asked for, such as names are."""
    words = one.shown.split()
    return (
        field.type in {FieldType.PHONE, FieldType.DATE}
        and one.value is None
        and len(words) > 1
        and all(word[0].isupper() for word in words)
        and not any(letter.isdigit() for letter in one.shown)
        and not is_prompt(one.shown, field.prompt)
    )


def _doubted(told: Told) -> Told:
    if told.found_by in {None, FoundBy.ID} or isinstance(told, SignatureReading):
        return told
    return replace(told, confidence=min(told.confidence, DOUBTED))
