"""What else a form prints: questions that ours does not ask, its own title, a table's corner."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from form_templates.model import Field, FieldType, Form
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


def is_printed_title(form: Form, cell: CellText) -> bool:
    """Whether a cell says nothing but the form's title, or what heads the rows of its tables."""
    said = " ".join(cell.text.split()).casefold()
    return not cell.things and said in _titles(form)


@lru_cache(maxsize=16)
def _titles(form: Form) -> frozenset[str]:
    corners = (grid.corner for section in form.sections for grid in section.grids())
    return frozenset(title.casefold() for title in (form.title, *corners) if title)
