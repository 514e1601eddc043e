"""Is every date a day of the calendar?"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import FieldType, Form
from intake_mailbot.domain.model import Finding
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.rules.unusable import unusable
from parsers.model import ParsedForm

RULE = "not_a_date"


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for each date field that shows something else."""
    return unusable(form, parsed, FieldType.DATE, RULE, "not a date of the calendar")
