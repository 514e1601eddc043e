"""What stands on the copy of a form that goes back: each finding at the place it is about."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from form_templates.model import Form
from intake_mailbot.domain.judge import for_agency
from intake_mailbot.domain.model import Finding, Judgement, Severity
from intake_mailbot.replies.body import Attachment
from parsers.model import Anchor, Annotated, Note, Notes, ParsedForm, Source

_MIME_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".docm": "application/vnd.ms-word.document.macroEnabled.12",
    ".dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
    ".dotm": "application/vnd.ms-word.template.macroEnabled.12",
    ".pdf": "application/pdf",
}
_LONGEST_STEM = 60
_SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"}
    | dict(zip("øØłŁđĐðÐ", "oOlLdDdD", strict=True))
)
"""Letters that are not another one with a sign."""


def notes_for(
    form: Form, parsed: ParsedForm, judgement: Judgement, *, name: str, author: str, at: datetime
) -> Notes:
    """What its agency is told of the file ``name`` as notes, in the form's order.

    ``parsed`` is what was read from that very file: its anchors are places in it. ``author`` is
    who says it.
    """
    told = for_agency(judgement)
    notes = tuple(
        Note(one.label or form.title, f"{one.message} {one.mend}".strip(), _anchor(parsed, one))
        for one in told.findings
    )
    return Notes(name, author, at, _heading(told), notes, scan=parsed.source is Source.SCAN)


def attachment(name: str, copy: Annotated) -> Attachment:
    """The copy as it goes with a mail, named after the file that came."""
    stem = name.rpartition(".")[0] or name
    letters = unicodedata.normalize("NFKD", stem.translate(_SPELLED))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    plain = re.sub(r"[^A-Za-z0-9]+", "-", bare).strip("-")[:_LONGEST_STEM] or "form"
    return Attachment(f"{plain}-notes{copy.suffix}", _MIME_TYPES[copy.suffix], copy.data)


def _anchor(parsed: ParsedForm, finding: Finding) -> Anchor | None:
    reading = parsed.fields.get(finding.field) or parsed.signatures.get(finding.field)
    return reading.anchor if reading else None


def _heading(judgement: Judgement) -> str:
    errors = sum(one.severity is Severity.ERROR for one in judgement.findings)
    if not judgement.findings:
        return "Nothing has to be corrected."
    if not errors:
        return "Nothing has to be corrected; please look at what is noted."
    things = "One thing has" if errors == 1 else f"{errors} things have"
    return f"{things} to be corrected."
