"""Controls around controls: who is the control, and who only its wrapping."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.model import Control, ControlKind
from parsers.word.boxes import has_boxes, is_box
from parsers.word.document import Document
from parsers.word.flow import Aside, Item, Slot
from parsers.word.prompts import folded, is_blank
from parsers.word.sdt import Properties

_LONGEST_CHOICE = 300
"""Characters beyond which text with boxes in it is prose, not a row of choices."""


def holds_controls(items: Sequence[Item]) -> bool:
    """Whether there is a control among ``items``."""
    return any(isinstance(item, Control | Slot | Aside) for item in items)


def is_choice_region(properties: Properties, shown: str) -> bool:
    """Whether a rich text control is there for the typed boxes it holds, and is none itself."""
    return (
        properties.kind is None
        and len(shown) < _LONGEST_CHOICE
        and has_boxes(shown)
        and is_box(shown) is None
    )


def adopt(
    properties: Properties, places: Sequence[list[Item]], own: str, document: Document
) -> bool:
    """Whether a control only wraps one other, which then goes by the wrapping's name.

    LibreOffice writes some controls so: the inner has the kind, the outer the alias, and the
    label may stand between them. ``places`` are the lists of items inside, ``own`` their text.
    """
    found = [
        (items, number)
        for items in places
        for number, item in enumerate(items)
        if isinstance(item, Control | Slot | Aside)
    ]
    if len(found) != 1 or not (is_blank(own) or folded(own) == folded(properties.title)):
        return False
    items, number = found[0]
    child = items[number]
    if isinstance(child, Control):
        items[number] = _named(child, properties, document)
    return True


def _named(child: Control, properties: Properties, document: Document) -> Control:
    name = child.name or properties.name or document.lent_name(properties.doc_part)
    child = replace(child, name=name, title=child.title or properties.title)
    if properties.kind is child.kind is ControlKind.PICTURE and properties.flagged:
        mark = document.pictures.in_control(child.mark, child.anchor, flagged=True)
        return replace(child, mark=mark, placeholder=not mark.present)
    return child
