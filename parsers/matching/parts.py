"""One answer in several controls: a date in three boxes, a phone in two, first and last name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from form_templates.model import Field, FieldType
from parsers.matching.region import Region
from parsers.matching.values import normalise
from parsers.matching.words import OBJECT, canonical_words
from parsers.model import Control, FoundBy, Reading

_JOINED = 0.9
_SEVERAL = 0.6
_NAME_PARTS = frozenset(
    {"first", "last", "middle", "initial", "mi", "m", "i", "name", "family", "given", "suffix",
     "title", "prefix", "surname"}
)  # fmt: skip
_WHOLE = frozenset({FieldType.TEXT, FieldType.DATE, FieldType.PHONE})


def in_parts(field: Field, region: Region, written: Sequence[Control], reading: Reading) -> Reading:
    """``reading``, which is of the first of the controls ``written``, with those of the others.

    Where they do not make one answer together it is in doubt which of them is meant.
    """
    filled = [c for c in written if isinstance(c.value, str) and c.value and not c.placeholder]
    if field.type not in _WHOLE or len(filled) < 2:
        return reading
    said = [control.value for control in filled]
    told = _together(field, region, filled)
    if told is not None:
        shown = normalise(field, told, exact=True)
        return Reading(
            field.id, shown.value, shown.shown, _JOINED, FoundBy.LABEL, region.cell.anchor
        )
    own = normalise(field, str(said[0]), exact=True)
    sure = reading.confidence if own.checked else min(reading.confidence, _SEVERAL)
    return Reading(field.id, reading.value, reading.shown, sure, FoundBy.LABEL, reading.anchor)


def _together(field: Field, region: Region, filled: Sequence[Control]) -> str | None:
    """The one answer that the controls make with what is printed between them; None for none."""
    values = {id(control): str(control.value) for control in filled}
    things = iter(region.things)
    said = "".join(
        values.get(id(next(things).control), "") if letter == OBJECT else letter
        for letter in region.text
    )
    if field.type is not FieldType.TEXT:
        line = said.strip(" \t:").split("\n", maxsplit=1)[0]
        bare = re.sub(r"\s*([/-])\s*", r"\1", line) if field.type is FieldType.DATE else line
        return bare.strip() if normalise(field, bare).checked else None
    between = canonical_words(region.text.replace(OBJECT, " "))
    named = bool(between) and _NAME_PARTS.issuperset(between)
    return " ".join(values.values()) if named else None
