"""Does every text fit within its limit?

A limit that the form's publisher sets is an error to break; one that is our own guess earns a
warning. A doubtful reading of a long text gets a margin of a tenth, because a reader may have made
one character into two.
"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import Form
from intake_mailbot.domain.model import Finding, Severity
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.states import State, state
from intake_mailbot.domain.wording import count, finding, label_of, quote
from parsers.model import ParsedForm

RULE = "over_limit"
MARGIN = 10
"""A doubtful text may run over its limit by a tenth."""


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for each text that is longer than its field allows."""
    for field in form.values:
        if field.limit is None or state(field, parsed) is not State.FILLED:
            continue
        reading = parsed.fields[field.id]
        if not isinstance(reading.value, str):
            continue
        length = text_length(reading.value)
        if length <= (field.limit if reading.sure else field.limit + field.limit // MARGIN):
            continue
        most = count(field.limit, "character")
        yield finding(
            form,
            field,
            RULE,
            f"{quote(label_of(form, field), 160)} has {count(length, 'character')}, where at most"
            f" {most} are allowed: {quote(reading.shown or reading.value)}.",
            f"Please shorten it to {most} or fewer.",
            severity=Severity.WARNING if field.limit_is_ours else Severity.ERROR,
        )


def text_length(text: str) -> int:
    """The length of ``text`` in characters; a line end counts as one, blanks at the ends not."""
    return len(text.replace("\r\n", "\n").strip())
