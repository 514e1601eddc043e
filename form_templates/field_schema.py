"""One field as ``form.toml`` writes it, and what it may say by its type."""

from __future__ import annotations

import re
from collections.abc import Mapping

from form_templates.model import Condition, Field, FieldType
from form_templates.table import Table, nearest

RowLabels = Mapping[str, tuple[str, ...]]
"""The row labels of every grid by its name: what ``choices_from`` may name."""

_REGION = re.compile("[A-Z]{2}")
_ONLY_FOR: tuple[tuple[str, frozenset[FieldType]], ...] = (
    ("limit", frozenset({FieldType.TEXT, FieldType.LONG_TEXT})),
    ("choices", frozenset({FieldType.CHOICE})),
    ("choices_from", frozenset({FieldType.CHOICE})),
    ("prompt", frozenset({FieldType.CHOICE})),
    ("preset", frozenset({FieldType.CHOICE, FieldType.YES_NO})),
    ("not_before", frozenset({FieldType.DATE})),
    ("not_future", frozenset({FieldType.DATE})),
    ("attach_when", frozenset({FieldType.CHOICE, FieldType.YES_NO, FieldType.CHECKBOX})),
    ("typed_counts", frozenset({FieldType.SIGNATURE})),
    ("region", frozenset({FieldType.PHONE})),
    ("fill", frozenset({FieldType.TEXT, FieldType.LONG_TEXT})),
    ("personal", frozenset({FieldType.TEXT, FieldType.LONG_TEXT, FieldType.PHONE})),
)


def shows(field: Field) -> tuple[str, ...]:
    """Every value that ``field`` can show; () where it can show anything."""
    if field.type in {FieldType.YES_NO, FieldType.CHECKBOX}:
        return ("Yes", "No")
    return field.choices


def read_condition(table: Table) -> Condition:
    """``{ field = "id" }`` (filled), with ``one_of = ["Yes"]``, or with ``empty = true``."""
    condition = Condition(
        table.text("field", needed=True), table.texts("one_of"), table.flag("empty")
    )
    table.done()
    if condition.empty and condition.one_of:
        table.wrong("empty", "What is empty shows none of `one_of`.", "Keep one of them.")
    return condition


def read_field(table: Table, rows: RowLabels, *, default_label: str = "") -> Field:
    """The field that ``table`` describes, its section still open; a text where its type is unknown.

    ``default_label`` is its label where it names none (a column's header).
    """
    field_type = table.word("type", FieldType)
    condition = table.table("required_when")
    field = Field(
        id=table.text("id", needed=True),
        section="",
        label=table.text("label", needed=not default_label) or default_label,
        type=field_type or FieldType.TEXT,
        required=table.flag("required"),
        required_when=read_condition(condition) if condition else None,
        limit=table.whole("limit"),
        limit_is_ours=table.flag("limit_is_ours"),
        choices=table.texts("choices") + _choices_from(table, rows),
        choices_are_ours=table.flag("choices_are_ours"),
        prompt=table.text("prompt"),
        preset=table.text("preset") or None,
        also=table.texts("also"),
        role=table.text("role"),
        beside=table.text("beside") or None,
        not_before=table.text("not_before") or None,
        not_future=table.flag("not_future"),
        attach_when=table.text("attach_when") or None,
        typed_counts=table.flag("typed_counts"),
        hint=table.text("hint"),
        same_person_as=table.text("same_person_as") or None,
        role_also=table.texts("role_also"),
        region=table.text("region") or "US",
        fill=table.text("fill"),
        personal=table.flag("personal"),
    )
    table.done()
    if field_type is not None:
        _check_type(table, field)
    return field


def _choices_from(table: Table, rows: RowLabels) -> tuple[str, ...]:
    name = table.text("choices_from")
    if name and name not in rows:
        table.wrong("choices_from", f'No grid is called "{name}".', nearest(name, rows))
    return rows.get(name, ())


def _check_type(table: Table, field: Field) -> None:
    if not _REGION.fullmatch(field.region):
        table.wrong("region", f'`region` is "{field.region}".', 'Write a country: "US" or "AU".')
    for key, types in _ONLY_FOR:
        if key in table.values and field.type not in types:
            only = ", ".join(sorted(types))
            table.wrong(key, f"`{key}` means nothing for a {field.type}.", f"It is for: {only}.")
    if field.type is FieldType.CHOICE and not field.choices:
        table.wrong("", f'The choice "{field.id}" has no choices.', 'Write choices = ["…", "…"].')
    for key, value in (("preset", field.preset), ("attach_when", field.attach_when)):
        if value is not None and shows(field) and value not in shows(field):
            table.wrong(key, f'`{key}` is "{value}".', nearest(value, shows(field)))
    if len(set(field.choices)) != len(field.choices):
        table.wrong("choices", f'"{field.id}" names a choice twice.', "Name each choice once.")
    if field.prompt and field.prompt in field.choices:
        table.wrong("prompt", f'"{field.prompt}" is a choice too.', "A prompt means empty.")
