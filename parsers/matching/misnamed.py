"""Files whose fields are named after their neighbours: programs that detect fields do so.

Where a caption stands under its line, they take the one of the line above. Such names are no help:
the printed page says better what each field is for.
"""

from __future__ import annotations

from collections.abc import Mapping

from form_templates.model import Field, FieldType, Form
from parsers.matching.values import parse_date, parse_phone
from parsers.model import Control

_FEWEST = 3
_SHARE = 6
"""One in so many answers that is of another type than asked makes names that are not believed."""
_TOLD = frozenset({FieldType.DATE, FieldType.PHONE, FieldType.CHOICE})


def are_misnamed(form: Form, known: Mapping[str, Control]) -> bool:
    """Whether the controls known by their names hold what belongs to others: dates for phones."""
    asked = strange = 0
    for field_id, control in known.items():
        field = form[field_id]
        if not _can_tell(field) or not isinstance(control.value, str) or control.placeholder:
            continue
        said = control.value.strip()
        asked += bool(said)
        strange += _is_strange(field, said)
    return strange >= _FEWEST and strange * _SHARE >= asked


def _can_tell(field: Field) -> bool:
    return field.type in _TOLD or (field.type is FieldType.TEXT and bool(field.role))


def _is_strange(field: Field, said: str) -> bool:
    """Whether a date stands where none belongs, or a phone number."""
    if not said:
        return False
    if parse_date(said) is not None:
        return field.type is not FieldType.DATE and parse_phone(said) is None
    return field.type is not FieldType.PHONE and parse_phone(said) is not None
