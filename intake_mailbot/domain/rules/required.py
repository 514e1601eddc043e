"""Is every required field filled?

A prompt left as it was counts as empty. A field whose place was not found, or that was read with
doubt, is no finding: a planner looks at it.
"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import Field, FieldType, Form
from intake_mailbot.domain.model import Finding
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.states import Requirement, State, answer, requirement, state
from intake_mailbot.domain.wording import finding, how_to_fill, label_of, quote
from parsers.model import ParsedForm

RULE = "required"


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One error for each required field with nothing in it."""
    for field in form.values:
        if state(field, parsed) is not State.EMPTY:
            continue
        if requirement(form, field, parsed) is Requirement.YES:
            message = f"{_empty(form, field)}{_because(form, field, parsed)}."
            yield finding(form, field, RULE, message, how_to_fill(field))


def _empty(form: Form, field: Field) -> str:
    label = quote(label_of(form, field), 160)
    match field.type:
        case FieldType.YES_NO:
            return f"{label} is not answered"
        case FieldType.CHOICE:
            return f"Nothing is chosen for {label}"
        case FieldType.CHECKBOX:
            return f"{label} is not ticked"
        case _:
            return f"{label} is empty"


def _because(form: Form, field: Field, parsed: ParsedForm) -> str:
    condition = field.required_when
    if field.required or condition is None:
        return ""
    cause = form[condition.field]
    name = quote(label_of(form, cause), 160)
    if not condition.one_of or cause.type is FieldType.SIGNATURE:
        return f"; it is needed because {name} is filled in"
    return f"; it is needed because {name} is {quote(answer(parsed.fields[cause.id]))}"
