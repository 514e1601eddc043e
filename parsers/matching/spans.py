"""Two answers in one cell: begin and end of a phase, a person's name with the phone behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from form_templates.model import FieldType
from parsers.matching import neighbours
from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText
from parsers.matching.region import DISPUTED, Region, Way
from parsers.matching.values import parse_date, parse_phone

if TYPE_CHECKING:
    from parsers.matching.places import Placed
    from parsers.matching.structure import Structure

_BETWEEN = re.compile(r"\s*(?:[-–—/|,]|\b(?:to|thru|through|until)\b)\s*")
_PHONE = re.compile(
    r"(?:^|[\s,;/|–—-])[\s,;/|–—-]*(?=\+?1?[\s.-]?\(?\d{3}\)?[\s./-]?\d{3}[\s./-]?\d{4})"
)
_ALIKE = 2
"""Rows with two dates that make a column of them."""
_SURE = 0.9
_WORD = r"[^\W\d_a-z][\w'’.-]*"
_LIKE_NAME = re.compile(
    r"(?!.*\b(?i:office|department|division|bureau|agency|unit|section|team|desk|list)\b)"
    rf"\s*{_WORD}(?:,?\s+(?:{_WORD}|de|del|der|den|di|da|du|la|le|van|von|y|bin|al)){{1,6}},?\s*"
)
"""What a person's name looks like; other words may tell whom to ask, or where."""


def add_spans(structure: Structure, found: Placed) -> None:
    """Give each role its two dates, or its name and phone, where one cell holds both."""
    _add_dates(structure, found)
    _add_phones(structure, found)
    _add_names(structure, found)


def _add_dates(structure: Structure, found: Placed) -> None:
    told: dict[str, tuple[CellText, Occurrence, tuple[int, int]]] = {}
    rows: dict[str, Occurrence] = {}
    for key, marker in structure.markers:
        if len(_lacking(structure, key, found)) != 2:
            continue
        rows.setdefault(key, marker)
        for cell in _behind(structure, marker):
            parts = two_dates(cell.text)
            if parts and key not in told:
                told[key] = cell, marker, parts
    if len(told) < _ALIKE:
        return
    column = {(cell.cell.table, cell.cell.column) for cell, _, _ in told.values()}
    for key, marker in rows.items():
        first, second = _lacking(structure, key, found)
        if key in told:
            cell, _, (end, start) = told[key]
            found[first] = Region(cell, 0, end, Way.CROSSING, sure=_SURE), marker
            found[second] = Region(cell, start, len(cell.text), Way.CROSSING, sure=_SURE), marker
        elif other := _in_column(structure, marker, column):
            found[first] = found[second] = other, marker


def _lacking(structure: Structure, key: str, found: Placed) -> list[str]:
    """The dates of a role that have no place yet."""
    form = structure.vocabulary.form
    dates = (f for f in structure.vocabulary.members[key] if form[f].type is FieldType.DATE)
    return [field_id for field_id in dates if field_id not in found]


def _behind(structure: Structure, marker: Occurrence) -> Iterator[CellText]:
    """The cells right of a role's name on its line."""
    mine = structure.cells[marker.cell].cell
    for cell in structure.cells:
        if cell.cell.x0 >= mine.x1 - 3 and neighbours.overlap(cell.cell, mine) > 0.4:
            yield cell


def _in_column(
    structure: Structure, marker: Occurrence, columns: set[tuple[int | None, int]]
) -> Region | None:
    """The cell of a role's row in the only column of spans of its table.

    Which date it is that stands there alone nobody can tell.
    """
    table = structure.cells[marker.cell].cell.table
    cells = [
        cell
        for cell in _behind(structure, marker)
        if table is not None and (cell.cell.table, cell.cell.column) in columns
    ]
    if len(cells) != 1:
        return None
    sure = _SURE if cells[0].blank else DISPUTED
    return Region(cells[0], 0, len(cells[0].text), Way.CROSSING, sure=sure)


def two_dates(text: str) -> tuple[int, int] | None:
    """Where the first of two dates ends in ``text`` and the second begins; None for others."""
    parts = [
        (match.start(), match.end())
        for match in _BETWEEN.finditer(text)
        if parse_date(text[: match.start()].strip()) and parse_date(text[match.end() :].strip())
    ]
    return parts[0] if len(parts) == 1 else None


def _add_phones(structure: Structure, found: Placed) -> None:
    """A phone number behind a person's name is the person's, where no other place is.

    Where several persons have theirs so, one without has none.
    """
    both: list[tuple[str, str]] = []
    told = 0
    for field_id, (region, _) in found.items():
        phone = _other_of(structure, field_id, region, found, FieldType.TEXT)
        both += [(field_id, phone)] if phone else []
        end, start = _phone_in(region)
        told += bool(phone) and region.start < end < start
    for field_id, phone in both:
        region, label = found[field_id]
        end, start = _phone_in(region)
        if told >= _ALIKE or region.start < end < start:
            found[field_id] = replace(region, end=end, sure=_SURE), label
            found[phone] = replace(region, start=start, sure=_SURE), label


def _add_names(structure: Structure, found: Placed) -> None:
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
        end, start = _phone_in(region)
        if not replace(region, end=end).blank:  # else the name may stand anywhere
            said = region.cell.text[region.start : end]
            sure = _SURE if _LIKE_NAME.fullmatch(said) else DISPUTED
            found[name] = replace(region, end=end, sure=sure), label
            found[phone] = replace(region, start=start, sure=_SURE), label


def _on_two_lines(region: Region) -> bool:
    """Whether words stand on the line before a phone number."""
    end, start = _phone_in(region)
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


def _phone_in(region: Region) -> tuple[int, int]:
    """Where a name ends in a cell, and where the phone behind it begins: its end for none."""
    text = region.cell.text[region.start : region.end]
    match = _PHONE.search(text)
    if match and parse_phone(text[match.end() :].strip()):
        return region.start + match.start(), region.start + match.end()
    return region.end, region.end
