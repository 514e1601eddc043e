"""Long texts of an accepted scan whose letters were doubted: they hold nothing, but are not right.

Source: the specification of the profile, "Findings": the exact characters of a long text never hold
a form, and doubt is the reader's problem. So the agency hears nothing of it, and a planner is shown
the place beside what was noted, once, with nothing waiting for an answer.
"""

from __future__ import annotations

from form_templates.model import FieldType, Form
from intake_mailbot.domain.model import Verdict
from intake_mailbot.domain.outcomes import CaseOutcome
from intake_mailbot.domain.rules import unsure
from intake_mailbot.domain.wording import count
from parsers.model import Source

_LEGIBLE = 0.7
"""The confidence from which a long text has at most a letter wrong here and there."""


def misread(outcome: CaseOutcome, form: Form) -> str:
    """That an accepted scan has texts that should be compared, as a sentence; "" where none has."""
    parsed = outcome.submitted.form
    if outcome.judgement.verdict is not Verdict.ACCEPT or parsed.source is not Source.SCAN:
        return ""
    texts = [
        found.field
        for found in outcome.judgement.findings
        if found.rule == unsure.RULE
        and form[found.field].type is FieldType.LONG_TEXT
        and parsed.fields[found.field].confidence < _LEGIBLE
    ]
    if not texts:
        return ""
    said = count(len(texts), "long text")
    return (
        f"{outcome.submitted.name} is accepted, and {said} in it could hardly be read: please"
        " compare what was noted. Nothing waits for it."
    )
