"""Values that were written with words beside them: "860-555-0149 (office)", "by 10/14/2025"."""

from __future__ import annotations

import re

from form_templates.model import Field, FieldType
from parsers.matching.prompts import asks_for, is_prompt
from parsers.matching.values import Normalised, normalise, parse_date, parse_phone

_REMARK = re.compile(r"\s*\([^()\d]*\)\s*$")
_REMARKED = frozenset({FieldType.PHONE, FieldType.DATE, FieldType.AMOUNT})
_PHONE = re.compile(r"(?<!\d)(?:\+?1[ ./-]{0,2})?\(?\d{3}\)?[ ./-]{0,3}\d{3}[ ./-]{0,3}\d{4}(?!\d)")
_DATE = re.compile(
    r"(?<!\d)(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z][a-z]{2,8}\.?,? \d{4})(?!\d)"
)


def value_of(field: Field, text: str, *, exact: bool = False) -> Normalised:
    """What ``text`` says in the field's type; a remark in brackets behind it does not count."""
    told = normalise(field, text, exact=exact)
    if field.type not in _REMARKED or told.value is not None or not told.shown:
        return told
    first_line = told.shown.split("\n")[0].split("\t")[0].strip()
    again = normalise(field, _REMARK.sub("", first_line))
    return again if again.value is not None else told


def is_unread(field: Field, told: Normalised) -> bool:
    """Whether something was said that holds a value of the field's type, and none was read.

    What holds none ("next spring") can only be asked for again; this a person can read.
    """
    if told.value is not None or is_prompt(told.shown, field.prompt):
        return False
    if field.type is FieldType.DATE:
        return any(parse_date(found.group()) for found in _DATE.finditer(told.shown))
    if field.type is FieldType.PHONE:
        return any(parse_phone(m.group(), field.region) for m in _PHONE.finditer(told.shown))
    if field.type is FieldType.AMOUNT:
        return any(map(str.isdigit, told.shown))
    said = re.search(r"[^\W_]", told.shown) and not asks_for(told.shown, field.label)
    return field.type is FieldType.YES_NO and bool(said)
