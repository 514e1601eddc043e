"""What forms ask of a person besides: who signs gives a title, who asks an address."""

from __future__ import annotations

import re
from collections.abc import Iterable

from form_templates.model import Field, FieldType
from parsers.matching.flow import CellText

_OF_PERSONS = {FieldType.PHONE, FieldType.DATE, FieldType.SIGNATURE}
"""What no such words answer; what somebody names or describes they may: a project "Email"."""

_ASKED = re.compile(
    r"\s*\(?(?:(?:job|position|working|official) title|title ?(?:/|or|and) ?position|title|position"
    r"|e-?mail(?: address)?|fax(?: (?:no\.?|number))?)\)?[\s:*]*",
    re.IGNORECASE,
)


def asks_otherwise(cell: CellText, fields: Iterable[Field]) -> bool:
    """Whether a cell says nothing but a question of others that answers none of these fields."""
    asked = not cell.things and _ASKED.fullmatch(cell.text) is not None
    return asked and all(field.personal or field.type in _OF_PERSONS for field in fields)
