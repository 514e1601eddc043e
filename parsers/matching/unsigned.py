"""Which controls are signature slots of a form that nobody has signed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from form_templates.model import FieldType, Form
from parsers.matching import names, signatures
from parsers.model import Control, ControlKind, FoundBy, SignatureStatus


def unsigned_slots(forms: Sequence[Form]) -> Callable[[Control], bool]:
    """Whether a control, of any kind, is a slot of one of ``forms`` and holds no signature."""
    known = [names.fields_by_name(form) for form in forms]

    def unsigned(control: Control) -> bool:
        if control.kind is ControlKind.SIGNATURE:
            return control.mark is None or not control.mark.present
        for fields in known:
            field = names.field_of(fields, control)
            if field is not None and field.type is FieldType.SIGNATURE:
                told = signatures.from_control(field, control, FoundBy.ID)
                if told.status is SignatureStatus.MISSING:
                    return True
        return False

    return unsigned
