"""Is every section of the form there?

A page or section that is plainly missing is said once; its fields raise nothing further.
"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import Form, Section
from intake_mailbot.domain.model import Finding, Severity
from intake_mailbot.domain.rules.context import Context
from parsers.model import ParsedForm

RULE = "section_missing"


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One error for each section that the file lacks and that asks for something."""
    for section in form.sections:
        if section.id in parsed.missing_sections and _asks(form, section):
            name = f"Section {section.id} ({section.title})"
            yield Finding(
                field="",
                label=name,
                section=section.id,
                rule=RULE,
                severity=Severity.ERROR,
                message=f"{name} is missing from the file.",
                mend="Please send the whole form, with all its pages.",
            )


def _asks(form: Form, section: Section) -> bool:
    return any(
        field.required or field.required_when is not None
        for field in form.fields.values()
        if field.section == section.id
    )
