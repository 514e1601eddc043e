"""Is every amount of money one that can be reckoned with?

Figures with or without a currency and signs between thousands; not "about 20" or "to be agreed".
"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import FieldType, Form
from intake_mailbot.domain.model import Finding
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.rules.unusable import unusable
from parsers.model import ParsedForm

RULE = "not_an_amount"


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for each amount field that shows something else."""
    return unusable(form, parsed, FieldType.AMOUNT, RULE, "not an amount of money")
