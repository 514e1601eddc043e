"""In which fields people stand: what the offices' forms say of it."""

from __future__ import annotations

from collections.abc import Iterable

from form_templates import Office
from intake_mailbot.domain.redacting import Personal


def personal_fields(offices: Iterable[Office]) -> Personal:
    """By office, the fields of its forms and letters in which a person stands."""
    return {
        office.id: frozenset[str]().union(*(form.personal for form in office.forms))
        for office in offices
    }
