"""Does every active phase include today?"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import Form
from intake_mailbot.domain.model import Finding, Severity
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.rules.plan import PhaseRead, phases
from intake_mailbot.domain.wording import finding, quote, show_date
from parsers.model import ParsedForm

RULE = "active_not_today"


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:
    """One warning for each active phase that has not begun or is over."""
    for plan, read in phases(form, parsed):
        when = _outside(read, context) if read.has(plan.active) else ""
        if when:
            yield finding(
                form,
                form[read.phase.status],
                RULE,
                f"The phase {quote(read.phase.name)} is {quote(read.status)}, but {when}.",
                "Please check its status and its dates.",
                severity=Severity.WARNING,
            )


def _outside(read: PhaseRead, context: Context) -> str:
    if read.start is not None and read.start > context.today:
        return f"starts only on {show_date(read.start)}"
    if read.finish is not None and read.finish < context.today:
        return f"finished on {show_date(read.finish)}"
    return ""
