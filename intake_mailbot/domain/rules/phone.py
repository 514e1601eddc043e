"""Is every phone number one that can be dialled?

Checked with ``phonenumbers``, region US: ten digits with the area code, however they are written.
"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import FieldType, Form
from intake_mailbot.domain.model import Finding
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.rules.unusable import unusable
from parsers.model import ParsedForm

RULE = "not_a_phone"


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for each phone field that shows something else."""
    return unusable(form, parsed, FieldType.PHONE, RULE, "not a complete phone number")
