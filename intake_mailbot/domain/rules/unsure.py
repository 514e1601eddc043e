"""Was anything read that the reader is not sure of?

Only what the form does not require is asked here: a planner sees it, the form is not held for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import FieldType, Form
from intake_mailbot.domain.model import Finding, Severity
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.signatures import Slot, slot
from intake_mailbot.domain.states import Requirement, State, requirement, state
from intake_mailbot.domain.wording import finding, label_of, quote
from parsers.model import ParsedForm, SignatureStatus

RULE = "unsure"
MEND = "Nothing to do for the agency: a planner compares it with the form."


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One warning for each optional field with a doubtful reading, and each doubtful long text."""
    for field in form.values:
        reading = parsed.fields.get(field.id)
        if reading is None or reading.sure or reading.value in {None, False}:
            continue
        optional = requirement(form, field, parsed) is not Requirement.YES
        doubtful = state(field, parsed) is State.DOUBTFUL
        if (doubtful and optional) or field.type is FieldType.LONG_TEXT:
            message = f"{quote(label_of(form, field), 160)} could not be read with certainty"
            message += f": {quote(reading.shown)}." if reading.shown else "."
            yield finding(form, field, RULE, message, MEND, severity=Severity.WARNING)
    for field in form.signatures:
        if slot(form, field, parsed) is Slot.OPTIONAL and _something(parsed, field.id):
            message = f"It is unclear whether {quote(label_of(form, field))} is signed."
            yield finding(form, field, RULE, message, MEND, severity=Severity.WARNING)


def _something(parsed: ParsedForm, field_id: str) -> bool:
    signature = parsed.signatures.get(field_id)
    return signature is not None and signature.status is SignatureStatus.UNCLEAR
