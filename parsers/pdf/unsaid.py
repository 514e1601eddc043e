"""Fields that show words without having a value, as some programs fill them.

A reader of the file sees the words; a program that asks for values finds none. Where no field of
the file has a value, that is how it was filled, and the words count. Where only some lack one, a
value may have been taken out and its look left behind: then a person looks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.model import Control, ControlKind
from parsers.pdf.controls import Placed
from parsers.pdf.looks import bare, shown_text
from parsers.pdf.prompts import is_choice_prompt, is_text_prompt, may_ask
from parsers.pdf.strings import text_of
from parsers.pdf.values import formats_numbers

_WORDED = {ControlKind.TEXT, ControlKind.DATE, ControlKind.CHOICE}
_ALL_SO = 0.9
_ONE_SO = 0.6
"""How surely shown words are the answer: where no field has a value, and where some have."""
_SAYS = re.compile(r"[1-9a-zA-Z]")


def with_looks(placed: Sequence[Placed]) -> list[Placed]:
    """The fields, with the words that they show where they have no value at all."""
    written = [one for one in placed if one.control.kind in _WORDED]
    sure = _ONE_SO if any("/V" in one.raw.node for one in written) else _ALL_SO
    return [_seen(one, sure) if one.control.kind in _WORDED else one for one in placed]


def _seen(one: Placed, sure: float) -> Placed:
    node, control = one.raw.node, one.control
    if "/V" in node or "/RV" in node or "/I" in node or len(one.raw.widgets) != 1:
        return one
    text = shown_text(one.raw.widgets[0].node)
    if not text or not bare(text) or _asks(control, text, text_of(node.get("/DV"))):
        return one
    if "/AA" in node and formats_numbers(node["/AA"]) and _is_nought(text):
        return one
    seen = replace(control, value=text, shown=text, sure=sure)
    return Placed(seen, one.raw, one.place)


def _is_nought(text: str) -> bool:
    """What Acrobat's number formats (AFNumber_Format, AFPercent_Format) write where nothing is."""
    return "0" in text and _SAYS.search(text) is None


def _asks(control: Control, text: str, default: str) -> bool:
    """Whether the words are the field's prompt."""
    if control.kind is ControlKind.CHOICE:
        return is_choice_prompt(text) or (bool(control.options) and text not in control.options)
    return may_ask(text) and is_text_prompt(text, default)
