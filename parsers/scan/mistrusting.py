"""What is read well and cannot be trusted: crumbs on faxes, lost stops, figures by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from form_templates.model import Field, FieldType
from parsers.scan.accents import may_lack_an_accent
from parsers.scan.blots import blots_of
from parsers.scan.crumbs import is_in_crumbs
from parsers.scan.judging import DOUBTED, EMPTY_DOUBTED, Judged
from parsers.scan.picture import Grey, ink_of
from parsers.scan.stops import may_lack_a_stop
from parsers.scan.type_or_hand import likeness_of_twins

_ALONE = 0.9
"""The confidence from which one look is sure by itself; less is what two looks agree on."""
_BROAD, _TYPED = 0.4, 0.7
"""The width, in parts of the height, of figures other than a one, and how alike two of the same are
where a machine made them. Of 957 dates in type 16 are less alike, of 16 drawn by hand eight."""


def mistrusted(
    field: Field,
    lines: Sequence[Grey],
    told: Judged,
    *,
    fax: bool,
    thin_lost: bool,
    worn: bool = False,
) -> Judged:
    """``told`` of the writing ``lines``, less surely where its letters may deceive.

    ``fax``: the page came by fax; ``thin_lost``: it is a copy that lost thin print; ``worn``: of
    which all print is broken, so that of names nothing tells c from e, as on a fax.
    """
    if fax and field.type is FieldType.CHOICE and _is_no_choice(field, lines, told):
        return replace(told, value=None, confidence=min(told.confidence, EMPTY_DOUBTED))
    lacking = worn or (thin_lost and _may_lack_marks(told.shown))
    lacking = lacking and field.type is FieldType.TEXT and told.value is not None
    figures = field.type is FieldType.DATE and told.value is not None and told.confidence < _ALONE
    if lacking or (figures and not all(map(is_typed, lines))):
        return replace(told, confidence=min(told.confidence, DOUBTED))
    return told


def _may_lack_marks(text: str) -> bool:
    return may_lack_a_stop(text) or may_lack_an_accent(text)


def _is_no_choice(field: Field, lines: Sequence[Grey], told: Judged) -> bool:
    """Whether crumbs were read as a choice: answers are black, what invites to choose is grey."""
    return told.value not in field.choices and all(map(is_in_crumbs, lines))


def is_typed(line: Grey) -> bool:
    """Whether two figures of ``line`` look the same, as a machine makes them and hardly a hand.

    The years of this century have a two twice; ones are strokes, which all look the same.
    """
    ink = ink_of(line)
    labels, about = blots_of(ink)
    slim = about[:, 2] < _BROAD * about[:, 3]
    slim[0] = True
    return likeness_of_twins(line, ink & ~slim[labels]) >= _TYPED
