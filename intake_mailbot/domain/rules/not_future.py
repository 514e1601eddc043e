"""Is no signature dated in the future?"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import Form
from intake_mailbot.domain.model import Finding
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.states import sure_date
from intake_mailbot.domain.wording import finding, label_of, quote, show_date
from parsers.model import ParsedForm

RULE = "future_date"


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:
    """One error for each such date that lies after the day of receipt."""
    for field in form.values:
        day = sure_date(form, field.id, parsed) if field.not_future else None
        if day is not None and day > context.today:
            yield finding(
                form,
                field,
                RULE,
                f"{quote(label_of(form, field))} ({show_date(day)}) lies in the future: the form"
                f" arrived on {show_date(context.today)}.",
                "Please correct the date.",
            )
