"""Check boxes and radio groups: which state is on, and what each state is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf

from parsers.pdf.strings import name_text, text_of
from parsers.pdf.tree import Node, RawField, elements, entries

if TYPE_CHECKING:
    from pikepdf import Object

RADIO = 1 << 15
PUSH = 1 << 16
_OFF = {"", "Off", "off", "OFF"}


@dataclass(slots=True)
class State:
    """One button of a field: its on-state, the words for it, and whether its look is on."""

    on: str
    label: str
    looks_on: bool


def states_of(field: RawField) -> list[State]:
    """The buttons of a check box field or a radio group, in the order of their widgets.

    The words come from /Opt (12.7.4.2.3), else from the on-state itself; a button that carries a
    tooltip of its own says more than a state called "0" or "Choice1".
    """
    said = [_option(item) for item in elements(field.node.get("/Opt"))]
    tips = _own_words(field)
    found = []
    for place, widget in enumerate(field.widgets):
        on = on_state(widget.node)
        label = said[place] if place < len(said) and said[place] else ""
        if not label and on.isdigit() and int(on) < len(said):
            label = said[int(on)]
        if not label:
            label = tips[place] if opaque(on) else on
        look = name_text(text_of(widget.node.get("/AS")))
        found.append(State(on, label or on, look not in _OFF))
    return found


def _option(item: Object) -> str:
    pair = elements(item)
    return text_of(pair[-1] if pair else item)


def opaque(on: str) -> bool:
    """Whether a state's name says nothing to a person: "0", "Choice1"."""
    bare = on.lower().removeprefix("choice").removeprefix("button").removeprefix("option")
    return not on or bare.strip(" _-").isdigit()


def _own_words(field: RawField) -> list[str]:
    """The tooltip of each button, "" for all where they do not tell the buttons apart."""
    if len(field.widgets) < 2:
        return [""] * len(field.widgets)
    tips = [text_of(widget.node.get("/TU")).strip() for widget in field.widgets]
    states = {on_state(widget.node) for widget in field.widgets}
    return tips if 1 < len(states) <= len(set(tips)) else [""] * len(tips)


def on_state(widget: Node) -> str:
    """The state that is not Off, from the normal appearance; "" where the widget has none.

    Where the normal appearance says nothing, the down appearance and then /AS and /MK are asked.
    """
    looks = entries(widget.get("/AP"))
    for which in ("/N", "/D"):
        names = [name_text(key) for key in _keys(looks.get(which))]
        on = [name for name in names if name not in _OFF]
        if on:
            return on[0]
    shown = name_text(text_of(widget.get("/AS")))
    return "" if shown in _OFF else shown


def _keys(value: object) -> list[str]:
    return list(value.keys()) if isinstance(value, pikepdf.Dictionary) else []


def chosen_state(field: RawField) -> str:
    """The field's /V as a state name; "" when Off or absent."""
    value = field.node.get("/V")
    listed = elements(value)
    name = name_text(text_of(listed[0] if listed else value)).strip()
    return "" if name in _OFF else name


def is_on(value: object) -> bool:
    """Whether a plain true stands where a state name belongs."""
    return value is True


def several(states: list[State]) -> bool:
    """Whether the buttons of one field stand for different answers."""
    return len({state.on for state in states if state.on}) > 1


def is_check_group(field: RawField, states: list[State]) -> bool:
    """Whether one check box field offers several answers, as a radio group does."""
    return not field.flags & RADIO and several(states)
