"""Does every text fit within its limit?

A limit that the form's publisher sets is an error to break; one that is our own guess earns a
warning. A text that was read with doubt is never an error: where it seems to run over by more than
a reader's slip, a planner looks at it.
"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import Field, Form
from intake_mailbot.domain.model import Finding, Severity
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.states import State, state
from intake_mailbot.domain.wording import count, finding, label_of, quote
from parsers.model import ParsedForm, Reading

RULE = "over_limit"
MARGIN = 10
"""A doubtful text may run over its limit by a tenth: one character may be read as two."""


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for each text that is longer than its field allows."""
    for field in form.values:
        reading = parsed.fields.get(field.id)
        if field.limit is None or reading is None or not isinstance(reading.value, str):
            continue
        length = text_length(reading.value)
        if length <= field.limit or not reading.sure or state(field, parsed) is not State.FILLED:
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


def perhaps_too_long(field: Field, reading: Reading) -> bool:
    """Whether a doubtful text runs over a publisher's limit by more than the reader's margin."""
    if field.limit is None or field.limit_is_ours or reading.sure:
        return False
    most = field.limit + field.limit // MARGIN
    return isinstance(reading.value, str) and text_length(reading.value) > most
