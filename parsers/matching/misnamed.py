"""Names that say nothing: of their neighbours, as programs give them, or copied with a control.

Programs that detect fields take the caption of the line above where captions stand under lines;
who copies a control copies its name and title. The printed page says better what each is for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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


def copied(known: Mapping[str, Control], controls: Iterable[Control]) -> dict[str, Control]:
    """Those of ``known`` whose control's name and title others have that say something else.

    A control without either has none that could have been copied.
    """
    controls = tuple(controls)
    if len(set(map(_names, controls))) == len(controls):
        return {}
    said: dict[tuple[str, str], set[str]] = {}
    for control in controls:
        told = control.value.strip().casefold() if isinstance(control.value, str) else ""
        if told and any(_names(control)) and not control.placeholder:
            said.setdefault(_names(control), set()).add(told)
    return {f: control for f, control in known.items() if len(said.get(_names(control), ())) > 1}


def own_names(controls: Iterable[Control], copies: Iterable[Control]) -> list[Control]:
    """The controls that bear none of the names that were copied."""
    borrowed = {_names(control) for control in copies}
    return [control for control in controls if _names(control) not in borrowed]


def _names(control: Control) -> tuple[str, str]:
    return control.name, control.title


def _can_tell(field: Field) -> bool:
    return field.type in _TOLD or (field.type is FieldType.TEXT and bool(field.role))


def _is_strange(field: Field, said: str) -> bool:
    """Whether a date stands where none belongs, or a phone number."""
    if not said:
        return False
    if parse_date(said) is not None:
        return field.type is not FieldType.DATE and parse_phone(said) is None
    return field.type is not FieldType.PHONE and parse_phone(said) is not None
