"""What else does the office ask of its form?

These questions are data (``checks`` in ``form.toml``), in the office's own words; each finding
carries the check's own id.
"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import Check, Form
from intake_mailbot.domain.model import Finding, Severity
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.states import condition_holds, sure_date
from intake_mailbot.domain.wording import finding, show_date
from parsers.model import ParsedForm

RULE = "office_checks"


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for each check of the form that speaks."""
    for asked in form.checks:
        about = _about(form, asked, parsed)
        if about is None:
            continue
        value = _value(form, about, parsed)
        yield finding(
            form,
            form[about],
            asked.id,
            asked.message.replace("{value}", value),
            asked.mend.replace("{value}", value),
            severity=Severity.ERROR if asked.returns else Severity.WARNING,
        )


def _about(form: Form, asked: Check, parsed: ParsedForm) -> str | None:
    """The field of the finding, or None where the check stays silent."""
    if not all(condition_holds(form, condition, parsed) for condition in asked.when):
        return None
    held = [c.field for c in asked.when_any if condition_holds(form, c, parsed)]
    if asked.when_any and not held:
        return None
    if asked.before is not None and not _in_order(form, asked.before, parsed):
        return None
    fields = [asked.field, *held, *(c.field for c in asked.when), *(asked.before or ())]
    return next((field for field in fields if field), None)


def _in_order(form: Form, days: tuple[str, str], parsed: ParsedForm) -> bool:
    first, second = (sure_date(form, field, parsed) for field in days)
    return first is not None and second is not None and first <= second


def _value(form: Form, field_id: str, parsed: ParsedForm) -> str:
    day = sure_date(form, field_id, parsed)
    if day is not None:
        return show_date(day)
    reading = parsed.fields.get(field_id)
    return reading.shown if reading is not None else ""
