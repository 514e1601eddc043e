"""From a content control's properties and what it shows to its value."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.model import Anchor, Control, ControlKind, Mark
from parsers.word.document import Document
from parsers.word.flow import Item, Run
from parsers.word.prompts import is_blank, is_list_prompt
from parsers.word.sdt import Properties
from parsers.word.showing import shows_prompt
from parsers.word.stores import bound_value

_TICKED = frozenset("☑☒✓✔✗✘■◉●⊠⮽🗹🗵xX")
_UNTICKED = frozenset("☐□○◯◻⬜")


def text_of(items: Sequence[Item]) -> str:
    """The printed text among ``items``."""
    return "".join([item.text for item in items if type(item) is Run])


def content_control(
    properties: Properties,
    shown: str,
    anchor: Anchor,
    items: Sequence[Item],
    document: Document,
) -> Control:
    """The control that ``properties`` describe, showing ``shown``; ``items`` may bring a picture."""
    document.controls += 1
    shown = shown.rstrip("\n")
    mark = next((item for item in items if type(item) is Mark), None)
    kind = _kind(properties, shown, mark)
    value: str | bool | None
    placeholder = False
    if kind is ControlKind.CHECKBOX:
        value = _ticked(properties, shown, document)
    elif kind is ControlKind.PICTURE:
        value, mark = None, document.picture_in_control(mark, anchor, flagged=properties.flagged)
        placeholder = not mark.present
    else:
        placeholder = shows_prompt(properties, shown, document)
        value = None if placeholder or is_blank(shown) else shown
        value = bound_value(properties, value, document)
    return Control(
        name=properties.name,
        title=properties.title,
        kind=kind,
        value=value,
        shown=shown,
        anchor=anchor,
        options=tuple(o.text for o in properties.options if not is_list_prompt(o.text, o.value)),
        locked=properties.locked,
        placeholder=placeholder and value is None,
        multiline=properties.multiline,
        mark=mark,
    )


def _kind(properties: Properties, shown: str, mark: Mark | None) -> ControlKind:
    glyph = shown.strip()
    boxy = len(glyph) == 1 and glyph not in "xX" and (glyph in _TICKED or glyph in _UNTICKED)
    if properties.kind is None:
        if mark is not None and is_blank(shown):
            return ControlKind.PICTURE
        return ControlKind.CHECKBOX if boxy else ControlKind.TEXT
    if properties.kind is ControlKind.CHOICE and boxy:
        return ControlKind.CHECKBOX
    return properties.kind


def _ticked(properties: Properties, shown: str, document: Document) -> bool:
    """Whether a check box is ticked: by what it shows where that is plain, else by its state."""
    glyph = shown.strip()
    on, off = properties.glyphs
    if on != off and glyph in (on, off):
        seen = glyph == on
    elif glyph and (glyph in _TICKED or glyph in _UNTICKED):
        seen = glyph in _TICKED
    else:
        return properties.checked
    if properties.kind is ControlKind.CHECKBOX and seen != properties.checked:
        name = properties.title or properties.name or "without a name"
        document.warn(f"The check box {name} shows another state than it stores.")
    return seen
