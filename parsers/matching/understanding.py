"""Whether a print was understood well enough for "nothing is there" to be said of it.

Where the places of several fields that every agency must fill were not found, and words or
controls are left over that nobody has, the print is of a kind that is not known, and what seems to
be empty may be answered where nobody looked. Such a form is put to a person; it is never returned
for what was not found.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from form_templates.model import Form
from parsers.model import DOUBTED, FoundBy, Reading, SignatureReading, SignatureStatus

_LOST = 2
"""Required fields without a place that are no accident."""
_LEFT = 4
"""Words and controls that nobody has from which the print says more than was understood."""

Told = Reading | SignatureReading


def understood(form: Form, found: Collection[str], left_over: int) -> bool:
    """Whether the places of all but one of the fields that must be filled were found.

    ``left_over`` are the words and filled controls that no reading accounts for: a form that was
    cut short has none. A section of which nothing was found is missing, which is something else.
    """
    present = {form[field_id].section for field_id in found}
    lost = [
        field.id
        for field in form.fields.values()
        if field.required is True and field.section in present and field.id not in found
    ]
    return len(lost) < _LOST or left_over < _LEFT


def emptiness_doubted(form: Form, found: Mapping[str, Told], left_over: int) -> Mapping[str, Told]:
    """``found`` with every place that seems empty in doubt, where the print is not understood.

    What a control's own name says stays: its place is certain.
    """
    if understood(form, found, left_over):
        return found
    return {field_id: _doubted(told) for field_id, told in found.items()}


def _doubted(told: Told) -> Told:
    if told.found_by is FoundBy.ID:
        return told
    if isinstance(told, SignatureReading):
        empty = told.status is SignatureStatus.MISSING
    else:
        empty = told.value is None
    return replace(told, confidence=min(told.confidence, DOUBTED)) if empty else told
