"""Do dates lie so far back that another year may have been meant, or an old form was sent again?

A plan may well have begun years ago, and a form may lie for a while between two signatures: so it
is a note, and one for all such dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

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
    old = [(field, day) for field, day in _dates(form, parsed) if _is_old(field, day, context)]
    if not old:
        return
    (first, day), others = old[0], len(old) - 1
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


def _dates(form: Form, parsed: ParsedForm) -> Iterator[tuple[Field, date]]:
    for field in form.values:
        day = sure_date(form, field.id, parsed)
        if day is not None:
            yield field, day


def _is_old(field: Field, day: date, context: Context) -> bool:
    return day < context.today - (_YEAR if field.not_future else _PLANNED)
