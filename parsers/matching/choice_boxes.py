"""An answer out of several check boxes: each with its words, and which of them is ticked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from form_templates.model import Field, FieldType
from parsers.matching.flow import CellText
from parsers.matching.region import Region
from parsers.matching.values import match_choice, parse_yes_no
from parsers.matching.words import OBJECT
from parsers.model import Control, ControlKind, FoundBy, Reading

UNSURE = 0.4
"""How sure an answer is that may be another's, or none."""


@dataclass(frozen=True, slots=True)
class Box:
    """A check box with the words that belong to it."""

    control: Control
    words: str


def boxes_of(region: Region, field: Field | None = None) -> list[Box]:
    """The check boxes on the region, each with its words: those behind it, or those before it.

    Which, is told by the answers that ``field`` can have; else by what stands first.
    """
    parts = [(region.cell, region.start, region.end), *((c, 0, len(c.text)) for c in region.more)]
    boxes: list[Control] = []
    between = [""]
    for cell, start, end in parts:
        at = start
        for thing in cell.things_in(start, end):
            if thing.control and thing.control.kind is ControlKind.CHECKBOX:
                between[-1] += cell.text[at : thing.offset]
                boxes.append(thing.control)
                between.append("")
                at = thing.offset + 1
        between[-1] += cell.text[at:end] + "\t"
    if not boxes:
        return []
    between = [words.strip(f" \t\n:*{OBJECT}") for words in between]
    lead, behind = between[:-1], between[1:]
    known_before = sum(is_answer(field, words) for words in lead)
    known_behind = sum(is_answer(field, words) for words in behind)
    if known_before == known_behind:
        chosen = lead if lead[0] and not behind[-1] else behind
    else:
        chosen = lead if known_before > known_behind else behind
    return [Box(box, words) for box, words in zip(boxes, chosen, strict=True)]


def under_headers(
    field: Field, boxes: Sequence[Box], region: Region, cells: Sequence[CellText]
) -> list[Box]:
    """Boxes in columns: the words of each are those printed at the head of its column."""
    places = {id(t.control): t for t in region.things}
    told: list[Box] = []
    for box in boxes:
        thing = places[id(box.control)]
        middle = (thing.x0 + thing.x1) / 2
        heads = [
            c
            for c in cells
            if c.cell.x0 - 12 <= middle <= c.cell.x1 + 12
            and c.cell.y1 <= region.cell.cell.y0 + 3
            and is_answer(field, c.text)
            and len(c.text.strip()) > 1  # a tick in a row above heads nothing
            and not c.things
        ]
        nearest = max(
            heads,
            key=lambda c: (c.cell.y1, -abs(c.cell.x0 + c.cell.x1 - 2 * middle)),
            default=None,
        )
        told.append(Box(box.control, nearest.text.strip() if nearest else ""))
    return told


def is_answer(field: Field | None, words: str) -> bool:
    """Whether ``words`` are an answer that ``field`` can have."""
    if field is None or not words:
        return False
    if field.type is FieldType.YES_NO:
        return parse_yes_no(words.split("\n", maxsplit=1)[0]) is not None
    return match_choice(words, field.choices) is not None


def from_boxes(field: Field, boxes: Sequence[Box], region: Region, confidence: float) -> Reading:
    """One answer out of several boxes: the one that is ticked; two ticked is no answer."""
    confidence *= min(box.control.sure for box in boxes)
    anchor = next((b.control.anchor for b in boxes if b.control.value), region.cell.anchor)
    ticked = [box for box in boxes if box.control.value is True]
    shown = ", ".join(box.words for box in ticked)
    if field.type is FieldType.YES_NO:
        answers = {_yes_no(box.words) for box in ticked}
        if not _whole_pair(boxes):
            confidence = UNSURE  # a box was not seen, or one of another question's was
        if len(boxes) == 1 and _yes_no(boxes[0].words) is None:
            answer: bool | None = bool(ticked)
            shown = shown or ("Yes" if answer else "No")
        else:
            answer = answers.pop() if len(answers) == 1 else None
        return Reading(field.id, answer, shown, confidence, FoundBy.LABEL, anchor)
    chosen = [match_choice(box.words, field.choices) or box.words for box in ticked]
    if any(not words for words in chosen):
        return Reading(field.id, None, shown, UNSURE, FoundBy.LABEL, anchor)
    value = chosen[0] if len(chosen) == 1 else None
    if not ticked and not _all_there(field, boxes):
        confidence = UNSURE  # the box that is ticked may be the one not seen
    return Reading(field.id, value, shown, confidence, FoundBy.LABEL, anchor)


def _whole_pair(boxes: Sequence[Box]) -> bool:
    """Whether boxes of yes and no tell one answer: both are there, or one of them is ticked."""
    told = [(_yes_no(box.words), box.control.value is True) for box in boxes]
    named = {(answer, ticked) for answer, ticked in told if answer is not None}
    answers = {answer for answer, _ in named}
    if not named or any(ticked for _, ticked in named):
        return len(named) <= max(1, len(answers))
    return len(answers) > 1


def _yes_no(words: str) -> bool | None:
    """The answer that a box stands before: of "Yes / No" the first, which is ringed."""
    told = parse_yes_no(words)
    both = [parse_yes_no(word) for word in re.split(r"[\s/|]+", words)]
    return both[0] if told is None and len(both) == 2 and None not in both else told


def _all_there(field: Field, boxes: Sequence[Box]) -> bool:
    """Whether each of the field's choices has a box."""
    offered = {match_choice(box.words, field.choices) for box in boxes}
    return offered.issuperset(field.choices)
