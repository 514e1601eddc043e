"""The value of a field, by its type, and whether what shows is only a prompt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parsers.model import ControlKind
from parsers.pdf.buttons import (
    PUSH,
    RADIO,
    State,
    chosen_state,
    is_check_group,
    is_on,
    states_of,
)  # fmt: skip
from parsers.pdf.prompts import is_choice_prompt, is_text_prompt, may_ask
from parsers.pdf.strings import number, rich_text, text_of
from parsers.pdf.tree import RawField, elements, entries

if TYPE_CHECKING:
    from pikepdf import Object

MULTILINE = 1 << 12
_PASSWORD = 1 << 13
_MULTISELECT = 1 << 21
_IMPORT = ("buttonImportIcon", "ImportIcon")


@dataclass(slots=True)
class Value:
    """What a field says: the parts of a control that come from its value alone.

    ``note`` is a warning about it, "" for none.
    """

    kind: ControlKind
    value: str | bool | tuple[str, ...] | None
    shown: str
    options: tuple[str, ...] = ()
    placeholder: bool = False
    note: str = ""


def value_of(field: RawField, fresh: bool) -> Value | None:
    """What ``field`` says; None when it is no field at all.

    ``fresh`` is the form's NeedAppearances: then the value counts and looks are stale.
    """
    kind = text_of(field.node.get("/FT"))
    if kind == "Btn":
        return _button(field, fresh)
    if kind == "Ch":
        return _choice(field)
    if kind == "Sig":
        return Value(ControlKind.SIGNATURE, None, "")
    if kind == "Tx" or "/V" in field.node or "/DA" in field.node:
        return _text(field)
    return None


def _text(field: RawField) -> Value:
    node = field.node
    kind = ControlKind.DATE if "/AA" in node and _formats_dates(node["/AA"]) else ControlKind.TEXT
    text = text_of(node.get("/V"))
    if not text and "/RV" in node:
        text = rich_text(text_of(node["/RV"]))
    if field.flags & _PASSWORD:
        text = ""
    if not text.strip():
        return Value(kind, None, text)
    if may_ask(text) and is_text_prompt(text, text_of(node.get("/DV"))):
        return Value(kind, None, text, placeholder=True)
    return Value(kind, text, text)


def _formats_dates(actions: object) -> bool:
    """Whether a keystroke or format script is one of Acrobat's date functions."""
    return any("AFDate_" in script for script in _scripts(actions))


def formats_numbers(actions: object) -> bool:
    """Whether a keystroke or format script is one of Acrobat's for numbers and shares."""
    return any("AFNumber_" in one or "AFPercent_" in one for one in _scripts(actions))


def _scripts(actions: object) -> Iterator[str]:
    node = entries(actions)
    return (text_of(entries(node.get(key)).get("/JS")) for key in ("/F", "/K"))


def _choice(field: RawField) -> Value:
    pairs = [_pair(item) for item in elements(field.node.get("/Opt"))]
    shown_for: dict[str, str] = {}
    for export, display in pairs:
        shown_for.setdefault(export, display)
    displays = tuple(display for _, display in pairs)
    chosen = [shown_for.get(raw, raw) for raw in _raw_choices(field, pairs)]
    chosen = [text for text in chosen if text.strip()]
    if not chosen:
        return Value(ControlKind.CHOICE, None, "", displays)
    shown = ", ".join(chosen)
    if all(_asks(text, pairs) for text in chosen):
        return Value(ControlKind.CHOICE, None, shown, displays, placeholder=True)
    if field.flags & _MULTISELECT or len(chosen) > 1:
        return Value(ControlKind.CHOICE, tuple(chosen), shown, displays)
    return Value(ControlKind.CHOICE, chosen[0], shown, displays)


def _pair(item: Object) -> tuple[str, str]:
    text = text_of(item)
    both = () if text else elements(item)
    if len(both) >= 2:
        return text_of(both[0]), text_of(both[1])
    text = text_of(both[0]) if both else text
    return text, text


def _raw_choices(field: RawField, pairs: list[tuple[str, str]]) -> list[str]:
    value = field.node.get("/V")
    if value is None:
        indices = (number(item, -1) for item in elements(field.node.get("/I")))
        return [pairs[index][0] for index in indices if 0 <= index < len(pairs)]
    listed = elements(value)
    return [text_of(item) for item in listed] if listed else [text_of(value)]


def _asks(text: str, pairs: list[tuple[str, str]]) -> bool:
    """A prompt by its words, or an option that asks and exports nothing."""
    if is_choice_prompt(text):
        return True
    return any(display == text and not export.strip() for export, display in pairs)


def _button(field: RawField, fresh: bool) -> Value:
    if field.flags & PUSH:
        return Value(_push_kind(field), None, "")
    states = states_of(field)
    if field.flags & RADIO or is_check_group(field, states):
        return _group(field, states, fresh)
    return _check(field, states, fresh)


def _push_kind(field: RawField) -> ControlKind:
    """A push button that takes a picture, or shows one and does nothing else, is a picture."""
    from parsers.pdf.signing import picture_in  # noqa: PLC0415 - few fields are push buttons

    actions = [
        entries(field.node.get("/A")),
        *map(entries, entries(field.node.get("/AA")).values()),
    ]
    scripts = " ".join(text_of(action.get("/JS")) for action in actions)
    if any(word in scripts for word in _IMPORT):
        return ControlKind.PICTURE
    if any(actions):
        return ControlKind.BUTTON
    icon_only = number(entries(field.node.get("/MK")).get("/TP")) == 1
    held = icon_only or any(picture_in(widget.node) is not None for widget in field.widgets)
    return ControlKind.PICTURE if held else ControlKind.BUTTON


def _check(field: RawField, states: list[State], fresh: bool) -> Value:
    stated = chosen_state(field)
    given = "/V" in field.node
    looks = any(state.looks_on for state in states)
    on = bool(stated) or is_on(field.node.get("/V")) if given else looks
    note = ""
    if given and states and looks != on and not fresh:
        note = f"is {'ticked' if on else 'not ticked'} by its value but looks otherwise"
    return Value(ControlKind.CHECKBOX, on, "☒" if on else "☐", note=note)


def _group(field: RawField, states: list[State], fresh: bool) -> Value:
    options = tuple(dict.fromkeys(state.label for state in states if state.label))
    stated = chosen_state(field)
    by_value = next((state.label for state in states if stated and state.on == stated), "")
    if not by_value and stated:
        by_value = _by_option(field, stated) or stated
    by_look = next((state.label for state in states if state.looks_on), "")
    chosen = by_value if "/V" in field.node else by_look
    note = ""
    if "/V" in field.node and by_look != by_value and states and not fresh:
        note = f"has the value “{by_value}” but shows “{by_look}”"
    return Value(ControlKind.CHOICE, chosen or None, chosen, options, note=note)


def _by_option(field: RawField, stated: str) -> str:
    """A value that names an option of /Opt by its number or its words."""
    said = [text_of((elements(item) or [item])[-1]) for item in elements(field.node.get("/Opt"))]
    if stated in said:
        return stated
    return said[int(stated)] if stated.isdigit() and int(stated) < len(said) else ""
