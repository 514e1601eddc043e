"""Does the printed name beside a signature name the person of the form?

Names are compared as people write them: order, initials, titles and middle names do not count.
"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import Form
from intake_mailbot.domain.model import Finding, Severity
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.states import sure_text
from intake_mailbot.domain.wording import finding, label_of, quote
from parsers.model import ParsedForm
from parsers.model.persons import same_person

RULE = "other_person"


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One warning for each printed name that is unlike the name given elsewhere."""
    for field in form.values:
        if field.same_person_as is None:
            continue
        printed = sure_text(form, field.id, parsed)
        named = sure_text(form, field.same_person_as, parsed)
        if printed and named and not same_person(printed, named):
            yield finding(
                form,
                field,
                RULE,
                f"{quote(label_of(form, field))} is {quote(printed)}, but"
                f" {quote(label_of(form, form[field.same_person_as]))} is {quote(named)}.",
                "Please tell us if both are right; otherwise correct one of the two names.",
                severity=Severity.WARNING,
            )
