"""From a content control's properties and what it shows to its value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from parsers.model import Anchor, Control, ControlKind, Mark
from parsers.word.boxes import is_box
from parsers.word.document import Document
from parsers.word.flow import Item
from parsers.word.prompts import is_blank, is_list_prompt
from parsers.word.sdt import Properties
from parsers.word.showing import shows_prompt
from parsers.word.stores import as_shown, differs

_NUMBERS = re.compile(r"\s*(\d{1,4})[/.\- ](\d{1,2})[/.\- ](\d{2,4})\s*")


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
    mark = _mark_among(items) if items else None
    kind = _kind(properties, shown, mark)
    value: str | bool | None = None
    if kind is ControlKind.PICTURE:
        mark = document.pictures.in_control(mark, anchor, flagged=properties.flagged)
        prompt = not mark.present
    elif kind is ControlKind.CHECKBOX:
        value = _ticked(properties, shown, anchor, document)
        prompt = False
    else:
        prompt = shows_prompt(properties, shown, document)
        value = None if prompt or is_blank(shown) else shown
        if properties.binding is not None or kind is ControlKind.DATE:
            value = _with_witnesses(properties, kind, value, anchor, document)
            prompt = prompt and value is None
    name = properties.name or (properties.doc_part and document.lent_name(properties.doc_part))
    return Control(
        name, properties.title, kind, value, shown, anchor, properties.choices,
        properties.locked, prompt, properties.multiline, mark,
    )  # fmt: skip


def _mark_among(items: Sequence[Item]) -> Mark | None:
    for item in items:
        if type(item) is Mark:
            return item
    return None


def _kind(properties: Properties, shown: str, mark: Mark | None) -> ControlKind:
    if properties.kind is None:
        if mark is not None and is_blank(shown):
            return ControlKind.PICTURE
        return ControlKind.TEXT if is_box(shown) is None else ControlKind.CHECKBOX
    if properties.kind is ControlKind.CHOICE and is_box(shown) is not None:
        return ControlKind.CHECKBOX
    return properties.kind


def _ticked(properties: Properties, shown: str, anchor: Anchor, document: Document) -> bool:
    """Whether a check box is ticked: by what it shows where that is plain, else by its state."""
    glyph = shown.strip()
    on, off = properties.glyphs
    seen = glyph == on if on != off and glyph in (on, off) else is_box(glyph)
    if seen is None:
        seen = properties.checked
    elif properties.kind is ControlKind.CHECKBOX and seen != properties.checked:
        name = _called(properties, anchor)
        document.warn(f"The check box {name} shows another state than it stores.")
    if properties.binding is not None:
        stored = document.stores.value(properties.binding)
        if stored and (stored.strip().lower() in ("true", "1")) != seen:
            name = _called(properties, anchor)
            document.warn(f"The check box {name} is bound to another state.")
    return seen


def _with_witnesses(
    properties: Properties,
    kind: ControlKind,
    value: str | None,
    anchor: Anchor,
    document: Document,
) -> str | None:
    """``value`` with its store and its stored date heard.

    What shows wins over the store, but the store fills a prompt: Word writes it there on opening.
    """
    if properties.binding is not None:
        stored = document.stores.value(properties.binding)
        if stored is not None and not is_blank(stored):
            if value is None:
                value = as_shown(properties, kind, stored)
                if kind is ControlKind.CHOICE and is_list_prompt(value):
                    return None
            elif differs(properties, kind, value, stored):
                name = _called(properties, anchor)
                document.warn(f"The control {name} shows another text than it is bound to.")
    if kind is ControlKind.DATE and value is not None:
        return _date_value(properties, value, anchor, document)
    return value


def _date_value(properties: Properties, value: str, anchor: Anchor, document: Document) -> str:
    """The date as it stands, or in ISO 8601 where the file says that the day comes first."""
    full = _iso(properties.full_date) if properties.full_date else None
    found = _NUMBERS.fullmatch(value) if full else None
    if full is None or found is None:
        return value
    first, second, last = (int(number) for number in found.groups())
    if first > 31 or full in (_made(last, first, second), _made(first, second, last)):
        return value
    if full == _made(last, second, first):
        return full.isoformat()
    name = _called(properties, anchor)
    document.warn(f"The date control {name} shows another day than it stores.")
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


def _called(properties: Properties, anchor: Anchor) -> str:
    return properties.title or properties.name or f"in {anchor.place}"
