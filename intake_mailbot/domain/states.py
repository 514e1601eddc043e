"""What a reading means for a judgement: filled, empty, unusable, doubtful or not found."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum, auto
from functools import lru_cache

from form_templates.model import Condition, Field, FieldType, Form
from intake_mailbot.domain.phones import is_phone, phone_in
from intake_mailbot.domain.prompts import is_prompt, says_nothing
from parsers.model import ParsedForm, Reading


class State(Enum):
    """What stands at a field's place, as far as a rule may rely on it."""

    FILLED = auto()
    EMPTY = auto()
    UNUSABLE = auto()
    """Written, but not what the field asks for."""
    DOUBTFUL = auto()
    """Found, and read with a confidence below 0.8."""
    NOT_FOUND = auto()


class Requirement(Enum):
    """Whether a field has to be filled in this profile."""

    NO = auto()
    YES = auto()
    UNSURE = auto()
    """It depends on a reading that is itself in doubt."""


def state(field: Field, parsed: ParsedForm) -> State:
    """What stands at the place of ``field`` (any field but a signature).

    A long text counts as filled however doubtful its characters are: only *filled* and *within
    its limit* are asked of it.
    """
    reading = parsed.fields.get(field.id)
    if reading is None or not reading.found:
        return State.NOT_FOUND
    if not reading.sure and not (field.type is FieldType.LONG_TEXT and reading.value):
        return State.DOUBTFUL
    return _sure_state(field, reading)


def _sure_state(field: Field, reading: Reading) -> State:
    if isinstance(reading.value, bool):
        return State.FILLED
    text = (reading.value or "").strip()
    if field.type is FieldType.TEXT or field.type is FieldType.LONG_TEXT:
        return State.FILLED if text else State.EMPTY
    if text and field.type is FieldType.CHOICE and is_prompt(field, text):
        text = ""
    if not text and is_prompt(field, reading.shown):
        return State.EMPTY
    if _usable(field, text) or _usable_as_shown(field, reading.shown):
        return State.FILLED
    return State.UNUSABLE


def _usable(field: Field, text: str) -> bool:
    """Whether the reading's value is one of the field's type."""
    match field.type:
        case FieldType.PHONE:
            return is_phone(text, field.region)
        case FieldType.DATE:
            return iso_day(text) is not None
        case FieldType.AMOUNT:
            return amount(text) is not None
        case FieldType.YES_NO | FieldType.CHECKBOX:
            return False
        case _:
            return bool(text)


def _usable_as_shown(field: Field, shown: str) -> bool:
    match field.type:
        case FieldType.PHONE:
            return phone_in(shown, field.region)
        case FieldType.CHOICE:
            return field.choices_are_ours
        case _:
            return False


def requirement(
    form: Form, field: Field, parsed: ParsedForm, asked: frozenset[str] = frozenset()
) -> Requirement:
    """Whether ``field`` has to be filled, by the form and by what the profile says elsewhere.

    ``asked`` are the fields on the way here, so that conditions in a circle come to an end.
    """
    if field.required:
        return Requirement.YES
    if field.required_when is None or field.id in asked:
        return Requirement.NO
    holds = condition_holds(form, field.required_when, parsed, asked | {field.id})
    if holds is None:
        return Requirement.UNSURE
    return Requirement.YES if holds else Requirement.NO


def condition_holds(
    form: Form, condition: Condition, parsed: ParsedForm, asked: frozenset[str] = frozenset()
) -> bool | None:
    """Whether ``condition`` holds; None where that rests on a doubtful or missing reading.

    An optional field that is not on this print of the form, or that seems to be empty, makes no
    condition hold. ``asked`` as in :func:`requirement`.
    """
    field = form[condition.field]
    if field.type is FieldType.SIGNATURE:
        signature = parsed.signatures.get(field.id)
        return None if signature is None else signature.status.value in condition.one_of
    standing = state(field, parsed)
    if condition.empty:
        return _is_empty(standing, parsed.fields.get(field.id))
    if standing in {State.DOUBTFUL, State.NOT_FOUND}:
        reading = parsed.fields.get(field.id)
        written = reading is not None and reading.value is not None
        needed = requirement(form, field, parsed, asked) is not Requirement.NO
        return None if written or needed else False
    reading = parsed.fields[field.id]
    if not condition.one_of:
        return standing is State.FILLED and not says_nothing(reading.shown)
    return standing is State.FILLED and same_choice(answer(reading), condition.one_of)


def _is_empty(standing: State, reading: Reading | None) -> bool | None:
    """Whether nothing is there; None where that is not sure. An unticked box holds nothing."""
    if reading is None or standing in {State.DOUBTFUL, State.NOT_FOUND}:
        return None
    unticked = reading.value is False
    return standing is State.EMPTY or unticked or says_nothing(reading.shown)


def answer(reading: Reading) -> str:
    """What the reading says in the words of the form: a choice's text, "Yes" or "No"."""
    if isinstance(reading.value, bool):
        return "Yes" if reading.value else "No"
    return reading.value or reading.shown


def same_choice(text: str, choices: tuple[str, ...]) -> bool:
    """Whether ``text`` is one of ``choices``, however its case, spaces and dashes are written."""
    return _letters(text) in {_letters(choice) for choice in choices}


def sure_date(form: Form, field_id: str, parsed: ParsedForm) -> date | None:
    """The date that was surely read for the field, None where there is no such date."""
    if field_id not in form.fields or state(form[field_id], parsed) is not State.FILLED:
        return None
    value = parsed.fields[field_id].value
    return iso_day(value) if isinstance(value, str) else None


def sure_text(form: Form, field_id: str, parsed: ParsedForm) -> str:
    """The text or answer that was surely read for the field, "" where there is none."""
    if field_id not in form.fields or state(form[field_id], parsed) is not State.FILLED:
        return ""
    reading = parsed.fields[field_id]
    return answer(reading).strip() if reading.sure else ""


def section_missing(field: Field, parsed: ParsedForm) -> bool:
    """Whether the field's whole section is plainly missing from the file."""
    return field.section in parsed.missing_sections


def amount(text: str) -> Decimal | None:
    """The amount that an answer of type amount holds (plain figures); None for no answer."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def iso_day(text: str) -> date | None:
    """The day that an answer of type date holds (ISO 8601); None for no answer or none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@lru_cache(maxsize=512)
def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
