"""Do the phases follow each other?

Phases may overlap; a later one that begins, or ends, before an earlier one does is out of order.
"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import Form
from intake_mailbot.domain.model import Finding, Severity
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.rules.plan import PhaseRead, phases
from intake_mailbot.domain.wording import finding, quote, show_date
from parsers.model import ParsedForm

RULE = "phase_order"


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One warning for each phase that begins or ends before the phase above it."""
    before: PhaseRead | None = None
    for plan, read in phases(form, parsed):
        if read.has(plan.not_applicable) or (read.start is None and read.finish is None):
            continue
        clash = _clash(before, read) if before is not None else ""
        if clash:
            yield finding(
                form,
                form[read.phase.start],
                RULE,
                clash,
                "Please check the dates of both phases.",
                severity=Severity.WARNING,
            )
        before = read


def _clash(before: PhaseRead, read: PhaseRead) -> str:
    pairs = ((before.start, read.start, "starts"), (before.finish, read.finish, "finishes"))
    for earlier, later, verb in pairs:
        if earlier is not None and later is not None and later < earlier:
            return (
                f"The phase {quote(read.phase.name)} {verb} on {show_date(later)}, before"
                f" {quote(before.phase.name)} ({show_date(earlier)})."
            )
    return ""
