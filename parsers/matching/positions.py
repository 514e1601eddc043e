"""Fields known by their place alone: between two known neighbours, as many controls as fields."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from form_templates.model import Field, FieldType, Form
from parsers.matching.names import fits
from parsers.matching.values import normalise, parse_date, parse_phone
from parsers.model import Control, ControlKind, Reading, SignatureReading

_PLAIN = 0.75
"""A place by count alone is put to a person; a date, choice or box that fits is surer."""


def left_over(
    form: Form,
    controls: Sequence[Control],
    found: Mapping[str, Reading | SignatureReading],
    used: Collection[int],
) -> dict[str, tuple[Control, float]]:
    """Fields without a place and the controls that must be theirs, with a confidence.

    Only where, in one section, exactly as many unclaimed controls are left as fields, in the
    same order of kinds.
    """
    missing = [field for field in form.fields.values() if field.id not in found]
    free = [control for control in controls if id(control) not in used]
    if not missing or len(missing) != len(free):
        return {}
    pairs = list(zip(missing, free, strict=True))
    if not all(fits(field.type, c) and _could_say(field, c) for field, c in pairs):
        return {}
    if any(f.type is FieldType.YES_NO and c.kind is ControlKind.CHECKBOX for f, c in pairs):
        return {}  # which answer a lone box stands for is printed, not counted
    plain = {FieldType.TEXT, FieldType.LONG_TEXT}
    return {
        field.id: (control, _PLAIN if field.type in plain else 0.85) for field, control in pairs
    }


def _could_say(field: Field, control: Control) -> bool:
    """Whether what a control holds can be an answer to the field: no date where a name belongs."""
    if control.placeholder or not isinstance(control.value, str) or not control.value.strip():
        return True
    if field.type in {FieldType.TEXT, FieldType.LONG_TEXT}:
        return parse_date(control.value) is None and parse_phone(control.value) is None
    return normalise(field, control.value, exact=True).checked
