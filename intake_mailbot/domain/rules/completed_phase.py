"""Does no completed phase end in the future?"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import Form
from intake_mailbot.domain.model import Finding, Severity
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.rules.plan import phases
from intake_mailbot.domain.wording import finding, quote, show_date
from parsers.model import ParsedForm

RULE = "completed_in_future"


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:
    """One warning for each phase that is said to be completed and finishes after today."""
    for plan, read in phases(form, parsed):
        if read.has(plan.completed) and read.finish is not None and read.finish > context.today:
            yield finding(
                form,
                form[read.phase.finish],
                RULE,
                f"The phase {quote(read.phase.name)} is {quote(read.status)}, but finishes on"
                f" {show_date(read.finish)}, in the future.",
                "Please check its status and its finish date.",
                severity=Severity.WARNING,
            )
