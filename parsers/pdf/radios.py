"""Radio groups whose states have no words of their own take those printed beside the buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.model import ControlKind
from parsers.pdf.buttons import chosen_state, opaque, states_of
from parsers.pdf.controls import Placed
from parsers.pdf.geometry import Page, Rect, rect_of
from parsers.pdf.words import Word

_REACH = 40.0
_SPACE = 0.9


def with_printed_words(one: Placed, page: Page, words: Sequence[Word]) -> Placed:
    """``one`` with the words beside its buttons as options, where its states say nothing.

    Unchanged when it is no group of buttons on this page, when its states have words, or when not
    every button has words beside it.
    """
    if one.control.kind is not ControlKind.CHOICE or len(one.raw.widgets) < 2:
        return one
    states = states_of(one.raw)
    if not all(opaque(state.label) for state in states):
        return one
    places = [_place(page, widget.page, widget.node.get("/Rect")) for widget in one.raw.widgets]
    there = [place for place in places if place]
    if len(there) != len(places):
        return one
    said = [_beside(place, there, words) for place in there]
    if not all(said) or len(set(said)) != len(said):
        return one
    value = chosen_state(one.raw)
    by_look = "/V" not in one.raw.node
    chosen = next(
        (
            text
            for text, state in zip(said, states, strict=True)
            if (state.looks_on if by_look else state.on == value)
        ),
        None,
    )
    control = replace(one.control, options=tuple(said), value=chosen, shown=chosen or "")
    return replace(one, control=control)


def _place(page: Page, number: int | None, rect: object) -> Rect | None:
    found = rect_of(rect) if number == page.number else None
    return page.placed(found) if found else None


def _beside(place: Rect, buttons: Sequence[Rect], words: Sequence[Word]) -> str:
    """The words to the right of a button, up to the next button or a wide gap."""
    middle = (place[1] + place[3]) / 2
    stop = min((b[0] for b in buttons if b[0] > place[2] and b[1] < middle < b[3]), default=1e9)
    line = [w for w in words if w.y0 <= middle <= w.y1 and place[2] - 2 <= w.x0 < stop]
    said: list[Word] = []
    for word in sorted(line, key=lambda w: w.x0):
        reach = _REACH if not said else _SPACE * word.size
        if word.x0 - (said[-1].x1 if said else place[2]) > reach:
            break
        said.append(word)
    return " ".join(word.text for word in said)
