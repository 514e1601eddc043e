"""Answers that stand at the question before theirs, or behind it: names show it.

Where the rules of a print were not seen, nothing tells whether its questions stand over their
answers or under them.
"""

from __future__ import annotations

from form_templates.model import Field, FieldType
from parsers.model import Reading
from parsers.scan.foreign.answers.lessening import in_doubt
from parsers.scan.foreign.answers.profile_read import ProfileRead

_NUMBER = 7
"""Figures that a phone number has, and no name."""
_SHIFTED = (
    "A phone number was read as a name near by, so answers here may stand at other questions than"
    " their own."
)


def doubted_where_shifted(read: ProfileRead) -> ProfileRead:
    """``read`` with all answers of a section in doubt of which a name is a phone number."""
    form, fields = read.form, read.told.fields
    mixed = {field.section for field in form.values if _is_number(field, fields[field.id])}
    return read.with_readings(
        {k: in_doubt(one, _SHIFTED) for k, one in fields.items() if form[k].section in mixed}
    )


def _is_number(field: Field, one: Reading) -> bool:
    named = field.personal and field.type is FieldType.TEXT
    return named and sum(letter.isdecimal() for letter in one.shown) >= _NUMBER
