"""From lines as recognised to a reading: the field's type checks what letters alone cannot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from form_templates.model import Field, FieldType
from parsers.matching.prompts import is_prompt
from parsers.matching.values import Normalised, normalise
from parsers.model import Value
from parsers.scan.raster import Quality
from parsers.scan.recognising import Read

EMPTY_SURE, EMPTY_DOUBTED = 0.95, 0.6
DOUBTED = 0.6
_LONG_TEXT = 0.75
"""For a long text: what ended a line, the writer or the page, cannot be seen."""
_FAX = 0.75
_ALIKE = 86
_PROMPTS = (
    "Click or tap here to enter text.", "Click or tap here to enter text (at most 32 characters).",
    "mm/dd/yyyy", "(nnn) nnn-nnnn", "Choose an item.",
)  # fmt: skip
_CLOSED = frozenset({FieldType.CHOICE, FieldType.YES_NO})
_EXACT = frozenset({FieldType.TEXT, FieldType.PHONE, FieldType.DATE})


@dataclass(frozen=True, slots=True)
class Judged:
    """What a field says: its value, what is shown, and how surely."""

    value: Value
    shown: str
    confidence: float


def judged(field: Field, lines: Sequence[Read], quality: Quality) -> Judged:
    """One way of reading a field's lines, by itself."""
    text = _joined(lines)
    told = _told(field, text)
    least = min((line.least for line in lines), default=0.0)
    mean = min((line.mean for line in lines), default=0.0)
    if told.value is None and told.shown and _is_prompt(field, told.shown):
        return Judged(None, told.shown, 0.9)
    sure = _sureness(field, told, least, mean)
    if field.type is FieldType.LONG_TEXT:
        sure = min(sure, _LONG_TEXT)
    if quality is Quality.STANDARD_FAX and field.type in _EXACT:
        sure = min(sure, _FAX)
    return Judged(told.value, told.shown, sure)


def agreed(field: Field, one: Judged, other: Judged, quality: Quality) -> Judged:
    """Two ways of reading the same lines: what both say is sure, else the surer with a doubt."""
    if _bare(one) == _bare(other) and one.value == other.value:
        exact_fax = quality is Quality.STANDARD_FAX and field.type in _EXACT
        most = _LONG_TEXT if field.type is FieldType.LONG_TEXT else _FAX if exact_fax else 0.9
        both = max(one.confidence, other.confidence)
        close = min(one.confidence, other.confidence)
        lift = 0.85 if close >= 0.7 else both
        return Judged(one.value, one.shown, min(most, max(both, lift)))
    best = one if one.confidence >= other.confidence else other
    return Judged(best.value, best.shown, min(best.confidence, DOUBTED))


def _bare(told: Judged) -> str:
    return re.sub(r"\s+", "", told.shown)


def _joined(lines: Sequence[Read]) -> str:
    return " ".join(line.text for line in lines if line.text)


def _told(field: Field, text: str) -> Normalised:
    told = normalise(field, text)
    if field.type in _CLOSED and told.value is not None and not told.checked:
        return _likeliest(field, told)
    if field.type is FieldType.YES_NO and told.value is None and told.shown:
        return _likeliest(field, told)
    return told


def _likeliest(field: Field, told: Normalised) -> Normalised:
    """The choice that is nearly what was read, where no other is as near."""
    choices = field.choices if field.type is FieldType.CHOICE else ("Yes", "No")
    if _is_prompt(field, told.shown):
        return Normalised(None, told.shown)
    ranked = sorted(
        ((fuzz.ratio(told.shown.casefold(), choice.casefold()), choice) for choice in choices),
        reverse=True,
    )
    if not ranked or ranked[0][0] < _ALIKE:
        return told
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 8:
        return told
    return normalise(field, ranked[0][1])


def _is_prompt(field: Field, shown: str) -> bool:
    prompts = (*_PROMPTS, field.prompt) if field.prompt else _PROMPTS
    return is_prompt(shown, field.prompt) or any(
        fuzz.ratio(shown.casefold(), prompt.casefold()) >= _ALIKE for prompt in prompts
    )


def _sureness(field: Field, told: Normalised, least: float, mean: float) -> float:
    if told.value is None:
        return 0.85 if least > 0.95 and told.shown else DOUBTED
    if told.checked:
        return 0.95 if field.type in _CLOSED or least > 0.9 else 0.7 if least > 0.6 else DOUBTED
    if field.type in _CLOSED:
        return DOUBTED
    return 0.92 if least > 0.9 else 0.7 if least > 0.6 and mean > 0.9 else DOUBTED
