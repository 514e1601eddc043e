"""What a process asks of the form: each field must exist and be able to answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from form_templates.field_schema import shows
from form_templates.model import FieldType, Form
from form_templates.table import Table, nearest


def check_fields(root: Table, form: Form) -> None:
    """Note every field that conditions or commitments name and that cannot serve."""
    for condition in root.tables("conditions"):
        for key in ("any_of", "all_of", "none_of"):
            for ask in condition.tables(key):
                _check_ask(ask, form)
    for role in root.tables("roles"):
        name = role.text("mail_from")
        if _exists(role, "mail_from", name, form) and form[name].type is not FieldType.TEXT:
            problem = f'`mail_from` is "{name}", which holds no address.'
            role.wrong("mail_from", problem, 'Name a field of type "text".')
    estimate = root.table("estimate")
    if estimate is not None:
        budget = estimate.text("budget")
        if _exists(estimate, "budget", budget, form) and form[budget].type is not FieldType.AMOUNT:
            problem = f'`budget` is "{budget}", which is no amount.'
            estimate.wrong("budget", problem, 'Name a field of type "amount".')
    commitments = root.table("commitments")
    if commitments is not None:
        for key in ("start", "end"):
            _check_date(commitments, key, commitments.text(key), form)


def check_further(root: Table, further: Sequence[Form]) -> None:
    """Note every further form that deliverables or notices name and that cannot serve."""
    forms = {form.id: form for form in further}
    for table in root.tables("deliverables"):
        name = table.text("form")
        known = _is_further(table, "form", name, forms)
        if known and table.flag("signed") and not forms[name].signatures:
            mend = 'Give the form a field of type "signature", or drop `signed`.'
            table.wrong("signed", f'"{name}" has no place for a signature.', mend)
    for table in root.tables("notices"):
        for name in table.texts("forms"):
            _is_further(table, "forms", name, forms)


def _is_further(table: Table, key: str, name: str, forms: Mapping[str, Form]) -> bool:
    if not name or name in forms:
        return bool(name)
    problem = f'`{key}` is "{name}", which is no form in forms/.'
    table.wrong(key, problem, nearest(name, forms), name)
    return False


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
        table.wrong(key, f'`{key}` is "{name}", which is no date.', 'Name a field of type "date".')


def _exists(table: Table, key: str, name: str, form: Form) -> bool:
    if not name or name in form.fields:
        return name in form.fields
    table.wrong(key, f'`{key}` is "{name}", which is no field.', nearest(name, form.fields))
    return False
