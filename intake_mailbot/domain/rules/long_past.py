"""Do dates lie so far back that another year may have been meant, or an old form was sent again?

A plan may well have begun years ago, and a form may lie for a while between two signatures: so it
is a note, and one for all such dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from form_templates.model import Field, Form
from intake_mailbot.domain.model import Finding, Severity
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.states import sure_date
from intake_mailbot.domain.wording import count, finding, label_of, quote, show_date
from parsers.model import ParsedForm

RULE = "long_past"

_YEAR = timedelta(days=366)
_PLANNED = 5 * _YEAR
"""How far back a date may lie; one that says when somebody signed, a year."""


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:
    """One warning for the first of such dates, which says how many more there are."""
    old = [field for field in form.values if _is_old(form, field, parsed, context)]
    if not old:
        return
    first, others = old[0], len(old) - 1
    day = sure_date(form, first.id, parsed)
    assert day is not None
    more = f" and {count(others, 'further date')}" if others else ""
    verb = "lie" if others else "lies"
    yield finding(
        form,
        first,
        RULE,
        f"{quote(label_of(form, first))} ({show_date(day)}){more} {verb} far back: the form"
        f" arrived on {show_date(context.today)}.",
        "Please check the years.",
        severity=Severity.WARNING,
    )


def _is_old(form: Form, field: Field, parsed: ParsedForm, context: Context) -> bool:
    day = sure_date(form, field.id, parsed)
    bound = _YEAR if field.not_future else _PLANNED
    return day is not None and day < context.today - bound
