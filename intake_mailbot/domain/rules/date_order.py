"""Does nothing end before it begins?

A finish before its start, or a go-live before the request. Only dates that were surely read are
compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import Form
from intake_mailbot.domain.model import Finding
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.states import sure_date
from intake_mailbot.domain.wording import finding, label_of, quote, show_date
from parsers.model import ParsedForm

RULE = "date_order"


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One error for each date that lies before the one that it must not precede."""
    for field in form.values:
        if field.not_before is None:
            continue
        day = sure_date(form, field.id, parsed)
        first = sure_date(form, field.not_before, parsed)
        if day is not None and first is not None and day < first:
            yield finding(
                form,
                field,
                RULE,
                f"{quote(label_of(form, field))} ({show_date(day)}) is before"
                f" {quote(label_of(form, form[field.not_before]))} ({show_date(first)}).",
                "Please correct one of the two dates.",
            )
