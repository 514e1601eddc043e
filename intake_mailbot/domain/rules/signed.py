"""Is every signature slot signed?

Only a slot that surely shows nothing is an error; what is unclear is put to a planner.
"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import Form
from intake_mailbot.domain.model import Finding
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.signatures import Slot, slot
from intake_mailbot.domain.wording import finding, how_to_fill, label_of, quote
from parsers.model import ParsedForm

RULE = "not_signed"


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One error for each slot that must be signed and is not."""
    for field in form.signatures:
        if slot(form, field, parsed) is Slot.MISSING:
            message = f"{quote(label_of(form, field))} is not signed."
            yield finding(form, field, RULE, message, how_to_fill(field))
