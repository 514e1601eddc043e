"""A person's name and phone in one cell, of which the print labels only one.

A number behind a labelled name is always told; a name over a labelled number is, where several
persons are answered so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from form_templates.model import FieldType
from parsers.matching.region import DISPUTED, Region
from parsers.matching.sharing.dividing import name_and_phone

if TYPE_CHECKING:
    from parsers.matching.places import Placed
    from parsers.matching.structure import Structure

_ALIKE = 2
"""Persons answered so that make a habit of it."""
_SURE = 0.9
_WORD = r"[^\W\d_a-z][\w'’.-]*"
_LIKE_NAME = re.compile(
    r"(?!.*\b(?i:office|department|division|bureau|agency|unit|section|team|desk|list)\b)"
    rf"\s*{_WORD}(?:,?\s+(?:{_WORD}|de|del|der|den|di|da|du|la|le|van|von|y|bin|al)){{1,6}},?\s*"
)
"""What a person's name looks like; other words may tell whom to ask, or where."""


def add_phones(structure: Structure, found: Placed) -> None:
    """A phone number behind a person's name is the person's, where no other place is.

    Where several persons have theirs so, one without has none.
    """
    both: list[tuple[str, str]] = []
    told = 0
    for field_id, (region, _) in found.items():
        phone = _other_of(structure, field_id, region, found, FieldType.TEXT)
        both += [(field_id, phone)] if phone else []
        end, start = name_and_phone(region)
        told += bool(phone) and region.start < end < start
    for field_id, phone in both:
        region, label = found[field_id]
        end, start = name_and_phone(region)
        if told >= _ALIKE or region.start < end < start:
            found[field_id] = replace(region, end=end, sure=_SURE), label
            found[phone] = replace(region, start=start, sure=_SURE), label


def add_names(structure: Structure, found: Placed) -> None:
    """A name on the line before a person's phone number is the person's, where no other place is.

    So one cell answers "Requestor" with "Contact Phone" under it. Where several persons have
    theirs so, one whose number is missing has the name.
    """
    both: dict[str, str] = {}
    for field_id, (region, _) in found.items():
        if name := _other_of(structure, field_id, region, found, FieldType.PHONE):
            both[field_id] = name
    told = [f for f in both if _on_two_lines(found[f][0])]
    for phone, name in both.items() if len(told) >= _ALIKE else ():
        region, label = found[phone]
        end, start = name_and_phone(region)
        if not replace(region, end=end).blank:  # else the name may stand anywhere
            said = region.cell.text[region.start : end]
            sure = _SURE if _LIKE_NAME.fullmatch(said) else DISPUTED
            found[name] = replace(region, end=end, sure=sure), label
            found[phone] = replace(region, start=start, sure=_SURE), label


def _on_two_lines(region: Region) -> bool:
    """Whether words stand on the line before a phone number."""
    end, start = name_and_phone(region)
    said = region.cell.text
    return "\n" in said[end:start] and bool(re.search(r"\w", said[region.start : end]))


def _other_of(
    structure: Structure, field_id: str, region: Region, found: Placed, has: FieldType
) -> str:
    """The phone without a place of whose name a field is (``has`` text), or the name of a phone.

    "" where there is none, or more than one.
    """
    form, role = structure.vocabulary.form, structure.vocabulary.role_of[field_id]
    if form[field_id].type is not has or not role or region.more or region.things:
        return ""
    wanted = FieldType.PHONE if has is FieldType.TEXT else FieldType.TEXT
    members = structure.vocabulary.members[role]
    others = [f for f in members if form[f].type is wanted and f not in found]
    return others[0] if len(others) == 1 else ""
