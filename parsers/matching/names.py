"""Fields whose control says which field it is: by name, by title or tooltip."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from form_templates.model import Field, FieldType, Form
from parsers.matching.vocabulary import Label, Sort, Vocabulary
from parsers.matching.words import canonical_words, without_brackets
from parsers.model import Control, ControlKind
from parsers.remembering import remembered

_CUT_OFF = 20
"""Characters after which Word cuts a legacy field's name: such a name may mean another field."""

_INDEX = re.compile(r"\[\d+\]")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_.]")
_WRITTEN = {ControlKind.TEXT, ControlKind.CHOICE, ControlKind.DATE}
_FITS = {
    FieldType.TEXT: _WRITTEN,
    FieldType.LONG_TEXT: _WRITTEN,
    FieldType.PHONE: _WRITTEN,
    FieldType.DATE: _WRITTEN,
    FieldType.AMOUNT: _WRITTEN,
    FieldType.CHOICE: _WRITTEN,
    FieldType.YES_NO: _WRITTEN | {ControlKind.CHECKBOX},
    FieldType.CHECKBOX: {ControlKind.CHECKBOX, ControlKind.CHOICE},
    FieldType.SIGNATURE: {ControlKind.PICTURE, ControlKind.SIGNATURE, ControlKind.TEXT,
                          ControlKind.BUTTON},
}  # fmt: skip


def fits(kind: FieldType, control: Control) -> bool:
    """Whether a control of this kind can answer a field of that type."""
    return control.kind in _FITS[kind]


def by_id(form: Form, controls: Iterable[Control]) -> dict[str, Control]:
    """Fields whose id is a control's name, however its case, separators and path."""
    found: dict[str, Control] = {}
    fields = fields_by_name(form)
    for control in controls:
        field = field_of(fields, control)
        if field is not None:
            sofar = found.get(field.id)
            if sofar is None or (sofar.value in {None, ""} and control.value not in {None, ""}):
                found[field.id] = control
    return found


def field_of(fields: Mapping[str, Field], control: Control) -> Field | None:
    """The one of ``fields_by_name`` that is the control's name, where its kind can answer it."""
    if not control.name:
        return None
    field = fields.get(_folded(control.name))
    if field is None:
        last = _INDEX.sub("", control.name).rpartition(".")[2]
        field = fields.get(_folded(last))
    return field if field and fits(field.type, control) else None


@lru_cache(maxsize=16)
def fields_by_name(form: Form) -> Mapping[str, Field]:
    """The fields of ``form`` by their ids as names are compared; ask once a file."""
    return {_folded(field.id): field for field in form.fields.values()}


@remembered(4096)
def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", _INDEX.sub("", name)).casefold()


def _by_choices(
    form: Form, controls: Iterable[Control], taken: Mapping[str, Control]
) -> dict[str, Control]:
    """Fields that a list's own choices say: no other field has these, and no other list."""
    asked = Counter(field.choices for field in form.fields.values() if field.choices)
    known = {id(control) for control in taken.values()}
    lists = [c for c in controls if c.kind is ControlKind.CHOICE and c.options]
    lists = [c for c in lists if id(c) not in known]
    found: dict[str, Control] = {}
    for field in form.fields.values():
        if field.id in taken or field.type is not FieldType.CHOICE or asked[field.choices] > 1:
            continue
        told = {canonical_words(choice) for choice in field.choices}
        same = [c for c in lists if told <= {canonical_words(option) for option in c.options}]
        if told and len(same) == 1:
            found[field.id] = same[0]
    return found


def by_title(
    vocabulary: Vocabulary,
    controls: Sequence[Control],
    taken: dict[str, Control],
    *,
    repeated: bool = False,
) -> dict[str, Control]:
    """Fields that a control's title, tooltip or speaking name says, or the choices of its list.

    ``taken`` are fields known already; their controls are left alone. ``repeated`` takes titles
    that several fields share too, telling them apart by the role of the controls before: only
    where no printed label says it better, since programs lose single titles when they save.
    """
    form, found = vocabulary.form, dict(taken)
    owners = {id(control): field_id for field_id, control in taken.items()}
    wordings = {label.tokens: label for label in vocabulary.labels if label.sort is Sort.FIELD}
    told = Counter(_label_of(wordings, control) for control in controls)
    role = ""
    for control in controls:
        if id(control) in owners:
            role = vocabulary.role_of[owners[id(control)]] or role
            continue
        label = _label_of(wordings, control)
        if label is None or not (repeated or label.unique):
            continue
        if control.kind is ControlKind.CHECKBOX and told[label] > 1:
            continue  # one box an answer: which is which is printed beside them
        free = [f for f in label.fields if f not in found and fits(form[f].type, control)]
        if not free:
            continue
        field_id = next((f for f in free if role and vocabulary.role_of[f] == role), free[0])
        found[field_id] = control
        role = vocabulary.role_of[field_id] or role
    found |= _by_choices(form, controls, found)
    return {field_id: found[field_id] for field_id in found if field_id not in taken}


def _label_of(wordings: dict[tuple[str, ...], Label], control: Control) -> Label | None:
    name = "" if len(control.name) == _CUT_OFF else control.name
    for text in (control.title, name):
        path = _INDEX.sub("", text)
        last = path.rpartition(".")[2]
        spelt = (text, without_brackets(text), _CAMEL.sub(" ", path), _CAMEL.sub(" ", last))
        for said in spelt:
            label = wordings.get(canonical_words(said))
            if label:
                return label
    return None
