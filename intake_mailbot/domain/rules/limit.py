"""Does every text fit within its limit?

A limit that the form's publisher sets is an error to break; one that is our own guess earns a
warning. A text that was read with doubt is never an error: where it seems to run over by more than
a reader's slip, a planner looks at it. Of letters that were read from pixels one may be too many,
however sure each is: where they run over by no more than such slips, a planner looks as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from form_templates.model import Field, Form
from intake_mailbot.domain.model import Finding, Severity
from intake_mailbot.domain.rules.context import Context
from intake_mailbot.domain.states import State, state
from intake_mailbot.domain.wording import count, finding, label_of, quote
from parsers.model import ParsedForm, Reading, Source

RULE = "over_limit"
MARGIN = 10
"""What is read may run over its limit by a tenth: one character may be read as two."""


def check(form: Form, parsed: ParsedForm, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for each text that is longer than its field allows."""
    for field in form.values:
        reading = parsed.fields.get(field.id)
        if field.limit is None or reading is None or not isinstance(reading.value, str):
            continue
        length = text_length(reading.value)
        if length <= field.limit or not reading.sure or state(field, parsed) is not State.FILLED:
            continue
        if perhaps_too_long(field, reading, parsed.source):
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


def perhaps_too_long(field: Field, reading: Reading, source: Source) -> bool:
    """Whether a text may run over a publisher's limit, and cannot be said to.

    A doubtful one does by more than the reader's margin, one read surely from a scan within it.
    """
    if field.limit is None or field.limit_is_ours or not isinstance(reading.value, str):
        return False
    length, most = text_length(reading.value), field.limit + field.limit // MARGIN
    if reading.sure:
        return source is Source.SCAN and field.limit < length <= most
    return length > most
