"""Is every choice one of the list?

Where the list is our own guess, a choice that is not on it earns a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import Field, FieldType, Form
from intake_mailbot.domain.model import Finding, Severity
from intake_mailbot.domain.prompts import says_nothing
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.states import (
    Requirement,
    State,
    answer,
    requirement,
    same_choice,
    state,
)
from intake_mailbot.domain.wording import finding, how_to_fill, label_of, quote
from parsers.model import ParsedForm

RULE = "not_a_choice"
_OFFERED = frozenset({FieldType.CHOICE, FieldType.YES_NO, FieldType.CHECKBOX})


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for each choice or yes/no answer that is none of those offered."""
    for field in form.values:
        shown = _foreign(field, parsed) if field.type in _OFFERED else ""
        if not shown or _may_say_nothing(form, field, parsed, shown):
            continue
        answers = "Yes nor No" if field.type is FieldType.YES_NO else ""
        what = f"neither {answers}" if answers else "not on the list"
        message = f"{quote(label_of(form, field), 160)} shows {quote(shown)}, which is {what}."
        severity = Severity.WARNING if field.choices_are_ours else Severity.ERROR
        yield finding(form, field, RULE, message, how_to_fill(field), severity=severity)


def _foreign(field: Field, parsed: ParsedForm) -> str:
    """What is shown where it is none of the field's choices, else ""."""
    standing = state(field, parsed)
    if standing not in {State.FILLED, State.UNUSABLE}:
        return ""
    reading = parsed.fields[field.id]
    match field.type:
        case FieldType.YES_NO | FieldType.CHECKBOX:
            return reading.shown if standing is State.UNUSABLE else ""
        case FieldType.CHOICE if field.choices and not same_choice(answer(reading), field.choices):
            return answer(reading)
        case _:
            return ""


def _may_say_nothing(form: Form, field: Field, parsed: ParsedForm, shown: str) -> bool:
    needed = requirement(form, field, parsed) is Requirement.YES
    return not needed and says_nothing(shown)
