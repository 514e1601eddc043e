"""The verdict on one profile."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from form_templates.model import Form
from intake_mailbot.domain.doubts import find_doubts
from intake_mailbot.domain.model import Finding, Judgement, Severity, Verdict
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.rules.table import RULES
from parsers.model import ParsedForm


def judge(form: Form, parsed: ParsedForm, attachments: Collection[str], today: date) -> Judgement:
    """The verdict on a profile with its reasons.

    ``attachments`` are the names of further files that came with it (or already lie on its case),
    those that could not be opened included; ``today`` is the day of receipt in the office's zone.

    No error rests on a doubtful reading, so that any error may send the form back, whatever else
    is in doubt. Without errors, doubt holds it; without either it is accepted.
    Source: the specification of the profile, "Findings".
    """
    context = Context(tuple(attachments), today)
    findings = [found for rule in RULES for found in rule.check(form, parsed, context)]
    doubts = tuple(find_doubts(form, parsed))
    if any(found.severity is Severity.ERROR for found in findings):
        verdict = Verdict.RETURN
    else:
        verdict = Verdict.HOLD if doubts else Verdict.ACCEPT
    return Judgement(verdict, in_form_order(form, findings), doubts)


def in_form_order(form: Form, findings: list[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of the form; those about a section stand before its fields."""
    sections = {section.id: number for number, section in enumerate(form.sections)}
    fields = {field_id: number for number, field_id in enumerate(form.fields)}

    def place(found: Finding) -> tuple[int, int]:
        return sections.get(found.section, -1), fields.get(found.field, -1)

    return tuple(sorted(findings, key=place))
