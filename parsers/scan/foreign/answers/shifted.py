"""Answers that stand at the question before theirs, or behind it: names show it.

Where the rules of a print were not seen, nothing tells whether its questions stand over their
answers or under them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from form_templates.model import Field, FieldType, Form
from parsers.model import ParsedForm, Reading
from parsers.scan.foreign.answers.lessening import in_doubt

_NUMBER = 7
"""Figures that a phone number has, and no name."""
_SHIFTED = (
    "A phone number was read as a name near by, so answers here may stand at other questions than"
    " their own."
)


def doubted_where_shifted(told: ParsedForm, forms: Sequence[Form]) -> ParsedForm:
    """``told`` with all answers of a section in doubt of which a name is a phone number."""
    form = next((one for one in forms if one.id == told.form), None)
    if form is None:
        return told
    mixed = {field.section for field in form.values if _is_number(field, told.fields[field.id])}
    fields = {
        key: in_doubt(one, _SHIFTED) if form[key].section in mixed else one
        for key, one in told.fields.items()
    }
    return replace(told, fields=fields)


def _is_number(field: Field, one: Reading) -> bool:
    named = field.personal and field.type is FieldType.TEXT
    return named and sum(letter.isdecimal() for letter in one.shown) >= _NUMBER
