"""Whether the answers of a row stand to each other as those of the table's other rows do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from form_templates.model import Field, Form
from parsers.model import Anchor, ParsedForm, SignatureStatus
from parsers.scan.foreign.answers.evidence import KEPT, Kept
from parsers.scan.laying.blanks import SCALE

_ROWS = 4
"""Rows from which most say how answers stand to each other."""
_ACROSS, _DOWN = 60.0, 25.0
"""Points by which that differs between rows of one table: texts wrap, and cells are centred."""
_CROSSED = 20.0
"""Points by which two signers' answers are nearer to each other's where one has the other's."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page, and a reading's left edge and middle on it, in points from its upper left corner."""

    page: int
    x: float
    y: float


def place_of(told: ParsedForm, field: str, pages: Mapping[int, Kept]) -> Place | None:
    """Where a reading stands on the upright page."""
    return _at(told.fields[field].anchor, pages)


def _at(anchor: Anchor | None, pages: Mapping[int, Kept]) -> Place | None:
    if anchor is None or anchor.box is None or anchor.box.page not in pages:
        return None
    corners = pages[anchor.box.page].place(anchor.box) / (KEPT * SCALE)
    return Place(anchor.box.page, float(corners[:, 0].min()), float(corners[:, 1].mean()))


def _answered_at(told: ParsedForm, field: str, pages: Mapping[int, Kept]) -> Place | None:
    """Where an answer stands; what has none is told by the place of its label or its box."""
    return place_of(told, field, pages) if told.fields[field].shown.strip() else None


def scattered(form: Form, told: ParsedForm, pages: Mapping[int, Kept]) -> Iterator[str]:
    """Fields of rows whose answers stand to each other unlike those of most rows.

    One of them was taken from another row then. Where that is so of more rows than of a few, all
    rows of the table are in doubt: each may have lost an answer to the next.
    """
    for section, rows in _tables(form).items():
        places = {
            role: {one.label: at for one in row if (at := _answered_at(told, one.id, pages))}
            for role, row in rows.items()
        }
        odd = _odd_rows(places)
        if len(odd) > 1:
            odd |= set(rows)
        yield from (one.id for role in odd for one in rows[role] if one.section == section)


def crossed(form: Form, told: ParsedForm, pages: Mapping[int, Kept]) -> Iterator[str]:
    """Fields of signers whose answers stand nearer to each other's than to their own.

    One has the other's date then, or name.
    """
    sections = {field.section for field in form.signatures}
    for section, rows in _tables(form).items():
        if section not in sections:
            continue
        places = {
            role: {one.label: at for one in row if (at := _answered_at(told, one.id, pages))}
            for role, row in rows.items()
        }
        for one, other in combinations(places, 2):
            if _are_crossed(places[one], places[other]):
                yield from (field.id for role in (one, other) for field in rows[role])


def ink_astray(form: Form, told: ParsedForm, pages: Mapping[int, Kept]) -> set[str]:
    """Sections in which a signature stands nearer to another signer's name and date than to its
    own signer's: nobody can tell whose it is."""
    found = set()
    signed = [field for field in form.signatures if _is_signed(told, field.id)]
    for slot in signed:
        rows = _tables(form).get(slot.section, {})
        ink = _at(told.signatures[slot.id].anchor, pages)
        far = {role: _far_from(ink, row, told, pages) for role, row in rows.items()}
        own = far.pop(slot.role, None)
        if own is not None and any(
            one is not None and one + _CROSSED < own for one in far.values()
        ):
            found.add(slot.section)
    return found


def _is_signed(told: ParsedForm, slot: str) -> bool:
    one = told.signatures.get(slot)
    return one is not None and one.status is SignatureStatus.SIGNED


def _far_from(
    ink: Place | None, row: Sequence[Field], told: ParsedForm, pages: Mapping[int, Kept]
) -> float | None:
    """How far a signature stands from all answers of a row; None where one is not on its page."""
    places = [_answered_at(told, one.id, pages) for one in row if one.id in told.fields]
    if ink is None or not places or any(at is None or at.page != ink.page for at in places):
        return None
    return sum(_far(ink, at) for at in places if at is not None)


def _are_crossed(one: Mapping[str, Place], other: Mapping[str, Place]) -> bool:
    both = sorted(one.keys() & other.keys())
    return any(
        _far(one[a], other[b]) + _far(other[a], one[b]) + _CROSSED
        < _far(one[a], one[b]) + _far(other[a], other[b])
        for a, b in combinations(both, 2)
        if len({place.page for row in (one, other) for place in (row[a], row[b])}) == 1
    )


def _far(one: Place, other: Place) -> float:
    return abs(one.x - other.x) + abs(one.y - other.y)


def _tables(form: Form) -> dict[str, dict[str, list[Field]]]:
    """The form's questions by section and row."""
    made: dict[str, dict[str, list[Field]]] = {}
    for field in form.values:
        if field.role:
            made.setdefault(field.section, {}).setdefault(field.role, []).append(field)
    return made


def _odd_rows(places: Mapping[str, Mapping[str, Place]]) -> set[str]:
    odd: set[str] = set()
    labels = sorted({label for row in places.values() for label in row})
    for one, other in combinations(labels, 2):
        apart = {
            role: (row[other].x - row[one].x, row[other].y - row[one].y)
            for role, row in places.items()
            if one in row and other in row and row[one].page == row[other].page
        }
        if len(apart) >= _ROWS:
            usual = np.median(np.array(list(apart.values())), axis=0)
            odd |= {
                role
                for role, (across, down) in apart.items()
                if abs(across - usual[0]) > _ACROSS or abs(down - usual[1]) > _DOWN
            }
    return odd
