"""Is the current phase one that is going on?"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import Form
from intake_mailbot.domain.model import Finding, Severity
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.rules.plan import phases
from intake_mailbot.domain.states import same_choice, sure_text
from intake_mailbot.domain.wording import finding, label_of, quote
from parsers.model import ParsedForm

RULE = "current_phase"


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A warning where the plan says that the current phase does not apply or is over."""
    if form.schedule is None or form.schedule.current is None:
        return
    current = sure_text(form, form.schedule.current, parsed)
    for plan, read in phases(form, parsed):
        over = read.has(plan.not_applicable) or read.has(plan.completed)
        if over and same_choice(current, (read.phase.name,)):
            field = form[form.schedule.current]
            yield finding(
                form,
                field,
                RULE,
                f"{quote(label_of(form, field))} is {quote(current)}, but the plan gives that phase"
                f" the status {quote(read.status)}.",
                "Please check which phase the project is in.",
                severity=Severity.WARNING,
            )
