"""Is every attachment there that the form promises?

One further file in the mail, or one that already lies on the case, keeps every promise: a single
file may well be the project plan and the documentation in one.
"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import Form
from intake_mailbot.domain.model import Finding
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.states import same_choice, sure_text
from intake_mailbot.domain.wording import finding, label_of, quote
from parsers.model import ParsedForm

RULE = "attachment_missing"


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:
    """One error for each promise when the mail holds nothing beside the form."""
    if context.attachments:
        return
    for field in form.values:
        if field.attach_when is None:
            continue
        shown = sure_text(form, field.id, parsed)
        if shown and same_choice(shown, (field.attach_when,)):
            yield finding(
                form,
                field,
                RULE,
                f"{quote(label_of(form, field), 160)} is answered {quote(shown)}, but no other file"
                " came with the form.",
                "Please attach the document and send it together with the form, or change the"
                " answer.",
            )
