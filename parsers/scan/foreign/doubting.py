"""What is never sure on a print that nobody knows, however clearly its letters were read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from rapidfuzz import fuzz

from form_templates.model import Field, FieldType, Form
from parsers.matching.values import normalise
from parsers.model import ParsedForm, Reading
from parsers.scan.blanks import SCALE
from parsers.scan.foreign.evidence import KEPT, Kept
from parsers.scan.judging import DOUBTED

_TICKS = frozenset({"x", "✓", "✔", "■"})
"""What stands between brackets that are typed as a box, and are read as letters are."""
_LEVEL = 3.0
"""Points by which a place is above another."""
_TYPED_BOX = "This print has no box here that was seen as one."
_NOT_IN_ORDER = "It stands where another row's answer should."
_NO_ANSWER = "What was read is none of the answers that the form has."
_ENOUGH = 3
_ALIKE, _AHEAD = 86, 12
"""Of 100: how alike what was read is to a choice, and how much less to the next."""


def doubted(told: ParsedForm, forms: Sequence[Form], pages: Mapping[int, Kept]) -> ParsedForm:
    """``told`` with what may not be sure in doubt; ``pages`` are by their number in anchors."""
    form = next((one for one in forms if one.id == told.form), None)
    if form is None:
        return told
    strange = set(_out_of_order(form, told, pages))
    fields = {
        key: _less(one, _NOT_IN_ORDER)
        if key in strange and one.found
        else _unproven(form[key], one)
        for key, one in told.fields.items()
    }
    return replace(told, fields=fields)


def _unproven(field: Field, one: Reading) -> Reading:
    """``one``, in doubt where nothing bears it out.

    That nothing stands at a place may be for want of seeing it, or of the right place.
    """
    if one.value is None:
        return _less(one, "")
    if field.type is FieldType.CHOICE and one.value not in field.choices:
        return _nearest(field, one)
    if field.type is FieldType.YES_NO and not normalise(field, one.shown).checked:
        return _less(one, _NO_ANSWER)
    typed = isinstance(one.value, bool) and not one.shown.strip()
    bracketed = one.value is True and one.shown.strip(" ()[]_").casefold() in _TICKS
    return _less(one, _TYPED_BOX) if typed or bracketed else one


def _nearest(field: Field, one: Reading) -> Reading:
    """``one`` as the choice that is nearly what was read, where no other is as near."""
    alike = sorted(
        ((fuzz.ratio(_letters(one.shown), _letters(choice)), choice) for choice in field.choices),
        reverse=True,
    )
    (most, choice), (second, _) = (*alike, (0.0, ""), (0.0, ""))[:2]
    if most >= _ALIKE and most - second >= _AHEAD:
        return replace(one, value=choice)
    return _less(one, _NO_ANSWER)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _less(one: Reading, why: str) -> Reading:
    return replace(one, confidence=min(one.confidence, DOUBTED), reason=one.reason or why)


def _out_of_order(form: Form, told: ParsedForm, pages: Mapping[int, Kept]) -> Iterator[str]:
    """Fields of rows of which one stands above the row that it should stand below.

    Rows have the same questions, one below the other; where most are in the form's order, two that
    are not were taken for one another.
    """
    asked: dict[tuple[str, str], list[Field]] = {}
    for field in form.values:
        if field.role:
            asked.setdefault((field.section, field.label), []).append(field)
    for (section, _), fields in asked.items():
        rows = [(one.role, at) for one in fields if (at := _place(told, one.id, pages))]
        steps = [(a, b) for a, b in pairwise(rows) if a[1][0] == b[1][0]]
        falling = [(a, b) for a, b in steps if b[1][1] > a[1][1] + _LEVEL]
        rising = [(a, b) for a, b in steps if b[1][1] < a[1][1] - _LEVEL]
        if len(falling) < max(_ENOUGH, 2 * len(rising)):
            continue
        roles = {role for pair in rising for role, _ in pair}
        yield from (f.id for f in form.values if f.section == section and f.role in roles)


def _place(told: ParsedForm, field: str, pages: Mapping[int, Kept]) -> tuple[int, float] | None:
    """The page on which a reading stands, and how far down, in points of the upright page."""
    anchor = told.fields[field].anchor
    if anchor is None or anchor.box is None or anchor.box.page not in pages:
        return None
    corners = pages[anchor.box.page].place(anchor.box)
    return anchor.box.page, float(corners[:, 1].mean()) / (KEPT * SCALE)
