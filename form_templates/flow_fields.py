"""What a process asks of the form: each field must exist and be able to answer."""

from __future__ import annotations

from form_templates.field_schema import shows
from form_templates.model import FieldType, Form
from form_templates.table import Table, nearest


def check_fields(root: Table, form: Form) -> None:
    """Note every field that conditions or commitments name and that cannot serve."""
    for condition in root.tables("conditions"):
        for key in ("any_of", "none_of"):
            for ask in condition.tables(key):
                _check_ask(ask, form)
    commitments = root.table("commitments")
    if commitments is not None:
        for key in ("start", "end"):
            _check_date(commitments, key, commitments.text(key), form)


def _check_ask(ask: Table, form: Form) -> None:
    name = ask.text("field")
    if not _exists(ask, "field", name, form):
        return
    possible = shows(form[name])
    for value in ask.texts("one_of"):
        if possible and value not in possible:
            ask.wrong("one_of", f'"{name}" never shows "{value}".', nearest(value, possible), value)
    if ask.values.get("closer_than") is not None:
        _check_date(ask, "field", name, form)


def _check_date(table: Table, key: str, name: str, form: Form) -> None:
    if _exists(table, key, name, form) and form[name].type is not FieldType.DATE:
        table.wrong(key, f'`{key}` is "{name}", which is no date.', "Name a date.")


def _exists(table: Table, key: str, name: str, form: Form) -> bool:
    if not name or name in form.fields:
        return name in form.fields
    table.wrong(key, f'`{key}` is "{name}", which is no field.', nearest(name, form.fields))
    return False
