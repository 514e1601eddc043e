"""In which fields nobody stands: what the offices' forms say of it."""

from __future__ import annotations

from collections.abc import Iterable

from form_templates import Office
from intake_mailbot.domain.redacting import Impersonal


def impersonal_fields(offices: Iterable[Office]) -> Impersonal:
    """By office, the fields of its forms and letters in which nobody stands.

    A form that names no field in which a person stands says nothing of any.
    """
    return {
        office.id: frozenset(
            field
            for form in office.forms
            if any(one.personal for one in form.fields.values())
            for field in form.fields
            if field not in form.personal
        )
        for office in offices
    }
