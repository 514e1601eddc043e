"""Answers that are the heading of the next part of the print, which stands where they should."""

from __future__ import annotations

import re

from form_templates.model import FieldType
from parsers.scan.foreign.answers.lessening import in_doubt
from parsers.scan.foreign.answers.profile_read import ProfileRead

_HEADING = re.compile(r"(?:part|section)\s+(?:\d{1,2}|[ivx]{1,4})\b\s*[-–—:.)]\s*\S", re.IGNORECASE)
_NEXT_PART = "What was read looks like the heading of the next part of the form."


def doubted_where_headed(read: ProfileRead) -> ProfileRead:
    """``read`` with texts in doubt that begin as numbered headings do."""
    fields = read.told.fields
    texts = [f.id for f in read.form.values if f.type is FieldType.TEXT]
    headed = [key for key in texts if _HEADING.match(fields[key].shown.strip())]
    return read.with_readings({key: in_doubt(fields[key], _NEXT_PART) for key in headed})
