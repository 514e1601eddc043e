"""What forms ask of a person besides: who signs gives a title, who asks an address."""

from __future__ import annotations

import re

from parsers.matching.flow import CellText

_ASKED = re.compile(
    r"\s*\(?(?:(?:job|position|working|official) title|title ?(?:/|or|and) ?position|title|position"
    r"|e-?mail(?: address)?|fax(?: (?:no\.?|number))?)\)?[\s:*]*",
    re.IGNORECASE,
)


def asks_otherwise(cell: CellText) -> bool:
    """Whether a cell says nothing but a question that this form does not ask: no answer is so."""
    return not cell.things and _ASKED.fullmatch(cell.text) is not None
