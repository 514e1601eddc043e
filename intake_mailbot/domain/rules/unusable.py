"""What is common to the three questions about values that are written but unusable."""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import Field, FieldType, Form
from intake_mailbot.domain.model import Finding, Severity
from intake_mailbot.domain.prompts import says_nothing
from intake_mailbot.domain.states import Requirement, State, requirement, state
from intake_mailbot.domain.wording import finding, how_to_fill, label_of, quote
from parsers.model import ParsedForm


def unusable(
    form: Form, parsed: ParsedForm, kind: FieldType, rule: str, what: str
) -> Iterator[Finding]:
    """A finding for each field of ``kind`` that shows something which is not ``what``.

    Where the field need not be filled, "N/A" and its like raise nothing, and words without a
    single digit ("to be agreed") only a warning.
    """
    for field in form.values:
        if field.type is not kind or state(field, parsed) is not State.UNUSABLE:
            continue
        shown = _shown(field, parsed)
        severity = _severity(form, field, parsed, shown)
        if severity is not None:
            message = f"{quote(label_of(form, field), 160)} shows {quote(shown)}, which is {what}."
            yield finding(form, field, rule, message, how_to_fill(field), severity=severity)


def _severity(form: Form, field: Field, parsed: ParsedForm, shown: str) -> Severity | None:
    match requirement(form, field, parsed):
        case Requirement.YES:
            return Severity.ERROR
        case Requirement.UNSURE:
            return None if says_nothing(shown) else Severity.WARNING
        case _ if says_nothing(shown):
            return None
        case _:
            return Severity.ERROR if any(c.isdigit() for c in shown) else Severity.WARNING


def _shown(field: Field, parsed: ParsedForm) -> str:
    reading = parsed.fields[field.id]
    return reading.shown or str(reading.value)
