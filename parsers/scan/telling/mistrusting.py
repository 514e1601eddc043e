"""What is read well and cannot be trusted: crumbs of pale print, lost stops, figures by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from form_templates.model import Field, FieldType
from parsers.model import DOUBTED
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.picture import Grey
from parsers.scan.telling.accents import may_lack_an_accent
from parsers.scan.telling.judging import Judged
from parsers.scan.telling.stops import may_lack_a_stop
from parsers.scan.writing.crumbs import is_in_crumbs
from parsers.scan.writing.typed import is_typed

_ALONE = 0.9
"""The confidence from which one look is sure by itself; less is what two looks agree on."""

_PROMPT = 18.0
"""Points that a line is high at most which holds nothing but what invites to answer, 14.4 on
samples: in higher ones somebody wrote over it. Ink that was read as nothing is not nothing."""

_PROMPTED = frozenset({FieldType.CHOICE, FieldType.DATE, FieldType.PHONE})
"""What the blank invites to answer in pale words, and where few words are an answer."""


def mistrusted(
    field: Field,
    lines: Sequence[Grey],
    told: Judged,
    *,
    pale_lost: bool,
    marks_lost: bool,
    worn: bool = False,
    figures: Sequence[Grey] = (),
) -> Judged:
    """``told`` of the writing ``lines``, less surely where its letters may deceive.

    ``pale_lost``: pale print of the page may have fallen into crumbs, which are no words;
    ``marks_lost``: it may have lost stops and accents; ``worn``: all its print is broken, so that
    of names nothing tells c from e, as on a fax. ``figures`` are lines of other dates and numbers
    of the page, surely read.
    """
    if pale_lost and field.type in _PROMPTED and _is_no_answer(field, lines, told):
        return replace(told, value=None, shown="", confidence=min(told.confidence, DOUBTED))
    if told.value is None and (not told.shown or max(map(len, lines), default=0) > _PROMPT * SCALE):
        return replace(told, confidence=min(told.confidence, DOUBTED))
    lacking = worn or (marks_lost and _may_lack_marks(told.shown))
    lacking = lacking and field.type is FieldType.TEXT and told.value is not None
    day = field.type is FieldType.DATE and told.value is not None and told.confidence < _ALONE
    if lacking or (day and not all(is_typed(line, figures) for line in lines)):
        return replace(told, confidence=min(told.confidence, DOUBTED))
    return told


def _may_lack_marks(text: str) -> bool:
    return may_lack_a_stop(text) or may_lack_an_accent(text)


def _is_no_answer(field: Field, lines: Sequence[Grey], told: Judged) -> bool:
    """Whether crumbs were read as words: answers are black, what invites to answer is grey."""
    choice = field.type is FieldType.CHOICE
    said = told.value in field.choices if choice else told.value is not None
    return not said and (_is_what_is_left(field, told.shown) or all(map(is_in_crumbs, lines)))


def _is_what_is_left(field: Field, shown: str) -> bool:
    """Whether ``shown`` is what is left of “mm/dd/yyyy”: a date has figures."""
    return field.type is FieldType.DATE and "dd" in shown and not any(map(str.isdigit, shown))
