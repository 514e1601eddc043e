"""The verdict on one profile."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from form_templates.model import Form
from intake_mailbot.domain.doubts import NOT_FOUND, find_doubts
from intake_mailbot.domain.model import Doubt, Finding, Judgement, Severity, Verdict
from intake_mailbot.domain.rules import signed, unsure
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.rules.table import RULES
from parsers.model import ParsedForm

_STRANGE = 2
"""How many required places that were not found make a print a strange one."""


def judge(
    form: Form,
    parsed: ParsedForm,
    attachments: Collection[str],
    today: date,
    scans: Collection[str] = (),
) -> Judgement:
    """The verdict on a profile with its reasons.

    ``attachments`` are the names of further files that came with it (or already lie on its case),
    those that could not be opened included; ``today`` is the day of receipt in the office's zone.

    ``scans`` are the names of pictures and scanned files that came with it and were not read: the
    form may be signed on them.

    No error rests on a doubtful reading, so that any error may send the form back, whatever else
    is in doubt. Only where several places were not found at all, the form is another print than
    those that are understood, and a person looks first. Without errors, doubt holds it; without
    either it is accepted.
    Source: the specification of the profile, "Findings".
    """
    context = Context(tuple(attachments), today)
    findings = [found for rule in RULES for found in rule.check(form, parsed, context)]
    doubts = tuple(find_doubts(form, parsed))
    if scans:
        unsigned = [found for found in findings if found.rule == signed.RULE]
        findings = [found for found in findings if found.rule != signed.RULE]
        doubts += tuple(_perhaps_on(found, scans) for found in unsigned)
    strange = sum(doubt.reason == NOT_FOUND for doubt in doubts) >= _STRANGE
    if any(found.severity is Severity.ERROR for found in findings) and not strange:
        verdict = Verdict.RETURN
    else:
        verdict = Verdict.HOLD if doubts else Verdict.ACCEPT
    return Judgement(verdict, in_form_order(form, findings), doubts)


@dataclass(frozen=True, slots=True)
class Asked:
    """A profile with all that its judgement rests on; each as for :func:`judge`."""

    form: Form
    parsed: ParsedForm
    attachments: tuple[str, ...]
    today: date
    scans: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement with what it was asked about."""

    asked: Asked
    judgement: Judgement


def judged(asked: Asked, before: Sequence[Judged] = ()) -> Judged:
    """What is asked, judged; by ``before`` where the very same was judged there."""
    for one in before:
        if one.asked == asked:
            return one
    found = judge(asked.form, asked.parsed, asked.attachments, asked.today, asked.scans)
    return Judged(asked, found)


def for_agency(judgement: Judgement) -> Judgement:
    """The judgement as its agency is told it: without what only a planner compares with the form.

    A reading in doubt is no mistake of theirs, and there is nothing that they could do about it.
    """
    told = tuple(found for found in judgement.findings if found.rule != unsure.RULE)
    return replace(judgement, findings=told)


def _perhaps_on(found: Finding, scans: Collection[str]) -> Doubt:
    names = ", ".join(scans)
    reason = f"It is not signed here, but it may be on {names}, which was not read."
    return Doubt(found.field, found.label, found.section, reason)


def in_form_order(form: Form, findings: list[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of the form; those about a section stand before its fields."""
    sections = {section.id: number for number, section in enumerate(form.sections)}
    fields = {field_id: number for number, field_id in enumerate(form.fields)}

    def place(found: Finding) -> tuple[int, int]:
        return sections.get(found.section, -1), fields.get(found.field, -1)

    return tuple(sorted(findings, key=place))
