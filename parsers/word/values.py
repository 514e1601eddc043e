"""From a content control's properties and what it shows to its value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from parsers.model import Anchor, Control, ControlKind, Mark
from parsers.word.boxes import is_box
from parsers.word.document import Document
from parsers.word.flow import Item, Run
from parsers.word.prompts import is_blank, is_list_prompt
from parsers.word.sdt import Properties
from parsers.word.showing import shows_prompt
from parsers.word.stores import as_shown, differs

_NUMBERS = re.compile(r"\s*(\d{1,4})[/.\- ](\d{1,2})[/.\- ](\d{2,4})\s*")


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
    """The control that ``properties`` describe, showing ``shown``.

    ``items`` are its content; a picture among them is what a picture control holds.
    """
    document.controls += 1
    shown = shown.rstrip("\n")
    mark = next((item for item in items if type(item) is Mark), None)
    kind = _kind(properties, shown, mark)
    control = Control(
        name=properties.name,
        title=properties.title,
        kind=kind,
        value=None,
        shown=shown,
        anchor=anchor,
        options=tuple(o.text for o in properties.options if not is_list_prompt(o.text, o.value)),
        locked=properties.locked,
        multiline=properties.multiline,
        mark=mark,
    )
    if kind is ControlKind.PICTURE:
        mark = document.pictures.in_control(mark, anchor, flagged=properties.flagged)
        return replace(control, mark=mark, placeholder=not mark.present)
    if kind is ControlKind.CHECKBOX:
        return replace(control, value=_ticked(properties, control, document))
    return _answered(properties, control, document)


def _kind(properties: Properties, shown: str, mark: Mark | None) -> ControlKind:
    if properties.kind is None:
        if mark is not None and is_blank(shown):
            return ControlKind.PICTURE
        return ControlKind.TEXT if is_box(shown) is None else ControlKind.CHECKBOX
    if properties.kind is ControlKind.CHOICE and is_box(shown) is not None:
        return ControlKind.CHECKBOX
    return properties.kind


def _ticked(properties: Properties, control: Control, document: Document) -> bool:
    """Whether a check box is ticked: by what it shows where that is plain, else by its state."""
    glyph = control.shown.strip()
    on, off = properties.glyphs
    seen = glyph == on if on != off and glyph in (on, off) else is_box(glyph)
    if seen is None:
        seen = properties.checked
    elif properties.kind is ControlKind.CHECKBOX and seen != properties.checked:
        document.warn(f"The check box {_called(control)} shows another state than it stores.")
    if properties.binding is not None:
        stored = document.stores.value(properties.binding)
        if stored and (stored.strip().lower() in ("true", "1")) != seen:
            document.warn(f"The check box {_called(control)} is bound to another state.")
    return seen


def _answered(properties: Properties, control: Control, document: Document) -> Control:
    """A text, date or choice with its value; the store fills a prompt, what shows wins else."""
    shown = control.shown
    prompt = shows_prompt(properties, shown, document)
    value = None if prompt or is_blank(shown) else shown
    stored = None
    if properties.binding is not None:
        stored = document.stores.value(properties.binding)
    if value is None and stored is not None and not is_blank(stored):
        value = as_shown(properties, control.kind, stored)
        if control.kind is ControlKind.CHOICE and is_list_prompt(value):
            value = None
    elif value and stored is not None and differs(properties, control.kind, value, stored):
        document.warn(f"The control {_called(control)} shows another text than it is bound to.")
    if control.kind is ControlKind.DATE and value is not None:
        value = _date_value(properties, control, value, document)
    return replace(control, value=value, placeholder=prompt and value is None)


def _date_value(properties: Properties, control: Control, value: str, document: Document) -> str:
    """The date as it stands, or in ISO 8601 where the file says that the day comes first."""
    full = _iso(properties.full_date)
    found = _NUMBERS.fullmatch(value)
    if full is None or found is None:
        return value
    first, second, last = (int(number) for number in found.groups())
    if first > 31 or full in (_made(last, first, second), _made(first, second, last)):
        return value
    if full == _made(last, second, first):
        return full.isoformat()
    document.warn(f"The date control {_called(control)} shows another day than it stores.")
    return value


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def _called(control: Control) -> str:
    return control.title or control.name or f"in {control.anchor.place}"
