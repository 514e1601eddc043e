"""What a profile is called and whose it is."""

from __future__ import annotations

from form_templates.model import FieldType, Form
from parsers.model import ParsedForm


def title_of(form: Form, parsed: ParsedForm) -> str:
    """The title that the profile gives to its engagement, on one line; "" where it gives none.

    The form says which field it is; where it does not, its first text field.
    """
    return _text(parsed, title_field(form))


def title_field(form: Form) -> str:
    """The id of the field that holds the title, "" where the form has none."""
    return form.title_field or _first_text(form)


def agency_of(form: Form, parsed: ParsedForm) -> str:
    """The agency that the profile names; "" where it names none or the form does not ask."""
    return _text(parsed, form.agency_field)


def _first_text(form: Form) -> str:
    texts = (field.id for field in form.values if field.type is FieldType.TEXT)
    return next(texts, "")


def _text(parsed: ParsedForm, field_id: str) -> str:
    reading = parsed.fields.get(field_id)
    value = reading.value if reading is not None else None
    return " ".join(value.split()) if isinstance(value, str) else ""
