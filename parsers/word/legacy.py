"""Legacy form fields: ``w:ffData`` of FORMTEXT, FORMDROPDOWN and FORMCHECKBOX (17.16)."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from parsers.model import Anchor, Control, ControlKind
from parsers.word.names import VAL, W
from parsers.word.prompts import is_blank, is_list_prompt, is_prompt
from parsers.word.sdt import is_on

_INSTRUCTIONS = {
    "FORMTEXT": ControlKind.TEXT,
    "FORMDROPDOWN": ControlKind.CHOICE,
    "FORMCHECKBOX": ControlKind.CHECKBOX,
}


@dataclass(slots=True)
class FieldData:
    """What ``w:ffData`` says; ``chosen`` is the place of the chosen entry, ``checked`` the tick."""

    kind: ControlKind | None = None
    name: str = ""
    title: str = ""
    locked: bool = False
    entries: tuple[str, ...] = ()
    chosen: int = 0
    checked: bool | None = None


def kind_of(instruction: str) -> ControlKind | None:
    """What a field's instruction makes of it, None where it is no form field."""
    words = instruction.split(maxsplit=1)
    return _INSTRUCTIONS.get(words[0].upper()) if words else None


def read_field_data(element: etree._Element) -> FieldData:
    """Read ``w:ffData`` (17.16.17)."""
    data = FieldData()
    status = help_text = ""
    for child in element:
        match child.tag.rpartition("}")[2]:
            case "name":
                data.name = child.get(VAL, "")
            case "statusText":
                status = child.get(VAL, "")
            case "helpText":
                help_text = child.get(VAL, "")
            case "enabled":
                data.locked = not is_on(child)
            case "textInput":
                data.kind = _text_kind(child)
            case "ddList":
                _read_list(data, child)
            case "checkBox":
                _read_checkbox(data, child)
    data.title = status or help_text
    return data


def _text_kind(element: etree._Element) -> ControlKind:
    for child in element:
        if child.tag == W + "type" and "date" in child.get(VAL, "").lower():
            return ControlKind.DATE
    return ControlKind.TEXT


def _read_list(data: FieldData, element: etree._Element) -> None:
    data.kind = ControlKind.CHOICE
    default = result = None
    entries = []
    for child in element:
        if child.tag == W + "listEntry":
            entries.append(child.get(VAL, ""))
        elif child.tag == W + "default":
            default = child.get(VAL)
        elif child.tag == W + "result":
            result = child.get(VAL)
    data.entries = tuple(entries)
    chosen = result if result is not None else default
    data.chosen = int(chosen) if chosen is not None and chosen.isdecimal() else 0


def _read_checkbox(data: FieldData, element: etree._Element) -> None:
    data.kind = ControlKind.CHECKBOX
    default = checked = None
    for child in element:
        if child.tag == W + "checked":
            checked = is_on(child)
        elif child.tag == W + "default":
            default = is_on(child)
    data.checked = checked if checked is not None else bool(default)


def legacy_control(data: FieldData, shown: str, anchor: Anchor) -> Control:
    """The control of one legacy field, ``shown`` being its result as printed."""
    if data.kind is ControlKind.CHECKBOX:
        shown = "☒" if data.checked else "☐"
        return _control(data, ControlKind.CHECKBOX, data.checked, shown, anchor, prompt=False)
    if data.kind is ControlKind.CHOICE:
        if data.entries:
            shown = data.entries[data.chosen] if data.chosen < len(data.entries) else ""
        prompt = is_list_prompt(shown)
        value = None if prompt else shown
        return _control(data, ControlKind.CHOICE, value, shown, anchor, prompt=prompt)
    prompt = is_prompt(shown)
    empty = prompt or is_blank(shown)
    kind = data.kind or ControlKind.TEXT
    return _control(data, kind, None if empty else shown, shown, anchor, prompt=prompt)


def _control(
    data: FieldData,
    kind: ControlKind,
    value: str | bool | None,
    shown: str,
    anchor: Anchor,
    *,
    prompt: bool,
) -> Control:
    return Control(
        name=data.name,
        title=data.title,
        kind=kind,
        value=value,
        shown=shown,
        anchor=anchor,
        options=tuple(entry for entry in data.entries if not is_list_prompt(entry)),
        locked=data.locked,
        placeholder=prompt,
    )
